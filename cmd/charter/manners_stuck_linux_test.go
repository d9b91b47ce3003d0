package main

import (
	"fmt"
	"os"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"charter/assessment/file"
)

// TestATerminalThatTakesNothingHoldsNobody stops the output of a terminal and has charter
// end: the work is saved.
func TestATerminalThatTakesNothingHoldsNobody(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	w.see("Beneficial")
	its, err := os.OpenFile(fmt.Sprintf("/proc/%d/fd/1", w.cmd.Process.Pid), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer its.Close()
	if err := unix.IoctlSetInt(int(its.Fd()), unix.TCXONC, unix.TCOOFF); err != nil {
		t.Fatal(err)
	}
	w.send("x")
	if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = w.cmd.Wait()
	if code := w.cmd.ProcessState.ExitCode(); code != statusDone {
		t.Errorf("it ended with %v", w.cmd.ProcessState)
	}
	if _, err := file.Read(path, nil); err != nil {
		t.Error(err)
	}
}
