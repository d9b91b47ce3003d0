//go:build unix

package tui

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"charter/assessment"
)

// After a fault the terminal is as it was before, and the user reads where the
// work is and no list of a programmer's.
func TestAFaultLeavesTheTerminalInOrder(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []string{"update", "view", "command"} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "bus.charter.json")
			writeSample(t, path, func(*assessment.Assessment) {})
			terminal, other, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer terminal.Close()
			defer other.Close()
			if err := pty.Setsize(terminal, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
				t.Fatal(err)
			}
			before, err := term.GetState(other.Fd())
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.CommandContext(t.Context(), program)
			cmd.Env = append(os.Environ(), brokenVariable+"="+in+" "+path, "TERM=xterm-256color", "TMPDIR="+t.TempDir())
			cmd.Stdin, cmd.Stdout, cmd.Stderr = other, other, other
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			written := make(chan string)
			go func() {
				var seen strings.Builder
				pressed := false
				part := make([]byte, 4096)
				for n, err := terminal.Read(part); err == nil; n, err = terminal.Read(part) {
					seen.Write(part[:n])
					if !pressed && strings.Contains(seen.String(), "Beneficial") { // the keys work now
						pressed = true
						terminal.WriteString("\r")
					}
				}
				written <- seen.String() // nobody has the other side open any more
			}()
			if err := cmd.Wait(); cmd.ProcessState.ExitCode() != 1 {
				t.Errorf("it ended with %v", err)
			}
			after, err := term.GetState(other.Fd())
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(before, after) {
				t.Errorf("the terminal was %+v before and is %+v", before, after)
			}
			other.Close()
			text := <-written
			message := text[strings.LastIndex(text, "\x1b")+1:]
			for _, want := range []string{"The program has stopped", brokenWords, "intact and holds all your work", "bus.recovery-"} {
				if !strings.Contains(message, want) {
					t.Errorf("after the screen is gone it does not say %q:\n%q", want, text)
				}
			}
			for _, want := range []string{"\x1b[?1049l", "\x1b[?25h"} { // off the alternate screen, cursor shown
				if strings.LastIndex(text, want) < strings.LastIndex(text, "\x1b[?1049h") {
					t.Errorf("%q does not end the screen:\n%q", want, text)
				}
			}
			if strings.Contains(text, "goroutine") {
				t.Errorf("the user reads what is for a programmer:\n%s", text)
			}
			kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.recovery-*"))
			if err != nil || len(kept) != 1 {
				t.Errorf("recovery files: %v, %v", kept, err)
			}
		})
	}
}
