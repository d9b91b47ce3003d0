package file

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"charter/assessment/assessmenttest"
)

func TestReadNamesWhatIsNotAFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	big := filepath.Join(dir, "big.charter.json")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 50<<20); err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{
		dir:                           "is a folder",
		big:                           "larger than 32 megabytes",
		filepath.Join(dir, "missing"): "there is no such file",
	}
	if runtime.GOOS != "windows" {
		cases[os.DevNull] = "is a device"
	}
	for path, want := range cases {
		if _, err := Read(path, nil); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, want %q", path, err, want)
		}
	}
}

func TestCreateNeverReplacesAFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new.charter.json")
	if err := Create(path, assessmenttest.Full()); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	other := assessmenttest.Full()
	other.Project.Title = "Another"
	if err := Create(path, other); err == nil || !strings.Contains(err.Error(), "there is a file of that name already") {
		t.Errorf("got %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was touched: %v", err)
	}
	if _, err := Read(path, nil); err != nil {
		t.Error(err)
	}
}
