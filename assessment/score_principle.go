package assessment

import (
	"math/big"

	"charter/questions"
)

// tally adds up the questions of one principle (docs/scoring.md, "One principle").
type tally struct {
	n            int // questions that apply, less those not applicable by hand
	counted      int // sum of counted levels
	claimed      int // sum of claimed levels
	essentialAt0 bool
	essentialAt1 bool
	anyAt0       bool
	counts       Counts
}

func tallyOf(scored []QuestionScore) tally {
	var t tally
	for _, q := range scored {
		if !q.Applies {
			continue
		}
		t.counts.Applicable++
		if q.Essential {
			t.counts.Essential++
		}
		if q.State == ScoredNotApplicable {
			t.counts.NotApplicableByHand++
			continue
		}
		t.n++
		switch q.State {
		case ScoredLevel:
			t.counts.Answered++
			t.claimed += *q.Claimed
		case ScoredUnsure:
			t.counts.Unsure++
		default:
			t.counts.Unanswered++
		}
		if q.Lowered() {
			t.counts.Lowered++
		}
		t.counted += *q.Counted
		t.anyAt0 = t.anyAt0 || *q.Counted == 0
		t.essentialAt0 = t.essentialAt0 || q.Essential && *q.Counted == 0
		t.essentialAt1 = t.essentialAt1 || q.Essential && *q.Counted == 1
	}
	return t
}

func (t tally) unknown() int { return t.counts.Unsure + t.counts.Unanswered }

// high is the sum of counted levels if every open question came out at the top.
func (t tally) high() int { return t.counted + maxLevel*t.unknown() }

func (t tally) band() Band {
	switch {
	case t.n == 0:
		return BandNotApplicable
	case t.counts.Unanswered > 0:
		return BandIncomplete
	case t.essentialAt0 || t.counted < t.n:
		return BandNotMet
	case t.essentialAt1 || t.anyAt0 || t.counted < 2*t.n:
		return BandPartlyMet
	case 2*t.counted >= 5*t.n:
		return BandStrong
	}
	return BandMet
}

func (t tally) principleScore(p *questions.Principle) PrincipleScore {
	score := PrincipleScore{
		Number: p.Number, ID: p.ID, Band: t.band(),
		N: t.n, Points: t.counted, Unknown: t.unknown(),
		NotApplicableByHand: t.counts.NotApplicableByHand,
	}
	if t.n > 0 {
		score.Score = roundHalfUp(t.percent(t.counted))
		score.Low = roundHalfUp(t.percent(t.counted))
		score.High = roundHalfUp(t.percent(t.high()))
		score.Claimed = roundHalfUp(t.percent(t.claimed))
	}
	return score
}

// percent gives 100·sum/3n, exactly.
func (t tally) percent(sum int) *big.Rat {
	return big.NewRat(int64(100*sum), int64(maxLevel*t.n))
}

// overall is the mean of the principles' exact values, all weighing the same;
// principles without a question that applies do not count.
func overall(tallies []tally) Numbers {
	var counted, high, claimed big.Rat
	count := int64(0)
	for _, t := range tallies {
		if t.n == 0 {
			continue
		}
		count++
		counted.Add(&counted, t.percent(t.counted))
		high.Add(&high, t.percent(t.high()))
		claimed.Add(&claimed, t.percent(t.claimed))
	}
	if count == 0 {
		return Numbers{}
	}
	mean := func(sum *big.Rat) *int { return roundHalfUp(sum.Quo(sum, big.NewRat(count, 1))) }
	score := mean(&counted)
	low := *score
	return Numbers{Score: score, Low: &low, High: mean(&high), Claimed: mean(&claimed)}
}

// roundHalfUp rounds a value that is not negative to the nearest whole number, halves up.
func roundHalfUp(r *big.Rat) *int {
	// floor(a/b + 1/2) = floor((2a + b) / 2b)
	twice := new(big.Int).Lsh(r.Num(), 1)
	twice.Add(twice, r.Denom())
	whole := int(twice.Quo(twice, new(big.Int).Lsh(r.Denom(), 1)).Int64())
	return &whole
}
