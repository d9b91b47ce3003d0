package safefile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"charter/assessment/safefile"
)

// put writes a file in a folder of its own.
func put(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// alone fails the test unless a file stands alone in its folder and holds a text.
func alone(t *testing.T, name, text string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != text {
		t.Errorf("it holds %q, want %q: %v", got, text, err)
	}
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside it: %v, %v", entries, err)
	}
}

func TestReadIsBounded(t *testing.T) {
	t.Parallel()
	name := put(t, "12345")
	if text, err := safefile.Read(name, 5); err != nil || string(text) != "12345" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := safefile.Read(name, 4); !errors.Is(err, safefile.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	if _, err := safefile.Read(name+"s", 5); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "file")
	for _, text := range []string{"first", "the second", ""} {
		if err := safefile.Write(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		alone(t, name, text)
	}
	if err := safefile.Write(filepath.Join(name, "below"), nil, 0o600); err == nil {
		t.Error("a file was written below a file")
	}
	alone(t, name, "")
}

func TestWriteKeepsPermissions(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows knows no others than to be written to")
	}
	name := put(t, "old")
	for _, mode := range []fs.FileMode{0o664, 0o666, 0o400, 0o640} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		if err := safefile.Write(name, []byte("new"), 0o600); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode() != mode {
			t.Errorf("mode %v, want %v: %v", info.Mode(), mode, err)
		}
	}
	alone(t, name, "new")
}

func TestCreateTakesNoNameThatIsTaken(t *testing.T) {
	t.Parallel()
	name := put(t, "old")
	for _, create := range []func(string, fs.FileMode) (*os.File, error){safefile.Create, safefile.CreateLike} {
		if _, err := create(name, 0o600); !errors.Is(err, fs.ErrExist) {
			t.Errorf("got %v", err)
		}
	}
	alone(t, name, "old")
}

func TestReplace(t *testing.T) {
	t.Parallel()
	name := put(t, "old")
	fresh := safefile.Temporary(name)
	if err := os.WriteFile(fresh, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := safefile.Replace(fresh, name); err != nil {
		t.Fatal(err)
	}
	alone(t, name, "new")
	if err := safefile.Replace(fresh, name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	alone(t, name, "new")
}

func TestOneNameOnly(t *testing.T) {
	t.Parallel()
	name := put(t, "text")
	if err := safefile.Link(name, name+"2"); err != nil {
		t.Skip("this file system gives a file one name only")
	}
	var other *safefile.NotPlain
	if _, err := safefile.OpenInPlace(name); !errors.As(err, &other) {
		t.Errorf("got %v", err)
	}
	if err := safefile.Remove(name + "2"); err != nil {
		t.Fatal(err)
	}
	f, err := safefile.OpenInPlace(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("TEXT"); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	alone(t, name, "TEXT")
}

func TestTemporaryNamesAreKnownAgain(t *testing.T) {
	t.Parallel()
	name := filepath.Join("folder", "falls.charter.json")
	first, second := safefile.Temporary(name), safefile.Temporary(name)
	if first == second || filepath.Dir(first) != "folder" || !safefile.IsTemporary(filepath.Base(first), name) {
		t.Errorf("%s, %s", first, second)
	}
	for _, base := range []string{"falls.charter.json", ".falls.charter.json.lock", ".other.charter.json.ABC.tmp", "falls.charter.json.ABC.tmp"} {
		if safefile.IsTemporary(base, name) {
			t.Errorf("%s is taken for a temporary file", base)
		}
	}
}
