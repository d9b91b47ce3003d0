package output_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"charter/exports/output"
)

// replaced opens a folder and replaces it by files of these names, each with a text.
func replaced(t *testing.T, path string, files map[string]string) {
	t.Helper()
	f, err := output.OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Replace(writing(files)); err != nil {
		t.Fatal(err)
	}
}

func writing(files map[string]string) func(put func(string, []byte) error) error {
	return func(put func(string, []byte) error) error {
		for name, text := range files {
			if err := put(name, []byte(text)); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestAFolderIsReplacedAsAWhole(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	path := filepath.Join(parent, "new", "site")
	replaced(t, path, map[string]string{"a": "1", "in/b": "2", "in/gone": "3"})
	replaced(t, path, map[string]string{"a": "4", "in/b": "2"})
	holds(t, filepath.Join(path, "a"), "4")
	if got, want := names(t, filepath.Join(path, "in")), []string{"b"}; !slices.Equal(got, want) {
		t.Errorf("it holds %v", got)
	}
	if got, want := names(t, filepath.Join(parent, "new")), []string{"site"}; !slices.Equal(got, want) {
		t.Errorf("beside it lies %v", got)
	}
	f, err := output.OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := f.Read("in/b"); err != nil || string(data) != "2" {
		t.Errorf("it reads %q: %v", data, err)
	}
	if _, err := f.Read("../../secret"); err == nil {
		t.Error("a file outside is read")
	}
}

func TestAFolderStaysWhenItCannotBeReplaced(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	path := filepath.Join(parent, "site")
	replaced(t, path, map[string]string{"a": "1"})
	f, err := output.OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	wrong := errors.New("no")
	if err := f.Replace(func(put func(string, []byte) error) error {
		return errors.Join(put("a", []byte("2")), wrong)
	}); !errors.Is(err, wrong) {
		t.Errorf("the error is %v", err)
	}
	holds(t, filepath.Join(path, "a"), "1")
	if got := names(t, parent); !slices.Equal(got, []string{"site"}) {
		t.Errorf("left over is %v", got)
	}

	replaced(t, path, map[string]string{"a": "3"}) // by another program, meanwhile
	if err := f.Replace(writing(map[string]string{"a": "4"})); err == nil || !strings.Contains(err.Error(), "meanwhile") {
		t.Errorf("the error is %v", err)
	}
	holds(t, filepath.Join(path, "a"), "3")
}

// TestAFolderIsPutBack: a program was killed after the old folder was moved aside.
func TestAFolderIsPutBack(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	path := filepath.Join(parent, "site")
	replaced(t, path, map[string]string{"a": "1"})
	if err := os.Rename(path, filepath.Join(parent, ".site.before")); err != nil {
		t.Fatal(err)
	}
	if _, err := output.OpenFolder(path); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(path, "a"), "1")
}

func TestWhatIsNoneOfItsFilesIsNotLost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(path string) error
		want   string
	}{
		"another file":     {func(path string) error { return os.WriteFile(filepath.Join(path, "in", "mine"), nil, 0o600) }, "in/mine"},
		"a changed file":   {func(path string) error { return os.WriteFile(filepath.Join(path, "a"), []byte("mine"), 0o600) }, "a in "},
		"a file that went": {func(path string) error { return os.Remove(filepath.Join(path, "a")) }, "is gone"},
		"no list":          {func(path string) error { return os.Remove(filepath.Join(path, output.Sums)) }, "no part of a website"},
		"a damaged list":   {func(path string) error { return os.WriteFile(filepath.Join(path, output.Sums), []byte("x"), 0o600) }, "damaged"},
		"a list with paths": {func(path string) error {
			return os.WriteFile(filepath.Join(path, output.Sums), []byte("x  ../a\n"), 0o600)
		}, "damaged"},
		"a link": {func(path string) error {
			return errors.Join(os.Remove(filepath.Join(path, "a")), os.Symlink(filepath.Join(path, "in", "b"), filepath.Join(path, "a")))
		}, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS == "windows" && name == "a link" {
				t.Skip("links need a right there")
			}
			path := filepath.Join(t.TempDir(), "site")
			replaced(t, path, map[string]string{"a": "1", "in/b": "2"})
			if err := c.change(path); err != nil {
				t.Fatal(err)
			}
			before := names(t, path)
			if _, err := output.OpenFolder(path); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %v", err)
			}
			if after := names(t, path); !slices.Equal(before, after) {
				t.Errorf("it held %v and holds %v", before, after)
			}
		})
	}
}

// TestLineEndsOfVersionControl: git may write the line ends of Windows.
func TestLineEndsOfVersionControl(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "site")
	replaced(t, path, map[string]string{"a": "1\n2\n"})
	for _, name := range []string{"a", output.Sums} {
		data, err := os.ReadFile(filepath.Join(path, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(path, name), []byte(strings.ReplaceAll(string(data), "\n", "\r\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := output.OpenFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := f.Read("a"); err != nil || string(data) != "1\n2\n" {
		t.Errorf("it reads %q: %v", data, err)
	}
}
