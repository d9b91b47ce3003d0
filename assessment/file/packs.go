package file

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/uuid"

	"charter/assessment"
	"charter/questions"
	"charter/questions/plaintext"
)

// Packs finds the question pack that an assessment is read with: the one in the
// folder the user has given; else the one in the folder that the file itself names
// beside it; else the one built into the program. A pack is read once and then
// kept. Make it with [NewPacks] or [PacksFrom]; its methods may be called from any goroutine.
type Packs struct {
	given string
	main  func() (*questions.Pack, error)

	mu     sync.Mutex
	beside map[string]*questions.Pack // by the path of their folder
}

// NewPacks looks for packs. given is the folder of a pack to use for every file,
// as the user has named it, or "" for none. Nothing is read yet.
func NewPacks(given string) *Packs {
	if given == "" {
		return PacksFrom(questions.Default)
	}
	p := PacksFrom(func() (*questions.Pack, error) {
		pack, err := questions.LoadDir(given)
		if err != nil {
			return nil, fmt.Errorf("the question pack %s cannot be used. Check it with charter questions check, or name another folder with --pack\n%w", plaintext.Line(given), err)
		}
		return pack, nil
	})
	p.given = given
	return p
}

// PacksFrom has another pack in the place of the built-in one. load is called
// once, when the pack is first needed.
func PacksFrom(load func() (*questions.Pack, error)) *Packs {
	return &Packs{main: sync.OnceValues(load), beside: map[string]*questions.Pack{}}
}

// Main gives the pack for what is new: the one that was given, or the built-in one.
func (p *Packs) Main() (*questions.Pack, error) { return p.main() }

// Given reports whether the user has named a pack.
func (p *Packs) Given() bool { return p.given != "" }

// Ref names the pack for a new assessment that will be at path. It has the
// folder of the pack when that was given and lies right beside the file, so
// that the file is opened with it from then on.
func (p *Packs) Ref(path string) (assessment.PackRef, error) {
	pack, err := p.main()
	if err != nil {
		return assessment.PackRef{}, err
	}
	return assessment.PackRef{ID: pack.ID, Version: pack.Version, Folder: p.folderBeside(path)}, nil
}

// New makes an empty assessment that will be at path, with an id of its own.
func (p *Packs) New(path string, now time.Time) (*assessment.Assessment, error) {
	ref, err := p.Ref(path)
	if err != nil {
		return nil, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("cannot make an id for a new assessment: %w. Try again", err)
	}
	return assessment.New(id.String(), ref, now), nil
}

// folderBeside is the name of the folder that was given, when it lies right
// beside the file at path; else "".
func (p *Packs) folderBeside(path string) string {
	if p.given == "" {
		return ""
	}
	here, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return ""
	}
	folder, err := filepath.Abs(p.given)
	if err != nil || !sameFolder(here, filepath.Dir(folder)) || !assessment.PlainFolder(filepath.Base(folder)) {
		return ""
	}
	return filepath.Base(folder)
}

// sameFolder reports whether two paths lead to the same folder.
func sameFolder(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// Read reads the assessment at path with its pack, and gives both. It takes no
// lock and changes nothing. Errors are as those of the function [Read], or tell
// why the pack cannot be used.
func (p *Packs) Read(path string) (*assessment.Assessment, *questions.Pack, error) {
	data, err := readNamed(system{}, path)
	if err != nil {
		return nil, nil, err
	}
	return p.decode(path, data)
}

// decode does what [Decode] does, with the pack of the assessment.
func (p *Packs) decode(path string, data []byte) (*assessment.Assessment, *questions.Pack, error) {
	a, err := parse(path, data)
	if err != nil {
		return nil, nil, err
	}
	if a.Pack.Folder != "" { // never followed before it is judged
		if err := judge(path, data, a, nil); err != nil {
			return nil, nil, err
		}
	}
	pack, err := p.of(path, a)
	if err != nil {
		return nil, nil, err
	}
	err = judge(path, data, a, pack)
	var other *OtherPack
	if errors.As(err, &other) {
		other.given = p.given
	}
	if err != nil {
		return nil, nil, err
	}
	return a, pack, nil
}

// For gives the pack to open the file at path with. For a file that cannot be
// read it is that of its last good copy, and then the main one: opening the file
// will say what is wrong with it.
func (p *Packs) For(path string) (*questions.Pack, error) {
	a, err := Read(path, nil)
	if err == nil {
		return p.of(path, a)
	}
	real, err := located(system{}, path)
	if err == nil {
		_, a, err = readBackup(system{}, backupOf(real), nil)
	}
	if err == nil {
		return p.of(real, a)
	}
	return p.main()
}

// of gives the pack of an assessment that was read from path. If that names a
// folder, it must have been judged to be sound.
func (p *Packs) of(path string, a *assessment.Assessment) (*questions.Pack, error) {
	if p.given != "" || a.Pack.Folder == "" {
		return p.main()
	}
	real, err := system{}.Resolve(path)
	if err != nil {
		real = path
	}
	dir, folder := filepath.Dir(real), a.Pack.Folder
	key := filepath.Join(dir, folder)
	p.mu.Lock()
	pack := p.beside[key]
	p.mu.Unlock()
	if pack != nil {
		return pack, nil
	}
	if pack, err = questions.LoadBeside(dir, folder); err != nil {
		return nil, fmt.Errorf("%s was made with the questions in the folder %s beside it, which cannot be used. Put that folder there again, or name it with --pack\n%w",
			plaintext.Line(path), plaintext.Line(folder), err)
	}
	p.mu.Lock()
	p.beside[key] = pack
	p.mu.Unlock()
	return pack, nil
}
