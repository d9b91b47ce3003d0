package workshop_test

import (
	"testing"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
)

// Who practises meets what a real room brings: agreement, views that differ, people who are
// unsure, a second round that settles it and one that does not.
func TestInventedVotesBringWhatARoomBrings(t *testing.T) {
	t.Parallel()
	const people = 5
	pack := sampletest.Pack(t)
	met := map[string]int{}
	for i := range pack.Principles {
		for _, q := range pack.Principles[i].Questions {
			var answer assessment.Answer
			for round := 1; round <= 2; round++ {
				var tally workshop.Tally
				for person := range people {
					tally[workshop.Invented(q.ID, round, person)]++
				}
				rounds, err := workshop.Show(answer.Rounds, people, tally)
				if err != nil {
					t.Fatal(q.ID, err)
				}
				answer.Rounds = rounds
				reveal, _ := workshop.RevealOf(answer, start.AddDate(-9000, 0, 0))
				met[string(reveal.Next)]++
				if tally[workshop.Unsure] > 0 {
					met["unsure"]++
				}
				if reveal.Next == workshop.GoOnStep {
					break
				}
			}
		}
	}
	for _, what := range []string{string(workshop.GoOnStep), string(workshop.TalkStep), string(workshop.RecordStep), "unsure"} {
		if met[what] < 3 {
			t.Errorf("%q is met %d times: %v", what, met[what], met)
		}
	}
}
