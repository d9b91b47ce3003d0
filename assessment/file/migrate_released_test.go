package file

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/questions"
)

// releasedFiles gives the assessments that released versions wrote, see
// exports/testdata/released/README.md.
func releasedFiles(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../../exports/testdata/released/*/*.charter.json")
	if err != nil || len(paths) < 3 {
		t.Fatalf("%v, %v", paths, err)
	}
	return paths
}

// TestReleasedAssessmentsMove moves every assessment of a released version to the
// questions of today: nothing that was said is lost, and the file as it was stays.
func TestReleasedAssessmentsMove(t *testing.T) {
	t.Parallel()
	packs := PacksIn("", questions.BuiltIn())
	for _, source := range releasedFiles(t) {
		before, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), filepath.Base(source))
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
		old, _, err := packs.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		report, copied, err := Migrate(path, packs, here(Options{}))
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		if kept, err := os.ReadFile(copied); err != nil || !bytes.Equal(kept, before) {
			t.Errorf("%s: the file as it was is not kept: %v", source, err)
		}
		moved, pack, err := packs.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range assessment.Validate(moved, pack) {
			if problem.Severity == assessment.SeverityError {
				t.Errorf("%s: %+v", source, problem)
			}
		}
		for _, told := range report.Answers {
			keeps(t, source, told, old.Answers[told.ID], moved)
		}
		if len(report.Answers) != len(old.Answers) {
			t.Errorf("%s: of %d answers %d are told of", source, len(old.Answers), len(report.Answers))
		}
		for what, same := range map[string]bool{
			"documents": reflect.DeepEqual(old.Documents, moved.Documents), "actions": len(old.Actions) == len(moved.Actions),
			"people": reflect.DeepEqual(old.Assessors, moved.Assessors), "parked points": reflect.DeepEqual(old.Parking, moved.Parking),
			"sittings": len(old.Sessions) == len(moved.Sessions), "project": reflect.DeepEqual(old.Project, moved.Project), "facts": reflect.DeepEqual(old.Facts, moved.Facts),
		} {
			if !same {
				t.Errorf("%s: the %s are not as they were", source, what)
			}
		}
		if asked := strings.Contains(report.String(), "GOV-5"); asked != *moved.Facts.OriginalSignatory {
			t.Errorf("%s: a question that only first signatories are asked is told of: %v", source, asked)
		}
	}
}

// keeps demands that an answer is in the moved assessment with all that was in it: as it
// was, or set aside whole and with its note in that of every question that it led to.
// Only a round that was open is gone, and is told of as voided.
func keeps(t *testing.T, source string, told assessment.MigratedAnswer, was assessment.Answer, moved *assessment.Assessment) {
	t.Helper()
	now := moved.Answers[told.ID]
	if told.Outcome == assessment.LookAgain || told.Outcome == assessment.Retired || told.Outcome == assessment.NotAsked && told.Kind == questions.Merged {
		now = moved.Retired[told.ID]
		for _, to := range told.To {
			if note := moved.Answers[to].Note; strings.Contains(note, "version 1.0.0") || !strings.Contains(note, was.Note) {
				t.Errorf("%s: %s does not tell what was said to %s, and nothing else: %q", source, to, told.ID, note)
			}
		}
	}
	open := slices.DeleteFunc(slices.Clone(was.Rounds), func(r assessment.Round) bool { return r.Complete })
	if len(now.Voided) != len(was.Voided)+len(open) || len(open) > 0 != told.Voided {
		t.Errorf("%s: %s has %d rounds voided and had %d open; told: %v", source, told.ID, len(now.Voided), len(open), told.Voided)
	}
	was.Rounds = slices.DeleteFunc(slices.Clone(was.Rounds), func(r assessment.Round) bool { return !r.Complete })
	if len(was.Rounds) == 0 {
		was.Rounds = nil
	}
	was.Voided, was.Flagged = now.Voided, was.Flagged || told.Outcome == assessment.ReadNewWords || now.Flagged
	if !reflect.DeepEqual(now, was) {
		t.Errorf("%s: %s is\n%+v\nand was\n%+v", source, told.ID, now, was)
	}
}

// TestARoundThatIsOpenIsVoidedByTheMove moves an assessment in the middle of a round: the
// votes of it do not count, they can be opened no more, and the reason is told.
func TestARoundThatIsOpenIsVoidedByTheMove(t *testing.T) {
	t.Parallel()
	const from = "../../exports/testdata/released/1.0.0/"
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "ballots"), os.DirFS(from+"ballots")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(from + "workshop.charter.json")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "workshop.charter.json")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	options := here(Options{Ballots: filepath.Join(folder, "ballots")})
	packs := PacksIn("", questions.BuiltIn())
	old, _, err := packs.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	key := ballots.Open{Round: ballots.Round{Question: "BEN-3"}}
	if _, err := ballots.For(options.Ballots, old.ID, path).BallotBox(key); err != nil { // as this version keeps it
		t.Fatal(err)
	}
	if report, err := Preview(path, packs, options); err != nil || !strings.Contains(report.String(), "Vote again (1)") {
		t.Errorf("%v, %v", report, err)
	}
	if left := keysIn(t, options.Ballots); len(left) != 2 {
		t.Errorf("looking ahead destroys keys: %v are left", left)
	}
	report, _, err := Migrate(path, packs, options)
	if err != nil || !strings.Contains(report.Summary(), "1 round of votes to hold again") {
		t.Fatalf("%v, %v", report, err)
	}
	if left := keysIn(t, options.Ballots); len(left) > 0 {
		t.Errorf("keys are left: %v", left)
	}
	moved, _, err := packs.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	answer, was := moved.Answers["BEN-3"], old.Answers["BEN-3"].Rounds[0]
	want := assessment.Voided{Session: was.Session, Way: was.Way, At: answer.Voided[0].At, Why: "the question changed", Ballots: 3}
	if len(answer.Rounds) != 0 || len(answer.Voided) != 1 || !reflect.DeepEqual(answer.Voided[0], want) {
		t.Errorf("BEN-3 is %+v", answer)
	}
	if now, then := moved.Sessions[0], old.Sessions[0]; now.At != "BEN-3" || !now.Ended.IsZero() || !reflect.DeepEqual(now.Present, then.Present) {
		t.Errorf("the session does not go on where it was: %+v", now)
	}
	if after, err := os.ReadFile(path); err != nil || strings.Contains(string(after), was.Sealed) {
		t.Error("sealed votes are left in the file")
	}
}

// keysIn lists the keys below a folder.
func keysIn(t *testing.T, folder string) []string {
	t.Helper()
	keys, err := filepath.Glob(filepath.Join(folder, "*", "*.key"))
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
