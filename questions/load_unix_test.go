//go:build unix

package questions_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/questions"
)

// TestAPackThatIsNoFolderIsNotOpened puts a pipe and a link where a pack should lie: to
// open the one would wait for ever, and the other leads elsewhere.
func TestAPackThatIsNoFolderIsNotOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "real"), lcr()); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe", "link"} {
		if _, err := questions.LoadBeside(dir, name); err == nil || !strings.Contains(err.Error(), "not a folder") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := questions.LoadDir(filepath.Join(dir, "pipe")); err == nil || !strings.Contains(err.Error(), "not a folder") {
		t.Errorf("named by the user: %v", err)
	}
	if _, err := questions.LoadBeside(dir, "real"); err != nil {
		t.Error(err)
	}
}
