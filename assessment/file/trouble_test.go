package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

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
			path, ticks := written(t), storetest.NewClock()
			d := &faulty{disk: system{}}
			f := opened(t, path, Options{disk: d, after: ticks.After})
			d.fail(c.call, c.err)
			f.Save(assessmenttest.Titled("kept"))
			status := await(t, f, "trouble", func(s store.Status) bool { return s.Err != nil })
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
			ticks.Ring() // tried again, in vain
			ticks.Ring()
			if f.Status().Err == nil {
				t.Error("the trouble was forgotten")
			}
			d.fail(c.call, nil)
			status = ticks.UntilSaved(t, f)
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
	under := safefile.Temporary(path) // it may be a save of someone else, who cannot be seen
	if err := os.WriteFile(under, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := opened(t, path, Options{disk: d})
	if err := f.Status().ReadOnly; err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("new"))
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "new" {
		t.Error(err)
	}
	if text, err := os.ReadFile(under); err != nil || string(text) != "half" {
		t.Errorf("a save of someone else was swept away: %v", err)
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
	path, ticks := written(t), storetest.NewClock()
	f := opened(t, path, Options{after: ticks.After})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("kept"))
	status := await(t, f, "trouble", func(s store.Status) bool { return s.Err != nil })
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

// A file that was deleted is written again with the very text it had. Work that is
// handed in meanwhile is for the new file only: written to it by who still knows the
// old one, it would look like the work of someone else.
func TestAFileWrittenAgainIsNoConflict(t *testing.T) {
	t.Parallel()
	path := written(t)
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.named = func() {
		d.named = nil
		f.Save(assessmenttest.Titled("more"))
		const enough = 100
		for n := 0; n < enough && titleOf(t, path) != "more"; n++ {
			time.Sleep(time.Millisecond)
		}
	}
	if err := f.SaveElsewhere(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "more" {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestSavingElsewhereGoesOnThere(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), storetest.NewClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.After})
	d.fail("rename to file", syscall.EIO)
	f.Save(assessmenttest.Titled("kept"))
	await(t, f, "trouble", func(s store.Status) bool { return s.Err != nil })
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
	free := filepath.Join(realDir(t), "free.charter.json")
	if err := f.SaveElsewhere(free); err != nil {
		t.Fatal(err)
	}
	d.fail("rename to file", nil)
	if f.Name() != free || f.Unsaved() || f.Status().Err != nil || titleOf(t, free) != "kept" {
		t.Errorf("got %s, %+v", f.Name(), f.Status())
	}
	f.Save(assessmenttest.Titled("more"))
	if err := f.Close(t.Context()); err != nil || titleOf(t, free) != "more" || titleOf(t, path) != assessmenttest.Full().Project.Title {
		t.Errorf("got %v", err)
	}
	released(t, path)
}

func TestAFailedSaveAfterTheBackupLeavesNoExtraName(t *testing.T) {
	t.Parallel()
	path, ticks := written(t), storetest.NewClock()
	d := &faulty{disk: system{}}
	f := opened(t, path, Options{disk: d, after: ticks.After})
	d.fail("rename to file", syscall.EIO)
	f.Save(assessmenttest.Titled("new"))
	for range 3 { // the backup is by now another name of the same text
		ticks.Ring()
	}
	d.fail("rename to file", nil)
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}
