//go:build unix

package tui

import (
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// cannotSuspend says why the program cannot be put in the background; "" when it
// can. In the process group that leads its session there is no shell that would
// bring it back, and the system does not stop it at all.
func cannotSuspend() string {
	if session, err := unix.Getsid(0); err != nil || session == unix.Getpgrp() {
		return "No shell waits behind this window, so charter cannot go to the background."
	}
	return ""
}

// stops are the signals that put a program in the background; resumes bring it back.
func stops() []os.Signal   { return []os.Signal{unix.SIGTSTP} }
func resumes() []os.Signal { return []os.Signal{unix.SIGCONT} }

// stopWithLender stops the program as the one stops that has the terminal now.
func stopWithLender() { _ = unix.Kill(unix.Getpid(), unix.SIGSTOP) } // nobody may not stop himself

// sleep stops the program, and what was started with it, until a shell brings it back.
// The shell finds the terminal as it was.
func (s *signals) sleep() {
	s.asleep.Store(true)
	_, _ = s.out.WriteString(ownCursor) // only its shape is at stake
	s.back()
	_ = unix.Kill(0, unix.SIGSTOP) // nobody may not stop himself
	<-s.awake
	s.back = keepOutput(s.in)
}

// lastKeys is how long what was written may wait for a terminal to draw it.
const lastKeys = 50 * time.Millisecond

// keepOutput has no key discard what was written and not drawn yet, and gives what puts
// the terminal as it was. On a terminal that is in order again ctrl+c and ctrl+z discard
// that: now and then what leaves the alternate screen was lost when somebody pressed one
// twice.
func keepOutput(terminal *os.File) (back func()) {
	before, err := term.GetState(terminal.Fd())
	if err != nil {
		return func() {}
	}
	kept := *before
	kept.Lflag |= unix.NOFLSH
	set := func(to *term.State) { _ = term.Restore(terminal.Fd(), to) } // else it is as before, too
	set(&kept)
	return func() {
		time.Sleep(lastKeys)
		set(before)
	}
}
