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

// Notes wait on the disk for one file, for their owner alone, until they are taken in; one that
// was changed since waits on.
func TestNotesWaitForTheirFile(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "notes")
	one, other := notes.For(folder, "id", "/x/a.json"), notes.For(folder, "id", "/x/b.json")
	first := notes.Note{Question: "BEN-1", Text: "Ask Bea"}
	one.Put([]notes.Note{first})
	one.Put(notes.With([]notes.Note{first}, notes.Note{Question: "BEN-2", Text: "Look at the log"}))
	for range 2 {
		if err := one.Write(); err != nil {
			t.Fatal(err)
		}
	}
	all := one.Read()
	if len(all) != 2 || len(other.Read()) != 0 {
		t.Fatalf("%+v and %+v wait", all, other.Read())
	}
	entries, _ := os.ReadDir(folder)
	if info, err := entries[0].Info(); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("readable by others: %v %v", info.Mode(), err)
	}
	one.Put(notes.With(all, notes.Note{Question: "BEN-1", Before: "not this", Text: "Ask Bea twice"}))
	if err := one.Write(); err != nil {
		t.Fatal(err)
	}
	if err := one.Drop(all); err != nil {
		t.Fatal(err)
	}
	if left := one.Read(); !slices.Equal(left, []notes.Note{{Question: "BEN-1", Text: "Ask Bea twice"}}) {
		t.Errorf("left: %+v", left)
	}
	if err := one.Drop(one.Read()); err != nil || len(one.Read()) > 0 {
		t.Errorf("left: %+v, %v", one.Read(), err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) > 0 {
		t.Errorf("left: %v", entries)
	}
	if nowhere := notes.For("", "id", "x"); nowhere.Write() == nil || nowhere.Read() != nil {
		t.Error("kept without a folder")
	}
}

// What waits and is not understood stays as it is.
func TestNotesThatAreNotUnderstoodStay(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "notes")
	k := notes.For(folder, "id", "/x/a.json")
	note := notes.Note{Question: "BEN-1", Text: "Ask Bea"}
	k.Put([]notes.Note{note})
	if err := k.Write(); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(folder)
	path := filepath.Join(folder, entries[0].Name())
	if err := os.WriteFile(path, []byte("of a version to come"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"written": k.Write(), "dropped": k.Drop([]notes.Note{note})} {
		if err == nil {
			t.Error(what)
		}
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != "of a version to come" {
		t.Errorf("%q, %v", now, err)
	}
}
