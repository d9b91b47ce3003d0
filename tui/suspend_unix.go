//go:build unix

package tui

import "golang.org/x/sys/unix"

// cannotSuspend says why the program cannot be put in the background; "" when it
// can. In the process group that leads its session there is no shell that would
// bring it back, and the system does not stop it at all.
func cannotSuspend() string {
	if session, err := unix.Getsid(0); err != nil || session == unix.Getpgrp() {
		return "No shell waits behind this window, so charter cannot go to the background."
	}
	return ""
}
