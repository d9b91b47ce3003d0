package file

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/safefile"
	"charter/assessment/sample/sampletest"
	"charter/questions"
)

// realDir gives a folder for the test that no link leads to.
func realDir(t *testing.T) string {
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
	a, err := Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a.Project.Title
}

// opened opens a file and closes it at the end of the test.
func opened(t *testing.T, path string, options Options) *File {
	t.Helper()
	f, _, err := Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Discard)
	return f
}

// await reads updates until one is as wanted.
func await(t *testing.T, f *File, what string, wanted func(Status) bool) Status {
	t.Helper()
	for status := range f.Updates() {
		if wanted(status) {
			return status
		}
	}
	t.Fatalf("the file closed before %s", what)
	return Status{}
}

func saved(s Status) bool { return s.Revision > 0 && !s.Pending() }

// files lists what stands in the folder of a file.
func files(t *testing.T, path string) []string {
	t.Helper()
	names, err := system{}.List(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestSavingKeepsTheLastCopyAndLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	path := written(t)
	f, a, err := Open(path, Options{})
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
	if got := titleOf(t, path+".bak"); got != "one" {
		t.Errorf("the backup holds %q", got)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Errorf("closing again: %v", err)
	}
}

func TestOfManySavesTheLastOneStands(t *testing.T) {
	t.Parallel()
	path := written(t)
	f := opened(t, path, Options{})
	for range 500 {
		f.Save(assessmenttest.Titled("earlier"))
	}
	if got := f.Save(assessmenttest.Titled("last")); got != 501 {
		t.Errorf("revision %d", got)
	}
	if err := f.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if status := f.Status(); status.Saved != 501 || f.Unsaved() {
		t.Errorf("got %+v", status)
	}
	if got := titleOf(t, path); got != "last" {
		t.Errorf("the file holds %q", got)
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

func TestTheSecondToOpenReadsOnlyUntilTheFirstHasLeft(t *testing.T) {
	t.Parallel()
	path := written(t)
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	first := opened(t, path, Options{User: "ann", Now: func() time.Time { return noon }})
	second := opened(t, path, Options{User: "bob"})
	var held *Held
	if !errors.As(second.Status().ReadOnly, &held) || held.Holder.User != "ann" || held.Holder.PID != os.Getpid() || !held.Holder.Since.Equal(noon) {
		t.Fatalf("got %v", second.Status().ReadOnly)
	}
	if text := held.Error(); !strings.Contains(text, "is being edited by ann on ") || !strings.Contains(text, "for reading only") {
		t.Errorf("got %q", text)
	}
	if a, err := second.TryLock(); a != nil || !errors.As(err, &held) {
		t.Errorf("the lock was given twice: %v", err)
	}
	first.Save(assessmenttest.Titled("by ann"))
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := second.TryLock()
	if err != nil || a.Project.Title != "by ann" || second.Status().ReadOnly != nil {
		t.Fatalf("got %v, %v", a, err)
	}
	second.Save(assessmenttest.Titled("by bob"))
	if err := second.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := titleOf(t, path); got != "by bob" {
		t.Errorf("the file holds %q", got)
	}
}

func TestWorkHandedInWhileReadingOnlyIsNotLost(t *testing.T) {
	t.Parallel()
	path := written(t)
	first := opened(t, path, Options{})
	second := opened(t, path, Options{})
	second.Save(assessmenttest.Titled("second"))
	if err := second.Close(t.Context()); err == nil || !second.Unsaved() {
		t.Fatalf("closing gave up unsaved work: %v", err)
	}
	first.Save(assessmenttest.Titled("first"))
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := second.TryLock(); err != nil {
		t.Fatal(err)
	}
	if err := second.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	conflict := second.Status().Conflict
	if conflict == nil || conflict.Theirs.Project.Title != "first" || conflict.Base.Project.Title != assessmenttest.Full().Project.Title {
		t.Fatalf("got %+v", conflict)
	}
	if got := titleOf(t, conflict.Beside); got != "second" {
		t.Errorf("beside stands %q", got)
	}
	if got := titleOf(t, path); got != "first" {
		t.Errorf("the file holds %q", got)
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
	_, _, err := Open(path, Options{})
	var faults *format.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("got %v", err)
	}
	if diff := cmp.Diff([]string{"x.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if _, _, err := Open(filepath.Join(t.TempDir(), "none"), Options{}); err == nil || !strings.Contains(err.Error(), "no such file") {
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
	old := f.writer
	// A disk that never answers does not keep work from going elsewhere.
	other := filepath.Join(t.TempDir(), "safe.charter.json")
	if err := f.SaveElsewhere(other); err != nil {
		t.Fatal(err)
	}
	if titleOf(t, other) != "slow" {
		t.Error("the work is not there")
	}
	close(hung.stall)
	<-old.done
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}
