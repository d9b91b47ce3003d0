package safefile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// Words tell in plain English why a disk refused something, without the names of the
// system and of temporary files, and without a full stop.
func Words(err error) string {
	switch {
	case InUse(err):
		return "another program has the file open just now"
	case isAny(err, syscall.ENOSPC, syscall.EDQUOT, windowsDiskFull, windowsHandleDiskFull):
		return "the disk is full"
	case errors.Is(err, syscall.EROFS):
		return "the disk is for reading only"
	case errors.Is(err, fs.ErrPermission):
		return "you have no right to do that there"
	case errors.Is(err, fs.ErrExist):
		return "there is a file of that name already"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case isAny(err, context.DeadlineExceeded, context.Canceled):
		return "the disk has not answered yet"
	case isAny(err, syscall.ESTALE, syscall.ETIMEDOUT, syscall.EHOSTDOWN, syscall.ENOTCONN, os.ErrDeadlineExceeded):
		return "the network drive does not answer"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err.Error()
	}
	return err.Error()
}

// The numbers Windows gives for a full disk. As errors of other systems they
// mean other things that a save does not meet.
const (
	windowsHandleDiskFull = syscall.Errno(39)
	windowsDiskFull       = syscall.Errno(112)
)

func isAny(err error, those ...error) bool {
	for _, e := range those {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
