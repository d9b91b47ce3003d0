package assessment

// This file holds what the scoring rules make of rounds of votes: which round decides,
// and whether the levels voted in it differ (docs/scoring.md, "Groups").

// LastRound gives the last complete round of votes on a question.
func (a Answer) LastRound() (Round, bool) {
	for i := len(a.Rounds) - 1; i >= 0; i-- {
		if a.Rounds[i].Complete {
			return a.Rounds[i], true
		}
	}
	return Round{}, false
}

// DecidingRound gives the round that decides a question: the last complete one with
// at least half as many votes as the fullest, so that a later vote of a few does not
// undo that of many.
func (a Answer) DecidingRound() (Round, bool) {
	if at := a.DecidingIndex(); at >= 0 {
		return a.Rounds[at], true
	}
	return Round{}, false
}

// DecidingIndex gives the position of the deciding round, -1 where none is complete.
func (a Answer) DecidingIndex() int {
	fullest := 0
	for i := range a.Rounds {
		if a.Rounds[i].Complete {
			fullest = max(fullest, a.Rounds[i].Ballots())
		}
	}
	for i := len(a.Rounds) - 1; i >= 0; i-- {
		if a.Rounds[i].Complete && 2*a.Rounds[i].Ballots() >= fullest {
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
func (r Round) Disputed() bool {
	voters := r.voters()
	if voters < 2 {
		return false
	}
	if voters <= 3 {
		return r.isWide()
	}
	median := r.median(voters)
	far := r.apartFrom(median, 2)
	lesser := min(r.Levels[2]+r.Levels[3], r.Levels[0]+r.Levels[1])
	return 3*r.distance(median) > 2*voters || 3*lesser >= voters || far >= 2 && 4*far >= voters
}

// isWide reports whether the levels voted span two or more.
func (r Round) isWide() bool {
	lowest, highest, voted := r.span()
	return voted && highest-lowest >= 2
}

// voters is how many voted for a level.
func (r Round) voters() int { return r.Levels[0] + r.Levels[1] + r.Levels[2] + r.Levels[3] }

// median gives the lower median of the levels that so many have voted.
func (r Round) median(voters int) int {
	seen := 0
	for level, count := range r.Levels {
		if seen += count; seen > (voters-1)/2 {
			return level
		}
	}
	return 0
}

// distance adds up how far the levels voted lie from a level.
func (r Round) distance(from int) int {
	sum := 0
	for level, count := range r.Levels {
		sum += count * max(level-from, from-level)
	}
	return sum
}

// apart counts the votes that stand apart from the level a round came to: two or more
// levels off, or one where none is further.
func (r Round) apart(median int) int {
	if far := r.apartFrom(median, 2); far > 0 {
		return far
	}
	return r.apartFrom(median, 1)
}

// apartFrom counts the votes that stand at least so many levels from a level.
func (r Round) apartFrom(level, least int) int {
	count := 0
	for other, votes := range r.Levels {
		if max(level-other, other-level) >= least {
			count += votes
		}
	}
	return count
}

// cap gives the level a round came to, above which no answer counts. It is false for
// one that came to no level.
func (r Round) cap() (level int, caps bool) {
	voters := r.voters()
	if voters == 0 || 2*r.Unsure >= r.Ballots() {
		return 0, false
	}
	return r.median(voters), true
}
