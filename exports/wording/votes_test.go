package wording_test

import (
	"testing"

	"charter/assessment"
	"charter/exports/wording"
)

// The same round is summed up in the words of its place.
func TestSumsOfARound(t *testing.T) {
	t.Parallel()
	round := assessment.Round{Levels: [4]int{1, 0, 2, 0}, Unsure: 1, NotApplicable: 1, Passed: 3}
	for got, want := range map[string]string{
		wording.RoundShort(round, "×"):                                    "5 rated: 0 ×1, 2 ×2, unsure ×1, not applicable ×1",
		wording.RoundSpoken(round):                                        "5 people rated: 1 for level 0, 2 for level 2, 1 unsure, 1 for not applicable",
		wording.Votes(round.Levels[:], round.Unsure, round.NotApplicable): "1 × level 0, 2 × level 2, 1 × don't know, 1 × not applicable",
		wording.RoundShort(assessment.Round{Levels: [4]int{0, 2}}, "×"):   assessment.TooFewWords,
		wording.RoundSpoken(assessment.Round{Levels: [4]int{0, 1, 0, 1}}): assessment.TooFewWords,
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
