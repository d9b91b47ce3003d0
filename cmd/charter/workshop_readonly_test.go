//go:build unix

package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestWorkshopOnAFileThatIsReadOnly opens a workshop on a file that may not be
// changed: it says why and what to do, and changes nothing.
func TestWorkshopOnAFileThatIsReadOnly(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	before, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(r.path, 0o444); err != nil {
		t.Fatal(err)
	}
	r.open(t)
	r.do("", "Read only (press !): the file is marked as read-only.")
	if screen := r.see("read only"); strings.Contains(screen, "enter choose") {
		t.Errorf("a key is offered that cannot do anything:\n%s", screen)
	}
	r.do(enter, "Start a new session")
	r.do("j"+"b"+"E"+"r"+"?", "Not now: Nothing can be changed")
	r.do(esc, "Start a new session")
	r.do("!", "Work in a copy")
	r.send(ctrlC)
	r.left()
	after, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(r.folder); err != nil || len(entries) != 1 || !bytes.Equal(before, after) {
		t.Errorf("left behind are %v (%v), and the file is unchanged: %t", entries, err, bytes.Equal(before, after))
	}
}

// TestWorkshopOnAFileThatIsOpenElsewhere opens a file that another window has open.
// Once that is closed the workshop can begin.
func TestWorkshopOnAFileThatIsOpenElsewhere(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	other := openWindow(t, r.folder, t.TempDir(), "open", r.path, "--as", "")
	other.see("Beneficial")
	r.open(t)
	r.see("Read only (press !)")
	r.do("!", "is being edited by")
	r.see("Try again now")
	r.send(esc)
	r.when("the dialog to go", func(screen string) bool { // looks for the lock as it goes
		return strings.Contains(screen, "Start a new session") && !strings.Contains(screen, "Try again now")
	})
	other.send("q")
	other.left()
	r.do("\x1b[I", "The file is free: you can edit it now.") // back to this window
	r.do(enter, "Before you begin")
	r.send(ctrlC)
	r.left()
}

// TestWorkshopThatCannotBeOpened says in plain words what to do instead.
func TestWorkshopThatCannotBeOpened(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	w := openWindow(t, r.folder, r.home, "workshop", "missing.charter.json")
	<-w.gone
	if err := w.cmd.Wait(); err == nil {
		t.Error("a missing file is no failure")
	}
	if text, _ := w.look(); !strings.Contains(text, "missing.charter.json") || !strings.Contains(text, "charter new") {
		t.Errorf("a missing file: %s", text)
	}
}
