package file

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions"
)

// Root is a folder or a shelf whose assessments are known by their names alone, as on a host that
// serves many people: no name leads out of it, and none tells where it is. A nil *Root is
// the whole machine, whose assessments are known by their paths.
type Root struct {
	Folder string      // a real path; "" with a shelf
	Shelf  store.Shelf // has the assessments; nil: the folder has them
	// Rights looks up what may be done now. What it gives is asked before anything is read
	// ([store.ToOpen]) or changed ([store.ToEdit]), with the name of the assessment that it
	// is about. Its error, usually *[store.Refused], tells why not. nil: all may be done.
	Rights func() May
}

// May says why something may not be done with an assessment; nil: it may.
type May func(doing store.Doing, name string) error

// disk is what is below the root.
func (r *Root) disk() disk {
	if r == nil {
		return system{}
	}
	return rooted{system{}, r}
}

// place is where a file really is.
func (r *Root) place(name string) string {
	if r == nil || r.Shelf != nil {
		return name
	}
	return filepath.Join(r.Folder, name)
}

// Create does what the function [Create] does, below the root.
func (r *Root) Create(path string, a *assessment.Assessment) error {
	data, err := format.Encode(a)
	if err != nil {
		return err
	}
	if s := r.shelf(); s != nil {
		return createOn(s, path, data)
	}
	d := r.disk()
	real, err := inRealFolder(d, path)
	if err == nil {
		err = (&target{disk: d, path: real}).create(data)
	}
	if err != nil {
		return &Trouble{store.ToCreate, path, err}
	}
	return nil
}

// Read does what the function [Read] does, below the root.
func (r *Root) Read(path string, pack *questions.Pack) (*assessment.Assessment, error) {
	data, err := r.Text(path)
	if err != nil {
		return nil, err
	}
	return format.Decode(path, data, pack)
}

// Text gives the text of the assessment at a path as it stands there.
func (r *Root) Text(path string) ([]byte, error) {
	if s := r.shelf(); s != nil {
		return readOn(s, path)
	}
	return readNamed(r.disk(), path)
}

// Has reports whether anything stands under a name.
func (r *Root) Has(path string) bool {
	if s := r.shelf(); s != nil {
		_, err := readOn(s, path)
		return !errors.Is(err, fs.ErrNotExist)
	}
	_, err := r.disk().Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Original gives the path of the assessment that a file is a copy of, if that stands beside
// it; else "". The name says so, unless both can be read and are of two projects.
func (r *Root) Original(path string) string {
	name := copyOf(filepath.Base(path))
	if name == "" {
		return ""
	}
	original := filepath.Join(filepath.Dir(path), name)
	if !r.isFile(original) {
		return ""
	}
	theirs, err := r.Read(path, nil)
	ours, fault := r.Read(original, nil)
	if err == nil && fault == nil && theirs.ID != ours.ID {
		return ""
	}
	return original
}

// isFile reports whether a file stands under a name.
func (r *Root) isFile(path string) bool {
	if r.shelf() != nil {
		return r.Has(path)
	}
	info, err := r.disk().Stat(path)
	return err == nil && !info.IsDir()
}

// Copies does what the function [Copies] does, below the root.
func (r *Root) Copies(path string) []string {
	var names []string
	if r.shelf() != nil {
		names, _ = r.List()
	} else {
		names, _ = r.disk().List(filepath.Dir(path))
	}
	return slices.DeleteFunc(names, func(name string) bool { return !IsAssessment(name) || copyOf(name) != filepath.Base(path) })
}

// List gives the names of the assessments in the root's folder that may be opened, the last
// changed first and copies last.
func (r *Root) List() ([]string, error) {
	if s := r.shelf(); s != nil {
		entries, err := s.List(context.Background())
		names := make([]string, len(entries))
		for i, entry := range entries {
			names[i] = entry.Name
		}
		return names, err
	}
	entries, err := os.ReadDir(r.Folder)
	if err != nil {
		return nil, &Trouble{store.ToOpen, "the assessments here", err}
	}
	may := r.rights()
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool {
		return entry.IsDir() || !IsAssessment(entry.Name()) || may(store.ToOpen, entry.Name()) != nil
	})
	SortNewest(entries)
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names, nil
}

// MayAdd reports whether a new assessment may be made.
func (r *Root) MayAdd() bool { return r == nil || r.may(store.ToEdit, "") == nil }

// SortNewest puts the assessments of a folder in order: the last changed first, copies last.
func SortNewest(entries []fs.DirEntry) {
	changed := make(map[string]time.Time, len(entries))
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil { // else it has gone meanwhile
			changed[entry.Name()] = info.ModTime()
		}
	}
	isCopy := func(entry fs.DirEntry) int {
		if LooksLikeCopy(entry.Name()) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int {
		return cmp.Or(isCopy(a)-isCopy(b), changed[b.Name()].Compare(changed[a.Name()]), strings.Compare(a.Name(), b.Name()))
	})
}

// may asks whether something may be done with the assessment to which a file belongs.
func (r *Root) may(doing store.Doing, name string) error { return r.rights()(doing, name) }

// rights looks up once what may be done with the assessments to which files belong.
func (r *Root) rights() May {
	if r.Rights == nil {
		return func(store.Doing, string) error { return nil }
	}
	may := r.Rights()
	return func(doing store.Doing, name string) error { return may(doing, belongsTo(name)) }
}

// belongsTo names the assessment to which a file in its folder belongs: its backup, its
// lock, a copy of it, or a save of it that is under way.
func belongsTo(name string) string {
	stem, _, whole := strings.Cut(strings.TrimPrefix(name, "."), Extension)
	if !whole {
		return name
	}
	if original := copyOf(stem + Extension); original != "" {
		return original
	}
	return stem + Extension
}

// rooted is the disk below a root.
type rooted struct {
	below system
	root  *Root
}

// rootItself is the folder of the root, as [filepath.Dir] names it for a file in it.
const rootItself = "."

// at gives where a file is that is to be read or changed.
func (d rooted) at(doing store.Doing, name string) (string, error) {
	if name == rootItself {
		return d.root.Folder, nil
	}
	if !plainName(name) {
		return "", fs.ErrNotExist
	}
	return d.root.place(name), d.root.may(doing, name)
}

func (d rooted) Resolve(name string) (string, error) {
	if name == rootItself {
		return name, nil
	}
	path, err := d.at(store.ToOpen, name)
	if err == nil {
		_, err = safefile.Stat(path)
	}
	return name, err
}

func (d rooted) Stat(name string) (fs.FileInfo, error) {
	path, err := d.at(store.ToOpen, name)
	if err != nil {
		return nil, err
	}
	return d.below.Stat(path)
}

func (d rooted) Read(name string) ([]byte, error) {
	path, err := d.at(store.ToOpen, name)
	if err != nil {
		return nil, err
	}
	return d.below.Read(path)
}

func (d rooted) List(dir string) ([]string, error) {
	path, err := d.at(store.ToOpen, dir)
	if err != nil {
		return nil, err
	}
	return d.below.List(path)
}

func (d rooted) Create(name string, as safefile.Rights) (handle, error) {
	path, err := d.at(store.ToEdit, name)
	if err != nil {
		return nil, err
	}
	return d.below.Create(path, as)
}

func (d rooted) Link(old, new string) error   { return d.two(old, new, d.below.Link) }
func (d rooted) Rename(old, new string) error { return d.two(old, new, d.below.Rename) }

// two does something with two files.
func (d rooted) two(old, new string, do func(old, new string) error) error {
	from, err := d.at(store.ToEdit, old)
	if err != nil {
		return err
	}
	to, err := d.at(store.ToEdit, new)
	if err != nil {
		return err
	}
	return do(from, to)
}

func (d rooted) Remove(name string) error {
	path, err := d.at(store.ToEdit, name)
	if err != nil {
		return err
	}
	return d.below.Remove(path)
}

func (d rooted) SyncDir(dir string) error {
	path, err := d.at(store.ToEdit, dir)
	if err != nil {
		return err
	}
	return d.below.SyncDir(path)
}

func (d rooted) Lock(name string, self store.Holder) (*lock, error) {
	path, err := d.at(store.ToEdit, name)
	if err != nil {
		return nil, err
	}
	return d.below.Lock(path, self)
}
