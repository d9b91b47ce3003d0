package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"charter/assessment/safefile"
	"charter/assessment/store"

	"github.com/go-json-experiment/json"
)

// errNoLocks says that the file system cannot lock. Work goes on without a
// lock then: a save still notices what someone else wrote.
var errNoLocks = errors.New("this file system has no locks")

// lock is a held lock. The operating system lets go of it when the process
// ends, however it ends, so a lock file that is left over locks nothing.
type lock struct {
	file *os.File // locked, checked, and what the holder is written through
	name string
	// before is the holder that a left-over lock file still names: a program
	// that was killed, or one on another machine that shares a synced folder.
	before *store.Holder
}

// LockRefused is the error of a file system that says no to a lock, without one being
// held. What it keeps of a save is not sure either.
type LockRefused struct{ Err error }

// Error gives the reason in plain words.
func (l *LockRefused) Error() string {
	return fmt.Sprintf("this folder's drive refuses the lock that keeps two people from editing at once (it says: %v)", l.Err)
}

// Unwrap gives the error of the system.
func (l *LockRefused) Unwrap() error { return l.Err }

func lockOf(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// Lock takes a lock, or gives *store.Held, errNoLocks, or *safefile.NotPlain for
// something that is no lock file.
func (system) Lock(name string, self store.Holder) (*lock, error) {
	const tries = 8 // the holder may be taking its lock file away just now
	for range tries {
		f, err := openLock(name)
		if err == errMadeMeanwhile {
			continue
		}
		if err != nil {
			return nil, err
		}
		l := &lock{file: f, name: name}
		free, err := safefile.TryLock(f)
		if err == nil && free && l.named() {
			l.before = l.holder()
			l.write(self)
			return l, nil
		}
		holder := l.holder()
		f.Close()
		switch {
		case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS):
			return nil, errNoLocks
		case errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.EIO):
			return nil, &LockRefused{err}
		case err != nil:
			return nil, err
		case !free && holder != nil:
			return nil, &store.Held{Name: name, Holder: *holder}
		case !free:
			return nil, &store.Held{Name: name}
		}
		// A lock on a file that has lost its name locks nobody out.
	}
	return nil, &store.Held{Name: name}
}

var errMadeMeanwhile = errors.New("another program has made the lock file just now")

// openLock opens a lock file, or makes it for those who may work in its folder.
func openLock(name string) (*os.File, error) {
	f, err := safefile.OpenInPlace(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	folder, err := os.Stat(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	f, err = safefile.CreateLike(name, lockMode(folder.Mode()))
	if errors.Is(err, fs.ErrExist) {
		return nil, errMadeMeanwhile
	}
	if err == nil {
		shareWith(f, folder)
	}
	return f, err
}

// lockMode gives the permissions of a lock. Whoever may make files in the folder may
// save the assessment and must be able to lock it; in a folder where everybody's files
// are their own that is nobody else.
func lockMode(folder fs.FileMode) fs.FileMode {
	const readAndWrite, ofOthers = 0o666, 0o022
	mode := folder&readAndWrite | 0o600
	if folder&fs.ModeSticky != 0 {
		mode &^= ofOthers
	}
	return mode
}

// named reports whether the lock's name still leads to the file that is locked.
func (l *lock) named() bool {
	ours, err := l.file.Stat()
	if err != nil {
		return false
	}
	there, err := safefile.Stat(l.name)
	return err == nil && os.SameFile(ours, there)
}

// release lets the next one in and takes the lock file away. On Windows an open
// file cannot be removed; elsewhere it must go while the lock is still held, or
// it could be the next holder's.
func (l *lock) release() {
	if l == nil {
		return
	}
	ours := l.named()
	if runtime.GOOS == "windows" {
		l.file.Close()
	}
	if ours {
		safefile.Remove(l.name)
	}
	l.file.Close() // lets go of the lock
}

// The holder stands from the second byte on, since Windows lets nobody else
// read the first, which is the one that is locked.
const holderOffset = 1

// holder reads who is named in the lock file; nil when nobody is.
func (l *lock) holder() *store.Holder {
	const enough = 4096
	data, err := io.ReadAll(io.NewSectionReader(l.file, holderOffset, enough))
	var holder store.Holder
	if err != nil || json.Unmarshal(data, &holder) != nil {
		return nil
	}
	return &holder
}

// write names the holder: a courtesy to the next one, the lock holds without it.
func (l *lock) write(holder store.Holder) {
	data, err := json.Marshal(holder)
	if err != nil {
		return
	}
	if _, err := l.file.WriteAt(data, holderOffset); err == nil {
		l.file.Truncate(int64(holderOffset + len(data)))
	}
}
