package file

import (
	"path/filepath"
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
