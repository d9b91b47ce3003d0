package assessment_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
)

func TestTheRecordedLevelIsOneThatSomebodyVoted(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		votes := rapid.SliceOfN(rapid.IntRange(-2, 3), 1, 9).Draw(t, "votes")
		count := func(votes []int) (r assessment.Round) {
			for _, vote := range votes {
				switch vote {
				case -2:
					r.NotApplicable++
				case -1:
					r.Unsure++
				default:
					r.Levels[vote]++
				}
			}
			return r
		}
		got := count(votes).Result()
		if diff := cmp.Diff(got.State, count(rapid.Permutation(votes).Draw(t, "order")).Result().State); diff != "" {
			t.Fatal(diff)
		}
		levels := slices.DeleteFunc(slices.Sorted(slices.Values(votes)), func(vote int) bool { return vote < 0 })
		unsure, none := count(votes).Unsure, count(votes).NotApplicable
		switch {
		case 2*unsure >= len(votes):
			if got.State != assessment.StateUnsure {
				t.Fatalf("%v: %s", votes, got.State)
			}
		case none == len(votes):
			if got.State != assessment.StateNotApplicable || got.Discuss {
				t.Fatalf("%v: %+v", votes, got)
			}
		case len(levels) == 0: // some unsure, most not applicable, nobody a level
			if got.State != assessment.StateUnsure || !got.Discuss {
				t.Fatalf("%v: %+v", votes, got)
			}
		default:
			if got.State != assessment.StateLevel || *got.Level != levels[(len(levels)-1)/2] {
				t.Fatalf("%v: %+v", votes, got)
			}
			spread := levels[len(levels)-1] - levels[0]
			if *got.Range != spread || got.Discuss != (differs(levels) || unsure > 0 || none > 0) || got.Apart > 0 && (differs(levels) || spread < 2) {
				t.Fatalf("%v: %+v", votes, got)
			}
		}
	})
}

// differs says a second time, plainly, when levels lie too far apart.
func differs(levels []int) bool {
	k, median := len(levels), levels[(len(levels)-1)/2]
	if k < 4 {
		return levels[k-1]-levels[0] >= 2
	}
	distance, above, far := 0, 0, 0
	for _, level := range levels {
		off := max(level-median, median-level)
		distance += off
		if level >= 2 {
			above++
		}
		if off >= 2 {
			far++
		}
	}
	return float64(distance)/float64(k) > 2.0/3+1e-9 || float64(min(above, k-above))/float64(k) >= 1.0/3-1e-9 || far > 1 && far*4 >= k
}

func TestAHalfIsRoundedUp(t *testing.T) {
	t.Parallel()
	a, pack := elevenPrinciples([]total{{N: 8, S: 3}, {N: 8, S: 9}, {N: 0}, {N: 7, S: 14}}) // 12.5, 37.5 and 66.67
	score := assessment.Compute(a, pack)
	got := []int{*score.Principles[0].Score, *score.Principles[1].Score, *score.Overall.Score}
	if want := []int{13, 38, 39}; !slices.Equal(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	a, pack = elevenPrinciples([]total{{N: 8, S: 3}, {N: 2, S: 3}, {N: 8, S: 6}}) // the mean of 12.5, 50 and 25 is 29.17
	if got := *assessment.Compute(a, pack).Overall.Score; got != 29 {
		t.Errorf("overall %d, want 29: the mean is taken before rounding", got)
	}
	a, pack = elevenPrinciples([]total{{N: 1, S: 1}, {N: 3, S: 2}, {N: 1, S: 2}}) // the mean of 33.33, 22.22 and 66.67
	if got := *assessment.Compute(a, pack).Overall.Score; got != 41 {
		t.Errorf("overall %d, want 41", got)
	}
}

// A point stays when half of the voters were unsure: the levels voted still differ.
func TestDisputeDoesNotHideBehindUnsureVotes(t *testing.T) {
	t.Parallel()
	round := assessment.Round{Present: 4, Levels: [4]int{1, 0, 0, 1}, Unsure: 2, Complete: true}
	if vote := round.Result(); vote.State != assessment.StateUnsure || vote.Range != nil || !round.Disputed() {
		t.Errorf("%+v, disputed %v", vote, round.Disputed())
	}
}
