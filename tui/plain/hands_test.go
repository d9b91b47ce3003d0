package plain_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
)

func TestHands(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	has(t, hold(t, typing("answer BEN-2\nhands\n1\n\n2\nmany\n-1\n1\n\n\nhands\n\n\n\n\n\n\n"), opened(path)),
		"How many for level 3? many", "Type how many hands there are for level 3", "BEN-2: level 2.", "Saved.", "Nobody was counted")
	answer := read(t, path).Answers["BEN-2"]
	round, held := answer.LastRound()
	if want := [4]int{1, 0, 2, 1}; !held || round.Levels != want || !round.Held.Equal(time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("the round is %+v, want counts %v", round, want)
	}
}

// A show of hands belongs to the session that goes on.
func TestHandsAreHeldInTheSessionThatGoesOn(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Sessions = []assessment.Session{{ID: "s7c1", Started: clock().Add(-time.Hour), Questions: []string{"BEN-1", "BEN-2"}, At: "BEN-1", Way: assessment.WayHands}}
	})
	hold(t, typing("answer BEN-2\nhands\n1\n\n2\n\n\n\nleave"), opened(path))
	round, held := read(t, path).Answers["BEN-2"].LastRound()
	if !held || round.Session != "s7c1" || !slices.Equal(round.Way, []assessment.Way{assessment.WayHands}) {
		t.Errorf("the round is %+v", round)
	}
}

// A show of hands of fewer than three is refused, and one of an older file is told
// without its counts.
func TestHandsOfFewerThanThree(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		older := assessment.Level(1)
		older.Rounds = []assessment.Round{{Present: 2, Levels: [4]int{0, 1, 0, 1}, Complete: true}}
		a.Answers["BEN-1"] = older
		a.Answers["BEN-3"] = assessment.Answer{Rounds: []assessment.Round{{Present: 3, Voted: []string{"a1"}, Sealed: "bm90IHlldA"}}}
	})
	said := hold(t, typing("answer BEN-2\nhands\n1\n\n1\n\n\n\nmenu\nanswer BEN-1\nmenu\nreview\nmenu\nanswer BEN-3\nhands\nback"), opened(path))
	has(t, said, "Not taken: fewer than three have rated, so no counts are shown or kept.", "Last vote: fewer than three votes.", "it is closed unseen")
	if strings.Contains(said, "1 for level 3") || strings.Contains(said, "from 1 to 3") {
		t.Errorf("the counts of two are told:\n%s", said)
	}
	a := read(t, path)
	if got := a.Answers["BEN-2"]; len(got.Rounds) > 0 || got.State != assessment.StateUnanswered {
		t.Errorf("%+v", got)
	}
	if got := a.Answers["BEN-1"]; *got.Level != 1 || got.Rounds[0].Levels != [4]int{0, 1, 0, 1} {
		t.Errorf("the round of two did not stay: %+v", got)
	}
	if got := a.Answers["BEN-3"]; len(got.Rounds) != 1 || got.Rounds[0].Sealed == "" {
		t.Errorf("going back closed the open round: %+v", got)
	}
}
