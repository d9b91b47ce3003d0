//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// On a terminal that cannot move its cursor, and for whoever asks for it, the
// tool speaks in plain lines.
func TestPlainLinesOnATerminal(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		env  []string
		args []string
	}{
		"TERM=dumb":    {[]string{"TERM=dumb"}, []string{"sample"}},
		"ACCESSIBLE=1": {[]string{"TERM=xterm-256color", "ACCESSIBLE=1"}, []string{"sample"}},
		"--accessible": {[]string{"TERM=xterm-256color"}, []string{"sample", "--accessible"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			cmd := exec.Command(program, c.args...)
			cmd.Dir = folder
			cmd.Env = append(append(os.Environ(), "HOME="+folder, "XDG_STATE_HOME="+filepath.Join(folder, "state")), c.env...)
			terminal, err := pty.Start(cmd)
			if err != nil {
				t.Fatal(err)
			}
			defer terminal.Close()
			if _, err := terminal.WriteString("answer BEN-1\n2\nyes\nleave\n"); err != nil {
				t.Fatal(err)
			}
			said, err := io.ReadAll(terminal)
			if err != nil && !errors.Is(err, syscall.EIO) { // Linux says EIO once the other end is closed
				t.Fatal(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Errorf("it ended with %v", err)
			}
			for _, want := range []string{"Question 1 of 4, BEN-1.", "BEN-1: level 2. It counts 2.", "Saved.", "Goodbye."} {
				if !strings.Contains(string(said), want) {
					t.Errorf("%q is not said in %s", want, said)
				}
			}
			if strings.ContainsRune(string(said), '\x1b') {
				t.Errorf("it wrote a control sequence: %q", said)
			}
		})
	}
}
