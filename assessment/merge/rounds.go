package merge

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// rounds unites rounds of votes so that no vote counts twice. Versions agree on
// the rounds they have in common; where one went on from the other, the longer
// holds. People who voted apart in the same open round are added up. Complete
// rounds of different people are both kept. Whatever else differs cannot be told
// apart, since only counts are stored, and must be decided.
func (m *merger) rounds(path []string, base any, sides []any, put func(any)) any {
	var united []assessment.Round
	for _, side := range sides {
		next, ok := unite(united, roundsOf(side))
		if !ok {
			return m.leaf(path, base, sides, put, roundsWords)
		}
		united = next
	}
	var merged any
	data, err := json.Marshal(united)
	if err == nil {
		err = json.Unmarshal(data, &merged)
	}
	if err != nil {
		return m.leaf(path, base, sides, put, roundsWords)
	}
	return merged
}

func roundsOf(value any) []assessment.Round {
	data, err := json.Marshal(value)
	var rounds []assessment.Round
	if err != nil || json.Unmarshal(data, &rounds) != nil {
		return nil
	}
	return rounds
}

// unite joins two lists of rounds, if it can be told how. Those of sittings that were
// held apart stand in the order in which they were held.
func unite(a, b []assessment.Round) ([]assessment.Round, bool) {
	var united []assessment.Round
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			united = append(united, b[i])
			continue
		case i >= len(b):
			united = append(united, a[i])
			continue
		}
		if joined, ok := joinRound(a[i], b[i]); ok {
			united = append(united, joined)
			continue
		}
		rest := slices.Concat(a[i:], b[i:])
		switch {
		case apart(a[i:], b[i:]):
			slices.SortStableFunc(rest, func(x, y assessment.Round) int { return x.Held.Compare(y.Held) })
		case !strangers(a[i:], b[i:]):
			return nil, false
		}
		return append(united, rest...), true
	}
	return united, true
}

// apart reports whether all rounds of two lists are complete and say in which sitting
// they were held, and none of one list was held in a sitting of the other.
func apart(a, b []assessment.Round) bool {
	sitting := func(r assessment.Round) bool { return r.Complete && r.Session != "" && !r.Held.IsZero() }
	for _, x := range a {
		for _, y := range b {
			if !sitting(x) || !sitting(y) || x.Session == y.Session {
				return false
			}
		}
	}
	return true
}

// joinRound joins two records of one round, if they can be of one round.
func joinRound(a, b assessment.Round) (assessment.Round, bool) {
	switch {
	case reflect.DeepEqual(a, b), lacksReasons(b, a), continues(a, b):
		return a, true
	case lacksReasons(a, b), continues(b, a):
		return b, true
	case a.Sealed != "" || b.Sealed != "": // votes under seal cannot be added up here
		return a, false
	case a.Complete || b.Complete || a.Present != b.Present || len(a.Voted) == 0 || len(b.Voted) == 0 || overlap(a, b):
		return a, false
	}
	joined := a
	joined.Voted = slices.Sorted(slices.Values(slices.Concat(a.Voted, b.Voted)))
	for level := range joined.Levels {
		joined.Levels[level] += b.Levels[level]
	}
	joined.Unsure += b.Unsure
	joined.NotApplicable += b.NotApplicable
	joined.Complete = len(joined.Voted) == joined.Present && !joined.TooFew()
	return joined, len(joined.Voted) <= joined.Present
}

// lacksReasons reports whether a is the same round as b without the reasons given in it, as
// in a copy to share.
func lacksReasons(a, b assessment.Round) bool {
	whole := b.Reasons
	b.Reasons = a.Reasons
	return len(a.Reasons) == 0 && len(whole) > 0 && reflect.DeepEqual(a, b)
}

// continues reports whether a is the same round as b with more votes.
func continues(a, b assessment.Round) bool {
	if b.Complete || a.Present != b.Present || len(a.Voted) < len(b.Voted) || a.Unsure < b.Unsure || a.NotApplicable < b.NotApplicable {
		return false
	}
	for level := range b.Levels {
		if a.Levels[level] < b.Levels[level] {
			return false
		}
	}
	return !slices.ContainsFunc(b.Voted, func(id string) bool { return !slices.Contains(a.Voted, id) })
}

// strangers reports whether no person voted in both, as their names show, and all
// rounds are complete.
func strangers(a, b []assessment.Round) bool {
	for _, x := range a {
		for _, y := range b {
			if !x.Complete || !y.Complete || len(x.Voted) == 0 || len(y.Voted) == 0 || overlap(x, y) {
				return false
			}
		}
	}
	return true
}

func overlap(a, b assessment.Round) bool {
	return slices.ContainsFunc(a.Voted, func(id string) bool { return slices.Contains(b.Voted, id) })
}

// roundsWords says the rounds of one version in words, counts only.
func roundsWords(value any) string {
	var rounds []string
	for i, r := range roundsOf(value) {
		rounds = append(rounds, fmt.Sprintf("round %d: %d present, %s", i+1, r.Present, countsWords(r)))
	}
	return strings.Join(rounds, ". ")
}

func countsWords(r assessment.Round) string {
	switch {
	case !r.Complete:
		return fmt.Sprintf("still open, %d of %d have had their turn", len(r.Voted), r.Present)
	case r.TooFew():
		return assessment.TooFewWords
	}
	return fmt.Sprintf("levels 0 to 3: %d, %d, %d, %d; unsure %d, not applicable %d",
		r.Levels[0], r.Levels[1], r.Levels[2], r.Levels[3], r.Unsure, r.NotApplicable)
}
