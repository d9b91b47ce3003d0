package file

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/store"

	"github.com/google/go-cmp/cmp"
)

// damaged saves a second version, so that there is a backup, and cuts the file off.
func damaged(t *testing.T) (path string) {
	t.Helper()
	path = written(t)
	f := opened(t, path, Options{})
	newer := assessmenttest.Full()
	newer.Answers["BEN-2"] = assessment.Level(3)
	newer.Answers["ACC-1"] = assessment.Level(1)
	f.Save(newer)
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Index(string(data), `"SEC-1"`)
	if err := os.WriteFile(path, data[:cut+20], 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestADamagedFileTellsWhatItsBackupHolds(t *testing.T) {
	t.Parallel()
	path := damaged(t)
	d := Inspect(path, pack(t))
	if d == nil {
		t.Fatal("no damage was seen")
	}
	var faults *format.Faults
	if !errors.As(d.Err, &faults) || faults.List[0].Line == 0 {
		t.Errorf("got %v", d.Err)
	}
	if diff := cmp.Diff([]string{"ACC-1", "BEN-1", "BEN-2"}, d.Readable); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"ACC-1", "BEN-2"}, d.Backup.Lacks); diff != "" {
		t.Error(diff)
	}
	if d.Backup.Err != nil || len(d.Backup.Assessment.Answers) != 3 || d.Backup.Modified.IsZero() || d.Modified.IsZero() {
		t.Errorf("got %+v", d.Backup)
	}
	text := d.String()
	for _, want := range []string{"ends too early", "falls.charter.json.bak, is of ", "holds 3 answers", "shows 2 answers that the copy lacks or has otherwise: ACC-1, BEN-2"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
}

func TestGoingBackKeepsTheDamagedFileToo(t *testing.T) {
	t.Parallel()
	path := damaged(t)
	bad, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	aside, err := Restore(path, nil, Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	if Inspect(path, nil) != nil {
		t.Error("the file is still damaged")
	}
	if kept, err := os.ReadFile(aside); err != nil || string(kept) != string(bad) {
		t.Errorf("the damaged file was not kept: %v", err)
	}
	want := []string{"falls.charter.json", "falls.charter.json.bak", "falls.charter.json.damaged-20261122-120000"}
	if diff := cmp.Diff(want, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if titleOf(t, backupOf(path)) != assessmenttest.Full().Project.Title {
		t.Error("the backup changed")
	}
}

func TestAMissingFileComesBackFromItsBackup(t *testing.T) {
	t.Parallel()
	path := damaged(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if d := Inspect(path, nil); d == nil || d.Backup.Err != nil || !strings.Contains(d.String(), "there is no such file") {
		t.Errorf("got %v", d)
	}
	aside, err := Restore(path, nil, here(Options{}))
	if err != nil || aside != "" || titleOf(t, path) != assessmenttest.Full().Project.Title {
		t.Errorf("got %q, %v", aside, err)
	}
}

func TestWithoutAGoodCopyNothingIsTouched(t *testing.T) {
	t.Parallel()
	path := damaged(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backupOf(path), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if d := Inspect(path, nil); !strings.Contains(d.String(), "cannot be used either") {
		t.Errorf("got %s", d)
	}
	if _, err := Restore(path, nil, here(Options{})); err == nil {
		t.Error("a broken copy was put in place")
	}
	if err := os.Remove(backupOf(path)); err != nil {
		t.Fatal(err)
	}
	if d := Inspect(path, nil); !strings.Contains(d.String(), "There is no last good copy") {
		t.Errorf("got %s", d)
	}
	if _, err := Restore(path, nil, here(Options{})); err == nil {
		t.Error("nothing was put in place")
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Error("the damaged file was touched")
	}
	if diff := cmp.Diff([]string{"falls.charter.json"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestAFileInUseIsNotRestored(t *testing.T) {
	t.Parallel()
	path := written(t)
	f := opened(t, path, Options{})
	f.Save(assessmenttest.Titled("new"))
	if err := f.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	var held *store.Held
	if _, err := Restore(path, nil, here(Options{})); !errors.As(err, &held) || titleOf(t, path) != "new" {
		t.Errorf("got %v", err)
	}
}

func TestRecoveryFindsAPlaceThatWorks(t *testing.T) {
	t.Parallel()
	path := written(t)
	home := t.TempDir()
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	where, err := SaveRecovery(path, assessmenttest.Titled("last words"), here(Options{}))
	if err != nil || filepath.Dir(where) != filepath.Dir(path) || titleOf(t, where) != "last words" {
		t.Errorf("got %q, %v", where, err)
	}
	gone := filepath.Join(filepath.Dir(path), "gone", "falls.charter.json")
	where, err = saveRecovery(system{}, gone, []string{filepath.Dir(gone), home}, assessmenttest.Titled("last words"), noon)
	if want := filepath.Join(home, "falls.recovery-20261122-120000.charter.json"); err != nil || where != want || titleOf(t, where) != "last words" {
		t.Errorf("got %q, %v", where, err)
	}
	again, err := saveRecovery(system{}, gone, []string{home}, assessmenttest.Titled("once more"), noon)
	if err != nil || again == where || titleOf(t, where) != "last words" || titleOf(t, again) != "once more" {
		t.Errorf("got %q, %v", again, err)
	}
	full := &faulty{disk: system{}}
	full.fail("write", syscall.ENOSPC)
	if _, err := saveRecovery(full, path, []string{home, t.TempDir()}, assessmenttest.Full(), noon); err == nil || strings.Count(err.Error(), "the disk is full") != 2 {
		t.Errorf("got %v", err)
	}
}
