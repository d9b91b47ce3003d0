package assessment

import "math/big"

// MinBallots is how many must have voted in a round, passes not counted, before
// its counts may be shown or stored. With fewer, whoever took part knows, or can
// work out, who voted what. Every front and every export asks [Round.TooFew].
const MinBallots = 3

// TooFewWords stand in place of the counts of a round in which too few have voted.
const TooFewWords = "fewer than three votes"

// Ballots is how many voted in a round. A pass is no vote.
func (r *Round) Ballots() int {
	ballots := r.Unsure + r.NotApplicable
	for _, count := range r.Levels {
		ballots += count
	}
	return ballots
}

// TooFew reports whether fewer than [MinBallots] have voted in a round, so that
// nothing of its counts may be shown. Files of older versions have such rounds:
// they stay and decide what they decided, and are told as [TooFewWords].
func (r *Round) TooFew() bool { return r.Ballots() < MinBallots }

// Vote is what a round of blind votes comes to (docs/scoring.md, "Groups").
type Vote struct {
	State    State    // level, unsure or not_applicable; unanswered when nobody voted
	Level    *int     // the lower median of the levels voted, with StateLevel only
	Range    *int     // highest less lowest level voted, with StateLevel only
	Distance *big.Rat // mean distance of the levels voted from Level, with StateLevel only
	AtResult int      // how many voted for the result
	Total    int      // how many voted at all
	Differs  bool     // the levels voted lie too far apart to be settled
	Discuss  bool     // the group should talk about it
	Apart    int      // how many views stand apart, where the range is two or more and the levels do not differ
}

// Result works out what a round comes to by the newest rule. It needs the counts only;
// whether the round is complete is for the caller to ask.
func (r Round) Result() Vote { return NewestRule().Result(r) }

// Result works out what a round of votes comes to.
func (r Rule) Result(round Round) Vote {
	vote := Vote{Total: round.Ballots()}
	levels := votes(round.Levels)
	voters := levels.count()
	switch {
	case vote.Total == 0:
		return vote
	case 2*round.Unsure >= vote.Total, voters == 0 && round.NotApplicable < vote.Total:
		vote.State, vote.AtResult = StateUnsure, round.Unsure
	case voters == 0:
		vote.State, vote.AtResult = StateNotApplicable, round.NotApplicable
	default:
		vote.settle(levels)
	}
	vote.Differs = r.differs(levels)
	if vote.Level != nil && !vote.Differs && *vote.Range >= 2 {
		vote.Apart = levels.apart(*vote.Level)
	}
	vote.Discuss = round.Unsure > 0 || voters > 0 && round.NotApplicable > 0 || vote.Differs
	return vote
}

// settle records the lower median of the levels voted, their range and distance.
func (v *Vote) settle(levels votes) {
	median := levels.median()
	lowest, highest, _ := levels.span()
	spread := highest - lowest
	v.State, v.Level, v.Range = StateLevel, &median, &spread
	v.Distance = big.NewRat(int64(levels.distance(median)), int64(levels.count()))
	v.AtResult = levels[median]
}

// Differs reports whether the group should talk, as far as that may be told: of
// [Round.TooFew] votes, only that they are disputed, which the score tells as well.
func (r Round) Differs() bool {
	if r.TooFew() {
		return r.Disputed()
	}
	return r.Result().Discuss
}
