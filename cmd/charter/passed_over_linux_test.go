package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charter/assessment/sample/sampletest"
)

// TestASummaryPassesOverWhatMayNotBeRead has a folder in it that is somebody else's.
func TestASummaryPassesOverWhatMayNotBeRead(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can be other users")
	}
	program, folder := reachable(t)
	closed := filepath.Join(folder, "closed")
	for _, err := range []error{
		os.WriteFile(filepath.Join(folder, "falls.charter.json"), sampletest.File(), 0o644),
		os.Mkdir(closed, 0o700),
		os.WriteFile(filepath.Join(closed, "lost.charter.json"), sampletest.File(), 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	const stranger = 4009
	out, err := byUser(t, stranger, nil, folder, program, "summary", folder).CombinedOutput()
	if said := string(out); err != nil || !strings.Contains(said, "falls.charter.json") || !strings.Contains(said, "may not be looked into: 1 folder, such as "+closed) {
		t.Errorf("%v\n%s", err, said)
	}
}
