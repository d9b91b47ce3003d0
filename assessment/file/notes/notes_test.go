package notes_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"charter/assessment/file/notes"
)

// A note that is taken in loses nothing that stands in the file by then, and is not there
// twice when it is taken in once more.
func TestANoteIsTakenInWithoutLoss(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, text, now, want string }{
		{"", "Ask Bea", "", "Ask Bea"},
		{"Ask Bea", "Ask Bea twice", "Ask Bea", "Ask Bea twice"},
		{"Ask Bea", "", "Ask Bea", ""},
		{"", "Ask Bea", "Ask Bea", "Ask Bea"},
		{"", "Ask Bea twice", "Ask Bea", "Ask Bea twice"},
		{"", "Ask Bea", "Ask Bea, and Dot", "Ask Bea, and Dot"},
		{"Old", "New", "Changed meanwhile", "Changed meanwhile\nNew"},
	} {
		n := notes.Note{Question: "BEN-1", Before: c.before, Text: c.text}
		got := n.Into(c.now)
		if got != c.want {
			t.Errorf("%+v into %q: %q, want %q", n, c.now, got, c.want)
		}
		if again := n.Into(got); again != got {
			t.Errorf("%+v twice: %q", n, again)
		}
	}
}

// keep writes notes as a view does.
func keep(t *testing.T, k *notes.Keeper, all ...notes.Note) {
	t.Helper()
	for _, n := range all {
		k.Add(n)
	}
	if err := k.Write(); err != nil {
		t.Fatal(err)
	}
}

// take moves notes aside as the program does that has the file open.
func take(t *testing.T, k *notes.Keeper, want ...notes.Note) {
	t.Helper()
	if got, err := k.Take(); err != nil || !slices.Equal(got, want) {
		t.Fatalf("taken: %+v, %v; want %+v", got, err, want)
	}
}

func drop(t *testing.T, k *notes.Keeper, taken ...notes.Note) {
	t.Helper()
	if err := k.Drop(taken); err != nil {
		t.Fatal(err)
	}
}

// Notes wait on the disk for one file, for their owner alone, until they are in it.
func TestNotesWaitForTheirFile(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "notes")
	view, work := notes.For(folder, "id", "/x/a.json"), notes.For(folder, "id", "/x/a.json")
	bea, log := notes.Note{Question: "BEN-1", Text: "Ask Bea"}, notes.Note{Question: "BEN-2", Text: "Look at the log"}
	view.Add(bea)
	if all := view.Read(); !slices.Equal(all, []notes.Note{bea}) || len(work.Read()) > 0 {
		t.Errorf("before it is written: %+v", all)
	}
	keep(t, view, log)
	if all, other := work.Read(), notes.For(folder, "id", "/x/b.json").Read(); !slices.Equal(all, []notes.Note{bea, log}) || len(other) > 0 {
		t.Fatalf("%+v and %+v wait", all, other)
	}
	entries, _ := os.ReadDir(folder)
	if info, err := entries[0].Info(); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("readable by others: %v %v", info.Mode(), err)
	}
	take(t, work, bea, log)
	if all := view.Read(); !slices.Equal(all, []notes.Note{bea, log}) {
		t.Errorf("between taking and dropping: %+v", all)
	}
	drop(t, work, bea)
	take(t, work, bea, log)
	drop(t, work, bea, log)
	take(t, work)
	if entries, _ := os.ReadDir(folder); len(entries) > 0 {
		t.Errorf("left: %v", entries)
	}
	if nowhere := notes.For("", "id", "x"); nowhere.Write() == nil || nowhere.Read() != nil {
		t.Error("kept without a folder")
	}
}

// What is typed while other notes are taken in is not lost, and what was taken in by a program
// that ended before the file was saved is taken in by the next.
func TestNotesAreTakenInWhileOthersAreTyped(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "notes")
	view, work := notes.For(folder, "id", "/x/a.json"), notes.For(folder, "id", "/x/a.json")
	first, second := notes.Note{Question: "BEN-1", Text: "Ask"}, notes.Note{Question: "BEN-1", Before: "Ask", Text: "Ask Bea"}
	keep(t, view, first)
	take(t, work, first)
	keep(t, view, second)
	if all := view.Read(); len(all) != 1 || all[0].Text != "Ask Bea" || all[0].Before != "" {
		t.Errorf("shown: %+v", all)
	}
	next := notes.For(folder, "id", "/x/a.json") // the program was started again
	take(t, next, first)
	take(t, next, first)
	drop(t, next, first)
	take(t, next, second)
	drop(t, next, first)
	take(t, next, second)
	drop(t, next, second)
	take(t, next)
}

// What waits and is not understood stays as it is.
func TestNotesThatAreNotUnderstoodStay(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "notes")
	k := notes.For(folder, "id", "/x/a.json")
	keep(t, k, notes.Note{Question: "BEN-1", Text: "Ask Bea"})
	path := k.Files()[1]
	if err := os.WriteFile(path, []byte("of a version to come"), 0o600); err != nil {
		t.Fatal(err)
	}
	k.Add(notes.Note{Question: "BEN-2", Text: "Ask"})
	if k.Write() == nil {
		t.Error("written over")
	}
	if _, err := k.Take(); err == nil {
		t.Error("taken")
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != "of a version to come" {
		t.Errorf("%q, %v", now, err)
	}
}
