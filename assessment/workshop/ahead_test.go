package workshop_test

import (
	"slices"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

// A block ends before the first question on which people did not agree. One that was dropped
// and brought back stands at the end of the agenda, and draws nothing else into the block.
func TestABlockEndsWherePeopleDiffer(t *testing.T) {
	t.Parallel()
	a := counted()
	differ := assessment.Answer{Rounds: []assessment.Round{paperRound([4]int{2, 0, 0, 2})}}
	a.Answers["BEN-3"] = differ
	s := assessment.Session{ID: "s1", Started: voidedAt.Add(-time.Hour), Since: a.Sessions[0].Started, Questions: []string{"BEN-1", "BEN-2", "BEN-3"}, At: "BEN-1"}
	want := []string{"BEN-1", "BEN-2"}
	if got := workshop.Block(s, a); !slices.Equal(got, want) {
		t.Fatalf("the block is %v", got)
	}
	workshop.Drop(&s, []string{"BEN-2"})
	workshop.BringBack(&s)
	if got := workshop.Block(s, a); !slices.Equal(got, want[:1]) {
		t.Errorf("of %v the block is %v", s.Questions, got)
	}
	s.At = "BEN-3"
	if workshop.InBlock(s, a) {
		t.Error("what people differ on is confirmed with the rest")
	}
}
