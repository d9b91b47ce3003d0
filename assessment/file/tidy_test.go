package file

import (
	"os"
	"path/filepath"
	"testing"

	"charter/assessment/safefile"
)

// Where the file system has no locks, what is half-written may be somebody's work in
// progress: only who holds the lock takes it away.
func TestOnlyTheHolderTidies(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.charter.json")
	left := safefile.Temporary(path)
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := &document{target: target{path: path, disk: system{}}}
	(&lease{nil, d}).Tidy()
	if _, err := os.Stat(left); err != nil {
		t.Errorf("it is gone without a lock: %v", err)
	}
	(&lease{&lock{}, d}).Tidy()
	if _, err := os.Stat(left); err == nil {
		t.Error("who holds the lock leaves it there")
	}
}
