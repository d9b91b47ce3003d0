package report

import (
	"maps"
	"slices"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// VoidedRound is a round of votes that does not count, with its counts from
// [assessment.MinBallots] ballots on. It stands apart from the rounds that count: beside
// the one that was held in its place it would tell how somebody changed their vote.
type VoidedRound struct {
	Question      string           `json:"question"`
	On            assessment.Date  `json:"on,omitzero"` // the day it was voided
	Way           []assessment.Way `json:"way,omitempty"`
	Why           string           `json:"why,omitempty"`
	Ballots       int              `json:"ballots"`
	Levels        *[4]int          `json:"levels,omitempty"`
	Unsure        int              `json:"unsure,omitzero"`
	NotApplicable int              `json:"not_applicable,omitzero"`
}

// voidedOf lists the rounds that were voided, question by question.
func voidedOf(answers map[string]assessment.Answer) []VoidedRound {
	var all []VoidedRound
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		for _, v := range answers[id].Voided {
			all = append(all, VoidedRound{id, dayOf(v.At), v.Way, v.Why, v.Ballots, v.Levels, v.Unsure, v.NotApplicable})
		}
	}
	return all
}

// source gives a voided round of which a report tells as much.
func (v *VoidedRound) source() assessment.Voided {
	return assessment.Voided{At: timeOf(v.On), Way: v.Way, Why: v.Why, Ballots: v.Ballots, Levels: v.Levels, Unsure: v.Unsure, NotApplicable: v.NotApplicable}
}

// addVoided lists the rounds that were voided; only an internal report has them.
func (l *layout) addVoided() {
	list := document.List{}
	for i := range l.Voided {
		v := &l.Voided[i]
		text := v.Question
		if !v.On.IsZero() {
			text += ", " + v.On.Words()
		}
		if way := wording.Ways(v.Way); way != "" {
			text += ", " + way
		}
		spans := document.Spans(text + ": " + v.counts())
		if v.Why != "" {
			spans = append(spans, document.Spans(" Why: ", v.Why)...)
		}
		list.Items = append(list.Items, spans)
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Rounds that were voided, and decide nothing"), list)
	}
}

func (v *VoidedRound) counts() string {
	if v.Levels == nil {
		return wording.Count(v.Ballots, "vote") + ", which nobody has seen."
	}
	return wording.Votes(v.Levels[:], v.Unsure, v.NotApplicable) + "."
}

// voidedText tells beside an answer how many rounds on it were voided.
func voidedText(answer *Answer) string {
	switch answer.VoidedRounds {
	case 0:
		return ""
	case 1:
		return "1 round was voided."
	}
	return wording.Count(answer.VoidedRounds, "round") + " were voided."
}
