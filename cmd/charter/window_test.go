//go:build unix

package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// window is a terminal's window with the program in it: what is typed goes to
// the program, what that draws is kept as a person would see it.
type window struct {
	t        *testing.T
	cmd      *exec.Cmd
	terminal *os.File
	gone     chan struct{} // closed when the program's end of the terminal is

	mu      sync.Mutex
	grid    *grid
	raw     []byte        // everything the program has written, as it wrote it
	changed chan struct{} // closed, and made anew, whenever something is drawn
}

// openWindow starts charter in a window of its own, in a folder, with a home.
func openWindow(t *testing.T, folder, home string, args ...string) *window {
	t.Helper()
	return openWindowOf(t, 80, 24, folder, home, args...)
}

// openWindowOf does the same in a window of another size.
func openWindowOf(t *testing.T, width, height int, folder, home string, args ...string) *window {
	t.Helper()
	return openTerminal(t, width, height, folder, home, append(os.Environ(), "TERM=xterm-256color"), append([]string{"charter"}, args...)...)
}

// openTerminal opens a window of any kind, as the environment tells of it, with a
// command of this test binary in it, see TestMain. One of no size does not tell
// its size, and has 80 columns and 24 lines, or as many as its environment says.
func openTerminal(t *testing.T, width, height int, folder, home string, environment []string, command ...string) *window {
	t.Helper()
	program, err := exec.LookPath(command[0])
	if err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, cmd: exec.CommandContext(t.Context(), program, command[1:]...), gone: make(chan struct{}), grid: newGrid(cmp.Or(width, numberIn(environment, "COLUMNS"), 80), cmp.Or(height, numberIn(environment, "LINES"), 24)), changed: make(chan struct{})}
	w.cmd.Dir = folder
	w.cmd.Env = append(environment, "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "EDITOR=", "VISUAL=")
	// With the race detector, the library that reads the terminal races with itself
	// as it ends. Who set GORACE looks at the reports; else that race must not fail us.
	if os.Getenv("GORACE") == "" {
		w.cmd.Env = append(w.cmd.Env, "GORACE=exitcode=0")
	}
	if w.terminal, err = pty.StartWithSize(w.cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.terminal.Close() })
	go w.read()
	return w
}

// numberIn gives a number that an environment sets, or 0.
func numberIn(environment []string, name string) int {
	number := 0
	for _, set := range environment {
		if value, found := strings.CutPrefix(set, name+"="); found {
			number, _ = strconv.Atoi(value) // what is none counts as not set
		}
	}
	return number
}

// read draws what the program writes until its end of the terminal is closed.
func (w *window) read() {
	defer close(w.gone)
	part := make([]byte, 1<<16)
	for n, err := w.terminal.Read(part); err == nil; n, err = w.terminal.Read(part) {
		w.mu.Lock()
		w.raw = append(w.raw, part[:n]...)
		w.grid.write(part[:n])
		close(w.changed)
		w.changed = make(chan struct{})
		w.mu.Unlock()
	}
}

// look gives what is on the screen, and a channel that is closed when that changes.
func (w *window) look() (string, <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.grid.String(), w.changed
}

// written gives what the program has written, after so many bytes of it.
func (w *window) written(after int) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return string(w.raw[after:])
}

// patience is how long a screen may take to come, so that one that never does
// cannot hang the tests.
const patience = 30 * time.Second

// when waits until the screen is as it should be.
func (w *window) when(what string, holds func(screen string) bool) string {
	w.t.Helper()
	late := time.After(patience)
	for {
		screen, changed := w.look()
		if holds(screen) {
			return screen
		}
		select {
		case <-changed:
		case <-w.gone:
			w.t.Fatalf("waiting for %s, the program ended:\n%s", what, screen)
		case <-late:
			w.t.Fatalf("%s never came:\n%s", what, screen)
		}
	}
}

// see waits for a text on the screen.
func (w *window) see(text string) string {
	w.t.Helper()
	return w.when(fmt.Sprintf("%q", text), func(screen string) bool { return strings.Contains(screen, text) })
}

// send types keys.
func (w *window) send(keys string) {
	w.t.Helper()
	if _, err := w.terminal.WriteString(keys); err != nil {
		w.t.Fatal(err)
	}
}

// click presses and lets go the left button on the first place of a text.
func (w *window) click(text string) {
	w.t.Helper()
	for y, line := range strings.Split(w.see(text), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			x := ansi.StringWidth(before) + 1
			w.send(fmt.Sprintf("\x1b[<0;%d;%dM\x1b[<0;%d;%dm", x, y+1, x, y+1))
			return
		}
	}
}

// resize changes the size of the window.
func (w *window) resize(width, height int) {
	w.t.Helper()
	w.mu.Lock()
	w.grid.resize(width, height)
	w.mu.Unlock()
	w.setSize(width, height)
}

// setSize tells the program of another size.
func (w *window) setSize(width, height int) {
	w.t.Helper()
	if err := pty.Setsize(w.terminal, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		w.t.Fatal(err)
	}
}

// shut does what closing the window does: the program is told that its terminal
// has gone, and ends.
func (w *window) shut() {
	w.t.Helper()
	if err := w.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		w.t.Fatal(err)
	}
	_ = w.cmd.Wait() // ended by the signal
	w.terminal.Close()
}

// left waits for the program to end by itself; it must have put the terminal
// back as it was.
func (w *window) left() {
	w.t.Helper()
	select {
	case <-w.gone:
	case <-time.After(patience):
		screen, _ := w.look()
		w.t.Fatalf("charter never ended:\n%s", screen)
	}
	if err := w.cmd.Wait(); err != nil {
		screen, _ := w.look()
		w.t.Errorf("charter ended with %v:\n%s", err, screen)
	}
	w.inOrder()
	if w.grid.link != "" {
		w.t.Errorf("a link to %s is still open", w.grid.link)
	}
	if len(w.grid.unknown) > 0 {
		w.t.Errorf("this window does not know %q", w.grid.unknown)
	}
}
