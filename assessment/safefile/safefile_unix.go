//go:build unix

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// openUnfollowed opens what stands under a name itself, be it a link, and waits for
// nobody, be it a pipe.
func openUnfollowed(name string, flag int) (*os.File, error) {
	f, err := os.OpenFile(name, flag|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		// A file server on this machine has it and must be waited for; no pipe says so.
		return os.OpenFile(name, flag|syscall.O_NOFOLLOW, 0)
	case errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.EMLINK): // FreeBSD says the latter
		return nil, &NotPlain{name, "a link"}
	}
	return f, err
}

// namesOf counts the names of an open file.
func namesOf(f *os.File) (uint64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return uint64(info.Sys().(*syscall.Stat_t).Nlink), nil
}

func replace(old, new string) error { return os.Rename(old, new) }

// SyncFolder makes the names in a folder survive a power cut.
func SyncFolder(name string) error {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
