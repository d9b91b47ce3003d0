package file

import "syscall"

// mknod makes a device that never ends: another /dev/zero.
func mknod(name string) error { return syscall.Mknod(name, syscall.S_IFCHR|0o666, 1<<8|5) }
