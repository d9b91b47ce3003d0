package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charter/assessment/safefile"
)

// Sums is the file of a [Folder] that lists all others with their SHA-256, as the program
// sha256sum reads and writes them.
const Sums = "SHA256SUMS"

// maxFile is how much of a file of a folder is read, in bytes: more than any that is written.
const maxFile = 128 << 20

// Folder is a folder of which every file was written by this package, to be replaced as a whole.
type Folder struct {
	path string
	sums map[string]string // by the file's path within, with slashes
}

// OpenFolder looks at a folder that is to be replaced. Every file in it must be one that [Sums]
// lists, as it was written but for its line ends, which version control may change: whatever else
// lies there is no copy of anything, and must not be lost. A folder that is not there, or in which
// nothing is, is fine too.
//
// Where a program was ended in the middle of a replacement, the folder as it was is put back first.
func OpenFolder(path string) (*Folder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, &refused{"find", path, err}
	}
	f := &Folder{path: path, sums: map[string]string{}}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(f.before(), path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, &refused{"put back", path, err}
		}
	}
	found, err := f.found()
	if err != nil || len(found) == 0 {
		return f, err
	}
	list, err := f.readFile(Sums)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s holds %s, which is no part of a website that charter wrote. Nothing was changed: name a folder that holds nothing else, or a new one", path, found[0])
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(list)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if !ok || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("%s in %s is damaged. Nothing was changed: take the folder back from a copy, such as the last commit", Sums, path)
		}
		f.sums[name] = sum
	}
	return f, f.check(found)
}

// check tells of the first file that is not as it was written.
func (f *Folder) check(found []string) error {
	for _, name := range found {
		if name == Sums {
			continue
		}
		sum, listed := f.sums[name]
		if !listed {
			return fmt.Errorf("%s holds %s, which is no part of the website that charter wrote. Nothing was changed: move it away from there, or name another folder", f.path, name)
		}
		data, err := f.readFile(name)
		if err != nil {
			return err
		}
		if sumOf(data) != sum {
			return fmt.Errorf("%s in %s was changed by hand, or is damaged. Nothing was changed: take it back from a copy, such as the last commit", name, f.path)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.sums)) {
		if _, err := os.Lstat(f.at(name)); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s in %s is gone. Nothing was changed: take it back from a copy, such as the last commit", name, f.path)
		}
	}
	return nil
}

// found lists what stands in the folder and is none itself, by its path within.
func (f *Folder) found() ([]string, error) {
	var found []string
	err := filepath.WalkDir(f.path, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path == f.path:
			return nil
		case err != nil:
			return &refused{"look into", path, err}
		case path == f.path && !entry.IsDir():
			return fmt.Errorf("%s is a file, or a link, and no folder. Name another folder", path)
		case !entry.IsDir():
			name, err := filepath.Rel(f.path, path)
			found = append(found, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	return found, err
}

func (f *Folder) at(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// before is where the folder is while its next edition takes its place.
func (f *Folder) before() string {
	return filepath.Join(filepath.Dir(f.path), "."+filepath.Base(f.path)+".before")
}

// Empty reports whether nothing was ever written to the folder.
func (f *Folder) Empty() bool { return len(f.sums) == 0 }

// Read reads a file of the folder by its path within, as it was written.
func (f *Folder) Read(name string) ([]byte, error) {
	if f.sums[name] == "" {
		return nil, fmt.Errorf("there is no %s in %s. Take the folder back from a copy, such as the last commit", name, f.path)
	}
	return f.readFile(name)
}

func (f *Folder) readFile(name string) ([]byte, error) {
	data, err := safefile.Read(f.at(name), maxFile)
	if err != nil {
		return nil, &refused{"read", f.at(name), err}
	}
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), nil
}

// Replace puts what write writes in the place of the folder, as a whole: when anything goes wrong
// the folder is as it was. No text may hold a carriage return.
func (f *Folder) Replace(write func(put func(name string, data []byte) error) error) error {
	parent := filepath.Dir(f.path)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return &refused{"make the folder for", f.path, err}
	}
	fresh := safefile.Temporary(f.path)
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return &refused{"make a folder beside", f.path, err}
	}
	defer os.RemoveAll(fresh)
	sums := map[string]string{}
	put := func(name string, data []byte) error {
		sums[name] = sumOf(data)
		return writeNew(filepath.Join(fresh, filepath.FromSlash(name)), data)
	}
	if err := write(put); err != nil {
		return err
	}
	if err := put(Sums, sumsText(sums)); err != nil {
		return err
	}
	if err := f.unchanged(); err != nil {
		return err
	}
	return f.swap(fresh)
}

// unchanged tells when another program has replaced the folder since it was opened.
func (f *Folder) unchanged() error {
	list, err := f.readFile(Sums)
	if f.Empty() && errors.Is(err, fs.ErrNotExist) || err == nil && bytes.Equal(list, sumsText(f.sums)) {
		return nil
	}
	return fmt.Errorf("another program has changed %s meanwhile. Nothing was changed: try again", f.path)
}

// swap puts a folder in this one's place.
func (f *Folder) swap(fresh string) error {
	before := f.before()
	if err := os.RemoveAll(before); err != nil {
		return &refused{"remove", before, err}
	}
	if err := os.Rename(f.path, before); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &refused{"replace", f.path, err}
	}
	if err := os.Rename(fresh, f.path); err != nil {
		return errors.Join(&refused{"replace", f.path, err}, os.Rename(before, f.path))
	}
	_ = safefile.SyncFolder(filepath.Dir(f.path)) // without it the old or the new one is there after a power cut
	return os.RemoveAll(before)
}

func writeNew(path string, data []byte) error {
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		return &refused{"write", path, err}
	}
	return nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func sumsText(sums map[string]string) []byte {
	var text bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&text, "%s  %s\n", sums[name], name)
	}
	return text.Bytes()
}
