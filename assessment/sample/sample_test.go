package sample_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/assessment/sample/sampletest"
	"charter/questions"
)

func example(t *testing.T) (*assessment.Assessment, *questions.Pack) {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, err := sample.Assessment(pack)
	if err != nil {
		t.Fatal(err)
	}
	return a, pack
}

func TestSaysThatItIsAnExample(t *testing.T) {
	t.Parallel()
	a, pack := example(t)
	if !a.Example {
		t.Error("the example is not marked as one")
	}
	if a.Pack.ID != pack.ID || a.Pack.Version != pack.Version {
		t.Errorf("the example is for pack %v, the program has %s %s", a.Pack, pack.ID, pack.Version)
	}
	if !strings.Contains(a.Project.Description, "made up") {
		t.Error("the description does not say that the organisations are made up")
	}
	for _, name := range []string{a.Project.Organisation, a.Project.Partners[0].Name, a.Project.Suppliers[0].Name} {
		if !strings.HasSuffix(name, "(made up)") {
			t.Errorf("%q could be taken for a real organisation", name)
		}
	}
}

// The example is there to show what the rule can say, so it must show it.
func TestShowsEveryBandAndWhyAnswersCountLess(t *testing.T) {
	t.Parallel()
	a, pack := example(t)
	score := assessment.Compute(a, pack)

	bands := map[assessment.Band]bool{}
	for _, p := range score.Principles {
		bands[p.Band] = true
	}
	want := []assessment.Band{assessment.BandIncomplete, assessment.BandMet, assessment.BandNotMet, assessment.BandPartlyMet, assessment.BandStrong}
	if got := slices.Sorted(maps.Keys(bands)); !slices.Equal(got, want) {
		t.Errorf("bands shown: %v, want %v", got, want)
	}

	reasons := map[string]bool{}
	for _, q := range score.Questions {
		reasons[q.Reason] = true
	}
	for _, reason := range []string{
		"no evidence cited",
		"essential: say where the evidence is and its date",
		"the evidence has no date",
		"the evidence does not say where it is",
		"the evidence is over 24 months old",
		"no check recorded",
		"the check does not say who made it",
		"the check has no date",
		"a departure is declared",
	} {
		if !reasons[reason] {
			t.Errorf("no answer of the example is lowered because %s", reason)
		}
	}
}

func TestShowsWhatStaysOpen(t *testing.T) {
	t.Parallel()
	a, pack := example(t)
	score := assessment.Compute(a, pack)
	if len(score.MissingFields) > 0 {
		t.Errorf("required register fields are blank: %v", score.MissingFields)
	}
	if score.Counts.Unanswered == 0 || score.Counts.Unsure == 0 || score.Counts.NotApplicableByHand == 0 {
		t.Errorf("the example lacks an open question of some kind: %+v", score.Counts)
	}
	open, planned := 0, 0
	for _, p := range score.Points {
		if p.Action == "" {
			open++
		} else {
			planned++
		}
	}
	if open == 0 || planned == 0 {
		t.Errorf("the example has %d points without a plan and %d with one; it needs both", open, planned)
	}
	disputed := 0
	for _, answer := range a.Answers {
		if round, held := answer.LastRound(); held && round.Disputed() {
			disputed++
		}
	}
	if disputed == 0 {
		t.Error("no vote of the example stays unresolved")
	}
}

// Nothing in the example speaks against a fact by mistake, and one thing does that is
// explained, to show how.
func TestShowsAnExplanation(t *testing.T) {
	t.Parallel()
	a, pack := example(t)
	found := assessment.Compute(a, pack).Contradictions
	if len(found) != 1 || found[0].ID != "opt_out.ai_use" || !found[0].Explained {
		t.Errorf("%+v, want one that is explained", found)
	}
}

func TestVotesAddUp(t *testing.T) {
	t.Parallel()
	a, _ := example(t)
	for id, answer := range a.Answers {
		for i, r := range answer.Rounds {
			votes := r.Unsure + r.NotApplicable
			for _, n := range r.Levels {
				votes += n
			}
			if votes != r.Present || len(r.Voted) > 0 {
				t.Errorf("%s, round %d: %d votes among %d present, and %d named", id, i+1, votes, r.Present, len(r.Voted))
			}
		}
	}
}

func TestRefusesAnotherPack(t *testing.T) {
	t.Parallel()
	_, err := sample.Assessment(&questions.Pack{ID: "other", Version: "2.0.0"})
	if err == nil || !strings.Contains(err.Error(), "lcr-2025, not other") {
		t.Errorf("got %v, want an error that names both packs", err)
	}
}

func TestMovesToANewerVersionOfItsPack(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	pack.Version = "1.1.0"
	pack.Changes = []questions.Change{{Since: "1.0.0", Kind: questions.Reworded, From: []string{"BEN-1"}, To: []string{"BEN-1"}}}
	a, err := sampletest.Example(pack)
	if err != nil {
		t.Fatal(err)
	}
	if a.Pack.Version != "1.1.0" || !a.Answers["BEN-1"].Flagged || a.Answers["BEN-1"].Level != nil {
		t.Errorf("made with %s, BEN-1 is %+v", a.Pack.Version, a.Answers["BEN-1"])
	}
}

func TestFileIsACopy(t *testing.T) {
	t.Parallel()
	sample.File()[0] = 'x'
	if sample.File()[0] != '{' {
		t.Error("a caller can change the example")
	}
}
