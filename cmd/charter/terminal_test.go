//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// On a terminal, help and errors are plain text too: nothing asks the terminal
// anything, so a terminal that never answers keeps nobody waiting.
func TestHelpAndErrorsAskTheTerminalNothing(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--help"}, {"score", "--help"}, {"help", "export"}, {"--version"}, {"version"}, {"scroe"}, {"score", "--bogus"}, {"score", "missing.charter.json"}, {"open"}} {
		cmd := exec.Command(program, args...)
		cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+t.TempDir())
		terminal, err := pty.Start(cmd)
		if err != nil {
			t.Fatal(err)
		}
		written, err := io.ReadAll(terminal)
		if err != nil && !errors.Is(err, syscall.EIO) { // Linux says EIO once the other end is closed
			t.Errorf("charter %v: %v", args, err)
		}
		_ = cmd.Wait() // the status is tested elsewhere
		terminal.Close()
		if len(written) == 0 || bytes.ContainsRune(written, '\x1b') {
			t.Errorf("charter %v wrote %q, want plain text", args, written)
		}
	}
}
