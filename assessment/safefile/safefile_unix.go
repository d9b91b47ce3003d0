//go:build unix

package safefile

import (
	"errors"
	"io/fs"
	"os"
	"slices"
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

func remove(name string) error { return os.Remove(name) }

// InUse reports whether an error says that another program holds the file: never here.
func InUse(error) bool { return false }

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

// ownersOf gives the numbers of the owner and the group of a file.
func ownersOf(info fs.FileInfo) (owner, group int) {
	if system, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(system.Uid), int(system.Gid)
	}
	return -1, -1
}

// chown gives a file an owner, if this program may, and a group.
func chown(f *os.File, owner, group int) error {
	if f.Chown(owner, group) == nil {
		return nil
	}
	return f.Chown(-1, group)
}

// mayGive reports whether this program may give its files a group.
func mayGive(group int) bool {
	if os.Geteuid() == 0 || os.Getegid() == group {
		return true
	}
	groups, err := os.Getgroups()
	return err == nil && slices.Contains(groups, group)
}
