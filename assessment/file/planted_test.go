//go:build unix

package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// treasure is a file elsewhere that nothing planted beside an assessment may
// lead to, in a folder in which nothing new may appear.
type treasure struct {
	folder, file string
	before       map[string]string
}

func newTreasure(t *testing.T) treasure {
	t.Helper()
	v := treasure{folder: filepath.Join(realDir(t), "private")}
	v.file = filepath.Join(v.folder, "diary.txt")
	if err := os.Mkdir(v.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(v.file, []byte("Dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.before = v.look(t)
	return v
}

// look tells all that is in the folder, with modes and texts.
func (v treasure) look(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(v.folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		text := ""
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text = string(data)
		}
		found[name] = info.Mode().String() + " " + text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// untouched fails the test when anything in the folder is not as it was.
func (v treasure) untouched(t *testing.T) {
	t.Helper()
	if diff := cmp.Diff(v.before, v.look(t)); diff != "" {
		t.Errorf("something was written elsewhere: %s", diff)
	}
}

// planted are the things that may stand in the place of a file of ours, and how
// they are named to a person.
func planted() map[string]func(v treasure, name string) error {
	return map[string]func(treasure, string) error{
		"a link":                func(v treasure, name string) error { return os.Symlink(v.file, name) },
		"a link to nothing":     func(v treasure, name string) error { return os.Symlink(filepath.Join(v.folder, "new"), name) },
		"a link to a folder":    func(v treasure, name string) error { return os.Symlink(v.folder, name) },
		"a link to itself":      func(_ treasure, name string) error { return os.Symlink(name, name) },
		"a link to a device":    func(_ treasure, name string) error { return os.Symlink("/dev/zero", name) },
		"a pipe":                func(_ treasure, name string) error { return syscall.Mkfifo(name, 0o666) },
		"a folder":              func(_ treasure, name string) error { return os.Mkdir(name, 0o777) },
		"a socket":              socket,
		"a device":              device,
		"a file with two names": func(v treasure, name string) error { return os.Link(v.file, name) },
	}
}

// socket makes a socket with a short name and moves it, since long names of
// sockets are refused.
func socket(_ treasure, name string) error {
	folder, err := os.MkdirTemp("", "s")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(folder, "s")})
	if err != nil {
		return err
	}
	l.SetUnlinkOnClose(false)
	defer l.Close()
	return os.Rename(filepath.Join(folder, "s"), name)
}

// device makes a device that never ends, where we may.
func device(_ treasure, name string) error { return mknod(name) }

// eachPlanted runs a test with each thing planted under a name beside a fresh
// assessment. What was planted must still stand there afterwards, as it was.
func eachPlanted(t *testing.T, name func(path string) string, run func(t *testing.T, kind, path string)) {
	t.Helper()
	for kind, plant := range planted() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			path, v := written(t), newTreasure(t)
			there := name(path)
			if err := plant(v, there); errors.Is(err, fs.ErrPermission) {
				t.Skip("this user may not make one")
			} else if err != nil {
				t.Fatal(err)
			}
			v.before = v.look(t)
			before, err := os.Lstat(there)
			if err != nil {
				t.Fatal(err)
			}
			run(t, kind, path)
			v.untouched(t)
			after, err := os.Lstat(there)
			if err != nil || !os.SameFile(before, after) || after.Mode() != before.Mode() {
				t.Errorf("what stood there is gone or changed: %v, %v", after, err)
			}
		})
	}
}

// tells fails the test when an error does not name the file in the way, what it
// is and what to do.
func tells(t *testing.T, err error, name string) {
	t.Helper()
	if err == nil {
		t.Error("nothing is said")
		return
	}
	for _, want := range []string{filepath.Base(name), "Delete it or move it away"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
}

// The lock is never taken on, written to or removed when it is no file of ours.
func TestALockThatIsNoFileOfOurs(t *testing.T) {
	t.Parallel()
	t.Run("opening", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, lockOf, func(t *testing.T, kind, path string) {
			f, a, err := Open(path, here(Options{Self: as(store.Holder{User: "ann", Machine: "LAPTOP-7"})}))
			if err != nil {
				t.Fatal(err)
			}
			if a.Project.Title != assessmenttest.Full().Project.Title {
				t.Error("the assessment was not read")
			}
			tells(t, f.Status().ReadOnly, lockOf(path))
			if _, err := f.TryLock(); err == nil {
				t.Error("it can be edited after all")
			}
			f.Discard()
		})
	})
	t.Run("going back to the last good copy", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, lockOf, func(t *testing.T, _, path string) {
			if err := os.Rename(path, backupOf(path)); err != nil {
				t.Fatal(err)
			}
			_, err := Restore(path, nil, here(Options{}))
			tells(t, err, lockOf(path))
		})
	})
	t.Run("moving to newer questions", func(t *testing.T) {
		t.Parallel()
		eachPlanted(t, func(path string) string { return lockOf(put(t, filepath.Dir(path), answeredInFirst())) }, func(t *testing.T, _, path string) {
			old := filepath.Join(filepath.Dir(path), "x.charter.json")
			_, _, err := Migrate(old, builtIn(small("1.1.0")), here(Options{}))
			tells(t, err, lockOf(old))
			if _, _, err := builtIn(small("1.0.0")).Read(old); err != nil {
				t.Errorf("the file was changed: %v", err)
			}
		})
	})
	t.Run("saving in another place", func(t *testing.T) {
		t.Parallel()
		elsewhere := func(path string) string { return filepath.Join(filepath.Dir(path), "new.charter.json") }
		eachPlanted(t, func(path string) string { return lockOf(elsewhere(path)) }, func(t *testing.T, _, path string) {
			f := opened(t, path, Options{})
			tells(t, f.SaveElsewhere(elsewhere(path)), lockOf(elsewhere(path)))
		})
	})
}

// A lock that was checked may be read and written by those who may work in the
// folder, and by nobody else.
func TestTheLockIsForThoseWhoMayWorkInTheFolder(t *testing.T) {
	t.Parallel()
	for folder, want := range map[fs.FileMode]fs.FileMode{
		0o700:                 0o600,
		0o755:                 0o644,
		0o775:                 0o664,
		0o770:                 0o660,
		0o777:                 0o666,
		0o777 | os.ModeSticky: 0o644,
	} {
		path := written(t)
		if err := os.Chmod(filepath.Dir(path), folder); err != nil {
			t.Fatal(err)
		}
		f := opened(t, path, Options{})
		if info, err := os.Stat(lockOf(path)); err != nil || info.Mode() != want {
			t.Errorf("in a folder of mode %v the lock has %v, want %v: %v", folder, info.Mode(), want, err)
		}
		if err := f.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

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
