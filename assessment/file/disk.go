package file

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/natefinch/atomic"
)

// disk is everything this package asks of a file system. One small interface, so
// that tests can make any call fail and can see the order of the calls, on
// which the safety of a save rests.
type disk interface {
	// Resolve follows symbolic links to the file itself.
	Resolve(name string) (string, error)
	// Stat describes a file.
	Stat(name string) (fs.FileInfo, error)
	// Read gives the text of an ordinary file of bounded size.
	Read(name string) ([]byte, error)
	// List gives the names of the files in a folder.
	List(dir string) ([]string, error)
	// Create makes a new file for writing; it must not exist yet. A mode of
	// 0 stands for what new files usually have.
	Create(name string, mode fs.FileMode) (handle, error)
	// Link gives a file a second name, which must not exist yet.
	Link(old, new string) error
	// Rename moves a file in one step, in place of one that has the new name.
	Rename(old, new string) error
	// Remove takes away a name.
	Remove(name string) error
	// SyncDir makes new names in a folder survive a power cut.
	SyncDir(dir string) error
	// Lock takes the lock that a side file stands for, without waiting.
	Lock(name string, self Holder) (*lock, error)
}

// handle is a file being written.
type handle interface {
	io.Writer
	Sync() error // returns once the text would survive a power cut
	Close() error
}

// system is the disk of the operating system.
type system struct{}

func (system) Resolve(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

func (system) Stat(name string) (fs.FileInfo, error) { return os.Stat(name) }

func (system) Read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := ordinary(name, info); err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSize+1))
}

func (system) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names, err
}

func (system) Create(name string, mode fs.FileMode) (handle, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil || mode == 0 {
		return f, err
	}
	if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
		f.Close()
		os.Remove(name)
		return nil, err
	}
	return f, nil
}

func (system) Link(old, new string) error   { return os.Link(old, new) }
func (system) Rename(old, new string) error { return atomic.ReplaceFile(old, new) }
func (system) Remove(name string) error     { return os.Remove(name) }

// SyncDir does nothing on Windows, where a folder cannot be synced and the
// rename itself is written through.
func (system) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// temporary gives a name beside path that nothing else uses: hidden, and
// recognisable as left over from this file.
func temporary(path string) string {
	return filepath.Join(filepath.Dir(path), temporaryPrefix(path)+rand.Text()[:10]+temporaryEnd)
}

const temporaryEnd = ".tmp"

func temporaryPrefix(path string) string { return "." + filepath.Base(path) + "." }
