package file

import (
	"charter/assessment/assessmenttest"
	"github.com/google/go-cmp/cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestANameIsOneThatWindowsTakes gives names to new files.
func TestANameIsOneThatWindowsTakes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"falls": "falls", "falls.charter.json": "falls", "falls.json": "falls", "Tŷ'r Bryn": "Tŷ'r Bryn", "v1.2": "v1.2",
		"con": "con-project", "CON": "CON-project", "con.falls": "con-project.falls", "aux ": "aux-project", "com1": "com1-project", "LPT9": "LPT9-project", "com¹": "com¹-project", "nul": "nul-project",
		"conference": "conference", "com": "com", "com10": "com10", "falls: risk?": "falls-risk", "falls:hidden": "falls-hidden", "falls.": "falls", "falls .": "falls", "a\x01b": "a-b",
		`a<b>c"d|e*f`: "a-b-c-d-e-f", "?": "my-project", "": "my-project",
	} {
		if got := WithExtension(name); got != want+Extension {
			t.Errorf("%q gives %q, want %q", name, got, want+Extension)
		}
	}
	folder := filepath.Join("a b", "con")
	if got := WithExtension(filepath.Join(folder, "falls")); got != filepath.Join(folder, "falls"+Extension) {
		t.Errorf("a folder that is there is changed: %q", got)
	}
	if again := WithExtension(WithExtension("con")); again != "con-project"+Extension {
		t.Errorf("a good name gives another one: %q", again)
	}
}

// TestFilesOfOtherSystemsAreNoAssessments looks at names in a folder.
func TestFilesOfOtherSystemsAreNoAssessments(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"falls.charter.json": true, "._falls.charter.json": false, "~$falls.charter.json": false, ".falls.charter.json.lock": false, ".hidden.charter.json": false,
		"falls.charter.json.bak": false, "falls.conflict-20261122-101500.charter.json": true,
	} {
		if IsAssessment(name) != want {
			t.Errorf("%s: %v, want %v", name, !want, want)
		}
	}
}

// TestCopiesAreToldFromOriginals puts copies and others into a folder.
func TestCopiesAreToldFromOriginals(t *testing.T) {
	t.Parallel()
	path := written(t) // falls
	copies := []string{
		"falls (1).charter.json", "falls - Copy (2).charter.json", "falls - Copy.charter.json", "falls copy 2.charter.json", "falls copy.charter.json",
		"falls.charter (1).json", "falls.charter.sync-conflict-20261122-101500-ABCDEFG.json",
		"falls (Ann's conflicted copy 2026-11-22).charter.json", "falls.charter (conflicted copy 2026-11-22 101500).json",
		"falls.conflict-20261122-101500-2.charter.json", "falls.conflict-20261122-101500.charter.json", "falls.recovery-20261122-101500.charter.json",
		"falls.sync-conflict-20261122-101500-ABCDEFG.charter.json", "falls.theirs-20261122-101500 (1).charter.json", "falls.theirs-20261122-101500.charter.json",
	}
	others := []string{"._falls.charter.json", "~$falls.charter.json", "other (1).charter.json", "falls-2.charter.json", "fall.charter.json", "falls (1).json", "copy.charter.json", "falls 2026.charter.json", "falls 2.charter.json"}
	for _, name := range slices.Concat(copies, others) {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(copies)
	if diff := cmp.Diff(copies, Copies(path)); diff != "" {
		t.Error(diff)
	}
	for _, name := range copies {
		if got := (*Root)(nil).Original(filepath.Join(filepath.Dir(path), name)); got != path {
			t.Errorf("%s is a copy of %q", name, got)
		}
	}
	another := filepath.Join(filepath.Dir(path), "falls (7).charter.json")
	a := assessmenttest.Full()
	a.ID = "0199a1b2-0000-7000-8000-000000000001"
	if err := Create(another, a); err != nil {
		t.Fatal(err)
	}
	if got := (*Root)(nil).Original(another); got != "" {
		t.Errorf("another project is taken for a copy of %s", got)
	}
	for _, name := range append(others, "falls.charter.json") {
		if got := (*Root)(nil).Original(filepath.Join(filepath.Dir(path), name)); got != "" {
			t.Errorf("%s is taken for a copy of %s", name, got)
		}
	}
}
