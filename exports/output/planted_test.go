//go:build unix

package output_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"charter/exports/output"
)

// A report is not written through a link, into a pipe, or in the place of either,
// and nor are those that would be written with it.
func TestReportsReplaceFilesOnly(t *testing.T) {
	t.Parallel()
	for kind, plant := range map[string]func(private, name string) error{
		"a link":             func(private, name string) error { return os.Symlink(filepath.Join(private, "diary.txt"), name) },
		"a link to nothing":  func(private, name string) error { return os.Symlink(filepath.Join(private, "new"), name) },
		"a link to a folder": os.Symlink,
		"a pipe":             func(_, name string) error { return syscall.Mkfifo(name, 0o666) },
		"a folder":           func(_, name string) error { return os.Mkdir(name, 0o777) },
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			folder, private := t.TempDir(), t.TempDir()
			if err := os.WriteFile(filepath.Join(private, "diary.txt"), []byte("Dear diary"), 0o600); err != nil {
				t.Fatal(err)
			}
			there := filepath.Join(folder, "b.md")
			if err := plant(private, there); err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(there)
			if err != nil {
				t.Fatal(err)
			}
			files := []output.File{{Path: filepath.Join(folder, "a.md"), Data: []byte("text")}, {Path: there, Data: []byte("text")}}
			var exists *output.Exists
			if err := output.Write(files, false); !errors.As(err, &exists) {
				t.Errorf("without a word to replace: %v", err)
			}
			err = output.Write(files, true)
			if err == nil || !strings.Contains(err.Error(), "b.md is a ") || !strings.Contains(err.Error(), "Delete it or move it away") {
				t.Errorf("got %v", err)
			}
			if after, err := os.Lstat(there); err != nil || !os.SameFile(before, after) {
				t.Errorf("what stood there is gone: %v", err)
			}
			holds(t, filepath.Join(private, "diary.txt"), "Dear diary")
			if got := append(names(t, folder), names(t, private)...); !slices.Equal(got, []string{"b.md", "diary.txt"}) {
				t.Errorf("written: %v", got)
			}
		})
	}
}

// A folder that a person names may be a link.
func TestAFolderOfReportsMayBeALink(t *testing.T) {
	t.Parallel()
	folder, link := t.TempDir(), filepath.Join(t.TempDir(), "reports")
	if err := os.Symlink(folder, link); err != nil {
		t.Fatal(err)
	}
	if err := output.Write([]output.File{{Path: filepath.Join(link, "a.md"), Data: []byte("text")}}, false); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(folder, "a.md"), "text")
}
