package screens_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
)

// TestRoundsOfTwoAreToldWithoutCounts draws the screens that tell of a round in which
// two rated, as an older version kept it: whatever the two chose, they are the same.
func TestRoundsOfTwoAreToldWithoutCounts(t *testing.T) {
	t.Parallel()
	drawn := func(levels [4]int) (all []string) {
		svc := screentest.Services(t, func(a *assessment.Assessment) {
			screentest.Blank(a)
			answer := assessment.Level(1)
			answer.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: levels, Complete: true, Held: a.Created}}
			a.Answers["BEN-1"] = answer
			a.Sessions = []assessment.Session{{
				Started: a.Created, Present: []string{"a1", "a2"}, Scope: []string{workshop.ScopeAll}, Way: assessment.WayTurns, Minutes: 150,
				Questions: []string{"BEN-1", "BEN-2"}, At: "BEN-1",
			}}
		})
		for _, s := range []screen.Screen{question.NewQuestion(svc, "BEN-1"), review.NewReview(svc), review.NewHistory(svc)} {
			screentest.Settle(s, s.SetSize(120, 60))
			all = append(all, s.View())
		}
		if !strings.Contains(strings.ToLower(all[0]), "last vote  fewer than three votes") {
			t.Errorf("the question does not say it:\n%s", all[0])
		}
		return all
	}
	one := drawn([4]int{0, 1, 0, 1})
	for _, levels := range [][4]int{{1, 0, 1, 0}, {1, 0, 0, 1}} {
		if diff := cmp.Diff(one, drawn(levels)); diff != "" {
			t.Error(diff)
		}
	}
}
