package workshop_test

import (
	"crypto/rand"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/workshop"
)

// waits fails unless the last round is open and tells nothing of its votes.
func waits(t interface{ Fatalf(string, ...any) }, rounds []assessment.Round) {
	r := rounds[len(rounds)-1]
	if r.Complete || r.Sealed == "" || workshop.TallyOf(r).Total() != 0 {
		t.Fatalf("a round with fewer than three votes is over, or tells them: %+v", r)
	}
}

// Whoever comes, leaves, votes or passes, and in whatever order: a round is never
// complete, and no count of it is stored, before three have voted.
func TestFewerThanThreeVotesAreNeverShown(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		s, people := assessment.Session{At: question}, new(assessment.Assessment)
		var rounds []assessment.Round
		ballots := 0
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			who := rapid.SampledFrom(room(4)).Draw(t, "who")
			var err error
			switch rapid.IntRange(0, 2).Draw(t, "what") {
			case 0:
				workshop.Come(&s, who)
				rounds, err = workshop.RoomChanged(box, question, rounds, workshop.Room(people, s))
			case 1:
				workshop.Leave(&s, who)
				rounds, err = workshop.RoomChanged(box, question, rounds, workshop.Room(people, s))
			case 2:
				choice := workshop.Choice(rapid.IntRange(0, workshop.ChoiceCount-1).Draw(t, "choice"))
				next, refused := workshop.Cast(box, question, rounds, workshop.Room(people, s), who, choice, assessment.WayTurns)
				if refused != nil {
					continue
				}
				if rounds = next; choice != workshop.Pass {
					ballots++
				}
			}
			switch {
			case err != nil:
				t.Fatal(err)
			case len(rounds) > 0 && ballots < 3:
				waits(t, rounds)
			case len(rounds) > 0 && rounds[0].Complete:
				return
			}
		}
	})
}

// Three rate in turn, one votes, and the other two leave; then they come back.
func TestOneVoteWaitsForTheOthers(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	people := room(3)
	rounds := vote(t, box, nil, people, []workshop.Choice{3})[0]
	for _, here := range [][]string{people[:2], people[:1], nil, {"a09"}} {
		var err error
		if rounds, err = workshop.RoomChanged(box, question, rounds, here); err != nil {
			t.Fatal(err)
		}
		waits(t, rounds)
	}
	for i, choice := range []workshop.Choice{1, 2} {
		var err error
		if rounds, err = workshop.Cast(box, question, rounds, people, people[i+1], choice, assessment.WayTurns); err != nil {
			t.Fatal(err)
		}
	}
	if !rounds[0].Complete || rounds[0].Levels != [4]int{0, 1, 1, 1} {
		t.Errorf("once three have voted: %+v", rounds[0])
	}
}

// A pass is no vote: with three in the room of whom one passes, the round waits
// for somebody else, and says the same as when two or all three pass.
func TestAPassIsNoVote(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	for _, choices := range [][]workshop.Choice{{3, 0, workshop.Pass}, {3, workshop.Pass, workshop.Pass}, {workshop.Pass, workshop.Pass, workshop.Pass}} {
		people := room(4)
		states := vote(t, box, nil, people[:3], choices)
		waits(t, states[2])
		if left := workshop.Waiting(states[2], people[:3], 0); len(left) != 0 {
			t.Errorf("still waiting for %v", left)
		}
	}
}

// Who comes or leaves changes nothing of a round that is counted by hands: it has no
// sealed votes, and nobody's turn.
func TestHandsDoNotChangeWithTheRoom(t *testing.T) {
	t.Parallel()
	rounds := []assessment.Round{{Present: 3, Levels: [4]int{0, 2, 1, 0}}}
	got, err := workshop.RoomChanged(newBox(t, 1, rand.Reader), question, rounds, []string{"a1"})
	if diff := cmp.Diff(rounds, got); err != nil || diff != "" {
		t.Errorf("%v: %s", err, diff)
	}
}
