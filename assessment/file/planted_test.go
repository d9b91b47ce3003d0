//go:build unix

package file

import (
	"charter/assessment/assessmenttest"
	"charter/assessment/store"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

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
