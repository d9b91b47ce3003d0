package assessment

import (
	"fmt"
	"slices"
)

// This file holds what the scoring rules make of rounds of votes: which round decides,
// and whether the levels voted in it differ (docs/scoring.md, "Groups").

// LastRound gives the last complete round of votes on a question.
func (a Answer) LastRound() (Round, bool) { return a.round(lastComplete(a.Rounds)) }

// DecidingRound gives the round that decides a question: the last complete one with
// at least half as many votes as the fullest, so that a later vote of a few does not
// undo that of many.
func (a Answer) DecidingRound() (Round, bool) { return a.round(a.DecidingIndex()) }

// DecidingIndex gives the position of the deciding round, -1 where none is complete.
func (a Answer) DecidingIndex() int { return lastOfTheFullest(a.Rounds) }

// OnPaperOnly reports whether sheets of paper are the only votes that were held: their counts
// are not what a group came to after it has talked.
func (a Answer) OnPaperOnly() bool {
	inRoom := func(r Round) bool { return r.Complete && !slices.Equal(r.Way, []Way{WayPaper}) }
	return lastComplete(a.Rounds) >= 0 && !slices.ContainsFunc(a.Rounds, inRoom)
}

// round gives the round at a position, false for -1.
func (a Answer) round(at int) (Round, bool) {
	if at < 0 {
		return Round{}, false
	}
	return a.Rounds[at], true
}

// lastComplete gives the position of the last complete round, -1 for none.
func lastComplete(rounds []Round) int { return lastOf(rounds, 0) }

// lastOfTheFullest gives the position of the last complete round with at least half as
// many votes as the fullest, -1 for none.
func lastOfTheFullest(rounds []Round) int {
	fullest := 0
	for i := range rounds {
		if rounds[i].Complete {
			fullest = max(fullest, rounds[i].Ballots())
		}
	}
	return lastOf(rounds, (fullest+1)/2)
}

// lastOf gives the position of the last complete round with at least so many votes, -1
// for none.
func lastOf(rounds []Round, least int) int {
	for i := len(rounds) - 1; i >= 0; i-- {
		if rounds[i].Complete && rounds[i].Ballots() >= least {
			return i
		}
	}
	return -1
}

// Disputed reports whether the levels voted differ so much that the group should
// settle it, whatever the others voted and whatever the round came to. Of two or
// three levels that is a range of two or more. Of more it is a mean distance from the
// result above c/6 for c = 4 levels, the usual limit of agreement; or a third on the
// other side of "in place"; or two or more, and a quarter, two levels off. Unlike the
// range, none of it grows with the size of the group.
func (r Round) Disputed() bool { return votes(r.Levels).differ() }

// What makes votes differ. The words for it are made of the same numbers.
const (
	farLevels   = 2 // so many levels off is far
	fewVoters   = 3 // of so many or fewer only the range counts
	limitLevels = 2 // the mean distance from the middle vote is above limitLevels/limitVoters:
	limitVoters = 3 // c/6 for four levels
	sideDivisor = 3 // a third or more on the other side of "in place"
	farVoters   = 2 // so many or more are far,
	farDivisor  = 4 // and a quarter or more
)

// wideWords say when [votes.areWide].
func wideWords() string {
	return fmt.Sprintf("Votes differ when they lie %d or more levels apart.", farLevels)
}

// differWords say when [votes.differ].
func differWords() string {
	return fmt.Sprintf("Votes differ when they lie too far apart for the middle one to settle it: of %d votes or fewer, when they lie %d or more levels apart; "+
		"of more, when their mean distance from the middle vote is above %d/%d of a level, when 1 in %d or more lie on the other side of “in place” (levels 0 and 1 against 2 and 3), "+
		"or when at least %d, and 1 in %d or more, lie %d or more levels from the middle vote.",
		fewVoters, farLevels, limitLevels, limitVoters, sideDivisor, farVoters, farDivisor, farLevels)
}

// DiffersWords says in a sentence when the levels voted in a round differ by the rule.
func (r Rule) DiffersWords() string { return r.differsWords() }

// votes are how many voted for each level.
type votes [maxLevel + 1]int

func (v votes) differ() bool {
	voters := v.count()
	if voters <= fewVoters {
		return v.areWide()
	}
	median := v.median()
	far := v.apartFrom(median, farLevels)
	lesser := min(v[2]+v[3], v[0]+v[1])
	return limitVoters*v.distance(median) > limitLevels*voters || sideDivisor*lesser >= voters || far >= farVoters && farDivisor*far >= voters
}

// areWide reports whether the levels voted span two or more.
func (v votes) areWide() bool {
	lowest, highest, voted := v.span()
	return voted && highest-lowest >= farLevels
}

// count is how many voted for a level.
func (v votes) count() int { return v[0] + v[1] + v[2] + v[3] }

// span gives the lowest and the highest level voted.
func (v votes) span() (lowest, highest int, voted bool) {
	for level, count := range v {
		if count == 0 {
			continue
		}
		if !voted {
			lowest = level
		}
		highest, voted = level, true
	}
	return lowest, highest, voted
}

// median gives the lower median of the levels voted.
func (v votes) median() int {
	middle, seen := (v.count()-1)/2, 0
	for level, count := range v {
		if seen += count; seen > middle {
			return level
		}
	}
	return 0
}

// distance adds up how far the levels voted lie from a level.
func (v votes) distance(from int) int {
	sum := 0
	for level, count := range v {
		sum += count * max(level-from, from-level)
	}
	return sum
}

// apart counts the votes that stand apart from the level a round came to: two or more
// levels off, or one where none is further.
func (v votes) apart(median int) int {
	if far := v.apartFrom(median, 2); far > 0 {
		return far
	}
	return v.apartFrom(median, 1)
}

// apartFrom counts the votes that stand at least so many levels from a level.
func (v votes) apartFrom(level, least int) int {
	count := 0
	for other, voted := range v {
		if max(level-other, other-level) >= least {
			count += voted
		}
	}
	return count
}

// cap gives the level a round came to, above which no answer counts. It is false for
// one that came to no level.
func (r *Round) cap() (level int, caps bool) {
	levels := votes(r.Levels)
	if levels.count() == 0 || 2*r.Unsure >= r.Ballots() {
		return 0, false
	}
	return levels.median(), true
}
