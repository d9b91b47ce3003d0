package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charter/assessment/file"
)

// recordIn puts the published record and an assessment that has a title in a folder.
func recordIn(t *testing.T) (record, into string) {
	t.Helper()
	dir := t.TempDir()
	data, err := os.ReadFile(filepath.Join("..", "..", "assessment", "atrs", "testdata", "v4.html"))
	if err != nil {
		t.Fatal(err)
	}
	record, into = filepath.Join(dir, "record.html"), filepath.Join(dir, "visits.charter.json")
	if err := os.WriteFile(record, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := atTerminal(t, "", "import", record, "--json"); status != statusDone {
		t.Fatal(stderr)
	}
	return record, into
}

func TestImportAsksBeforeEachField(t *testing.T) {
	t.Parallel()
	record, into := recordIn(t)
	status, stdout, stderr := atTerminal(t, "perhaps\ny\nn\nall\n", "import", record, "--out", into, "--as", "Sam Doe")
	if status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	if n := strings.Count(stdout, "Take it?"); n != 4 {
		t.Errorf("asked %d times, want again after what is no answer, and not after all:\n%s", n, stdout)
	}
	made, err := file.Read(into, nil)
	if err != nil {
		t.Fatal(err)
	}
	if made.Project.Title != "Library visit planner" || made.Project.Description != "" || made.Project.Organisation == "" || len(made.Project.Risks) != 2 {
		t.Errorf("taken: %+v", made.Project)
	}
	if len(made.Assessors) != 1 || made.Assessors[0].Name != "Sam Doe" || made.History[0].By != made.Assessors[0].ID {
		t.Errorf("who took it: %+v, %+v", made.Assessors, made.History[0])
	}

	// What stands is replaced only where just that was asked.
	edited, err := os.ReadFile(into)
	if err != nil {
		t.Fatal(err)
	}
	edited = []byte(strings.Replace(string(edited), `"title": "Library visit planner"`, `"title": "Visits"`, 1))
	if err := os.WriteFile(into, edited, 0o600); err != nil {
		t.Fatal(err)
	}
	for typed, title := range map[string]string{"all\n": "Visits", "stop\n": "Visits", "": "Visits", "y\nstop\n": "Library visit planner"} {
		if err := os.WriteFile(into, edited, 0o600); err != nil {
			t.Fatal(err)
		}
		status, stdout, stderr := atTerminal(t, typed, "import", record, "--into", into)
		again, err := file.Read(into, nil)
		if status != statusDone || err != nil || again.Project.Title != title || !strings.Contains(stdout, "Replace what it says now?") {
			t.Errorf("%q: status %d, %v, title %q:\n%s%s", typed, status, err, again.Project.Title, stdout, stderr)
		}
	}
}

func TestImportLeftAtOnceMakesNoFile(t *testing.T) {
	t.Parallel()
	record, into := recordIn(t)
	status, stdout, stderr := atTerminal(t, "", "import", record, "--out", into)
	if status != statusDone || !strings.Contains(stdout, "no file was made") {
		t.Errorf("status %d: %s %s", status, stdout, stderr)
	}
	if _, err := os.Stat(into); err == nil {
		t.Error("a file was made")
	}
}
