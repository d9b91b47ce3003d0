//go:build unix && !linux

package file

import "io/fs"

// mknod makes no device: what numbers those have differs from system to system.
func mknod(string) error { return fs.ErrPermission }
