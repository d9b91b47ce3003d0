package workshop

import (
	"math/big"

	"charter/assessment"
)

// Figures tell of all questions that a group voted on how far it agreed, from counts alone.
// Rounds of fewer than [assessment.MinBallots] votes are not in them.
type Figures struct {
	Questions   int      // with a round
	AgreedFirst int      // of them, on which the first round left nothing to discuss
	Again       int      // of them, voted on more than once
	AgreedLast  int      // of all, on which the last round left nothing to discuss
	Moved       *big.Rat // by how many levels a view moved at least between the first round and the last, on the average of those voted on again; nil without any
	Rated       int      // questions with two levels or more in the first round, which Alpha is of
	Alpha       *big.Rat // Krippendorff's alpha for ordered levels in the first rounds; nil for fewer than [AlphaFrom] questions, or where all votes are for one level
}

// AlphaFrom is the number of questions below which alpha says too little.
const AlphaFrom = 10

// FiguresOf works the figures out for the questions asked. A group's rounds are those of one
// agenda: what another group, or an earlier assessment, voted is not its first round.
func FiguresOf(a *assessment.Assessment, asked []string) Figures {
	var f Figures
	var first [][]int
	moved := new(big.Rat)
	for _, id := range asked {
		rounds := seriesOf(a, a.Answers[id])
		if len(rounds) == 0 {
			continue
		}
		from, to := rounds[0], rounds[len(rounds)-1]
		f.Questions++
		if !from.Differs() {
			f.AgreedFirst++
		}
		if !to.Differs() {
			f.AgreedLast++
		}
		if len(rounds) > 1 {
			f.Again++
			moved.Add(moved, movedBetween(from.Levels, to.Levels))
		}
		if levels := from.Levels; levels[0]+levels[1]+levels[2]+levels[3] > 1 {
			first = append(first, levels[:])
		}
	}
	if f.Again > 0 {
		f.Moved = moved.Quo(moved, big.NewRat(int64(f.Again), 1))
	}
	if f.Rated = len(first); f.Rated >= AlphaFrom {
		f.Alpha = ordinalAlpha(first)
	}
	return f
}

// seriesOf gives the rounds of the agenda on which a question was decided, as far as their
// counts may be told.
func seriesOf(a *assessment.Assessment, answer assessment.Answer) []assessment.Round {
	at := answer.DecidingIndex()
	if at < 0 {
		return nil
	}
	agenda := AgendaOf(a, answer.Rounds[at].Session)
	var rounds []assessment.Round
	for _, r := range answer.Rounds {
		if r.Complete && !r.TooFew() && AgendaOf(a, r.Session) == agenda {
			rounds = append(rounds, r)
		}
	}
	return rounds
}

// AgendaOf names the agenda of a sitting by when its first sitting started, in seconds; 0 where
// that is not known.
func AgendaOf(a *assessment.Assessment, session string) int64 {
	for _, s := range a.Sessions {
		if s.ID == session && session != "" {
			return Since(s).Unix()
		}
	}
	return 0
}

// movedBetween is by how many levels a view moved at least, on the average, for the votes of
// one round to become those of another: the area between their shares added up from below.
// It is 0 where one of them has no level.
func movedBetween(from, to [4]int) *big.Rat {
	total := func(levels [4]int) int64 { return int64(levels[0] + levels[1] + levels[2] + levels[3]) }
	area := new(big.Rat)
	if total(from) == 0 || total(to) == 0 {
		return area
	}
	var before, after int64
	for level := range 3 {
		before, after = before+int64(from[level]), after+int64(to[level])
		apart := new(big.Rat).Sub(big.NewRat(before, total(from)), big.NewRat(after, total(to)))
		area.Add(area, apart.Abs(apart))
	}
	return area
}

// ordinalAlpha is Krippendorff's alpha for values in an order, of units with how often each
// value was given (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). Each
// unit has two values or more. It is nil where all values are the same.
func ordinalAlpha(units [][]int) *big.Rat {
	values := len(units[0])
	totals, all := make([]int64, values), int64(0)
	for _, unit := range units {
		for value, count := range unit {
			totals[value] += int64(count)
			all += int64(count)
		}
	}
	observed, expected := new(big.Rat), new(big.Rat)
	for c := range values {
		for k := c + 1; k < values; k++ {
			apart := ordinalDistance(totals, c, k)
			expected.Add(expected, new(big.Rat).Mul(apart, big.NewRat(totals[c]*totals[k], 1)))
			for _, unit := range units {
				n := 0
				for _, count := range unit {
					n += count
				}
				observed.Add(observed, new(big.Rat).Mul(apart, big.NewRat(int64(unit[c]*unit[k]), int64(n-1))))
			}
		}
	}
	if expected.Sign() == 0 {
		return nil
	}
	observed.Mul(observed, big.NewRat(all-1, 1))
	return new(big.Rat).Sub(big.NewRat(1, 1), observed.Quo(observed, expected))
}

// ordinalDistance is the squared distance of two values in an order: how many values were
// given from the one to the other, those of the two themselves by half.
func ordinalDistance(totals []int64, c, k int) *big.Rat {
	var between int64
	for g := c; g <= k; g++ {
		between += totals[g]
	}
	d := big.NewRat(2*between-totals[c]-totals[k], 2)
	return d.Mul(d, d)
}
