package file

import (
	"charter/assessment/assessmenttest"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// clock gives out pauses that end when the test says so.
type clock struct {
	mu     sync.Mutex
	pauses []time.Duration
	ring   chan time.Time
}

func newClock() *clock { return &clock{ring: make(chan time.Time)} }

func (c *clock) after(pause time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pauses = append(c.pauses, pause)
	return c.ring
}

func (c *clock) given() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.pauses)
}

// untilSaved lets pauses end until everything is saved.
func (c *clock) untilSaved(t *testing.T, f *File) Status {
	t.Helper()
	for {
		select {
		case c.ring <- time.Time{}:
		case status, open := <-f.Updates():
			if !open {
				t.Fatal("the file closed before it was saved")
			}
			if saved(status) {
				return status
			}
		}
	}
}

func TestTroubleStaysUntilSavingWorksAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		call string
		err  error
		want string
	}{
		"disk full at the start":     {"create", syscall.ENOSPC, "the disk is full"},
		"disk full half-way":         {"write", syscall.ENOSPC, "the disk is full"},
		"over quota":                 {"write", syscall.EDQUOT, "the disk is full"},
		"the disk fails to sync":     {"sync", syscall.EIO, "input/output error"},
		"the share fails at the end": {"close", syscall.EIO, "input/output error"},
		"folder made read-only":      {"create", fs.ErrPermission, "no right"},
		"disk mounted read-only":     {"create", syscall.EROFS, "for reading only"},
		"held by a virus scanner":    {"rename to file", fs.ErrPermission, "no right"},
		"share gone":                 {"create", syscall.ESTALE, "does not answer"},
		"folder gone":                {"create", fs.ErrNotExist, "moved or deleted"},
		"folder cannot be synced":    {"syncdir", syscall.EIO, "input/output error"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, ticks := written(t), newClock()
			d := &faulty{disk: system{}}
			f := opened(t, path, Options{disk: d, after: ticks.after})
			d.fail(c.call, c.err)
			f.Save(assessmenttest.Titled("kept"))
			status := await(t, f, "trouble", func(s Status) bool { return s.Err != nil })
			var trouble *Trouble
			if !errors.As(status.Err, &trouble) || trouble.Path != path || !strings.Contains(status.Err.Error(), c.want) || !strings.Contains(status.Err.Error(), "Your work is kept here") {
				t.Errorf("got %v", status.Err)
			}
			if !status.Pending() || !f.Unsaved() {
				t.Error("work counts as saved")
			}
			if err := f.Close(t.Context()); err == nil {
				t.Fatal("the file closed with unsaved work")
			}
			if c.call != "syncdir" {
				if got := titleOf(t, path); got != assessmenttest.Full().Project.Title {
					t.Errorf("the file holds %q", got)
				}
			}
			ticks.ring <- time.Time{} // tried again, in vain
			ticks.ring <- time.Time{}
			if f.Status().Err == nil {
				t.Error("the trouble was forgotten")
			}
			d.fail(c.call, nil)
			status = ticks.untilSaved(t, f)
			if status.Err != nil || titleOf(t, path) != "kept" || titleOf(t, backupOf(path)) != assessmenttest.Full().Project.Title {
				t.Errorf("got %+v", status)
			}
			if err := f.Close(t.Context()); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPausesGrow(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), newClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.after})
	d.fail("create", syscall.ENOSPC)
	f.Save(assessmenttest.Titled("kept"))
	for range 9 {
		ticks.ring <- time.Time{}
	}
	await(t, f, "trouble", func(s Status) bool { return len(ticks.given()) >= 9 })
	got := ticks.given()[:9]
	want := []time.Duration{500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}
	for i := range want {
		if got[i] != want[i]*time.Millisecond {
			t.Fatalf("pauses %v", got)
		}
	}
}

func TestABackupThatCannotBeMadeDoesNotStopASave(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	d.fail("rename to backup", fs.ErrPermission)
	f := opened(t, path, Options{disk: d})
	f.Save(assessmenttest.Titled("new"))
	status := await(t, f, "it was saved", saved)
	if status.Err != nil || !errors.Is(status.BackupErr, fs.ErrPermission) || titleOf(t, path) != "new" {
		t.Errorf("got %+v", status)
	}
	if diff := cmp.Diff([]string{".falls.charter.json.lock", "falls.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutLinksTheBackupIsACopy(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	d.fail("link", errors.ErrUnsupported)
	f := opened(t, path, Options{disk: d})
	f.Save(assessmenttest.Titled("new"))
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if titleOf(t, path) != "new" || titleOf(t, backupOf(path)) != assessmenttest.Full().Project.Title {
		t.Error("the file or its backup is wrong")
	}
	if err := (&target{disk: d, path: path}).create([]byte("x")); err == nil || titleOf(t, path) != "new" {
		t.Error("a file was replaced")
	}
}

func TestAFileSystemWithoutLocksIsUsedAllTheSame(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	d.fail("lock", errNoLocks)
	f := opened(t, path, Options{disk: d})
	if err := f.Status().ReadOnly; err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("new"))
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "new" {
		t.Error(err)
	}
}

func TestAFolderThatCannotBeWrittenToIsForReading(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	d.fail("lock", &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission})
	f := opened(t, path, Options{disk: d})
	err := f.Status().ReadOnly
	if err == nil || !strings.Contains(err.Error(), "cannot edit") || !strings.Contains(err.Error(), "work in a folder of your own") {
		t.Errorf("got %v", err)
	}
}

func TestAFileDeletedMeanwhileIsNotForgotten(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), newClock()
	f := opened(t, path, Options{after: ticks.after})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("kept"))
	status := await(t, f, "trouble", func(s Status) bool { return s.Err != nil })
	if !strings.Contains(status.Err.Error(), "moved or deleted") {
		t.Errorf("got %v", status.Err)
	}
	if err := f.SaveElsewhere(path); err != nil {
		t.Fatal(err)
	}
	if status := f.Status(); status.Err != nil || status.Pending() || titleOf(t, path) != "kept" {
		t.Errorf("got %+v", status)
	}
	f.Save(assessmenttest.Titled("more"))
	second := opened(t, path, Options{})
	if second.Status().ReadOnly == nil {
		t.Error("the lock was lost")
	}
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "more" {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

// A file that was deleted is written again while the old place tries once more:
// that finds the very work it was to save, not another version of it.
func TestAFileWrittenAgainIsNoConflict(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), newClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.after})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("kept"))
	await(t, f, "trouble", func(s Status) bool { return s.Err != nil })
	old, tried := f.writer, 0
	var again atomic.Bool
	d.named = func() {
		if again.Swap(true) {
			return // a file beside it, which must not be
		}
		for range 2 { // when the second is taken, the save after the first is over
			old.requests <- func() { tried++ }
		}
	}
	if err := f.SaveElsewhere(path); err != nil || tried == 0 {
		t.Fatalf("%v, tried %d times", err, tried)
	}
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "kept" {
		t.Error(err)
	}
	<-old.done
	if diff := cmp.Diff([]string{"falls.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestSavingElsewhereGoesOnThere(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), newClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.after})
	d.fail("rename to file", syscall.EIO)
	f.Save(assessmenttest.Titled("kept"))
	await(t, f, "trouble", func(s Status) bool { return s.Err != nil })
	if err := f.SaveElsewhere(path); err == nil || !errors.Is(err, fs.ErrExist) {
		t.Errorf("saving over the file itself: %v", err)
	}
	other := filepath.Join(t.TempDir(), "other.charter.json")
	if err := Create(other, assessmenttest.Titled("someone's")); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveElsewhere(other); err == nil || titleOf(t, other) != "someone's" {
		t.Errorf("another file was replaced: %v", err)
	}
	free, old := filepath.Join(t.TempDir(), "free.charter.json"), f.writer
	if err := f.SaveElsewhere(free); err != nil {
		t.Fatal(err)
	}
	<-old.done
	d.fail("rename to file", nil)
	if f.Path() != free || f.Unsaved() || f.Status().Err != nil || titleOf(t, free) != "kept" {
		t.Errorf("got %s, %+v", f.Path(), f.Status())
	}
	f.Save(assessmenttest.Titled("more"))
	if err := f.Close(t.Context()); err != nil || titleOf(t, free) != "more" || titleOf(t, path) != assessmenttest.Full().Project.Title {
		t.Errorf("got %v", err)
	}
	again := opened(t, path, Options{})
	if again.Status().ReadOnly != nil {
		t.Error("the old file is still locked")
	}
}

func TestAFailedSaveAfterTheBackupLeavesNoExtraName(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), newClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.after})
	d.fail("rename to file", syscall.EIO)
	f.Save(assessmenttest.Titled("new"))
	for range 3 { // the backup is by now another name of the same text
		ticks.ring <- time.Time{}
	}
	d.fail("rename to file", nil)
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}
