package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/store"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// inConflict opens a file that someone else then changes, and saves to it.
func inConflict(t *testing.T) (f *store.Saver, path string, conflict *store.Conflict) {
	t.Helper()
	path = written(t)
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	f = opened(t, path, Options{Now: func() time.Time { return noon }})
	other(t, path, "theirs")
	f.Save(assessmenttest.Titled("ours"))
	status := await(t, f, "a conflict", func(s store.Status) bool { return s.Conflict != nil })
	if status.Pending() || status.Err != nil {
		t.Errorf("got %+v", status)
	}
	return f, path, status.Conflict
}

// other writes to a file as a program that knows nothing of locks does.
func other(t *testing.T, path, title string) {
	t.Helper()
	data, err := format.Encode(assessmenttest.Titled(title))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAnothersChangeIsNeverOverwritten(t *testing.T) {
	t.Parallel()
	f, path, conflict := inConflict(t)
	if titleOf(t, path) != "theirs" || titleOf(t, conflict.Beside) != "ours" {
		t.Error("a version was lost")
	}
	if filepath.Base(conflict.Beside) != "falls.conflict-20261122-120000.charter.json" {
		t.Errorf("ours is called %s", conflict.Beside)
	}
	if conflict.Theirs.Project.Title != "theirs" || conflict.Base.Project.Title != assessmenttest.Full().Project.Title || conflict.Damage != nil {
		t.Errorf("got %+v", conflict)
	}
	if text := conflict.Error(); !strings.Contains(text, "Keep yours, take theirs, or merge them") {
		t.Error(text)
	}
	f.Save(assessmenttest.Titled("ours, later"))
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if titleOf(t, path) != "theirs" || titleOf(t, conflict.Beside) != "ours, later" {
		t.Error("later work was lost")
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.conflict-20261122-120000.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestAnotherFileInItsPlaceIsAConflict(t *testing.T) {
	t.Parallel()
	path := written(t)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f := opened(t, path, Options{})
	theirs := filepath.Join(t.TempDir(), "x")
	same := strings.Repeat("x", len(assessmenttest.Full().Project.Title))
	other(t, theirs, same) // as long as ours, and as old
	if err := os.Chtimes(theirs, before.ModTime(), before.ModTime()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(theirs, path); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("ours"))
	if err := f.Flush(t.Context()); err != nil || f.Status().Conflict == nil || titleOf(t, path) != same {
		t.Errorf("got %+v, %v", f.Status(), err)
	}
}

func TestATouchedFileIsNoConflict(t *testing.T) {
	t.Parallel()
	path := written(t)
	f := opened(t, path, Options{})
	long := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, long, long); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("ours"))
	if err := f.Flush(t.Context()); err != nil || f.Status().Conflict != nil || titleOf(t, path) != "ours" {
		t.Errorf("got %+v, %v", f.Status(), err)
	}
}

func TestKeepingOursSetsTheirsAside(t *testing.T) {
	t.Parallel()
	f, path, _ := inConflict(t)
	aside, err := f.Resolve(t.Context(), assessmenttest.Titled("ours"))
	if err != nil {
		t.Fatal(err)
	}
	if titleOf(t, path) != "ours" || titleOf(t, aside) != "theirs" || f.Status().Conflict != nil {
		t.Error("the conflict is not resolved")
	}
	f.Save(assessmenttest.Titled("and on"))
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "and on" {
		t.Error(err)
	}
	want := []string{"falls.charter.json", "falls.charter.json.bak", "falls.theirs-20261122-120000.charter.json"}
	if diff := cmp.Diff(want, files(t, path)); diff != "" {
		t.Error(diff)
	}
}
