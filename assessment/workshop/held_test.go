package workshop_test

import (
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

// A round bears the session in which it is held from its first vote on, also once it is
// voided; what a complete one came to is the answer.
func TestARoundBearsItsSession(t *testing.T) {
	t.Parallel()
	started := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	sitting := assessment.Session{ID: "s7c1", Started: started}
	answer := assessment.Answer{Rounds: []assessment.Round{{Present: 3, Levels: [4]int{3}, Complete: true, Session: "before"}}}
	open := append(answer.Rounds, assessment.Round{Present: 3, Voted: []string{"a1"}, Sealed: "bm90IHlldA"})
	workshop.Hold(&answer, open, sitting, started)
	if got := answer.Rounds; got[0].Session != "before" || got[1].Session != "s7c1" || !got[1].Held.IsZero() || answer.State != "" {
		t.Errorf("open: %+v", answer)
	}
	voided := answer
	if err := workshop.Void(&voided, started, "The wrong question was read."); err != nil || voided.Voided[0].Session != "s7c1" {
		t.Errorf("voided: %+v, %v", voided.Voided, err)
	}
	over := append(answer.Rounds[:1:1], assessment.Round{Present: 3, Levels: [4]int{0, 0, 3}, Complete: true})
	workshop.Hold(&answer, over, sitting, started.Add(-time.Hour))
	if last := answer.Rounds[1]; last.Session != "s7c1" || !last.Held.Equal(started) || answer.Level == nil || *answer.Level != 2 {
		t.Errorf("complete: %+v", answer)
	}
	workshop.Hold(&answer, answer.Rounds[:1], sitting, started)
	if len(answer.Rounds) != 1 || answer.Rounds[0].Session != "before" {
		t.Errorf("taken away: %+v", answer.Rounds)
	}
}
