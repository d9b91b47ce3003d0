package report

import (
	"slices"

	"charter/assessment"
	"charter/questions"
)

// onlyOf leaves out answers to questions that the pack lacks.
func onlyOf(pack *questions.Pack, from map[string]assessment.Answer) map[string]assessment.Answer {
	kept := make(map[string]assessment.Answer, len(from))
	for i := range pack.Principles {
		for _, question := range pack.Principles[i].Questions {
			if answer, given := from[question.ID]; given {
				kept[question.ID] = answer
			}
		}
	}
	return kept
}

func answersOf(a *assessment.Assessment, from map[string]assessment.Answer) map[string]Answer {
	answers := make(map[string]Answer, len(from))
	for id, answer := range from {
		answers[id] = answerOf(a, &answer)
	}
	return answers
}

func answerOf(a *assessment.Assessment, from *assessment.Answer) Answer {
	answer := Answer{
		State: from.State, Level: from.Level, Reason: from.Reason,
		Note: from.Note, PrivateNote: from.PrivateNote,
		Check: from.Check, Departure: from.Departure,
		Agreed: from.Agreed, Dissent: from.Dissent, Flagged: from.Flagged,
		Updated: dayOf(from.Updated), By: nameOf(a, from.By),
	}
	for _, item := range a.Cited(*from) {
		answer.Evidence = append(answer.Evidence, evidenceOf(item, a.AsOf))
	}
	answer.VoidedRounds = len(from.Voided)
	deciding := from.DecidingIndex()
	for i, round := range from.Rounds {
		if round.Complete { // while a round is open its levels stay unseen
			exported := roundOf(round)
			exported.Session = 1 + slices.IndexFunc(a.Sessions, func(s assessment.Session) bool { return s.ID == round.Session && s.ID != "" })
			exported.Decides = i == deciding
			answer.Rounds = append(answer.Rounds, exported)
		}
	}
	return answer
}

func evidenceOf(item assessment.Evidence, asOf assessment.Date) Evidence {
	grade, _ := item.Grade(asOf)
	exported := Evidence{Evidence: item, Stale: item.Stale(asOf), Grade: grade}
	if !item.Date.IsZero() && !item.Date.After(asOf) {
		months := item.Date.MonthsTo(asOf)
		exported.AgeMonths = &months
	}
	return exported
}

func roundOf(round assessment.Round) Round {
	if round.TooFew() {
		return Round{Held: dayOf(round.Held), Present: round.Present, Discuss: round.Result().Discuss, TooFew: true}
	}
	vote := round.Result()
	exported := Round{
		Held: dayOf(round.Held), Way: round.Way, Present: round.Present, Levels: round.Levels,
		Unsure: round.Unsure, NotApplicable: round.NotApplicable, Passed: round.Passed, Reasons: round.Reasons,
		State: vote.State, Level: vote.Level, Range: vote.Range, Discuss: vote.Discuss,
	}
	if vote.Distance != nil {
		exported.Distance = vote.Distance.FloatString(2)
	}
	return exported
}
