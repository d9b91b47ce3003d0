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
	"charter/assessment/format"
	"charter/assessment/store"
	"charter/questions"
	"charter/questions/plaintext"
)

// Packs finds the question pack of an assessment: the one in the folder the user
// has given; else the one in the folder that the file itself names beside it; else
// one that is built into the program. Of that the newest edition is edited, while
// a file is read with the edition it was made with. A pack is read once and then
// kept. Make it with [PacksIn] or [PacksFrom]; its methods may be
// called from any goroutine.
type Packs struct {
	given    string
	main     func() (*questions.Pack, error)
	editions questions.Editions // of the pack that main stands for, if it is built in
	root     *Root              // the folder that all assessments are in; nil: the whole machine

	mu   sync.Mutex
	kept map[string]*questions.Pack // by the path of their folder, or by id and version
}

// PacksIn looks for packs. given is the folder of a pack to use for every file, as the
// user has named it, or "" for none; editions are those that stand for the ones that are
// built in, such as [questions.BuiltIn]. Nothing is read yet.
func PacksIn(given string, editions questions.Editions) *Packs {
	if given == "" {
		p := PacksFrom(editions.Default)
		p.editions = editions
		return p
	}
	p := PacksFrom(func() (*questions.Pack, error) {
		pack, err := questions.LoadDir(given)
		if err != nil {
			return nil, fmt.Errorf("the question pack %s cannot be used. Check it with charter questions check, or name another folder with --pack\n%w", plaintext.Line(given), err)
		}
		return pack, nil
	})
	p.given, p.editions = given, editions
	return p
}

// PacksFrom has one pack in the place of those that are built in. load is called
// once, when the pack is first needed.
func PacksFrom(load func() (*questions.Pack, error)) *Packs {
	return &Packs{main: sync.OnceValues(load), kept: map[string]*questions.Pack{}}
}

// In gives packs for the assessments in a folder. They are those of p that are built in:
// none is looked for in a folder.
func (p *Packs) In(root *Root) *Packs {
	return &Packs{main: p.main, editions: p.editions, root: root, kept: map[string]*questions.Pack{}}
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
	id, err := newID()
	if err != nil {
		return nil, err
	}
	return assessment.New(id, ref, now), nil
}

func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("cannot make an id for a new assessment: %w. Try again", err)
	}
	return id.String(), nil
}

// setFolder has an assessment that was in a file at from, and goes on in one at to, name the
// folder of its pack, if that lies beside the new file.
func (p *Packs) setFolder(a *assessment.Assessment, from, to string) {
	if p.Given() {
		a.Pack.Folder = p.folderBeside(to)
	} else if !sameFolder(filepath.Dir(from), filepath.Dir(to)) {
		a.Pack.Folder = ""
	}
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

// Read reads the assessment at path with the pack it was made with, and gives both.
// It takes no lock and changes nothing. Errors are as those of the function [Read],
// or tell why the pack cannot be used.
func (p *Packs) Read(path string) (*assessment.Assessment, *questions.Pack, error) {
	return p.readWith(path, p.toRead)
}

// Examine does what [Packs.Read] does, and lists what assessment.Validate remarks on.
func (p *Packs) Examine(path string) (*assessment.Assessment, *questions.Pack, []assessment.Problem, error) {
	data, err := p.root.Text(path)
	if err != nil {
		return nil, nil, nil, err
	}
	a, pack, remarks, err := format.Examine(path, data, func(a *assessment.Assessment) (*questions.Pack, error) { return p.toRead(path, a) })
	return a, pack, remarks, p.withEditions(err)
}

// ReadToEdit does what [Packs.Read] does with the pack that the file is edited
// with. The error is *[format.OtherPack] when the file must be moved to that first.
func (p *Packs) ReadToEdit(path string) (*assessment.Assessment, *questions.Pack, error) {
	return p.readWith(path, p.toEdit)
}

// choice gives the pack of an assessment that was read from path. If that names a
// folder, it must have been judged to be sound.
type choice func(path string, a *assessment.Assessment) (*questions.Pack, error)

func (p *Packs) readWith(path string, choose choice) (*assessment.Assessment, *questions.Pack, error) {
	data, err := p.root.Text(path)
	if err != nil {
		return nil, nil, err
	}
	return p.decode(path, data, choose)
}

// Decode reads the text of an assessment that will be at path, with the pack it was made
// with. Errors are those of [Packs.Read].
func (p *Packs) Decode(path string, text []byte) (*assessment.Assessment, *questions.Pack, error) {
	return p.decode(path, text, p.toRead)
}

// decode reads the text of a file with the pack of the assessment.
func (p *Packs) decode(path string, data []byte, choose choice) (*assessment.Assessment, *questions.Pack, error) {
	a, pack, err := format.DecodeWith(path, data, func(a *assessment.Assessment) (*questions.Pack, error) { return choose(path, a) })
	return a, pack, p.withEditions(err)
}

// withEditions adds to an error of an assessment made with other questions what is known of packs.
func (p *Packs) withEditions(err error) error {
	var other *format.OtherPack
	if errors.As(err, &other) {
		other.Given, other.Readable = p.given, p.Readable(other.Assessment)
	}
	return err
}

// For gives the pack to open the file at path with, for editing. For a file that
// cannot be read it is that of its last good copy, and then the main one: opening
// the file will say what is wrong with it.
func (p *Packs) For(path string) (*questions.Pack, error) {
	if data, err := p.root.Text(path); err == nil {
		if ref, named := format.PackIn(data); named && ref.Folder == "" {
			return p.main() // whatever else the file says
		}
	}
	return p.packOf(path, p.toEdit)
}

// ForReading gives the pack that the file at path, or its last good copy, was made
// with, as far as it is at hand.
func (p *Packs) ForReading(path string) (*questions.Pack, error) { return p.packOf(path, p.toRead) }

func (p *Packs) packOf(path string, choose choice) (*questions.Pack, error) {
	a, err := p.root.Read(path, nil)
	if err == nil {
		return choose(path, a)
	}
	if path, a, err = p.root.lastGood(path); err == nil {
		return choose(path, a)
	}
	return p.main()
}

// Readable reports whether an edition is built in that an assessment can be read
// with as it is, also if it must be moved to a newer one before it is edited.
func (p *Packs) Readable(a *assessment.Assessment) bool {
	return a.Pack.Folder == "" && p.editions.Has(a.Pack.ID, a.Pack.Version)
}

// Edition gives the pack that a report names by its id and version: the one that
// the user has given; else that edition, if it is built in; else the main one.
func (p *Packs) Edition(id, version string) (*questions.Pack, error) {
	if p.given != "" || !p.editions.Has(id, version) {
		return p.main()
	}
	return p.keep(id+" "+version, func() (*questions.Pack, error) { return p.editions.Find(id, version) })
}

// EditionBeside does what [Packs.Edition] does for a report in the file at path, whose
// questionnaire may also be a folder right beside it.
func (p *Packs) EditionBeside(path, id, version string) (*questions.Pack, error) {
	if p.given != "" || p.editions.Has(id, version) {
		return p.Edition(id, version)
	}
	dir := filepath.Dir(path)
	beside, err := os.ReadDir(dir)
	if err != nil {
		return p.Edition(id, version)
	}
	for _, entry := range beside {
		folder := entry.Name()
		if _, err := os.Stat(filepath.Join(dir, folder, "pack.yaml")); err != nil || !assessment.PlainFolder(folder) {
			continue
		}
		pack, err := p.keep(filepath.Join(dir, folder), func() (*questions.Pack, error) { return questions.LoadBeside(dir, folder) })
		if err == nil && pack.ID == id && pack.Version == version {
			return pack, nil
		}
	}
	return p.Edition(id, version)
}

// toRead gives the pack to read an assessment with. Where the built-in pack asks
// other questions by now, that is the edition the assessment was made with.
func (p *Packs) toRead(path string, a *assessment.Assessment) (*questions.Pack, error) {
	pack, err := p.toEdit(path, a)
	if err != nil || format.Fits(a.Pack, pack) || !p.Readable(a) {
		return pack, err
	}
	return p.Edition(a.Pack.ID, a.Pack.Version)
}

// toEdit gives the pack to edit an assessment with.
func (p *Packs) toEdit(path string, a *assessment.Assessment) (*questions.Pack, error) {
	if p.given != "" || a.Pack.Folder == "" {
		return p.main()
	}
	if p.root != nil {
		return nil, &store.Refused{
			Reason: plaintext.Line(path) + " was made with questions of its own, in the folder " + plaintext.Line(a.Pack.Folder) + ", and here are only those that are built in",
			Next:   "Work on it with charter on your own computer, where that folder lies beside it",
		}
	}
	real, err := system{}.Resolve(path)
	if err != nil {
		real = path
	}
	dir, folder := filepath.Dir(real), a.Pack.Folder
	return p.keep(filepath.Join(dir, folder), func() (*questions.Pack, error) {
		pack, err := questions.LoadBeside(dir, folder)
		if err != nil {
			return nil, fmt.Errorf("%s was made with the questions in the folder %s beside it, which cannot be used. Put that folder there again, or name it with --pack\n%w",
				plaintext.Line(path), plaintext.Line(folder), err)
		}
		return pack, nil
	})
}

// keep gives the pack that is kept under a key, or loads and keeps it.
func (p *Packs) keep(key string, load func() (*questions.Pack, error)) (*questions.Pack, error) {
	p.mu.Lock()
	pack := p.kept[key]
	p.mu.Unlock()
	if pack != nil {
		return pack, nil
	}
	pack, err := load()
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	p.kept[key] = pack
	p.mu.Unlock()
	return pack, nil
}
