package wording

import (
	"strconv"
	"strings"

	"charter/assessment"
)

// voteWords tell what somebody voted for; {n} stands for how many did, {level} for the level.
type voteWords struct{ level, unsure, notApplicable string }

// list tells how many voted for what, in the order of the levels. Nobody is told of nothing.
func (w voteWords) list(levels []int, unsure, notApplicable int) string {
	var parts []string
	add := func(words string, n, level int) {
		if n > 0 {
			parts = append(parts, strings.NewReplacer("{n}", strconv.Itoa(n), "{level}", strconv.Itoa(level)).Replace(words))
		}
	}
	for level, n := range levels {
		add(w.level, n, level)
	}
	add(w.unsure, unsure, 0)
	add(w.notApplicable, notApplicable, 0)
	return strings.Join(parts, ", ")
}

// Votes tells in a report how many voted for what: "2 × level 1, 1 × don't know".
func Votes(levels []int, unsure, notApplicable int) string {
	return voteWords{"{n} × level {level}", "{n} × don't know", "{n} × not applicable"}.list(levels, unsure, notApplicable)
}

// RoundShort sums up a round of votes on a screen: "5 rated: 0 ×1, 1 ×2, unsure ×2".
// times is the sign before a number.
func RoundShort(round assessment.Round, times string) string {
	if round.TooFew() {
		return assessment.TooFewWords
	}
	return strconv.Itoa(round.Ballots()) + " rated: " +
		voteWords{"{level} " + times + "{n}", "unsure " + times + "{n}", "not applicable " + times + "{n}"}.list(round.Levels[:], round.Unsure, round.NotApplicable)
}

// RoundSpoken sums up a round of votes to be read out: "5 people rated: 2 for level 1,
// 3 unsure".
func RoundSpoken(round assessment.Round) string {
	if round.TooFew() {
		return assessment.TooFewWords
	}
	return strconv.Itoa(round.Ballots()) + " people rated: " +
		voteWords{"{n} for level {level}", "{n} unsure", "{n} for not applicable"}.list(round.Levels[:], round.Unsure, round.NotApplicable)
}

// Ways tells how people rated in a round: "unseen on paper". It is "" where that is not
// known. Who saw what decides how much a result is worth, so hands are never called unseen.
func Ways(ways []assessment.Way) string {
	words := map[assessment.Way]string{
		assessment.WayTurns:  "unseen at one keyboard",
		assessment.WayHands:  "with hands seen by all",
		assessment.WayPaper:  "unseen on paper",
		assessment.WayPhones: "unseen on phones",
		assessment.WayOpen:   "in the open",
	}
	var told []string
	for _, way := range ways {
		if known := words[way]; known != "" {
			told = append(told, known)
		}
	}
	return List(told)
}
