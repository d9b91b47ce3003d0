package exports_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// releasedFolders gives the folders of testdata/released, one for each released version.
func releasedFolders(t *testing.T) []string {
	t.Helper()
	folders, err := filepath.Glob("testdata/released/*.*.*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no released version was found: %v", err)
	}
	return folders
}

// TestReleasedFilesStayAsTheyAre compares what released versions wrote with the
// digests taken then. Such files are out in the world, so none is ever made anew.
func TestReleasedFilesStayAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, folder := range releasedFolders(t) {
		sums, err := os.ReadFile(filepath.Join(folder, "SHA256SUMS"))
		if err != nil {
			t.Fatal(err)
		}
		listed := []string{filepath.Join(folder, "SHA256SUMS")}
		for lines := bufio.NewScanner(bytes.NewReader(sums)); lines.Scan(); {
			want, name, _ := strings.Cut(lines.Text(), "  ")
			path := filepath.Join(folder, filepath.FromSlash(name))
			listed = append(listed, path)
			text, err := os.ReadFile(path)
			if sum := sha256.Sum256(text); err != nil || hex.EncodeToString(sum[:]) != want {
				t.Errorf("%s is not what the version wrote (%v): get it back from the repository", path, err)
			}
		}
		for _, kept := range []string{folder, filepath.Join("schema", "released", filepath.Base(folder))} {
			err := filepath.WalkDir(kept, func(path string, entry os.DirEntry, err error) error {
				if err == nil && !entry.IsDir() && !slices.Contains(listed, path) {
					t.Errorf("%s is not listed in SHA256SUMS", path)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
}
