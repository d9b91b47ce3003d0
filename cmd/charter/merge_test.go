package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// copies writes the worked example twice, with two titles.
func copies(t *testing.T) (anna, ben, out string) {
	t.Helper()
	dir := t.TempDir()
	anna, ben, out = filepath.Join(dir, "anna.charter.json"), filepath.Join(dir, "ben.charter.json"), filepath.Join(dir, "joined.charter.json")
	other := bytes.Replace(sampletest.File(), []byte(`"title": "Bus passenger assistant"`), []byte(`"title": "Assistant for bus passengers"`), 1)
	for name, data := range map[string][]byte{anna: sampletest.File(), ben: other} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return anna, ben, out
}

// atTerminal runs charter as if somebody typed at a terminal.
func atTerminal(t *testing.T, typed string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), console{
		stdin: strings.NewReader(typed), stdout: &out, stderr: &errs, terminal: true,
		clock:  func() time.Time { return time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC) },
		getenv: func(string) string { return "" }, release: frozenRelease(),
	}, args)
	return status, out.String(), errs.String()
}

func TestMergeAsks(t *testing.T) {
	t.Parallel()
	anna, ben, out := copies(t)
	status, stdout, stderr := atTerminal(t, "both\n3\n2\n", "merge", anna, ben, "-o", out)
	if status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	if n := strings.Count(stdout, "Which one holds?"); n != 3 {
		t.Errorf("asked %d times, want again after each answer that is none:\n%s", n, stdout)
	}
	joined, err := file.Read(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	if joined.Project.Title != "Assistant for bus passengers" {
		t.Errorf("title %q, want the second", joined.Project.Title)
	}
	last := joined.History[len(joined.History)-1]
	if last.From != "Bus passenger assistant" || last.To != "Assistant for bus passengers" {
		t.Errorf("the history does not tell what was decided against: %+v", last)
	}
}

func TestMergeLeftHalfwayWritesNothing(t *testing.T) {
	t.Parallel()
	anna, ben, out := copies(t)
	status, _, stderr := atTerminal(t, "", "merge", anna, ben, "-o", out)
	if status != statusFailed || !strings.Contains(stderr, "nothing was written") {
		t.Errorf("status %d, %q", status, stderr)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}
