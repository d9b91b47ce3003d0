package assessment

import "math/big"

// MinBallots is how many must have voted in a round, passes not counted, before
// its counts may be shown or stored. With fewer, whoever took part knows, or can
// work out, who voted what. Every front and every export asks [Round.TooFew].
const MinBallots = 3

// TooFewWords stand in place of the counts of a round in which too few have voted.
const TooFewWords = "fewer than three votes"

// Ballots is how many voted in a round. A pass is no vote.
func (r Round) Ballots() int {
	ballots := r.Unsure + r.NotApplicable
	for _, count := range r.Levels {
		ballots += count
	}
	return ballots
}

// TooFew reports whether fewer than [MinBallots] have voted in a round, so that
// nothing of its counts may be shown. Files of older versions have such rounds:
// they stay and decide what they decided, and are told as [TooFewWords].
func (r Round) TooFew() bool { return r.Ballots() < MinBallots }

// Vote is what a round of blind votes comes to (docs/scoring.md, "Groups").
type Vote struct {
	State    State    // level, unsure or not_applicable; unanswered when nobody voted
	Level    *int     // the lower median of the levels voted, with StateLevel only
	Range    *int     // highest less lowest level voted, with StateLevel only
	Distance *big.Rat // mean distance of the levels voted from Level, with StateLevel only
	AtResult int      // how many voted for the result
	Total    int      // how many voted at all
	Discuss  bool     // the group should talk about it
}

// Result works out what a round comes to. It needs the counts only; whether the
// round is complete is for the caller to ask.
func (r Round) Result() Vote {
	vote := Vote{Total: r.Ballots()}
	levels := vote.Total - r.Unsure - r.NotApplicable
	switch {
	case vote.Total == 0:
		return vote
	case 2*r.Unsure >= vote.Total, levels == 0 && r.NotApplicable < vote.Total:
		vote.State, vote.AtResult = StateUnsure, r.Unsure
	case levels == 0:
		vote.State, vote.AtResult = StateNotApplicable, r.NotApplicable
	default:
		vote.settle(r, levels)
	}
	mixed := levels > 0 && r.NotApplicable > 0
	vote.Discuss = r.Unsure > 0 || mixed || r.Disputed()
	return vote
}

// settle records the lower median of the levels voted, their range and distance.
func (v *Vote) settle(r Round, voters int) {
	seen, median := 0, 0
	for level, count := range r.Levels {
		seen += count
		if seen > (voters-1)/2 {
			median = level
			break
		}
	}
	distance := 0
	for level, count := range r.Levels {
		distance += count * max(level-median, median-level)
	}
	lowest, highest, _ := r.span()
	spread := highest - lowest
	v.State, v.Level, v.Range = StateLevel, &median, &spread
	v.Distance = big.NewRat(int64(distance), int64(voters))
	v.AtResult = r.Levels[median]
}

// Disputed reports whether the levels voted span two or more levels, whatever
// the others voted and whatever the round came to.
func (r Round) Disputed() bool {
	lowest, highest, voted := r.span()
	return voted && highest-lowest >= disputedFromRange
}

// Differs reports whether the group should talk, as far as that may be told: of
// [Round.TooFew] votes, only that they are disputed, which the score tells as well.
func (r Round) Differs() bool {
	if r.TooFew() {
		return r.Disputed()
	}
	return r.Result().Discuss
}

// span gives the lowest and the highest level voted.
func (r Round) span() (lowest, highest int, voted bool) {
	for level, count := range r.Levels {
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

// LastRound gives the last complete round of votes on a question.
func (a Answer) LastRound() (Round, bool) {
	for i := len(a.Rounds) - 1; i >= 0; i-- {
		if a.Rounds[i].Complete {
			return a.Rounds[i], true
		}
	}
	return Round{}, false
}
