package file

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"charter/questions/plaintext"

	"github.com/go-json-experiment/json"
	"github.com/gofrs/flock"
)

// Holder says who has an assessment open for writing.
type Holder struct {
	User    string    `json:"user"`
	Machine string    `json:"machine"`
	PID     int       `json:"pid"` // process number on that machine
	Since   time.Time `json:"since"`
}

// String names the holder for a person: "ann on LAPTOP-7, since 10:02 on 22 November 2026".
func (h Holder) String() string {
	if h.User == "" && h.Machine == "" {
		return "someone else"
	}
	text := plaintext.Line(h.User)
	if h.Machine != "" {
		text += " on " + plaintext.Line(h.Machine)
	}
	if !h.Since.IsZero() {
		text += ", since " + h.Since.Local().Format("15:04 on 2 January 2006")
	}
	return text
}

// Held is the error for a file that someone else has open for writing.
type Held struct {
	Path   string
	Holder Holder
}

// Error says who has the file and what can be done.
func (h *Held) Error() string {
	return fmt.Sprintf("%s is being edited by %s. It is open here for reading only, until they close it", plaintext.Line(h.Path), h.Holder)
}

// errNoLocks says that the file system cannot lock. Work goes on without a
// lock then: a save still notices what someone else wrote.
var errNoLocks = errors.New("this file system has no locks")

// lock is a held lock. The operating system lets go of it when the process
// ends, however it ends, so a lock file that is left over locks nothing.
type lock struct {
	flock *flock.Flock
	name  string
	// before is the holder that a left-over lock file still names: a program
	// that was killed, or one on another machine that shares a synced folder.
	before *Holder
}

func lockOf(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// Lock takes a lock, or gives *Held or errNoLocks.
func (system) Lock(name string, self Holder) (*lock, error) {
	const tries = 8 // the holder may be taking its lock file away just now
	for range tries {
		fl := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666))
		ok, err := fl.TryLock()
		switch {
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
			return nil, errNoLocks
		case err != nil:
			return nil, err
		case !ok:
			holder, _ := readHolder(name)
			return nil, &Held{name, holder}
		}
		held, err := fl.Stat()
		named, gone := os.Stat(name)
		if err != nil || gone != nil || !os.SameFile(held, named) {
			fl.Unlock() // a lock on a file that has lost its name locks nobody out
			continue
		}
		taken := &lock{flock: fl, name: name}
		if before, ok := readHolder(name); ok {
			taken.before = &before
		}
		writeHolder(name, self)
		return taken, nil
	}
	return nil, &Held{Path: name}
}

// release lets the next one in and takes the lock file away. On Windows an open
// file cannot be removed; elsewhere it must go while the lock is still held, or
// it could be the next holder's.
func (l *lock) release() {
	if l == nil {
		return
	}
	if runtime.GOOS != "windows" {
		os.Remove(l.name)
		l.flock.Unlock()
		return
	}
	l.flock.Unlock()
	os.Remove(l.name)
}

// The holder stands from the second byte on, since Windows lets nobody else
// read the first, which is the one that is locked.
const holderOffset = 1

func readHolder(name string) (Holder, bool) {
	f, err := os.Open(name)
	if err != nil {
		return Holder{}, false
	}
	defer f.Close()
	const enough = 4096
	data, err := io.ReadAll(io.NewSectionReader(f, holderOffset, enough))
	var holder Holder
	if err != nil || json.Unmarshal(data, &holder) != nil {
		return Holder{}, false
	}
	return holder, true
}

// writeHolder is a courtesy to the next one: the lock holds without it.
func writeHolder(name string, holder Holder) {
	data, err := json.Marshal(holder)
	if err != nil {
		return
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	f.Chmod(0o666) // in a shared folder others must be able to lock it too
	if _, err := f.WriteAt(data, holderOffset); err == nil {
		f.Truncate(int64(holderOffset + len(data)))
	}
}
