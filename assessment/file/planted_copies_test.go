//go:build unix

package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/store"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A last good copy that is no plain file is neither read nor replaced; work is
// saved all the same, and the reason told.
func TestABackupThatIsNoFileOfOurs(t *testing.T) {
	t.Parallel()
	t.Run("saving", func(t *testing.T) {
		t.Parallel()
		for kind, plant := range planted() {
			if kind == "a file with two names" {
				continue // its name is ours and goes on to the new copy, the text stays where it is
			}
			t.Run(kind, func(t *testing.T) {
				t.Parallel()
				path, v := written(t), newTreasure(t)
				if err := plant(v, backupOf(path)); errors.Is(err, fs.ErrPermission) {
					t.Skip("this user may not make one")
				} else if err != nil {
					t.Fatal(err)
				}
				f := opened(t, path, Options{})
				f.Save(assessmenttest.Titled("new"))
				status := await(t, f, "it was saved", saved)
				tells(t, status.BackupErr, backupOf(path))
				if status.Err != nil || titleOf(t, path) != "new" {
					t.Errorf("not saved: %v", status.Err)
				}
				v.untouched(t)
			})
		}
	})
	t.Run("going back to it", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, backupOf, func(t *testing.T, kind, path string) {
			if kind == "a file with two names" {
				t.Skip("a copy may have more names; it is only read")
			}
			if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
			damage := Inspect(path, nil)
			if damage == nil {
				t.Fatal("no damage was seen")
			}
			tells(t, damage.Backup.Err, backupOf(path))
			_, err := Restore(path, nil, here(Options{}))
			tells(t, err, backupOf(path))
			if pack, err := builtIn("").For(path); err != nil || pack == nil {
				t.Errorf("no pack: %v", err)
			}
		})
	})
	t.Run("a sound assessment elsewhere", func(t *testing.T) {
		t.Parallel()
		path, private := written(t), filepath.Join(realDir(t), "private.charter.json")
		if err := Create(private, assessmenttest.Titled("private")); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(private, backupOf(path)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(path, nil, here(Options{})); err == nil {
			t.Error("a text from elsewhere was put into the file")
		}
	})
}

// What is half-written is swept away when it is a file, and only then.
func TestOnlyFilesAreSweptAway(t *testing.T) {
	t.Parallel()
	left := func(path string) string {
		return filepath.Join(filepath.Dir(path), ".falls.charter.json.ABCDEFGHIJ.tmp")
	}
	for kind, plant := range planted() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			path, v := written(t), newTreasure(t)
			if err := plant(v, left(path)); errors.Is(err, fs.ErrPermission) {
				t.Skip("this user may not make one")
			} else if err != nil {
				t.Fatal(err)
			}
			f := opened(t, path, Options{})
			f.Save(assessmenttest.Titled("new"))
			if err := f.Close(t.Context()); err != nil || titleOf(t, path) != "new" {
				t.Errorf("not saved: %v", err)
			}
			v.untouched(t)
			if _, err := os.Lstat(left(path)); (err == nil) != (kind != "a file with two names") {
				t.Errorf("the sweep: %v", err)
			}
		})
	}
}

// A version that is kept beside the file finds a name that is free.
func TestVersionsBesideFindAFreeName(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	options := Options{Now: func() time.Time { return noon }}
	beside := func(kind string) func(string) string {
		return func(path string) string {
			return strings.TrimSuffix(path, Extension) + "." + kind + "-20261122-120000" + Extension
		}
	}
	t.Run("conflict", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, beside("conflict"), func(t *testing.T, _, path string) {
			f := opened(t, path, options)
			other(t, path, "theirs")
			f.Save(assessmenttest.Titled("ours"))
			status := await(t, f, "a conflict", func(s store.Status) bool { return s.Conflict != nil || s.Err != nil })
			if status.Err != nil || titleOf(t, status.Conflict.Beside) != "ours" {
				t.Fatalf("ours was not kept: %+v", status)
			}
			if !strings.HasSuffix(status.Conflict.Beside, "-120000-2"+Extension) {
				t.Errorf("it is called %s", status.Conflict.Beside)
			}
			f.Save(assessmenttest.Titled("ours, later"))
			if err := f.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	})
	t.Run("theirs", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, beside("theirs"), func(t *testing.T, _, path string) {
			f := opened(t, path, options)
			other(t, path, "theirs")
			f.Save(assessmenttest.Titled("ours"))
			await(t, f, "a conflict", func(s store.Status) bool { return s.Conflict != nil })
			aside, err := f.Resolve(t.Context(), assessmenttest.Titled("both"))
			if err != nil || titleOf(t, aside) != "theirs" || titleOf(t, path) != "both" {
				t.Errorf("%q, %v", aside, err)
			}
		})
	})
	t.Run("recovery", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, beside("recovery"), func(t *testing.T, _, path string) {
			where, err := saveRecovery(system{}, path, []string{filepath.Dir(path)}, assessmenttest.Titled("last words"), noon)
			if err != nil || titleOf(t, where) != "last words" {
				t.Errorf("%q, %v", where, err)
			}
		})
	})
	t.Run("damaged", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, func(path string) string { return path + ".damaged-20261122-120000" }, func(t *testing.T, _, path string) {
			if err := os.Rename(path, backupOf(path)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
				t.Fatal(err)
			}
			aside, err := Restore(path, nil, here(options))
			if err != nil || titleOf(t, path) != assessmenttest.Full().Project.Title {
				t.Fatalf("%q, %v", aside, err)
			}
			if text, err := os.ReadFile(aside); err != nil || string(text) != "{" {
				t.Errorf("the damaged text: %q, %v", text, err)
			}
		})
	})
	t.Run("older questions", func(t *testing.T) {
		t.Parallel()
		old := func(path string) string { return filepath.Join(filepath.Dir(path), "x.charter.json") }
		eachPlanted(t, func(path string) string { return old(path) + ".1.0.0.bak" }, func(t *testing.T, _, path string) {
			put(t, filepath.Dir(path), answeredInFirst())
			_, copied, err := Migrate(old(path), builtIn(small("1.1.0")), here(options))
			if err != nil || filepath.Base(copied) != "x.charter.json.1.0.0-2.bak" {
				t.Errorf("%q, %v", copied, err)
			}
		})
	})
}
