package session

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/library"
)

// noted is a file that one workspace has open and another follows, with a folder for notes.
type noted struct {
	path        string
	environment Environment
}

func newNoted(t *testing.T) noted {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "x.charter.json")
	a, err := sampletest.Example(sampletest.Pack(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	return noted{path, Environment{
		Now: time.Now, Notes: filepath.Join(t.TempDir(), "notes"),
		Library: library.Library{Folder: folder, Recent: filepath.Join(folder, "recent.json"), Packs: file.PacksIn("", sampletest.Editions())},
	}}
}

// do takes an event to a workspace, and does at once what that leads to.
func do(w *Workspace, e Event) (came Event) {
	came, effects := w.Step(e)
	for _, effect := range effects {
		if next := effect(); next != nil {
			if outcome := do(w, next); came == nil {
				came = outcome
			}
		}
	}
	return came
}

// What the facilitator writes beside the shared screen changes nothing in the file while that
// is open, is seen at once and after the view is opened again, and stands in the file once
// somebody opens it to work on it; then nothing of it is left elsewhere.
func TestAPrivateNoteWaitsForItsFile(t *testing.T) {
	t.Parallel()
	n := newNoted(t)
	shared, view := &Workspace{Environment: n.environment}, &Workspace{Environment: n.environment}
	do(shared, Open{n.path})
	do(view, Follow{n.path})
	before, _ := os.ReadFile(n.path)
	kept := view.Session.Answer("BEN-2").PrivateNote
	for _, text := range []string{"Ask B", "Ask Be", "Ask"} {
		do(view, KeepNote{"BEN-2", text})
		if got := view.Session.Answer("BEN-2").PrivateNote; got != text {
			t.Errorf("the view shows %q, want %q", got, text)
		}
	}
	do(view, KeepNote{"BEN-3", "Look at the log"})
	if came := do(view, Reread{}); came != nil || view.Session.Answer("BEN-2").PrivateNote != "Ask" {
		t.Errorf("after it is looked at again: %#v %q", came, view.Session.Answer("BEN-2").PrivateNote)
	}
	if after, _ := os.ReadFile(n.path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	if shared.Session.Answer("BEN-2").PrivateNote != kept {
		t.Error("the note is on the shared screen")
	}
	do(shared, Close{})
	again := &Workspace{Environment: n.environment}
	do(again, Follow{n.path})
	if again.Session.Answer("BEN-2").PrivateNote != "Ask" {
		t.Errorf("a view opened again shows %q", again.Session.Answer("BEN-2").PrivateNote)
	}
	work := &Workspace{Environment: n.environment}
	if came, opened := do(work, Open{n.path}).(Opened); !opened {
		t.Fatalf("%#v", came)
	}
	work.Session.EditAnswer("BEN-3", func(a *assessment.Answer) { a.PrivateNote = "" }) // no more to be kept
	do(work, Close{})
	a, err := file.Read(n.path, sampletest.Pack(t))
	if err != nil || a.Answers["BEN-2"].PrivateNote != "Ask" || a.Answers["BEN-3"].PrivateNote != "" {
		t.Errorf("the file has %q and %q: %v", a.Answers["BEN-2"].PrivateNote, a.Answers["BEN-3"].PrivateNote, err)
	}
	if left, _ := os.ReadDir(n.environment.Notes); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What is typed beside a workshop stands in the file at the next look of the program that has it
// open, and does not stand in the way of the room's own undo, nor does undo take it away.
func TestAPrivateNoteIsTakenInWhileTheFileIsOpen(t *testing.T) {
	t.Parallel()
	n := newNoted(t)
	work, view := &Workspace{Environment: n.environment}, &Workspace{Environment: n.environment}
	do(work, Open{n.path})
	do(view, Follow{n.path})
	work.Session.EditAnswer("BEN-2", func(a *assessment.Answer) { a.PrivateNote = "Of the day before" })
	work.Session.EditAnswer("BEN-3", func(a *assessment.Answer) { a.Note = "Of the room" })
	do(work, Flush{})
	do(view, Reread{})
	for _, text := range []string{"Ask B", "Ask Bea"} {
		do(view, KeepNote{"BEN-2", text})
		waiting, some := do(work, LookForNotes{}).(NotesWait)
		if !some {
			t.Fatal("nothing waits")
		}
		if got := work.Session.Answer("BEN-2").PrivateNote; got == text {
			t.Error("it was taken in before the moment was right")
		}
		do(work, TakeNotes(waiting))
		a, err := file.Read(n.path, sampletest.Pack(t))
		if err != nil || a.Answers["BEN-2"].PrivateNote != text {
			t.Errorf("the file has %q, want %q: %v", a.Answers["BEN-2"].PrivateNote, text, err)
		}
		if left, _ := os.ReadDir(n.environment.Notes); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
		do(view, Reread{})
		if got := view.Session.Answer("BEN-2").PrivateNote; got != text {
			t.Errorf("the view shows %q, want %q", got, text)
		}
	}
	if came := do(work, LookForNotes{}); came != nil {
		t.Errorf("%#v waits", came)
	}
	for range 2 {
		work.Session.Undo()
	}
	if a := work.Session.Assessment(); a.Answers["BEN-3"].Note == "Of the room" || a.Answers["BEN-2"].PrivateNote != "Ask Bea" {
		t.Errorf("after undo: %q and %q", a.Answers["BEN-3"].Note, a.Answers["BEN-2"].PrivateNote)
	}
	do(work, Close{})
}

// A program that ends between taking a note and saving the file has lost nothing: the next one
// takes it in. One that only reads the file takes none.
func TestAPrivateNoteOutlivesTheProgramThatTakesIt(t *testing.T) {
	t.Parallel()
	n := newNoted(t)
	first, view := &Workspace{Environment: n.environment}, &Workspace{Environment: n.environment}
	do(first, Open{n.path})
	do(view, Follow{n.path})
	do(view, KeepNote{"BEN-2", "Ask Bea"})
	if _, some := do(first, LookForNotes{}).(NotesWait); !some {
		t.Fatal("nothing waits")
	}
	second := &Workspace{Environment: n.environment}
	do(second, Open{n.path})
	if second.ReadOnly == "" || second.Session.Answer("BEN-2").PrivateNote == "Ask Bea" || do(second, LookForNotes{}) != nil {
		t.Error("a window that only reads took it")
	}
	do(second, Close{})
	do(first, Discard{}) // as if it was ended
	next := &Workspace{Environment: n.environment}
	do(next, Open{n.path})
	if got := next.Session.Answer("BEN-2").PrivateNote; got != "Ask Bea" {
		t.Errorf("the next has %q", got)
	}
	do(next, Close{})
	if left, _ := os.ReadDir(n.environment.Notes); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Without a folder of one's own it is said that a note cannot be kept; nobody keeps one in a
// file that is open for work by this event.
func TestANoteThatCannotWaitIsTold(t *testing.T) {
	t.Parallel()
	n := newNoted(t)
	n.environment.Notes = ""
	view, work := &Workspace{Environment: n.environment}, &Workspace{Environment: n.environment}
	do(view, Follow{n.path})
	if came, told := do(view, KeepNote{"BEN-2", "Ask"}).(NoteNotKept); !told || came.Err == nil {
		t.Errorf("%#v", came)
	}
	do(work, Open{n.path})
	if before := work.Session.Assessment(); do(work, KeepNote{"BEN-2", "Ask"}) != nil || work.Session.Assessment() != before {
		t.Error("an open file was changed")
	}
	do(work, Close{})
}
