package identity

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"charter/assessment/safefile"
)

// In gives the directory in the file at a path, which is made with the first organisation.
func In(path string, now func() time.Time) *Directory { return On(&inFile{path: path}, now) }

// inFile keeps a directory in a file.
type inFile struct {
	path string

	mu     sync.Mutex
	read   fs.FileInfo // of the text that was given last
	number int         // of that text: its version
}

// fileLimit is more than the directory of a region comes to.
const fileLimit = 32 << 20

// Text implements [Keeper].
func (f *inFile) Text(known string) (text []byte, version string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.read = nil
		return nil, "", nil
	case err == nil && f.read != nil && os.SameFile(info, f.read) && info.ModTime().Equal(f.read.ModTime()) && info.Size() == f.read.Size():
		version = strconv.Itoa(f.number)
	}
	if version != "" && version == known {
		return nil, version, nil
	}
	if text, err = safefile.Read(f.path, fileLimit); err != nil {
		return nil, "", f.Trouble("read", err)
	}
	if version == "" {
		f.read, f.number = info, f.number+1
	}
	return text, strconv.Itoa(f.number), nil
}

// Trouble implements [Keeper].
func (f *inFile) Trouble(what string, err error) error {
	return fmt.Errorf("the accounts in %s cannot be %s: %s. Nobody can come before that is put right; nothing was written over", f.path, what, safefile.Words(err))
}

// lockFor is how long a change waits for another program's change.
const lockFor = 5 * time.Second

// Change implements [Keeper].
func (f *inFile) Change(edit func([]byte) ([]byte, error)) error {
	unlock, err := safefile.Lock(filepath.Join(filepath.Dir(f.path), ".accounts.lock"), lockFor)
	if err != nil {
		return f.Trouble("locked", err)
	}
	defer unlock()
	text, _, err := f.Text("")
	if err != nil {
		return err
	}
	next, err := edit(text)
	if err != nil {
		return err
	}
	if err := safefile.Write(f.path, next, 0o600); err != nil {
		return f.Trouble("written", err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.read = nil // so that the file is read anew
	return nil
}
