package file

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/sample/sampletest"
	"charter/questions"
)

// laterEditions are the editions of a later program: those of today and one in
// which BEN-1 is no longer asked and BEN-2 is worded otherwise.
func laterEditions(t *testing.T) questions.Editions {
	t.Helper()
	pack := sampletest.Pack(t)
	files := fstest.MapFS{}
	add := func() {
		text, err := json.Marshal(pack)
		if err != nil {
			t.Fatal(err)
		}
		files[pack.ID+"-"+pack.Version+".json"] = &fstest.MapFile{Data: text}
	}
	pack.Version = "1.0.0"
	add()
	pack.Version, pack.Title = "1.1.0", "The second edition"
	pack.Principles[0].Questions = pack.Principles[0].Questions[1:]
	pack.Principles[0].Questions[0].Text = "Is it worded otherwise?"
	pack.Changes = append(pack.Changes,
		questions.Change{Since: "1.0.0", Kind: questions.Dropped, From: []string{"BEN-1"}},
		questions.Change{Since: "1.0.0", Kind: questions.Reworded, From: []string{"BEN-2"}, To: []string{"BEN-2"}})
	add()
	return questions.EditionsIn(files)
}

// madeWith is a file whose questions are built in, in some version.
func madeWith(t *testing.T, version string) string {
	t.Helper()
	a := assessmenttest.Full()
	a.Pack = assessment.PackRef{ID: "lcr-2025", Version: version}
	answer := assessment.Level(2)
	a.Answers = map[string]assessment.Answer{"BEN-1": answer, "BEN-2": answer}
	return put(t, t.TempDir(), a)
}

func TestAFileIsReadWithTheEditionItWasMadeWith(t *testing.T) {
	t.Parallel()
	packs := PacksIn("", laterEditions(t))
	for version, want := range map[string]string{"1.0.0": "1.0.0", "1.0.7": "1.0.0", "1.1.0": "1.1.0", "1.1.3": "1.1.0"} {
		a := assessmenttest.Full()
		a.Pack = assessment.PackRef{ID: "lcr-2025", Version: version}
		a.Answers = map[string]assessment.Answer{"BEN-2": assessment.Level(2)}
		path := put(t, t.TempDir(), a)
		if _, pack, err := packs.Read(path); err != nil || pack.Version != want {
			t.Errorf("%s: read with %+v, %v; want %s", version, pack, err, want)
		}
		if pack, err := packs.For(path); err != nil || pack.Version != "1.1.0" {
			t.Errorf("%s: edited with %+v, %v; want the newest", version, pack, err)
		}
		if pack, err := packs.ForReading(path); err != nil || pack.Version != want {
			t.Errorf("%s: its copy is read with %+v, %v; want %s", version, pack, err, want)
		}
	}
	// Twice the same pack is the very same one: it is parsed once.
	path := madeWith(t, "1.0.0")
	_, first, _ := packs.Read(path)
	if _, second, err := packs.Read(path); err != nil || first != second {
		t.Errorf("the edition is read anew for each file (%v)", err)
	}
	// An answer is checked against the questions it was given to.
	var faults *format.Faults
	if _, _, err := packs.Read(madeWith(t, "1.1.0")); !errors.As(err, &faults) {
		t.Errorf("an answer to a question that is no longer asked: %v", err)
	}
}

func TestOnlyEditingAsksToMigrate(t *testing.T) {
	t.Parallel()
	packs, path := PacksIn("", laterEditions(t)), madeWith(t, "1.0.0")
	_, _, err := packs.ReadToEdit(path)
	var other *format.OtherPack
	if !errors.As(err, &other) || !other.Older() || !packs.Readable(other.Assessment) {
		t.Fatalf("to edit: %v", err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	report, copied, err := Migrate(path, packs, here(Options{}))
	if err != nil || report.Count(assessment.LookAgain) != 1 || report.Count(assessment.Retired) != 1 {
		t.Fatalf("%v, %v", report, err)
	}
	if a, pack, err := packs.Read(path); err != nil || pack.Version != "1.1.0" || a.Pack.Version != "1.1.0" {
		t.Errorf("after the move: %+v, %v", a, err)
	}
	if kept, err := os.ReadFile(copied); err != nil || string(kept) != string(before) {
		t.Errorf("the file as it was is not kept: %v", err)
	}
}

// The editions that are built in are for files that name nothing else. A version
// that none of them asks the questions of stays an error.
func TestEditionsStandBackBehindAFolder(t *testing.T) {
	t.Parallel()
	packs := PacksIn("", laterEditions(t))
	var other *format.OtherPack
	if _, _, err := packs.Read(madeWith(t, "1.2.0")); !errors.As(err, &other) || other.Older() {
		t.Errorf("a newer version: %v", err)
	}
	// With a pack that the user names, a file is read with that or not at all.
	newer := filepath.Join(t.TempDir(), "newer")
	if err := os.CopyFS(newer, os.DirFS(filepath.Join("..", "..", "questions", "lcr-2025"))); err != nil {
		t.Fatal(err)
	}
	head := filepath.Join(newer, "pack.yaml")
	text, err := os.ReadFile(head)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(head, regexp.MustCompile(`(?m)^version: .*$`).ReplaceAll(text, []byte("version: 1.9.0")), 0o666); err != nil {
		t.Fatal(err)
	}
	given := PacksIn(newer, laterEditions(t))
	if _, _, err := given.Read(madeWith(t, "1.0.0")); !errors.As(err, &other) || !strings.Contains(err.Error(), "leave out --pack") {
		t.Errorf("with --pack: %v", err)
	}
	if pack, err := given.Edition("lcr-2025", "1.0.0"); err != nil || pack.Version != "1.9.0" {
		t.Errorf("with --pack a report is compared with %+v, %v", pack, err)
	}
	// So is one whose folder lies beside it: its words may be the team's own.
	dir := t.TempDir()
	if err := os.Rename(newer, filepath.Join(dir, "ours")); err != nil {
		t.Fatal(err)
	}
	a := assessmenttest.Full()
	a.Pack, a.Answers = assessment.PackRef{ID: "lcr-2025", Version: "1.0.0", Folder: "ours"}, nil
	if _, _, err := packs.Read(put(t, dir, a)); !errors.As(err, &other) || strings.Contains(err.Error(), "leave out") {
		t.Errorf("with a folder of its own: %v", err)
	}
}

func TestEditionOfAReport(t *testing.T) {
	t.Parallel()
	packs := PacksIn("", laterEditions(t))
	for named, want := range map[string]string{"lcr-2025 1.0.0": "1.0.0", "lcr-2025 1.1.0": "1.1.0", "lcr-2025 7.0.0": "1.1.0", "small 1.0.0": "1.1.0"} {
		id, version, _ := strings.Cut(named, " ")
		if pack, err := packs.Edition(id, version); err != nil || pack.Version != want {
			t.Errorf("%s: %+v, %v; want %s", named, pack, err, want)
		}
	}
}

// A good copy of a file that was made with older questions can be gone back to.
func TestRecoverAnOlderFile(t *testing.T) {
	t.Parallel()
	packs, path := PacksIn("", laterEditions(t)), madeWith(t, "1.0.0")
	if err := os.Rename(path, backupOf(path)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	pack, err := packs.ForReading(path)
	if err != nil {
		t.Fatal(err)
	}
	if damage := Inspect(path, pack); damage == nil || damage.Backup.Err != nil {
		t.Fatalf("%+v", damage)
	}
	if _, err := Restore(path, pack, here(Options{})); err != nil {
		t.Error(err)
	}
	if _, _, err := packs.Read(path); err != nil {
		t.Error(err)
	}
}
