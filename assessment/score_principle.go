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
		score.Numbers = numbers(t.counted, t.high(), t.claimed, maxLevel*t.n)
	}
	return score
}

// numbers gives what sums of levels are of the most they could be, from 0 to 100.
func numbers(counted, high, claimed, most int) Numbers {
	percent := func(sum int) int { return (200*sum + most) / (2 * most) } // halves up
	rounded := [...]int{percent(counted), percent(counted), percent(high), percent(claimed)}
	return Numbers{Score: &rounded[0], Low: &rounded[1], High: &rounded[2], Claimed: &rounded[3]}
}

// overall is the mean of the principles' exact values, all weighing the same;
// principles without a question that applies do not count.
//
// The values have different denominators. They are brought to one, the product of
// all, which does not fit an int once a questionnaire has many principles.
func overall(tallies []tally) Numbers {
	most := big.NewInt(1) // the common denominator, 3n multiplied over the principles
	var counted, high, claimed, term big.Int
	count := int64(0)
	for _, t := range tallies {
		if t.n == 0 {
			continue
		}
		count++
		n := big.NewInt(int64(maxLevel * t.n))
		add := func(sum *big.Int, points int) { // sum/most + points/n
			sum.Mul(sum, n)
			sum.Add(sum, term.Mul(most, big.NewInt(int64(points))))
		}
		add(&counted, t.counted)
		add(&high, t.high())
		add(&claimed, t.claimed)
		most.Mul(most, n)
	}
	if count == 0 {
		return Numbers{}
	}
	most.Mul(most, big.NewInt(count))
	percent := func(sum *big.Int) int { // halves up, as in numbers
		sum.Mul(sum, big.NewInt(200))
		sum.Add(sum, most)
		return int(sum.Quo(sum, term.Lsh(most, 1)).Int64())
	}
	score := percent(&counted)
	rounded := [...]int{score, score, percent(&high), percent(&claimed)}
	return Numbers{Score: &rounded[0], Low: &rounded[1], High: &rounded[2], Claimed: &rounded[3]}
}
