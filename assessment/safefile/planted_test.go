//go:build unix

package safefile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/assessment/safefile"
)

// TestOnlyPlainFiles tries every call on everything that is no plain file. Each
// refuses it in words and leaves it as it is.
func TestOnlyPlainFiles(t *testing.T) {
	t.Parallel()
	for what, plant := range map[string]func(private, name string) error{
		"a link":              os.Symlink,
		"a link to nothing":   func(private, name string) error { return os.Symlink(private+".new", name) },
		"a link to its place": func(private, name string) error { return os.Symlink(filepath.Dir(private), name) },
		"a link to itself":    func(_, name string) error { return os.Symlink(name, name) },
		"a pipe":              func(_, name string) error { return syscall.Mkfifo(name, 0o600) },
		"a folder":            func(_, name string) error { return os.Mkdir(name, 0o700) },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			private, folder := put(t, "private"), t.TempDir()
			name, fresh := filepath.Join(folder, "name"), filepath.Join(folder, "fresh")
			if err := plant(private, name); err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(fresh, []byte("fresh"), 0o600); err != nil {
				t.Fatal(err)
			}
			for call, err := range map[string]error{
				"Stat":        second(safefile.Stat(name)),
				"Open":        second(safefile.Open(name)),
				"OpenInPlace": second(safefile.OpenInPlace(name)),
				"Read":        second(safefile.Read(name, 100)),
				"Write":       safefile.Write(name, []byte("text"), 0o600),
				"Replace":     safefile.Replace(fresh, name),
				"Link":        safefile.Link(name, filepath.Join(folder, "linked")),
				"Remove":      safefile.Remove(name),
			} {
				kind, _, _ := strings.Cut(what, " to ")
				var other *safefile.NotPlain
				if !errors.As(err, &other) || other.What != kind || !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), name+" is "+kind+", so charter leaves it alone. Delete it or move it away") {
					t.Errorf("%s: %v", call, err)
				}
			}
			for call, err := range map[string]error{
				"Create":     second(safefile.Create(name, 0o600)),
				"CreateLike": second(safefile.CreateLike(name, 0o600)),
				"Link":       safefile.Link(fresh, name),
			} {
				if !errors.Is(err, fs.ErrExist) {
					t.Errorf("%s: %v", call, err)
				}
			}
			alone(t, private, "private")
			if after, err := os.Lstat(name); err != nil || !os.SameFile(before, after) {
				t.Errorf("it is gone: %v", err)
			}
			if entries, err := os.ReadDir(folder); err != nil || len(entries) != 2 {
				t.Errorf("left are %v, %v", entries, err)
			}
		})
	}
}

func second[T any](_ T, err error) error { return err }

// A name that becomes a link or a pipe between a look and the opening is not followed
// nor waited for either.
func TestWhatChangesWhileItIsOpened(t *testing.T) {
	t.Parallel()
	private, folder := put(t, "private"), t.TempDir()
	name := filepath.Join(folder, "name")
	link, pipe, file := filepath.Join(folder, "link"), filepath.Join(folder, "pipe"), filepath.Join(folder, "file")
	done := make(chan error)
	go func() {
		for range 300 {
			for _, err := range []error{os.Symlink(private, link), syscall.Mkfifo(pipe, 0o600), os.WriteFile(file, []byte("own"), 0o600)} {
				if err != nil {
					done <- err
					return
				}
			}
			for _, next := range []string{link, pipe, file} {
				if err := os.Rename(next, name); err != nil {
					done <- err
					return
				}
			}
		}
		done <- nil
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
		if text, err := safefile.Read(name, 100); err == nil && string(text) != "own" && string(text) != "" {
			t.Errorf("read %q", text)
		}
	}
}

// Whoever reads a file while it is written finds the old or the new text, whole.
func TestAReaderFindsAWholeText(t *testing.T) {
	t.Parallel()
	name, done := put(t, "0"), make(chan error)
	go func() {
		for n := range 100 {
			if err := safefile.Write(name, []byte(strings.Repeat(string(rune('0'+n%10)), 1+n*100)), 0o600); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
		text, err := safefile.Read(name, 1<<20)
		if err != nil || len(text)%100 != 1 || strings.Trim(string(text), string(text[:1])) != "" {
			t.Fatalf("read %d bytes, %v", len(text), err)
		}
	}
}

// Real follows every link of a name, once and for all.
func TestReal(t *testing.T) {
	t.Parallel()
	private := put(t, "private")
	want, err := filepath.EvalSymlinks(private)
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(private, link); err != nil {
		t.Fatal(err)
	}
	if real, err := safefile.Real(link); err != nil || real != want {
		t.Errorf("got %q, %v, want %q", real, err, want)
	}
	loop := filepath.Join(t.TempDir(), "loop")
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{link + "s": fs.ErrNotExist, "": fs.ErrNotExist, loop: syscall.ELOOP} {
		if _, err := safefile.Real(name); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
}
