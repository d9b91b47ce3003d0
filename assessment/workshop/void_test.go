package workshop_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/workshop"
)

// drawRound draws a complete round.
func drawRound(t *rapid.T) assessment.Round {
	r := assessment.Round{Session: "s1", Way: []assessment.Way{assessment.WayHands}, Complete: true}
	for i := range r.Levels {
		r.Levels[i] = rapid.IntRange(0, 3).Draw(t, "votes")
	}
	r.Unsure, r.NotApplicable = rapid.IntRange(0, 2).Draw(t, "unsure"), rapid.IntRange(0, 2).Draw(t, "not applicable")
	r.Present = r.Ballots()
	return r
}

// A round that is voided decides nothing: the answer is as if it had not been held, and its
// counts are kept only where nobody's vote can be told from them.
func TestAVoidedRoundDecidesNothing(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		var before assessment.Answer
		before.Note = "Kept"
		for range rapid.IntRange(0, 2).Draw(t, "rounds before") {
			before.Rounds = append(before.Rounds, drawRound(t))
			workshop.Record(&before)
		}
		if _, held := before.LastRound(); !held {
			before.State = assessment.StateUnanswered
		}
		answer := before
		round := drawRound(t)
		answer.Rounds = append(append([]assessment.Round(nil), before.Rounds...), round)
		workshop.Record(&answer)
		if err := workshop.Void(&answer, at, " Miscounted "); err != nil {
			t.Fatal(err)
		}
		if len(answer.Voided) != 1 {
			t.Fatalf("%d rounds are kept apart", len(answer.Voided))
		}
		void := answer.Voided[0]
		if void.Why != "Miscounted" || !void.At.Equal(at) || void.Ballots != round.Ballots() || (void.Levels != nil) != (round.Ballots() >= assessment.MinBallots) {
			t.Fatalf("%+v became %+v", round, void)
		}
		if void.Levels == nil && void.Unsure+void.NotApplicable > 0 {
			t.Fatalf("few votes are told: %+v", void)
		}
		answer.Voided = nil
		want := before
		workshop.Record(&want)
		if last, held := want.LastRound(); held && last.Ballots() == 0 {
			return // the last round before came to nothing, and what stood before it is not known
		}
		if diff := cmp.Diff(want, answer, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnOpenRoundIsVoidedUnseen(t *testing.T) {
	t.Parallel()
	three := 3
	a := assessment.Answer{State: assessment.StateLevel, Level: &three, Rounds: []assessment.Round{{Present: 5, Voted: []string{"a1", "a2", "a3"}, Sealed: "x"}}}
	if err := workshop.Void(&a, time.Time{}, "  "); !errors.Is(err, workshop.ErrNoReason) || len(a.Rounds) != 1 {
		t.Errorf("without a reason: %v", err)
	}
	if err := workshop.Void(&a, time.Time{}, "Somebody looked"); err != nil {
		t.Fatal(err)
	}
	if v := a.Voided[0]; len(a.Rounds) != 0 || a.Level == nil || v.Ballots != 3 || v.Levels != nil {
		t.Errorf("%+v", a)
	}
	if err := workshop.Void(&a, time.Time{}, "Again"); !errors.Is(err, workshop.ErrNoRound) {
		t.Errorf("without a round: %v", err)
	}
}
