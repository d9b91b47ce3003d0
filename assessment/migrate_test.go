package assessment_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/questions"
)

// secondEdition is a pack of version 1.1.0 in which every kind of change happened.
func secondEdition(t *testing.T) *questions.Pack {
	t.Helper()
	pack, err := questions.LoadDir("../questions/testdata/small-1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// firstEdition is an assessment made with version 1.0.0, every question answered.
func firstEdition() *assessment.Assessment {
	page := assessment.Evidence{Title: "A page", Location: "shelf 3"}
	list := assessment.Evidence{Title: "A list"}
	answer := func(level int, note string, evidence ...assessment.Evidence) assessment.Answer {
		a := assessment.Level(level)
		a.Note, a.Evidence = note, cited(evidence...)
		return a
	}
	action := func(id, about string) assessment.Action {
		return assessment.Action{ID: id, For: []string{about}, Text: "Ask them.", Status: assessment.ActionOpen}
	}
	a := &assessment.Assessment{
		Format: assessment.Format, Pack: assessment.PackRef{ID: "small", Version: "1.0.0"},
		AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22},
		Answers: map[string]assessment.Answer{
			"OPN-1": answer(3, "Told all.", page),
			"OPN-2": answer(2, "Winners only.", page),
			"OPN-3": answer(1, "Asked one.", list),
			"OPN-4": answer(2, "Told by post.", page),
			"OPN-5": answer(0, "", page, list),
			"KPT-1": answer(1, "In a drawer."),
			"KPT-2": answer(2, "By name."),
			"KPT-9": answer(1, "From a draft."),
		},
		Actions: []assessment.Action{
			action("x1", "OPN-1"), action("x2", "OPN-3"), action("x3", "OPN-5"),
			action("x4", "KPT-1"), action("x5", "KPT-2"), action("x6", "kept"),
		},
		History: []assessment.Entry{{Question: "OPN-1", From: "", To: "3", Step: 1}},
	}
	odd := a.Answers["OPN-4"]
	odd.Check = &assessment.Check{By: "Audit"}
	odd.PrivateNote = "Ask again in May."
	a.Answers["OPN-4"] = odd
	return listed(a)
}

func TestMigrateEveryKind(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	old := firstEdition()
	got, report, err := assessment.Migrate(assessment.Stamp{At: at, By: "a1"}, old, secondEdition(t))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(old, firstEdition()) {
		t.Error("the assessment given was changed")
	}

	// Kept, also under another id: exactly as it was.
	for from, to := range map[string]string{"OPN-1": "OPN-1", "KPT-2": "KPT-3"} {
		if !reflect.DeepEqual(got.Answers[to], old.Answers[from]) {
			t.Errorf("%s as %s = %+v", from, to, got.Answers[to])
		}
	}
	// To look at again: no level, flagged; the notes are in the words of the team, and nothing else.
	for id, want := range map[string]struct {
		note     string
		evidence int
	}{
		"OPN-2": {"Winners only.", 1},
		"OPN-3": {"Asked one.", 1},
		"OPN-6": {"Asked one.", 1},
		"OPN-4": {"Told by post.", 2},
	} {
		a := got.Answers[id]
		if a.State != assessment.StateUnanswered || a.Level != nil || !a.Flagged || a.Note != want.note || len(a.Evidence) != want.evidence || !a.Updated.Equal(at) {
			t.Errorf("%s = %+v", id, a)
		}
	}
	if a := got.Answers["OPN-4"]; a.PrivateNote != "Ask again in May." || a.Check != nil {
		t.Errorf("OPN-4 = %+v, want its private note and no check", a)
	}
	if len(got.Answers) != 6 {
		t.Errorf("%d answers, want 6", len(got.Answers))
	}
	// Whatever was not carried as it was is kept whole.
	for _, id := range []string{"OPN-2", "OPN-3", "OPN-4", "OPN-5", "KPT-1", "KPT-9"} {
		if !reflect.DeepEqual(got.Retired[id], old.Answers[id]) {
			t.Errorf("retired %s = %+v", id, got.Retired[id])
		}
	}
	if len(got.Retired) != 6 {
		t.Errorf("%d answers retired, want 6", len(got.Retired))
	}
	var found []string // with the questions that show them, and where else to look for them
	for _, one := range got.Replaced(secondEdition(t)) {
		if !reflect.DeepEqual(one.Answer, old.Answers[one.ID]) {
			t.Errorf("kept of %s: %+v", one.ID, one.Answer)
		}
		found = append(found, one.ID+" "+strings.Join(one.To, "+")+" "+one.About)
	}
	if want := "KPT-1  kept, KPT-9  kept, OPN-2 OPN-2 OPN-2, OPN-3 OPN-3+OPN-6 OPN-3, OPN-4 OPN-4 OPN-4, OPN-5 OPN-4 OPN-4"; strings.Join(found, ", ") != want {
		t.Errorf("answers from before:\n%s\nwant:\n%s", strings.Join(found, ", "), want)
	}

	var about []string
	for _, action := range got.Actions {
		about = append(about, action.For...)
	}
	if want := "OPN-1 OPN-3 OPN-4 kept KPT-3 kept"; strings.Join(about, " ") != want {
		t.Errorf("actions are for %v, want %s", about, want)
	}
	if got.Pack.Version != "1.1.0" || len(got.History) != 2 || got.History[0].Step != 0 || got.History[1].To != "1.1.0" || got.History[1].By != "a1" {
		t.Errorf("pack %+v, history %+v", got.Pack, got.History)
	}
	if problems := assessment.Validate(got, secondEdition(t)); hasError(problems) {
		t.Errorf("the result is not valid: %+v", problems)
	}

	want := `From version 1.0.0 of the questions to 1.1.0: 2 answers carried over, 4 questions to answer again, 2 no longer asked.

Answer again (4). Your note and your evidence are there, and the question shows what you answered before.
  OPN-2: Those who lose out count too now.
  OPN-3: now OPN-3 and OPN-6. Suppliers and partners are asked about one by one.
  OPN-4: OPN-4 and OPN-5 are one question now.

No longer asked (2). What you said stays in the file and is not scored.
  KPT-1: not asked of any project any more. Taken up by OPN-1.
  KPT-9: not asked of any project any more. The newer questions do not say what became of it.

Carried over (2). These answers stand as they are.
  KPT-2: now KPT-3. The same question under a new id.
  OPN-1.
`
	if report.String() != want {
		t.Errorf("report:\n%s\nwant:\n%s", report, want)
	}
}

// A departure that was declared leaves its place with an answer that does not stand: the
// report asks for it again, and its reason stays with the answer that is put aside.
func TestMigrateTellsOfDepartures(t *testing.T) {
	t.Parallel()
	old := firstEdition()
	for id, clause := range map[string]string{"OPN-1": "1a", "OPN-2": "1a", "OPN-5": "", "KPT-1": "2a"} {
		answer := old.Answers[id]
		answer.Departure = &assessment.Departure{Clause: clause, Reason: "The supplier goes on until May."}
		old.Answers[id] = answer
	}
	got, report, err := assessment.Migrate(assessment.Stamp{At: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)}, old, secondEdition(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\n  OPN-2: you declared a departure from 1a here: declare it again. Those who lose out count too now.\n",
		"\n  OPN-4: OPN-4 and OPN-5 are one question now; you declared a departure in OPN-5: declare it again.\n",
		"\n  KPT-1: not asked of any project any more; you declared a departure from 2a here, which counts no more. Taken up by OPN-1.\n",
		"\n  OPN-1.\n", // its departure stands
	} {
		if !strings.Contains(report.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
	if got.Answers["OPN-1"].Departure == nil {
		t.Error("the departure of an answer that stands is gone")
	}
	if kept := got.Replaced(secondEdition(t)); got.Answers["OPN-2"].Note != "Winners only." || kept[2].ID != "OPN-2" || kept[2].Answer.Departure.Reason != "The supplier goes on until May." {
		t.Errorf("note = %q, kept = %+v", got.Answers["OPN-2"].Note, kept)
	}
}

// thirdEdition is a pack of version 1.2.0: since 1.1.0 all its levels have new words.
func thirdEdition(t *testing.T) *questions.Pack {
	t.Helper()
	pack, err := questions.LoadDir("../questions/testdata/small-1.2.0")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// Where only levels were worded otherwise an answer stands with all that belongs to
// it. Levels 1 and 3 count too, but are flagged, since their words may have become
// others than the team chose. A round that is open is voided.
func TestMigrateToNewLevels(t *testing.T) {
	t.Parallel()
	whole := func(level int) assessment.Answer {
		a := assessment.Level(level)
		a.Note, a.PrivateNote, a.Dissent, a.By = "Told all.", "For us.", "One of us would say less.", "a1"
		a.Evidence = cited(assessment.Evidence{Title: "A page", Owner: "Records office", Location: "shelf 3", Date: assessment.Date{Year: 2026, Month: 5, Day: 1}})
		a.Check = &assessment.Check{By: "Audit", Date: assessment.Date{Year: 2026, Month: 6, Day: 1}}
		a.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 1, 1}, Complete: true}, {Present: 3, Voted: []string{"a1"}, Sealed: "bm90IHlldA"}}
		a.Agreed = "We found more pages after the vote."
		a.Updated = time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
		return a
	}
	aside := assessment.Answer{State: assessment.StateNotApplicable, Reason: "There is nobody who could lose anything."}
	a := &assessment.Assessment{
		Format: assessment.Format, Pack: assessment.PackRef{ID: "small", Version: "1.1.0"}, AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22},
		Answers: map[string]assessment.Answer{
			"OPN-1": whole(1), "OPN-2": whole(2), "OPN-3": whole(0), "KPT-3": whole(3), "OPN-4": aside, "OPN-6": {State: assessment.StateUnsure},
		},
		Actions: []assessment.Action{{ID: "x1", For: []string{"KPT-3"}, Text: "Ask them.", Status: assessment.ActionOpen}},
	}
	listed(a)
	pack := thirdEdition(t)
	got, report, err := assessment.Migrate(assessment.Stamp{At: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), By: "a2"}, a, pack)
	if err != nil {
		t.Fatal(err)
	}
	moved := func(level int, flagged bool) assessment.Answer {
		a := whole(level)
		a.Flagged, a.Rounds = flagged, a.Rounds[:1]
		a.Voided = []assessment.Voided{{At: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Why: "the question changed", Ballots: 1}}
		return a
	}
	want := map[string]assessment.Answer{
		"OPN-1": moved(1, true), "OPN-2": moved(2, false), "OPN-3": moved(0, false), "KPT-4": moved(3, true), "OPN-4": aside, "OPN-6": {State: assessment.StateUnsure},
	}
	if !reflect.DeepEqual(got.Answers, want) {
		t.Errorf("answers = %+v\nwant %+v", got.Answers, want)
	}
	if len(got.Retired) != 0 || !slices.Equal(got.Actions[0].For, []string{"KPT-4"}) {
		t.Errorf("retired %+v, actions %+v", got.Retired, got.Actions)
	}
	counted := map[string]int{}
	for _, q := range assessment.Compute(got, pack).Questions {
		if q.State == assessment.ScoredLevel {
			counted[q.ID] = *q.Counted
		}
	}
	if want := map[string]int{"OPN-1": 1, "OPN-2": 2, "OPN-3": 0, "KPT-4": 3}; !reflect.DeepEqual(counted, want) {
		t.Errorf("counted %v, want %v", counted, want)
	}
	if problems := assessment.Validate(got, pack); hasError(problems) {
		t.Errorf("the result is not valid: %+v", problems)
	}
	words := `From version 1.1.0 of the questions to 1.2.0: 6 answers carried over, 2 of them flagged to read the new words of their levels, 4 rounds of votes to hold again.

Vote again (4). A round of votes was open. It does not count, since the question changed.
  OPN-1, OPN-2, OPN-3, KPT-3.

Read the new words (2). These answers are flagged. Each counts until you change it.
  OPN-1: level 1. Level 1 now wants a name.
  KPT-3: now KPT-4, level 3. The same question under a new id.

Carried over (4). These answers stand as they are.
  OPN-2, OPN-3, OPN-6, OPN-4.
`
	if report.String() != words {
		t.Errorf("report:\n%s\nwant:\n%s", report, words)
	}
	if len(a.Answers) != 6 || a.Answers["OPN-1"].Flagged {
		t.Error("the assessment given was changed")
	}
}

// Over two releases the graver change decides: reworded is answered again, and what
// was merged gathers what was said, also where its levels have new words since.
func TestMigrateOverNewLevelsAndMore(t *testing.T) {
	t.Parallel()
	got, report, err := assessment.Migrate(assessment.Stamp{}, firstEdition(), thirdEdition(t))
	if err != nil {
		t.Fatal(err)
	}
	outcomes := map[string]assessment.MigrationOutcome{}
	for _, answer := range report.Answers {
		outcomes[answer.ID] = answer.Outcome
	}
	want := map[string]assessment.MigrationOutcome{
		"OPN-1": assessment.ReadNewWords, "KPT-2": assessment.Carried, "OPN-2": assessment.LookAgain, "OPN-3": assessment.LookAgain,
		"OPN-4": assessment.LookAgain, "OPN-5": assessment.LookAgain, "KPT-1": assessment.Retired, "KPT-9": assessment.Retired,
	}
	if !reflect.DeepEqual(outcomes, want) {
		t.Errorf("outcomes %v, want %v", outcomes, want)
	}
	if open := got.Answers["OPN-2"]; open.State != assessment.StateUnanswered || !open.Flagged {
		t.Errorf("OPN-2 = %+v, want it open", open)
	}
	if stands := got.Answers["KPT-4"]; stands.Level == nil || *stands.Level != 2 || stands.Flagged {
		t.Errorf("KPT-4 = %+v, want level 2 as it was", stands)
	}
}

func hasError(problems []assessment.Problem) bool {
	for _, p := range problems {
		if p.Severity == assessment.SeverityError {
			return true
		}
	}
	return false
}

func TestMigrateTwiceLosesNothing(t *testing.T) {
	t.Parallel()
	pack := secondEdition(t)
	once, _, err := assessment.Migrate(assessment.Stamp{}, firstEdition(), pack)
	if err != nil {
		t.Fatal(err)
	}
	level := assessment.Level(3)
	once.Answers["OPN-2"] = level
	pack.Version = "1.2.0"
	pack.Changes = append(pack.Changes, questions.Change{Since: "1.1.0", Kind: questions.Reworded, From: []string{"OPN-2"}, To: []string{"OPN-2"}})
	twice, _, err := assessment.Migrate(assessment.Stamp{}, once, pack)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(twice.Retired["OPN-2@1.1.0"], level) || !reflect.DeepEqual(twice.Retired["OPN-2"], firstEdition().Answers["OPN-2"]) {
		t.Errorf("retired = %+v", twice.Retired)
	}
	if len(once.Retired) != 6 {
		t.Error("the assessment given was changed")
	}
}

func TestMigrateFails(t *testing.T) {
	t.Parallel()
	for version, id := range map[string]string{"1.0.0": "other", "2.0.0": "small", "": "small"} {
		a := firstEdition()
		a.Pack = assessment.PackRef{ID: id, Version: version}
		if got, _, err := assessment.Migrate(assessment.Stamp{}, a, secondEdition(t)); err == nil || got != nil {
			t.Errorf("from %s %q: %v, want an error", id, version, got)
		}
	}
}

func TestMigrateToTheSameVersionChangesNothing(t *testing.T) {
	t.Parallel()
	a := firstEdition()
	a.Pack.Version = "1.1.0"
	got, report, err := assessment.Migrate(assessment.Stamp{}, a, secondEdition(t))
	if err != nil || !reflect.DeepEqual(got, a) || len(report.Answers) != 0 {
		t.Errorf("Migrate = %+v, %+v, %v", got, report, err)
	}
}
