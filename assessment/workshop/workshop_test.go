package workshop_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/workshop"
)

const question = "BEN-1"

func newBox(t interface{ Fatal(...any) }, fill byte, random io.Reader) *workshop.BallotBox {
	var key [workshop.KeySize]byte
	for i := range key {
		key[i] = fill
	}
	box, err := workshop.NewBallotBox(key, random)
	if err != nil {
		t.Fatal(err)
	}
	return box
}

func room(count int) []string {
	ids := make([]string, count)
	for i := range ids {
		ids[i] = fmt.Sprintf("a%02d", i+1)
	}
	return ids
}

// vote holds one round in turn and gives the rounds after each vote.
func vote(t interface{ Fatal(...any) }, box *workshop.BallotBox, rounds []assessment.Round, people []string, choices []workshop.Choice) [][]assessment.Round {
	var states [][]assessment.Round
	for i, choice := range choices {
		next, err := workshop.Cast(box, question, rounds, people, people[i], choice, assessment.WayTurns)
		if err != nil {
			t.Fatal(err)
		}
		rounds = next
		states = append(states, rounds)
	}
	return states
}

// drawChoices draws what people choose, of whom at least three do not pass.
func drawChoices(t *rapid.T) []workshop.Choice {
	choice := func(most int) *rapid.Generator[workshop.Choice] {
		return rapid.Map(rapid.IntRange(0, most), func(n int) workshop.Choice { return workshop.Choice(n) })
	}
	choices := rapid.SliceOfN(choice(int(workshop.NotApplicable)), assessment.MinBallots, assessment.MinBallots).Draw(t, "votes")
	choices = append(choices, rapid.SliceOfN(choice(workshop.ChoiceCount-1), 0, 6).Draw(t, "more choices")...)
	return rapid.Permutation(choices).Draw(t, "choices")
}

// The group cases of the scoring rule, voted one after another.
func TestGroupCases(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../testdata/scoring-2.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		ID, Kind string
		Votes    []any
		Expect   struct {
			Result   any
			Range    *int
			AD       *float64
			AtResult string `json:"at_result"`
			Discuss  bool
		}
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, c := range all {
		if c.Kind != "group" {
			continue
		}
		seen++
		choices := make([]workshop.Choice, len(c.Votes))
		for i, v := range c.Votes {
			level, isLevel := v.(float64)
			switch choices[i] = workshop.Choice(level); {
			case v == "not_applicable":
				choices[i] = workshop.NotApplicable
			case !isLevel:
				choices[i] = workshop.Unsure
			}
		}
		states := vote(t, newBox(t, 1, rand.Reader), nil, room(len(choices)), choices)
		if len(choices) < assessment.MinBallots { // the rule for so few is for files that have such a round
			waits(t, states[len(states)-1])
			continue
		}
		answer := assessment.Answer{Rounds: states[len(states)-1]}
		workshop.Record(&answer)
		reveal, ok := workshop.RevealOf(answer, time.Time{})
		if !ok || reveal.Vote.Discuss != c.Expect.Discuss {
			t.Errorf("%s: discuss %t, want %t", c.ID, reveal.Vote.Discuss, c.Expect.Discuss)
		}
		if c.Expect.Result == "unsure" {
			if answer.State != assessment.StateUnsure || reveal.Vote.Range != nil {
				t.Errorf("%s: %+v", c.ID, answer)
			}
			continue
		}
		if answer.Level == nil || float64(*answer.Level) != c.Expect.Result {
			t.Errorf("%s: recorded %v, want %v", c.ID, answer.Level, c.Expect.Result)
		}
		if *reveal.Vote.Range != *c.Expect.Range || reveal.Vote.Distance.FloatString(2) != fmt.Sprintf("%.2f", *c.Expect.AD) {
			t.Errorf("%s: range %d, distance %s", c.ID, *reveal.Vote.Range, reveal.Vote.Distance.FloatString(2))
		}
		if at := fmt.Sprintf("%d/%d", reveal.Vote.AtResult, reveal.Vote.Total); at != c.Expect.AtResult {
			t.Errorf("%s: %s at the result, want %s", c.ID, at, c.Expect.AtResult)
		}
	}
	if seen < 7 {
		t.Errorf("only %d group cases were found", seen)
	}
}

// The recorded level is one that somebody voted.
func TestRecordedLevelWasVoted(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		choices := drawChoices(t)
		states := vote(t, box, nil, room(len(choices)), choices)
		answer := assessment.Answer{Rounds: states[len(states)-1]}
		workshop.Record(&answer)
		if answer.State == assessment.StateLevel && !slices.Contains(choices, workshop.Choice(*answer.Level)) {
			t.Fatalf("recorded %d from %v", *answer.Level, choices)
		}
		if answer.State == assessment.StateNotApplicable && slices.ContainsFunc(choices, func(c workshop.Choice) bool { return c < workshop.NotApplicable }) {
			t.Fatalf("recorded not applicable from %v", choices)
		}
		reveal, held := workshop.RevealOf(answer, time.Time{})
		if !held || reveal.Why == "" || (reveal.Ask == "") != (reveal.Next == workshop.GoOnStep && reveal.Vote.Apart == 0) {
			t.Fatalf("%v: %+v", choices, reveal)
		}
	})
}

// Neither the order in which people vote, nor who casts which vote, can be told
// from what a round leaves behind.
func TestOrderAndVotersLeaveNoTrace(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		choices := drawChoices(t)
		people := room(len(choices))
		once := vote(t, box, nil, people, choices)
		others := rapid.Permutation(choices).Draw(t, "other voters")
		order := rapid.Permutation(people).Draw(t, "other order")
		again := vote(t, box, nil, order, others)
		if diff := cmp.Diff(once[len(once)-1], again[len(again)-1]); diff != "" {
			t.Fatal(diff)
		}
	})
}

// While a round is open, what is stored is the same for every vote but for the
// sealed text, and that has always the same length and is never the same twice.
func TestOpenRoundsTellNothing(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		choices := drawChoices(t)
		others := drawChoices(t)
		count := min(len(choices), len(others))
		people := room(count + 1)
		length, seen := 0, map[string]bool{}
		a, b := vote(t, box, nil, people, choices[:count]), vote(t, box, nil, people, others[:count])
		for i := range count {
			x, y := a[i][0], b[i][0]
			for _, r := range []assessment.Round{x, y} {
				if length == 0 {
					length = len(r.Sealed)
				}
				if len(r.Sealed) != length || seen[r.Sealed] || r.Complete {
					t.Fatalf("sealed text of %d letters, %d before: %+v", len(r.Sealed), length, r)
				}
				seen[r.Sealed] = true
			}
			x.Sealed, y.Sealed = "", ""
			if diff := cmp.Diff(x, y); diff != "" {
				t.Fatal(diff)
			}
			if workshop.TallyOf(x).Total() != 0 {
				t.Fatalf("open counts: %+v", x)
			}
		}
		if workshop.Readable(newBox(t, 2, rand.Reader), question, a[count-1]) || workshop.Readable(box, "SEC-1", a[count-1]) {
			t.Fatal("the votes can be read with another key, or for another question")
		}
	})
}

// A round goes on after an interruption at any point: with the same key and
// nothing but what was stored, it ends as it would have.
func TestRoundSurvivesAnInterruption(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		choices := drawChoices(t)
		people := room(len(choices))
		whole := vote(t, newBox(t, 1, rand.Reader), nil, people, choices)
		var rounds []assessment.Round
		for i, choice := range choices {
			stored, err := json.Marshal(rounds)
			if err != nil {
				t.Fatal(err)
			}
			rounds = nil
			if err := json.Unmarshal(stored, &rounds); err != nil {
				t.Fatal(err)
			}
			box := newBox(t, 1, rand.Reader)
			if i > 0 {
				if _, err := workshop.Cast(box, question, rounds, people, people[i-1], choice, assessment.WayTurns); err != workshop.ErrVoted {
					t.Fatalf("a second vote of the same person: %v", err)
				}
			}
			if rounds, err = workshop.Cast(box, question, rounds, people, people[i], choice, assessment.WayTurns); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(whole[len(whole)-1], rounds); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnotherKeyIsRefused(t *testing.T) {
	t.Parallel()
	people := room(3)
	states := vote(t, newBox(t, 1, rand.Reader), nil, people, []workshop.Choice{2, 3})
	if _, err := workshop.Cast(newBox(t, 2, rand.Reader), question, states[1], people, people[2], 1, assessment.WayTurns); err != workshop.ErrSealed {
		t.Errorf("got %v", err)
	}
	if left := workshop.Restart(states[1]); len(left) != 0 {
		t.Errorf("after a restart: %+v", left)
	}
	broken := bytes.Repeat([]byte("A"), 40)
	if workshop.Readable(newBox(t, 1, rand.Reader), question, []assessment.Round{{Voted: people[:1], Sealed: string(broken)}}) {
		t.Error("a broken seal was read")
	}
}

// Votes that another program left unsealed go on, sealed from then on.
func TestUnsealedOpenRoundGoesOn(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	open := []assessment.Round{{Present: 4, Voted: []string{"a01", "a02"}, Levels: [4]int{0, 1, 1, 0}}}
	rounds, err := workshop.Cast(box, question, open, room(4), "a03", 3, assessment.WayTurns)
	if err != nil || rounds[0].Sealed == "" || rounds[0].Levels != [4]int{} {
		t.Fatal(rounds, err)
	}
	rounds, err = workshop.Cast(box, question, rounds, room(4), "a04", workshop.Pass, assessment.WayTurns)
	if err != nil || !rounds[0].Complete || rounds[0].Levels != [4]int{0, 1, 1, 1} || rounds[0].Passed != 1 {
		t.Fatal(rounds, err)
	}
}

// A round is complete only when all in the room have voted or passed, and three
// have voted; people who come must vote, too, and the votes of those who left count.
func TestComingAndLeaving(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		var s assessment.Session
		s.At = question
		people := new(assessment.Assessment)
		var rounds []assessment.Round
		votes := map[string]workshop.Choice{}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			who := rapid.SampledFrom(room(6)).Draw(t, "who")
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
				here := slices.Contains(workshop.Room(people, s), who)
				_, voted := votes[who]
				next, castErr := workshop.Cast(box, question, rounds, workshop.Room(people, s), who, choice, assessment.WayTurns)
				switch {
				case !here && castErr == workshop.ErrNotHere, here && voted && castErr == workshop.ErrVoted:
				case here && !voted && castErr == nil:
					rounds, votes[who] = next, choice
				default:
					t.Fatalf("here %t, voted %t: %v", here, voted, castErr)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(rounds) == 0 {
				continue
			}
			r := rounds[len(rounds)-1]
			waiting := slices.ContainsFunc(workshop.Room(people, s), func(id string) bool { _, voted := votes[id]; return !voted })
			ballots := 0
			for _, choice := range votes {
				if choice != workshop.Pass {
					ballots++
				}
			}
			if r.Complete != (!waiting && ballots >= assessment.MinBallots) {
				t.Fatalf("complete %t, though somebody waits %t and %d have voted: %+v", r.Complete, waiting, ballots, r)
			}
			if workshop.Stuck(rounds, workshop.Room(people, s)) != (!waiting && !r.Complete) {
				t.Fatalf("stuck %t: %+v", !waiting && !r.Complete, r)
			}
			if r.Complete {
				var want workshop.Tally
				for _, choice := range votes {
					want[choice]++
				}
				if workshop.TallyOf(r) != want || r.Present != want.Total() || len(r.Voted) > 0 {
					t.Fatalf("%+v from %v", r, votes)
				}
				return
			}
		}
	})
}

// A show of hands is complete when the counts add up to all who are present. It
// names nobody, and says the same as votes in turn with the same counts.
func TestShowOfHands(t *testing.T) {
	t.Parallel()
	box := newBox(t, 1, rand.Reader)
	rapid.Check(t, func(t *rapid.T) {
		choices := drawChoices(t)
		var tally workshop.Tally
		var rounds []assessment.Round
		for i, choice := range choices {
			tally[choice]++
			next, err := workshop.Show(rounds, len(choices), tally)
			if few := tally.Total()-tally[workshop.Pass] < assessment.MinBallots; few != (err == workshop.ErrTooFew) {
				t.Fatalf("%v: %v", tally, err)
			} else if few {
				continue
			}
			rounds = next
			if rounds[0].Complete != (i == len(choices)-1) || len(rounds[0].Voted) > 0 || len(rounds) != 1 {
				t.Fatalf("after %d of %d: %+v", i+1, len(choices), rounds)
			}
		}
		turns := vote(t, box, nil, room(len(choices)), choices)
		want := turns[len(turns)-1][0]
		want.Way = []assessment.Way{assessment.WayHands}
		if diff := cmp.Diff(want, rounds[0]); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEverybodyHasTheirTurnOnce(t *testing.T) {
	t.Parallel()
	people := room(4)
	for first := range 9 {
		waiting := workshop.Waiting(nil, people, first)
		if waiting[0] != people[first%4] {
			t.Errorf("turn %d starts with %s", first, waiting[0])
		}
		slices.Sort(waiting)
		if diff := cmp.Diff(people, waiting); diff != "" {
			t.Error(diff)
		}
	}
	states := vote(t, newBox(t, 1, rand.Reader), nil, people, []workshop.Choice{1, 1})
	if diff := cmp.Diff([]string{"a04", "a03"}, workshop.Waiting(states[1], people, 3)); diff != "" {
		t.Error(diff)
	}
}
