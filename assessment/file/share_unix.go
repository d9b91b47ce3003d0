//go:build unix

package file

import (
	"io/fs"
	"os"
	"syscall"
)

// shareWith gives a file the group of its folder. Where that cannot be, it keeps
// its own.
func shareWith(f *os.File, folder fs.FileInfo) {
	if owner, ok := folder.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(-1, int(owner.Gid))
	}
}
