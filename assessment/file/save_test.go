package file

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/questions"

	"github.com/google/go-cmp/cmp"
)

// realDir gives a folder for the test that no link leads to.
func realDir(t testing.TB) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// written puts the sample in a folder of its own and gives its path.
func written(t *testing.T) string {
	t.Helper()
	path := filepath.Join(realDir(t), "falls.charter.json")
	if err := Create(path, assessmenttest.Full()); err != nil {
		t.Fatal(err)
	}
	return path
}

func pack(t testing.TB) *questions.Pack {
	t.Helper()
	return sampletest.Pack(t)
}

// titleOf reads the title that a file holds.
func titleOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return titleIn(t, string(data))
}

// titleIn reads the title in a text.
func titleIn(t *testing.T, text string) string {
	t.Helper()
	a, err := format.Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	return a.Project.Title
}

// here fills in what options leave out.
func here(o Options) Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Self == nil {
		o.Self = as(store.Holder{User: "me", Machine: "here", PID: 1})
	}
	return o
}

func as(h store.Holder) func() store.Holder { return func() store.Holder { return h } }

// opened opens a file and closes it at the end of the test.
func opened(t *testing.T, path string, options Options) *store.Saver {
	t.Helper()
	f, _, err := Open(path, here(options))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Discard)
	return f
}

// await reads updates until one is as wanted.
func await(t *testing.T, f *store.Saver, what string, wanted func(store.Status) bool) store.Status {
	t.Helper()
	for status := range f.Updates() {
		if wanted(status) {
			return status
		}
	}
	t.Fatalf("the file closed before %s", what)
	return store.Status{}
}

func saved(s store.Status) bool { return s.Revision > 0 && !s.Pending() }

// files lists what stands in the folder of a file.
func files(t *testing.T, path string) []string {
	t.Helper()
	names, err := system{}.List(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// released waits until nobody holds a file: a saver that went elsewhere is on its way
// out.
func released(t *testing.T, path string) {
	t.Helper()
	f := opened(t, path, Options{})
	for f.Status().ReadOnly != nil && t.Context().Err() == nil {
		_, _ = f.TryLock() // the status tells
	}
	if err := f.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSavingKeepsTheLastCopyAndLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	path := written(t)
	f, a, err := Open(path, here(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(assessmenttest.Full(), a); diff != "" {
		t.Error(diff)
	}
	if got := f.Save(assessmenttest.Titled("one")); got != 1 {
		t.Errorf("revision %d, want 1", got)
	}
	status := await(t, f, "it was saved", saved)
	if status.Saved != 1 || status.SavedAt.IsZero() || status.Err != nil || status.BackupErr != nil {
		t.Errorf("got %+v", status)
	}
	if got := titleOf(t, path); got != "one" {
		t.Errorf("the file holds %q", got)
	}
	f.Save(assessmenttest.Titled("two"))
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := titleOf(t, path); got != "two" {
		t.Errorf("the file holds %q after closing", got)
	}
	if got := titleOf(t, path+".bak"); got != assessmenttest.Full().Project.Title {
		t.Errorf("the backup holds %q", got)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

func TestPermissionsAndLinksAreKept(t *testing.T) {
	t.Parallel()
	path := written(t)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link.charter.json")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	f := opened(t, link, Options{})
	f.Save(assessmenttest.Titled("through a link"))
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(path)
	if err != nil || after.Mode() != before.Mode() {
		t.Errorf("mode %v, want %v: %v", after.Mode(), before.Mode(), err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
	if got := titleOf(t, path); got != "through a link" {
		t.Errorf("the file holds %q", got)
	}
}

func TestWhatAKilledProgramLeftIsSweptAway(t *testing.T) {
	t.Parallel()
	path := written(t)
	left := safefile.Temporary(path)
	for _, name := range []string{left, filepath.Join(filepath.Dir(path), ".other.charter.json.x.tmp")} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := opened(t, path, Options{})
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{".other.charter.json.x.tmp", "falls.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestALeftOverLockFileLocksNothing(t *testing.T) {
	t.Parallel()
	path := written(t)
	for name, c := range map[string]struct {
		text  string
		warns bool
	}{
		"of a dead program here":      {"", false},
		"of a program on a synced PC": {" " + `{"user":"ann","machine":"FAR-AWAY","pid":7,"since":"2026-11-22T10:00:00Z"}`, true},
		"of nobody knows what":        {"\x00\xff{", false},
	} {
		if err := os.WriteFile(lockOf(path), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		f := opened(t, path, Options{})
		status := f.Status()
		if status.ReadOnly != nil || (status.Elsewhere != nil) != c.warns {
			t.Errorf("%s: got %+v", name, status)
		}
		if c.warns && !strings.HasPrefix(status.Elsewhere.String(), "ann on FAR-AWAY, since ") {
			t.Errorf("%s: %s", name, status.Elsewhere)
		}
		if err := f.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(lockOf(path)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: the lock file stayed", name)
		}
	}
}

func TestAFileMarkedReadOnlyIsNotWritten(t *testing.T) {
	t.Parallel()
	path := written(t)
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path, Options{})
	if err := f.Status().ReadOnly; err == nil || !strings.Contains(err.Error(), "marked as read-only") {
		t.Errorf("got %v", err)
	}
	other := filepath.Join(filepath.Dir(path), "mine.charter.json")
	f.Save(assessmenttest.Titled("mine"))
	if err := f.SaveElsewhere(other); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if titleOf(t, other) != "mine" || titleOf(t, path) != assessmenttest.Full().Project.Title {
		t.Error("the work went to the wrong place")
	}
}

func TestADamagedFileIsNotOpenedAndNotTouched(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.charter.json")
	if err := os.WriteFile(path, []byte(`{"format": "charter-assessment/1",`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := Open(path, here(Options{}))
	var faults *format.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("got %v", err)
	}
	if diff := cmp.Diff([]string{"x.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if _, _, err := Open(filepath.Join(t.TempDir(), "none"), here(Options{})); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("got %v", err)
	}
}

func TestClosingGivesUpWaitingWhenToldTo(t *testing.T) {
	t.Parallel()
	path := written(t)
	hung := &faulty{disk: system{}, stall: make(chan struct{})}
	f := opened(t, path, Options{disk: hung})
	f.Save(assessmenttest.Titled("slow"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := f.Close(ctx); err == nil || !strings.Contains(err.Error(), "has not answered") || !f.Unsaved() {
		t.Errorf("got %v", err)
	}
	// A disk that never answers does not keep work from going elsewhere.
	other := filepath.Join(t.TempDir(), "safe.charter.json")
	if err := f.SaveElsewhere(other); err != nil {
		t.Fatal(err)
	}
	if titleOf(t, other) != "slow" {
		t.Error("the work is not there")
	}
	close(hung.stall)
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	released(t, path)
}
