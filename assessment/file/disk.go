package file

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/store"
)

// disk is everything this package asks of a file system. One small interface, so
// that tests can make any call fail and can see the order of the calls, on
// which the safety of a save rests.
type disk interface {
	// Resolve follows symbolic links to the file itself. It is asked once, for
	// a name that a person gave; no other call follows a link.
	Resolve(name string) (string, error)
	// Stat describes what stands under a name, be it a link.
	Stat(name string) (fs.FileInfo, error)
	// Read gives the text of a plain file of bounded size.
	Read(name string) ([]byte, error)
	// List gives the names of the files in a folder.
	List(dir string) ([]string, error)
	// Create makes a new file for writing; it must not exist yet. Its zero rights
	// are those of a new assessment.
	Create(name string, as safefile.Rights) (handle, error)
	// Link gives a file a second name, which must not exist yet.
	Link(old, new string) error
	// Rename moves a file in one step, in place of one that has the new name.
	Rename(old, new string) error
	// Remove takes away a name.
	Remove(name string) error
	// SyncDir makes new names in a folder survive a power cut.
	SyncDir(dir string) error
	// Lock takes the lock that a side file stands for, without waiting.
	Lock(name string, self store.Holder) (*lock, error)
}

// handle is a file being written.
type handle interface {
	io.Writer
	Sync() error // returns once the text would survive a power cut
	Close() error
	Lost() error // which rights it does not have that it was to have; nil: none
}

// systemHandle is a file of the operating system being written.
type systemHandle struct {
	*os.File
	lost error
}

func (h systemHandle) Lost() error { return h.lost }

// system is the disk of the operating system. What it makes, opens and replaces are
// plain files, as package safefile understands it.
type system struct{}

func (system) Resolve(name string) (string, error)   { return safefile.Real(name) }
func (system) Stat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

func (system) Read(name string) ([]byte, error) {
	data, err := safefile.Read(name, format.MaxSize)
	if errors.Is(err, safefile.ErrTooLarge) {
		err = format.TooLarge(name)
	}
	return data, err
}

func (system) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names, err
}

func (system) Create(name string, as safefile.Rights) (handle, error) {
	if as == (safefile.Rights{}) {
		folder, err := os.Stat(filepath.Dir(name))
		if err != nil {
			return nil, err
		}
		as = safefile.ForNew(folder)
	}
	f, lost, err := safefile.CreateAs(name, as)
	return systemHandle{f, lost}, err
}

func (system) Link(old, new string) error   { return safefile.Link(old, new) }
func (system) Rename(old, new string) error { return safefile.Replace(old, new) }
func (system) Remove(name string) error     { return safefile.Remove(name) }
func (system) SyncDir(dir string) error     { return safefile.SyncFolder(dir) }
