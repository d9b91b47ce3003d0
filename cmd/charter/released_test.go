package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-json-experiment/json"

	"charter/exports/report"
	"charter/exports/schema"
	"charter/questions"
)

// releasedFolders gives the folders of what released versions wrote, see
// exports/testdata/released/README.md.
func releasedFolders(t *testing.T) []string {
	t.Helper()
	folders, err := filepath.Glob("../../exports/testdata/released/*.*.*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no released version was found: %v", err)
	}
	return folders
}

// laterRelease is a later program in memory: its reports have one key more, and
// its newest questions are others than those that are built in now.
func laterRelease(t *testing.T) release {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	since := pack.Version
	pack.Version = "9.0.0"
	first := pack.Principles[0].Questions
	pack.Principles[0].Questions = first[1:]
	pack.Changes = append(pack.Changes, questions.Change{Since: since, Kind: questions.Dropped, From: []string{first[0].ID}})
	for _, q := range first[1:] {
		pack.Changes = append(pack.Changes, questions.Change{Since: since, Kind: questions.Reworded, From: []string{q.ID}, To: []string{q.ID}})
	}
	text, err := json.Marshal(pack)
	if err != nil {
		t.Fatal(err)
	}
	editions := fstest.MapFS{pack.ID + "-9.0.0.json": &fstest.MapFile{Data: text}}
	built, err := filepath.Glob("../../questions/editions/*.json")
	if err != nil || len(built) == 0 {
		t.Fatalf("no edition was found: %v", err)
	}
	for _, path := range built {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		editions[filepath.Base(path)] = &fstest.MapFile{Data: text}
	}
	return release{version: "9.0.0", editions: questions.EditionsIn(editions), schema: func(version string) ([]byte, bool) {
		if version != "9.0.0" {
			return schema.ReleasedReport(version)
		}
		text, known := schema.Schema("report")
		return bytes.Replace(text, []byte(`"required": [`), []byte(`"required": ["added", `), 1), known
	}}
}

// with runs a command of a release.
func (r release) with(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), console{
		stdin: strings.NewReader(""), stdout: &out, stderr: &errs,
		clock:  func() time.Time { return time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC) },
		getenv: func(string) string { return "" }, release: r,
	}, args)
	return status, out.String(), errs.String()
}

// does demands that a command succeeds, and gives what it printed.
func (r release) does(t *testing.T, args ...string) string {
	t.Helper()
	status, stdout, stderr := r.with(t, args...)
	if status != statusDone {
		t.Errorf("charter %s: status %d\n%s%s", strings.Join(args, " "), status, stdout, stderr)
	}
	return stdout
}

func found(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: nothing was found (%v)", pattern, err)
	}
	return paths
}

// TestReleasedReportsVerify holds for the program as it is, and for a later one.
func TestReleasedReportsVerify(t *testing.T) {
	t.Parallel()
	for _, folder := range releasedFolders(t) {
		thisRelease().verifies(t, folder)
		laterRelease(t).verifies(t, folder)
	}
}

// verifies demands that every report in the folder of a released version passes,
// with all that came with it.
func (r release) verifies(t *testing.T, folder string) {
	t.Helper()
	for _, name := range found(t, filepath.Join(folder, "*", "*.report.json")) {
		all := found(t, strings.TrimSuffix(name, ".report.json")+".*")
		out := r.does(t, append([]string{"verify"}, all...)...)
		if strings.Contains(out, "FAILED") && filepath.Base(folder) == r.version {
			t.Errorf("what reports hold has changed since version %s was released: raise version in version.go", r.version)
		}
		if lines := strings.Count(out, "\n"); lines < 1+6+len(all)-1 || strings.Contains(out, "original") {
			t.Errorf("%s with charter %s:\n%s", name, r.version, out)
		}
		if other := "charter " + filepath.Base(folder); other != r.tool() && !strings.Contains(out, other+" made it, and this is "+r.tool()) {
			t.Errorf("%s: it is not said that another version made it:\n%s", name, out)
		}
	}
}

// TestReleasedAssessmentsAreRead reads the assessments of released versions with a
// later program, to which questions and a key of the report were added.
func TestReleasedAssessmentsAreRead(t *testing.T) {
	t.Parallel()
	for _, folder := range releasedFolders(t) {
		later, assessments := laterRelease(t), found(t, filepath.Join(folder, "*.charter.json"))
		sameScores(t, folder, later.does(t, append([]string{"score", "--json"}, assessments...)...))
		for _, line := range []string{"Bus passenger assistant", "Falls warning", "Night bus assistant"} {
			if out := later.does(t, "summary", folder); !strings.Contains(out, line) {
				t.Errorf("the overview lacks %s:\n%s", line, out)
			}
		}
		if out := later.does(t, append([]string{"validate"}, assessments...)...); strings.Count(out, ": sound") != len(assessments) {
			t.Errorf("validate says:\n%s", out)
		}
		workshop, sample := filepath.Join(folder, "workshop.charter.json"), filepath.Join(folder, "sample.charter.json")
		changes := later.does(t, "diff", workshop, sample)
		if again := later.does(t, "diff", filepath.Join(folder, "public", "workshop.report.json"), sample); !strings.Contains(changes, "## ") || len(again) < len(changes)/2 {
			t.Errorf("diff of assessments says:\n%s\nof a report:\n%s", changes, again)
		}
		exportsOf(t, later, assessments)
	}
}

// sameScores compares what charter score --json prints with what the version that
// made the files printed: the answers are the same, and so are rule and questions.
func sameScores(t *testing.T, folder, out string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "score.json"))
	if err != nil {
		t.Fatal(err)
	}
	var then, now []report.FileScore
	if err := json.Unmarshal(text, &then); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(out), &now); err != nil || len(now) != len(then) {
		t.Fatalf("%d scores, want %d: %v", len(now), len(then), err)
	}
	for i, score := range now {
		was := then[i].Score
		if score.Pack != was.Pack || score.Rule == was.Rule && (score.Verdict != was.Verdict || score.Counts != was.Counts || *score.Overall.Score != *was.Overall.Score) {
			t.Errorf("%s: %s by %s with %s, %+v; it was %s by %s with %s, %+v", score.File,
				score.Verdict, score.Rule, score.Pack.Version, score.Counts, was.Verdict, was.Rule, was.Pack.Version, was.Counts)
		}
	}
}

// exportsOf exports assessments in every form, for both audiences; the program
// that made the reports verifies them.
func exportsOf(t *testing.T, later release, assessments []string) {
	t.Helper()
	own := later
	own.schema = nil // what is exported here lacks the key that was added in memory
	for _, audience := range []string{"public", "internal"} {
		out := t.TempDir()
		later.does(t, append([]string{"export", "--audience", audience, "--format", "md,json,html,csv,register", "--out", out}, assessments...)...)
		for _, name := range found(t, filepath.Join(out, "*.report.json")) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			made, err := report.Parse(text)
			if err != nil || made.Tool != "charter 9.0.0" || made.Pack.Version == "9.0.0" {
				t.Errorf("%s is made by %s with questions %s (%v)", name, made.Tool, made.Pack.Version, err)
			}
			own.does(t, append([]string{"verify"}, found(t, strings.TrimSuffix(name, ".report.json")+".*")...)...)
		}
	}
}

// Only editing asks to move a file to the newer questions.
func TestReleasedAssessmentsAreMovedOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	for _, path := range found(t, filepath.Join(releasedFolders(t)[0], "*.charter.json")) {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(t.TempDir(), filepath.Base(path))
		if err := os.WriteFile(copied, before, 0o666); err != nil {
			t.Fatal(err)
		}
		later := laterRelease(t)
		if out := later.does(t, "migrate", copied, "--preview"); !strings.Contains(out, "to 9.0.0: ") {
			t.Errorf("%s", out)
		}
		if after, err := os.ReadFile(copied); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed (%v)", copied, err)
		}
		// A damaged file goes back to its last good copy as that was made.
		if err := errors.Join(os.WriteFile(copied+".bak", before, 0o666), os.WriteFile(copied, before[:len(before)/2], 0o666)); err != nil {
			t.Fatal(err)
		}
		later.does(t, "recover", copied, "--yes")
		if after, err := os.ReadFile(copied); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s did not come back (%v)", copied, err)
		}
		later.does(t, "migrate", copied)
		if out := later.does(t, "score", copied); !strings.Contains(out, " 9.0.0") {
			t.Errorf("after the move:\n%s", out)
		}
	}
}

// A report of a version to come is told as that.
func TestVerifyAReportOfAVersionToCome(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(releasedFolders(t)[0], "public", "sample.report.json"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "made-elsewhere.json") // not named like a report
	text = bytes.Replace(text, []byte(`"charter 1.0.0"`), []byte(`"charter 77.0.0"`), 1)
	if err := os.WriteFile(path, bytes.Replace(text, []byte(`"example": true,`), []byte(`"example": true, "added": 1,`), 1), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"verify", path}, {"diff", path, path}} {
		status, stdout, stderr := thisRelease().with(t, command...)
		if words := stdout + stderr; status == statusDone || !strings.Contains(words, "charter 77.0.0") || strings.Contains(words, "rewritten") {
			t.Errorf("%v: status %d\n%s", command, status, words)
		}
	}
}
