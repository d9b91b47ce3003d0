package merge

import (
	"testing"

	"charter/assessment"
)

func TestVotesAreNeverCountedTwice(t *testing.T) {
	t.Parallel()
	round := func(present int, complete bool, levels [4]int, voted ...string) assessment.Round {
		return assessment.Round{Present: present, Complete: complete, Levels: levels, Voted: voted}
	}
	sealed := func(present int, votes string, voted ...string) assessment.Round {
		return assessment.Round{Present: present, Voted: voted, Sealed: votes}
	}
	done := round(2, true, [4]int{1, 1, 0, 0}, "a1", "a2")
	for name, c := range map[string]struct {
		a, b, want []assessment.Round
		differ     bool
	}{
		"the same round":         {[]assessment.Round{done}, []assessment.Round{done}, []assessment.Round{done}, false},
		"one went on":            {[]assessment.Round{done}, []assessment.Round{done, done}, []assessment.Round{done, done}, false},
		"one is further":         {[]assessment.Round{round(2, false, [4]int{1, 0, 0, 0}, "a1")}, []assessment.Round{done}, []assessment.Round{done}, false},
		"rated apart":            {[]assessment.Round{round(3, false, [4]int{1, 0, 0, 0}, "a1")}, []assessment.Round{round(3, false, [4]int{0, 0, 0, 1}, "a2")}, []assessment.Round{round(3, false, [4]int{1, 0, 0, 1}, "a1", "a2")}, false},
		"rated apart, now all":   {[]assessment.Round{round(2, false, [4]int{0, 1, 0, 0}, "a2")}, []assessment.Round{round(2, false, [4]int{1, 0, 0, 0}, "a1")}, []assessment.Round{round(2, false, [4]int{1, 1, 0, 0}, "a1", "a2")}, false},
		"all three by now":       {[]assessment.Round{round(3, false, [4]int{1, 1, 0, 0}, "a1", "a2")}, []assessment.Round{round(3, false, [4]int{0, 0, 0, 1}, "a3")}, []assessment.Round{round(3, true, [4]int{1, 1, 0, 1}, "a1", "a2", "a3")}, false},
		"under seal":             {[]assessment.Round{sealed(2, "x", "a1")}, []assessment.Round{sealed(2, "y", "a2")}, []assessment.Round{sealed(2, "x", "a1")}, true},
		"two groups":             {[]assessment.Round{done}, []assessment.Round{round(1, true, [4]int{0, 0, 0, 1}, "a3")}, []assessment.Round{done, round(1, true, [4]int{0, 0, 0, 1}, "a3")}, false},
		"someone voted in both":  {[]assessment.Round{done}, []assessment.Round{round(1, true, [4]int{0, 0, 0, 1}, "a2")}, []assessment.Round{done}, true},
		"two shows of hands":     {[]assessment.Round{round(2, true, [4]int{2, 0, 0, 0})}, []assessment.Round{round(2, true, [4]int{0, 2, 0, 0})}, []assessment.Round{round(2, true, [4]int{2, 0, 0, 0})}, true},
		"none here, one there":   {nil, []assessment.Round{done}, []assessment.Round{done}, false},
		"the same person, twice": {[]assessment.Round{round(3, false, [4]int{1, 0, 0, 0}, "a1")}, []assessment.Round{round(3, false, [4]int{0, 1, 0, 0}, "a1")}, []assessment.Round{round(3, false, [4]int{1, 0, 0, 0}, "a1")}, true},
	} {
		everyone := people(assessment.Assessor{ID: "a1", Name: "Ann"}, assessment.Assessor{ID: "a2", Name: "Bob"}, assessment.Assessor{ID: "a3", Name: "Cat"})
		one, two := assessment.Level(1), assessment.Level(1)
		one.Rounds, two.Rounds = c.a, c.b
		got, plan := merged(t, nil, 0, start(everyone, answered("BEN-1", one, 1, "")), start(everyone, answered("BEN-1", two, 1, "")))
		same(t, name, got.Answers["BEN-1"].Rounds, c.want)
		if (len(plan.Differences) == 1) != c.differ {
			t.Errorf("%s: got differences %+v", name, plan.Differences)
		}
	}
}

// Two copies of a file in the middle of a round that are brought to newer questions a minute
// apart void one and the same round.
func TestARoundThatTwoCopiesVoidedStandsOnce(t *testing.T) {
	voided := func(minutes ...int) func(*assessment.Assessment) {
		return func(a *assessment.Assessment) {
			var list []assessment.Voided
			for _, minute := range minutes {
				list = append(list, assessment.Voided{Session: "s7c1", At: at(minute), Why: "the question changed", Ballots: 3})
			}
			a.Answers["BEN-1"] = assessment.Answer{Voided: list}
			a.Retired = map[string]assessment.Answer{"BEN-9": {Voided: list}}
		}
	}
	more := func(a *assessment.Assessment) {
		a.Answers["BEN-1"].Voided[0].Ballots = 4
	}
	for _, c := range []struct {
		name  string
		base  *assessment.Assessment
		sides []*assessment.Assessment
		want  []int // the minutes
	}{
		{"apart", nil, []*assessment.Assessment{start(voided(2)), start(voided(1))}, []int{1}},
		{"from a file that both know", start(), []*assessment.Assessment{start(voided(1)), start(voided(2)), start(voided(3))}, []int{1}},
		{"two by each", nil, []*assessment.Assessment{start(voided(1, 4)), start(voided(2, 3))}, []int{1, 3}},
		{"one more than the other", start(voided(1)), []*assessment.Assessment{start(voided(1)), start(voided(1, 2))}, []int{1, 2}},
		{"of other people", nil, []*assessment.Assessment{start(voided(1)), start(voided(2), more)}, []int{1, 2}},
	} {
		a, plan := merged(t, c.base, 0, c.sides...)
		var got []int
		for _, v := range a.Answers["BEN-1"].Voided {
			got = append(got, v.At.Minute())
		}
		same(t, c.name, got, c.want)
		same(t, c.name+", to decide", len(plan.Differences), 0)
		if c.name == "apart" {
			same(t, "retired", a.Retired["BEN-9"].Voided, c.sides[1].Retired["BEN-9"].Voided)
		}
	}
}

// What is said of rounds that differ tells no counts of fewer than three votes, nor
// of a round that is open, nor who voted; and neither does the history.
func TestRoundsThatDifferTellNoFewVotes(t *testing.T) {
	t.Parallel()
	everyone := people(assessment.Assessor{ID: "a1", Name: "Ann"}, assessment.Assessor{ID: "a2", Name: "Bob"})
	one, two := assessment.Level(1), assessment.Level(1)
	one.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: [4]int{2}, Complete: true}, {Present: 2, Voted: []string{"a1"}, Levels: [4]int{3: 1}}}
	two.Rounds = []assessment.Round{{Present: 5, Levels: [4]int{0, 5, 0, 0}, Complete: true}}
	got, plan := merged(t, nil, 0, start(everyone, answered("BEN-1", one, 1, "")), start(everyone, answered("BEN-1", two, 1, "")))
	if len(plan.Differences) != 1 {
		t.Fatalf("got differences %+v", plan.Differences)
	}
	sides := plan.Differences[0].Sides
	same(t, "one", sides[0].Text, "round 1: 2 present, fewer than three votes. round 2: 2 present, still open, 1 of 2 have had their turn")
	same(t, "two", sides[1].Text, "round 1: 5 present, levels 0 to 3: 0, 5, 0, 0; unsure 0, not applicable 0")
	same(t, "the history", []string{got.History[0].From, got.History[0].To}, []string{sides[1].Text, sides[0].Text})
}
