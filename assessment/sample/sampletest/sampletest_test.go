package sampletest_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What tests stand on is what was released, which never changes.
func TestFilesAreThoseOfTheRelease(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..", "..")
	for name, released := range map[string]string{
		"lcr-2025-1.0.0.json": filepath.Join(root, "questions", "editions", "lcr-2025-1.0.0.json"),
		"sample.charter.json": filepath.Join(root, "exports", "testdata", "released", "1.0.0", "sample.charter.json"),
	} {
		got, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(released)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not %s", name, released)
		}
	}
}
