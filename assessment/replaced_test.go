package assessment_test

import (
	"slices"
	"testing"

	"charter/assessment"
	"charter/questions"
)

// What was put aside first is followed from the earliest change on: 1.9.0 is before 1.10.0.
func TestWhatWasPutAsideIsFollowedFromTheEarliestChange(t *testing.T) {
	t.Parallel()
	pack := *secondEdition(t)
	pack.Version = "1.11.0"
	pack.Changes = []questions.Change{
		{Since: "1.9.0", Kind: questions.Reworded, From: []string{"OLD-1"}, To: []string{"OPN-1"}},
		{Since: "1.10.0", Kind: questions.Reworded, From: []string{"OPN-2"}, To: []string{"OPN-2"}},
	}
	a := &assessment.Assessment{Retired: map[string]assessment.Answer{"OLD-1": assessment.Level(2)}}
	if kept := a.Replaced(&pack); len(kept) != 1 || !slices.Equal(kept[0].To, []string{"OPN-1"}) {
		t.Errorf("kept: %+v", kept)
	}
}
