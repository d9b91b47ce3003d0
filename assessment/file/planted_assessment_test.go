//go:build unix

package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A new assessment is not made where something else stands.
func TestANewFileTakesNoNameThatIsTaken(t *testing.T) {
	t.Parallel()
	eachPlanted(t, func(path string) string { return filepath.Join(filepath.Dir(path), "new.charter.json") }, func(t *testing.T, kind, path string) {
		err := Create(filepath.Join(filepath.Dir(path), "new.charter.json"), assessmenttest.Full())
		if !errors.Is(err, fs.ErrExist) {
			t.Errorf("got %v", err)
		}
		if kind != "a file with two names" {
			tells(t, err, "new.charter.json")
		}
	})
}

// An assessment that became something else after it was opened is neither
// followed nor replaced.
func TestAnAssessmentThatBecameSomethingElse(t *testing.T) {
	t.Parallel()
	for kind, plant := range planted() {
		if kind == "a file with two names" {
			continue // another text in the file's place is a conflict
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			path, v, ticks := written(t), newTreasure(t), storetest.NewClock()
			f := opened(t, path, Options{after: ticks.After})
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := plant(v, path); errors.Is(err, fs.ErrPermission) {
				t.Skip("this user may not make one")
			} else if err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(path)
			if err != nil {
				t.Fatal(err)
			}
			f.Save(assessmenttest.Titled("kept"))
			status := await(t, f, "trouble", func(s store.Status) bool { return s.Err != nil })
			tells(t, status.Err, path)
			if !f.Unsaved() || !strings.Contains(status.Err.Error(), "Your work is kept here") {
				t.Errorf("got %v", status.Err)
			}
			v.untouched(t)
			if after, err := os.Lstat(path); err != nil || !os.SameFile(before, after) {
				t.Errorf("what stood there is gone: %v", err)
			}
			if err := f.SaveElsewhere(filepath.Join(filepath.Dir(path), "safe.charter.json")); err != nil {
				t.Error(err)
			}
		})
	}
}

// The assessment may be a link. It is followed once: what stands beside it stands
// beside the file itself, also when the link leads elsewhere later.
func TestAnAssessmentThatIsALinkIsFollowedOnce(t *testing.T) {
	t.Parallel()
	path, link := written(t), filepath.Join(realDir(t), "link.charter.json")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	elsewhere := written(t)
	f := opened(t, link, Options{})
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, link); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("new"))
	if err := f.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{".falls.charter.json.lock", "falls.charter.json", "falls.charter.json.bak"}, files(t, path)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"link.charter.json"}, files(t, link)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"falls.charter.json"}, files(t, elsewhere)); diff != "" {
		t.Error(diff)
	}

	// The last good copy is the one beside the file itself.
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if d := Inspect(link, nil); d == nil || d.Backup.Err != nil || d.Backup.Path != backupOf(path) {
		t.Errorf("got %+v", d)
	}
	if _, err := Restore(link, nil, here(Options{})); err != nil || titleOf(t, link) != assessmenttest.Full().Project.Title {
		t.Error(err)
	}
}

// A folder that is replaced by a link to another while a file in it is open
// leads nothing there: not a save, not a version beside it, not a recovery.
func TestAFolderThatBecameALinkIsNotFollowed(t *testing.T) {
	t.Parallel()
	top := realDir(t)
	folder := filepath.Join(top, "work", "falls")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "falls.charter.json")
	if err := Create(path, assessmenttest.Full()); err != nil {
		t.Fatal(err)
	}
	ticks := storetest.NewClock()
	f := opened(t, path, Options{after: ticks.After})
	v := newTreasure(t)
	if err := os.Mkdir(filepath.Join(v.folder, "falls"), 0o755); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(v.folder, "falls", "falls.charter.json"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	v.before = v.look(t)
	if err := os.Rename(filepath.Join(top, "work"), filepath.Join(top, "moved")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(v.folder, filepath.Join(top, "work")); err != nil {
		t.Fatal(err)
	}
	f.Save(assessmenttest.Titled("kept"))
	status := await(t, f, "trouble or a save", func(s store.Status) bool { return s.Err != nil || saved(s) })
	tells(t, status.Err, filepath.Join(top, "work"))
	home := realDir(t)
	where, err := saveRecovery(system{}, path, []string{folder, home}, assessmenttest.Titled("last words"), time.Now())
	if err != nil || filepath.Dir(where) != home {
		t.Errorf("recovery went to %q, %v", where, err)
	}
	v.untouched(t)
}
