package file

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions/plaintext"
)

// Trouble is an error of the disk told to a person: what happened, where, and
// what to do next. It is a [store.Trouble]. The system's own error is wrapped.
type Trouble struct {
	Doing store.Doing // what was tried
	Path  string
	Err   error
}

// What is tried with files only.
const (
	toMigrate store.Doing = "migrate"
	toRestore store.Doing = "restore"
)

// Error gives the whole story: what, where, why, what next.
func (t *Trouble) Error() string {
	why, next := t.Why()
	return fmt.Sprintf("cannot %s %s: %s. %s", t.Doing, plaintext.Line(t.Path), why, next)
}

// Unwrap gives the error of the system.
func (t *Trouble) Unwrap() error { return t.Err }

// Why gives the reason in plain words, and what to do about it.
func (t *Trouble) Why() (reason, next string) {
	reason = t.reason()
	var other *safefile.NotPlain
	var refused *store.Refused
	switch {
	case errors.As(t.Err, &refused):
		return refused.Why()
	case errors.As(t.Err, &other) && t.Doing == store.ToSave:
		return reason, other.Next() + ". Your work is kept here and saving is tried again. You can also save it in another place"
	case errors.As(t.Err, &other):
		return reason, other.Next()
	case t.Doing == store.ToSave:
		return reason, "Your work is kept here and saving is tried again. You can also save it in another place"
	case errors.As(t.Err, new(*LockRefused)):
		return reason, "You can read everything and write reports. To go on editing, save a copy in a folder on this computer"
	case safefile.InUse(t.Err):
		return reason, "Close it in other programs, or wait a moment until a virus scanner or a sync program is done, then try again"
	case errors.Is(t.Err, errIsCopy):
		return reason, "Open the assessment itself. Where that is damaged, charter recover goes back to this copy. To work with what is in here, save it under another name"
	case errors.Is(t.Err, fs.ErrExist):
		return reason, "Choose another name, or go on with that file with charter open"
	case errors.Is(t.Err, fs.ErrNotExist) && t.Doing == store.ToOpen:
		return reason, "Check the name and the folder, or start a new one with charter new"
	case errors.Is(t.Err, fs.ErrPermission), errors.Is(t.Err, syscall.EROFS):
		return reason, "Ask whoever looks after this folder, or work in a folder of your own"
	}
	return reason, "Check the folder, the disk or the network drive, then try again"
}

func (t *Trouble) reason() string {
	var other *safefile.NotPlain
	var refused *LockRefused
	switch {
	case errors.As(t.Err, &other) && other.Path == t.Path:
		return "it is " + other.What + ", so charter leaves it alone"
	case errors.As(t.Err, &other):
		return fmt.Sprintf("%s is %s, so charter leaves it alone", plaintext.Line(filepath.Base(other.Path)), other.What)
	case errors.As(t.Err, &refused):
		return refused.Error()
	case errors.Is(t.Err, fs.ErrNotExist) && t.Doing == store.ToSave:
		return "the file is no longer there; it was moved or deleted, or its drive is not connected"
	}
	return safefile.Words(t.Err)
}
