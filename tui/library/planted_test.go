//go:build unix

package library_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The list of files opened lately is neither read nor written through what is no
// plain file; without it all goes on.
func TestAListThatIsNoFile(t *testing.T) {
	t.Parallel()
	const list = `{"format": "charter-recent/1", "files": ["/private.charter.json"]}`
	for kind, plant := range map[string]func(private, name string) error{
		"a link":            os.Symlink,
		"a link to nothing": func(private, name string) error { return os.Symlink(private+".new", name) },
		"a pipe":            func(_, name string) error { return syscall.Mkfifo(name, 0o666) },
		"a folder":          func(_, name string) error { return os.Mkdir(name, 0o777) },
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			l := newLibrary(t)
			if err := os.MkdirAll(filepath.Dir(l.Recent), 0o700); err != nil {
				t.Fatal(err)
			}
			private := write(t, filepath.Join(t.TempDir(), "private"), list, time.Now())
			if err := plant(private, l.Recent); err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(l.Recent)
			if err != nil {
				t.Fatal(err)
			}
			if _, lately, err := l.Paths(); len(lately) != 0 || err != nil {
				t.Errorf("lately %v, %v", lately, err)
			}
			err = l.Opened(filepath.Join(l.Folder, "x.charter.json"))
			if err == nil || !strings.Contains(err.Error(), "recent.json is a ") || !strings.Contains(err.Error(), "Your assessments are not touched") {
				t.Errorf("got %v", err)
			}
			if after, err := os.Lstat(l.Recent); err != nil || !os.SameFile(before, after) {
				t.Errorf("what stood there is gone: %v", err)
			}
			if text, err := os.ReadFile(private); err != nil || string(text) != list {
				t.Errorf("the file elsewhere holds %q, %v", text, err)
			}
			if _, err := os.Lstat(private + ".new"); err == nil {
				t.Error("a file was made elsewhere")
			}
		})
	}
}
