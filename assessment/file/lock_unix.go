//go:build unix

package file

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file for this program alone, without waiting. It reports
// whether the file was free.
func tryLock(f *os.File) (free bool, err error) {
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// shareWith gives a file the group of its folder. Where that cannot be, it keeps
// its own.
func shareWith(f *os.File, folder fs.FileInfo) {
	if owner, ok := folder.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(-1, int(owner.Gid))
	}
}
