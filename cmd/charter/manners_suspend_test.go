//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestIntoTheBackgroundAndBack stops charter in the middle of typing and on a
// screen with the mouse on, and goes on.
func TestIntoTheBackgroundAndBack(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf("TERM=xterm-256color WT_SESSION=1"), "shell", "open", path)
	stopped := func() {
		t.Helper()
		w.see("STOPPED, the terminal as before: true")
		w.mu.Lock()
		defer w.mu.Unlock()
		if left := leftOn(string(w.raw)); len(left) > 1 { // the title comes back at the end
			t.Errorf("left on in the shell: %s", strings.Join(left, ", "))
		}
	}
	w.see("Beneficial")
	w.send("\x10" + "BEN-1" + enter)
	w.see("question 1 of 4")
	w.send("c")
	w.see("Note. It may be published")
	for range 3 {
		w.send("kept " + "\x1a") // ctrl+z at once
		stopped()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		screen, _ := w.look()
		if typed := strings.Count(string(data), "kept "); typed == 0 {
			t.Errorf("while it is stopped the file does not hold what was typed:\n%s", screen)
		}
		w.send("fg\n")
		w.see("Note. It may be published")
	}
	w.see("kept kept kept")
	w.send(esc)
	w.see("question 1 of 4")
	w.send("m")
	w.see("The mouse is on.")
	w.send("\x1a")
	stopped()
	w.send("fg\n")
	w.see("question 1 of 4")
	w.when("the mouse, whole pastes and the alternate screen", func(string) bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		return w.grid.modes[1002] && w.grid.modes[1006] && w.grid.modes[2004] && w.grid.modes[1049]
	})
	w.click("A benefit is described")
	w.see("Replace it? Press y.")
	w.send("y")
	w.see("You said 1, and it counts 1.")
	w.send("\x03")
	w.left()
}

// TestWithoutAShellItStaysInFront since nothing could bring it back: the system
// would not even stop it, and it would wait for ever.
func TestWithoutAShellItStaysInFront(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	w.send("\x1a")
	w.see("No shell waits behind this window")
	w.send("v")
	w.see("What blocks")
	w.send("\x03")
	w.left()
}

// TestWithUnsavedWorkItStaysInFront as a program that is stopped may be ended.
func TestWithUnsavedWorkItStaysInFront(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf("TERM=xterm-256color"), "shell", "open", path)
	w.see("Beneficial")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	w.send("x")
	w.see("TRA-5")
	w.send("3")
	w.see("Not saved (press !)")
	w.send("\x1a")
	w.see("Not all is saved, so charter stays here.")
	w.send("\x03")
	w.see("Leave and lose what is not saved")
	w.send("\x03")
	w.see("Press y to lose it")
	w.send("y")
	w.left()
}

// TestStoppedFromElsewhere has other programs stop charter: one asks for it, and the
// terminal is in order meanwhile; one does not ask, and all is drawn again afterwards.
func TestStoppedFromElsewhere(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf("TERM=xterm-256color"), "shell", "open", path)
	w.see("Beneficial")
	for _, signal := range []syscall.Signal{syscall.SIGTSTP, syscall.SIGSTOP, syscall.SIGTSTP} {
		group, err := unix.IoctlGetInt(int(w.terminal.Fd()), unix.TIOCGPGRP)
		if err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(group, signal); err != nil {
			t.Fatal(err)
		}
		w.see(fmt.Sprint("STOPPED, the terminal as before: ", signal == syscall.SIGTSTP))
		w.mu.Lock()
		if on := w.grid.modes[1049]; on == (signal == syscall.SIGTSTP) {
			t.Errorf("stopped by %v, the alternate screen is on: %t", signal, on)
		}
		w.mu.Unlock()
		w.send("fg\n")
		w.when("the map alone", func(screen string) bool {
			return strings.Contains(screen, "Beneficial") && !strings.Contains(screen, "STOPPED")
		})
	}
	w.send("\x03")
	w.left()
}
