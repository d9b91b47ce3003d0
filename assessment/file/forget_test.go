package file

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"charter/assessment/assessmenttest"
)

// forgettable makes an assessment and a copy to go back to that name Ann as a person.
func forgettable(t *testing.T) (path string, texts map[string]string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "falls.charter.json")
	a := assessmenttest.Full()
	a.Assessors[0].Name = "Ada Mensah"
	if err := Create(path, a); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".bak", data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, map[string]string{path: string(data), path + ".bak": string(data)}
}

func unchanged(t *testing.T, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		if data, err := os.ReadFile(name); err != nil || string(data) != text {
			t.Errorf("%s was changed (%v)", filepath.Base(name), err)
		}
	}
}

func TestNothingIsForgottenInAFileThatIsOpen(t *testing.T) {
	t.Parallel()
	path, texts := forgettable(t)
	saver, _, err := Open(path, Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer saver.Close(t.Context())
	if _, err := Forget(path, "Ada Mensah", false, Options{Now: time.Now}); err == nil || !strings.Contains(err.Error(), "is being edited by") {
		t.Errorf("it says %v", err)
	}
	unchanged(t, texts)
}

// TestAFullDiskForgetsNothingByHalves leaves the old text whole, and nothing else behind.
func TestAFullDiskForgetsNothingByHalves(t *testing.T) {
	t.Parallel()
	for _, call := range []string{"create", "write", "sync", "close", "rename"} {
		path, texts := forgettable(t)
		d := &faulty{disk: system{}, home: path}
		d.fail(call, syscall.ENOSPC)
		var trouble *Trouble
		if _, err := Forget(path, "Ada Mensah", false, Options{Now: time.Now, disk: d}); !errors.As(err, &trouble) || !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%s: it says %v", call, err)
		}
		unchanged(t, texts)
		names, err := fs.Glob(os.DirFS(filepath.Dir(path)), "*")
		if err != nil || len(names) > 3 { // both, and the lock
			t.Errorf("%s: left behind: %v, %v", call, names, err)
		}
	}
}
