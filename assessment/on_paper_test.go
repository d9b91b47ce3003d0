package assessment_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
)

// Sheets that were rated before the meeting and differ need a plan like any vote that differs,
// but it is not said of them that a group still differs: it has not voted yet.
func TestSheetsThatDifferAreNotWhatAGroupCameTo(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	paper := assessment.Round{Way: []assessment.Way{assessment.WayPaper}, Present: 4, Levels: [4]int{2, 0, 0, 2}, Complete: true}
	room := paper
	room.Way = []assessment.Way{assessment.WayPaper, assessment.WayTurns}
	for _, c := range []struct {
		rounds []assessment.Round
		want   string
	}{
		{[]assessment.Round{paper}, "the sheets rated before the meeting differ: they range from 0 to 3, and no vote was held since"},
		{[]assessment.Round{paper, room}, "the assessors' votes still differ: they range from 0 to 3"},
	} {
		a := sampletest.Assessment(t, pack)
		answer := a.Answers["BEN-1"]
		answer.Rounds = c.rounds
		a.Answers["BEN-1"] = answer
		score := assessment.Compute(a, pack)
		var told []string
		for _, point := range score.Points {
			if point.For == "BEN-1" {
				told = append(told, point.Reason)
			}
		}
		if strings.Join(told, "; ") != c.want {
			t.Errorf("%q, want %q", told, c.want)
		}
	}
}
