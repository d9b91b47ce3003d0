//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// TestAReaderThatGoesAwayEndsPlainLinesInOrder closes the other end of standard output: what
// was typed is saved, and the lock is gone.
func TestAReaderThatGoesAwayEndsPlainLinesInOrder(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.charter.json")
	if err := os.WriteFile(path, sampletest.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "charter", "open", path, "--accessible")
	cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_STATE_HOME="+folder)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, 20)); err != nil {
		t.Fatal(err)
	}
	out.Close()
	_, _ = io.WriteString(in, "answer BEN-1\n0\nanswer BEN-2\n") // it may have ended before
	_ = cmd.Wait()
	if !cmd.ProcessState.Exited() {
		t.Errorf("it was ended by %v", cmd.ProcessState)
	}
	if _, err := os.Stat(filepath.Join(folder, ".a.charter.json.lock")); err == nil {
		t.Error("the lock is left over")
	}
	if _, err := file.Read(path, nil); err != nil {
		t.Error(err)
	}
}

// Every signal that asks a program to end ends plain lines in order.
func TestSignalsEndPlainLinesInOrder(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			path := filepath.Join(folder, "a.charter.json")
			charter(t, "new", path)
			cmd := exec.CommandContext(t.Context(), "charter", "open", path, "--accessible")
			cmd.Env = append(os.Environ(), "HOME="+folder, "XDG_STATE_HOME="+folder, "XDG_CONFIG_HOME="+folder)
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadFull(out, make([]byte, 20)); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			said, _ := io.ReadAll(out)
			_ = cmd.Wait()
			if !cmd.ProcessState.Exited() || !strings.Contains(string(said), "Goodbye.") {
				t.Errorf("%v after\n%s", cmd.ProcessState, said)
			}
			if _, err := os.Stat(filepath.Join(folder, ".a.charter.json.lock")); err == nil {
				t.Error("the lock is left over")
			}
		})
	}
}
