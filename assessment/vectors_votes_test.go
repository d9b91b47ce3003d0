package assessment_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
)

func TestVectorsOfGroups(t *testing.T) {
	t.Parallel()
	for file, rule := range map[string]assessment.Rule{rule1Vectors: assessment.Rule1(), rule2Vectors: assessment.Rule2()} {
		for _, v := range vectors(t, file, "group") {
			round := assessment.Round{Present: len(v.Votes), Complete: true}
			for _, vote := range v.Votes {
				switch vote := vote.(type) {
				case float64:
					round.Levels[int(vote)]++
				case string:
					if vote == "unsure" {
						round.Unsure++
					} else {
						round.NotApplicable++
					}
				}
			}
			vote := rule.Result(round)
			v.isVote(t, rule.Name, vote)
			if v.Expect.Differs != nil && *v.Expect.Differs != vote.Differs {
				t.Errorf("%s: differs %v, want %v", v.ID, vote.Differs, *v.Expect.Differs)
			}
		}
	}
}

// isVote compares what a round came to with the vector.
func (v vector) isVote(t *testing.T, rule string, got assessment.Vote) {
	t.Helper()
	want := v.Expect
	if level, ok := want.Result.(float64); ok {
		if got.State != assessment.StateLevel || *got.Level != int(level) {
			t.Errorf("%s, %s: result %+v, want level %v", rule, v.ID, got, level)
		}
		if at := fmt.Sprintf("%d/%d", got.AtResult, got.Total); at != want.AtResult {
			t.Errorf("%s, %s: %s at the result, want %s", rule, v.ID, at, want.AtResult)
		}
		if places := got.Distance.FloatString(2); places != fmt.Sprintf("%.2f", *want.AD) {
			t.Errorf("%s, %s: distance %s, want %.2f", rule, v.ID, places, *want.AD)
		}
	} else if string(got.State) != want.Result || got.Level != nil || got.Distance != nil || want.AD != nil {
		t.Errorf("%s, %s: result %+v, want %v", rule, v.ID, got, want.Result)
	}
	if diff := cmp.Diff(want.Range, got.Range); diff != "" {
		t.Errorf("%s, %s: range: %s", rule, v.ID, diff)
	}
	if got.Discuss != want.Discuss {
		t.Errorf("%s, %s: discuss %v, want %v", rule, v.ID, got.Discuss, want.Discuss)
	}
}
