package file

import (
	"errors"
	"fmt"
	"io/fs"

	"charter/questions/plaintext"
)

// Trouble is an error of the disk told to a person: what happened, where, and
// what to do next. The system's own error is wrapped.
type Trouble struct {
	Doing string // what was tried: open, read, write, create, lock, restore
	Path  string
	Err   error
}

// Error gives the whole story in one line.
func (t *Trouble) Error() string {
	why, next := t.Why()
	return fmt.Sprintf("cannot %s %s: %s. %s", t.Doing, plaintext.Line(t.Path), why, next)
}

// Unwrap gives the error of the system.
func (t *Trouble) Unwrap() error { return t.Err }

// Why gives the reason in plain words, and what to do about it.
func (t *Trouble) Why() (reason, next string) {
	switch {
	case errors.Is(t.Err, fs.ErrNotExist):
		return "there is no such file", "Check the name and the folder, or start a new one with charter new"
	case errors.Is(t.Err, fs.ErrExist):
		return "there is a file of that name already", "Choose another name"
	case errors.Is(t.Err, fs.ErrPermission):
		return "you may not do that here", "Ask whoever looks after this folder, or work in a folder of your own"
	}
	var path *fs.PathError
	if errors.As(t.Err, &path) {
		return path.Err.Error(), "Check the disk or the network drive, then try again"
	}
	return t.Err.Error(), "Check the disk or the network drive, then try again"
}

func cannot(doing, path string, err error) error { return &Trouble{doing, path, err} }
