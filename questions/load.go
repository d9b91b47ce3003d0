package questions

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"

	"charter/questions/pattern"
)

// PackFormat is the format of a pack's files that this program reads. It is
// written at the head of pack.yaml.
const PackFormat = "charter-pack/1"

// Limits on a pack that comes from a folder. The embedded pack is about a
// tenth of a megabyte in 23 files, so there is room to grow tenfold.
const (
	MaxFileBytes = 1 << 20 // of one file
	MaxPackBytes = 8 << 20 // of all files together
	MaxFiles     = 200     // files and folders, read or not
)

// errNoFolder is told before anything is opened: a pipe would wait for somebody to
// write to it.
var errNoFolder = errors.New("what has that name is not a folder")

// LoadDir reads a pack from a folder on disk. Links inside the folder that
// lead out of it are refused. The error is a [Faults] when the folder could be
// opened but does not hold a good pack.
func LoadDir(dir string) (*Pack, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("cannot open the question pack %s: %w", dir, errNoFolder)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the question pack %s: %w", dir, err)
	}
	defer root.Close()
	return Load(root.FS())
}

// LoadBeside reads a pack from a folder that lies right in dir. A link, or a name
// that leads out of dir, is refused, since the name may come from a file that
// somebody else has written. Errors are as those of [LoadDir].
func LoadBeside(dir, folder string) (*Pack, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder %s: %w", dir, err)
	}
	defer root.Close()
	if info, err := root.Lstat(folder); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("cannot open the question pack %s: %w", folder, errNoFolder)
	}
	inner, err := root.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("cannot open the question pack %s: %w", folder, err)
	}
	defer inner.Close()
	return Load(inner.FS())
}

// Load reads a pack and checks its structure: known keys only, each once and
// of the right type, four levels, known stages and facts, unique ids, every
// file in its place, no control characters. The error is a [Faults] with
// everything found. What a pack says is judged by the sub-package check.
func Load(fsys fs.FS) (*Pack, error) {
	pack, faults := load(fsys, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	return pack, nil
}

// Inspect reads a pack as [Load] does, for tools that check one. It gives what
// could be read even when there are faults, and every text of the pack with
// its place. The pack is nil only when pack.yaml itself cannot be understood.
func Inspect(fsys fs.FS) (*Pack, []Text, Faults) {
	texts := []Text{}
	pack, faults := load(fsys, &texts)
	return pack, texts, faults
}

// principleFolder is the name of a principle's folder: its number and its id.
var principleFolder = pattern.Lazy(`^([0-9]{2})-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$`)

// load reads a pack; with texts it also collects where each text stands.
func load(fsys fs.FS, texts *[]Text) (*Pack, Faults) {
	src := source{fsys: fsys}
	head, ok := src.read("pack.yaml")
	if !ok {
		return nil, src.faults
	}
	top := &decoder{file: "pack.yaml", collect: texts != nil, principle: -1, question: -1, cutOff: map[int]bool{}}
	pack := &Pack{}
	if !top.pack(head, pack) {
		return nil, top.faults.sorted()
	}

	folders := src.folders()
	if len(folders) == 0 && len(src.faults) == 0 {
		src.fault("", "the pack has no principle", "Add a folder for each, such as 01-beneficial, with guidance.md and questions.yaml")
	}
	pack.Principles = make([]Principle, len(folders))
	decoders := make([]*decoder, len(folders))
	var work sync.WaitGroup
	for i, folder := range folders {
		pack.Principles[i].Number, pack.Principles[i].ID = folder.number, folder.id
		guidance, hasGuidance := src.read(folder.name + "/guidance.md")
		questions, hasQuestions := src.read(folder.name + "/questions.yaml")
		d := &decoder{file: folder.name + "/questions.yaml", collect: texts != nil, principle: i, question: -1, cutOff: map[int]bool{}}
		decoders[i] = d
		// Parsing takes nearly all the time, so each folder is parsed on its own.
		work.Go(func() {
			if hasGuidance {
				d.guidance(folder.name+"/guidance.md", guidance, &pack.Principles[i])
			}
			if hasQuestions {
				d.principleFile(questions, &pack.Principles[i])
			}
		})
	}
	work.Wait()

	faults := append(src.faults, top.faults...)
	seen := map[string]string{}
	for _, d := range append([]*decoder{top}, decoders...) {
		if texts != nil {
			*texts = append(*texts, d.texts...)
		}
		if d == top {
			continue
		}
		faults = append(faults, d.faults...)
		for _, id := range d.ids {
			if first, twice := seen[id.Value]; twice {
				faults = append(faults, Fault{id.File, id.Line, id.Column,
					fmt.Sprintf("the question id %s is used twice, first at %s", id.Value, first),
					"Give one of the two questions another id"})
				continue
			}
			seen[id.Value] = fmt.Sprintf("%s:%d", id.File, id.Line)
		}
	}
	pack.reindex()
	return pack, faults.sorted()
}

// source reads the files of a pack within the limits.
type source struct {
	fsys   fs.FS
	bytes  int
	faults Faults
}

func (s *source) fault(file, message, hint string) {
	s.faults = append(s.faults, Fault{File: file, Message: message, Hint: hint})
}

// read gives the whole of a file, or records why it cannot.
func (s *source) read(name string) (string, bool) {
	info, err := fs.Stat(s.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if name == "pack.yaml" {
			s.fault(name, "the file is missing, so this folder is not a question pack", "Give the folder that holds pack.yaml")
		} else {
			s.fault(name, "the file is missing", "Every principle needs guidance.md and questions.yaml")
		}
		return "", false
	case err != nil:
		s.fault(name, "the file cannot be read: "+err.Error(), "Links must stay inside the pack; otherwise check who may read the file")
		return "", false
	case !info.Mode().IsRegular():
		// A pipe or device could block for ever once opened.
		s.fault(name, "this is not an ordinary file", "Replace it by a text file")
		return "", false
	}
	file, err := s.fsys.Open(name)
	if err != nil {
		s.fault(name, "the file cannot be opened: "+err.Error(), "Check who may read the file")
		return "", false
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxFileBytes+1))
	s.bytes += len(data)
	switch {
	case err != nil:
		s.fault(name, "the file cannot be read: "+err.Error(), "Check who may read the file")
		return "", false
	case len(data) > MaxFileBytes:
		s.fault(name, "the file is larger than 1 MiB", "A file of a pack holds one principle; make it shorter")
		return "", false
	case s.bytes > MaxPackBytes:
		s.fault(name, "the pack is larger than 8 MiB", "Make its texts shorter")
		return "", false
	}
	return string(data), true
}

// folder is the folder of one principle.
type folder struct {
	name   string
	number int
	id     string
}

// folders lists the principles' folders in order of their number.
func (s *source) folders() []folder {
	entries, err := fs.ReadDir(s.fsys, ".")
	if err != nil {
		s.fault("", "the folder cannot be listed: "+err.Error(), "Check who may read it")
		return nil
	}
	var found []folder
	ids, numbers := map[string]string{}, map[int]string{}
	count := len(entries)
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, ".") || !s.isFolder(name, entry) {
			continue
		}
		parts := principleFolder().FindStringSubmatch(name)
		if parts == nil {
			s.fault(name, "the folder's name is not a number and a name", "Call it like 02-security: two digits, a hyphen, small letters")
			continue
		}
		number, _ := strconv.Atoi(parts[1]) // two digits: cannot fail
		if other, twice := numbers[number]; twice {
			s.fault(name, fmt.Sprintf("the number %s is also that of %s", parts[1], other), "Number the principles 01, 02, 03 and so on")
		}
		if other, twice := ids[parts[2]]; twice {
			s.fault(name, fmt.Sprintf("the name %s is also that of %s", parts[2], other), "Give each principle its own name")
		}
		ids[parts[2]], numbers[number] = name, name
		found = append(found, folder{name, number, parts[2]})
		count += s.strangers(name)
	}
	if count > MaxFiles {
		s.fault("", fmt.Sprintf("the folder holds %d files, more than %d", count, MaxFiles), "Give the folder of one pack, and keep other files elsewhere")
		return nil
	}
	return found
}

// isFolder reports whether an entry is a folder, or a link to one.
func (s *source) isFolder(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := fs.Stat(s.fsys, name)
	if err != nil {
		s.fault(name, "the link cannot be followed: "+err.Error(), "Links must stay inside the pack")
		return false
	}
	return info.IsDir()
}

// strangers counts the entries of a principle's folder and points out text
// files that nothing reads, which are most often a misspelt name.
func (s *source) strangers(name string) int {
	entries, err := fs.ReadDir(s.fsys, name)
	if err != nil {
		s.fault(name, "the folder cannot be listed: "+err.Error(), "Check who may read it")
	}
	for _, entry := range entries {
		switch path.Ext(entry.Name()) {
		case ".md", ".yaml", ".yml":
			if n := entry.Name(); n != "guidance.md" && n != "questions.yaml" && !strings.HasPrefix(n, ".") {
				s.fault(name+"/"+n, "nothing reads this file", "A principle has guidance.md and questions.yaml; rename the file or move it elsewhere")
			}
		}
	}
	return len(entries)
}
