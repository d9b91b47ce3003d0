package merge

import (
	"strings"
	"testing"

	"charter/assessment"
)

// sharedOf gives an assessment and the copy that charter share makes of it.
func sharedOf() (whole, shared *assessment.Assessment) {
	day := assessment.DateOf(at(0))
	whole = start(people(assessment.Assessor{ID: "a1", Name: "Robin Ash", Role: "Product owner"}, assessment.Assessor{ID: "a2", Name: "Jo Marsden", Role: "Passenger", Resident: true}), func(a *assessment.Assessment) {
		a.Documents = []assessment.Document{{ID: "f402b7d1", Title: "Letter", Owner: "Robin Ash", Location: "https://example.com/letter", Date: day}}
		answer := assessment.Level(2)
		answer.By, answer.PrivateNote, answer.Evidence = "a1", "For us.", []assessment.Citation{{Document: "f402b7d1"}}
		a.Answers = map[string]assessment.Answer{"BEN-1": answer}
		a.Project.ResponsibleRole = "Robin Ash"
	})
	shared = start(people(assessment.Assessor{ID: "a1", Role: "Product owner"}, assessment.Assessor{ID: "a2", Role: "Passenger", Resident: true}), func(a *assessment.Assessment) {
		a.Documents = []assessment.Document{{ID: "1", Title: "Letter", Owner: "(withheld 1)", Location: "(withheld 2, at example.com)", Date: day}}
		answer := assessment.Level(2)
		answer.Evidence = []assessment.Citation{{Document: "1"}}
		a.Answers = map[string]assessment.Answer{"BEN-1": answer}
		a.Project.ResponsibleRole = "(withheld 1)"
	})
	return whole, shared
}

// TestACopyToShareIsJoinedWithoutAsking merges a copy to share back, on either side: nobody is
// asked, and nobody and nothing is listed twice.
func TestACopyToShareIsJoinedWithoutAsking(t *testing.T) {
	t.Parallel()
	whole, shared := sharedOf()
	shared.Answers["BEN-2"] = assessment.Level(1) // the officer's
	for name, order := range map[string][]*assessment.Assessment{"back": {whole, shared}, "the other way": {shared, whole}} {
		got, plan := merged(t, nil, 0, order...)
		same(t, name+", asked", len(plan.Differences), 0)
		same(t, name+", people", got.Assessors, whole.Assessors)
		same(t, name+", documents", len(got.Documents), 1)
		same(t, name+", place", got.Documents[0].Location, "https://example.com/letter")
		same(t, name+", cited", len(got.Answers["BEN-1"].Evidence), 1)
		same(t, name+", private", got.Answers["BEN-1"].PrivateNote, "For us.")
		same(t, name+", role", got.Project.ResponsibleRole, "Robin Ash")
		same(t, name+", answered by", got.Answers["BEN-1"].By, "a1")
		same(t, name+", new", *got.Answers["BEN-2"].Level, 1)
	}
}

// TestWhatACopyToShareLeavesOutOfVotesStays merges a copy to share back that lacks the reasons
// given with votes, and of a voided round all but that there was one: nobody is asked, and
// nothing is there twice or gone.
func TestWhatACopyToShareLeavesOutOfVotesStays(t *testing.T) {
	t.Parallel()
	voted := func(reasons []string, voided assessment.Voided) *assessment.Assessment {
		return start(func(a *assessment.Assessment) {
			answer := assessment.Level(2)
			answer.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 3, 0}, Complete: true, Held: at(2), Reasons: reasons}}
			answer.Voided = []assessment.Voided{voided}
			a.Answers = map[string]assessment.Answer{"BEN-1": answer}
		})
	}
	whole := voted([]string{"The board saw it twice."}, assessment.Voided{At: at(1), Ballots: 3, Why: "Misread", Levels: &[4]int{3, 0, 0, 0}})
	shared := voted(nil, assessment.Voided{At: at(1), Ballots: 3})
	for name, order := range map[string][]*assessment.Assessment{"back": {whole, shared}, "the other way": {shared, whole}} {
		got, plan := merged(t, nil, 0, order...)
		same(t, name+", asked", len(plan.Differences), 0)
		same(t, name+", rounds", got.Answers["BEN-1"].Rounds, whole.Answers["BEN-1"].Rounds)
		same(t, name+", voided", got.Answers["BEN-1"].Voided, whole.Answers["BEN-1"].Voided)
	}
}

// TestACopyToShareHasNoBase since what it leaves out was not removed.
func TestACopyToShareHasNoBase(t *testing.T) {
	t.Parallel()
	whole, shared := sharedOf()
	_, err := Start(whole, Source{"mine", whole}, Source{"theirs", shared})
	if err == nil || !strings.Contains(err.Error(), "theirs leaves out names") {
		t.Errorf("it says %v", err)
	}
	noted := func(note string, history ...assessment.Entry) *assessment.Assessment {
		return start(func(a *assessment.Assessment) {
			answer := assessment.Level(2)
			answer.PrivateNote = note
			a.Answers, a.History = map[string]assessment.Answer{"BEN-1": answer}, history
		})
	}
	mine := noted("For us.", assessment.Entry{At: at(1), Question: "BEN-1", To: "2"})
	if _, err := Start(mine, Source{"mine", mine}, Source{"theirs", noted("")}); err == nil || !strings.Contains(err.Error(), "theirs leaves out") {
		t.Errorf("of a copy without names it says %v", err)
	}
}

// TestWordsInBracketsAreNoMark keeps what somebody typed that only begins as a mark does.
func TestWordsInBracketsAreNoMark(t *testing.T) {
	t.Parallel()
	const note = "(withheld until the board has met)"
	said := func(a *assessment.Assessment) {
		answer := assessment.Level(2)
		answer.Note = note
		a.Answers = map[string]assessment.Answer{"BEN-1": answer}
	}
	got, _ := merged(t, nil, 0, start(said), start(said))
	same(t, "note", got.Answers["BEN-1"].Note, note)
}
