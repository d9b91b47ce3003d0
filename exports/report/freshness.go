package report

import (
	"slices"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
)

// freshnessOf tells how long the result can be relied on: until evidence goes
// stale that a counted level rests on, until the next review the team has set,
// or until a declared departure is to end, whichever comes first.
func freshnessOf(r *Report) Freshness {
	fresh := Freshness{Expiring: []Expiry{}}
	why := ""
	by := func(day assessment.Date, reason string) {
		if !day.IsZero() && (fresh.LookAgainBy.IsZero() || fresh.LookAgainBy.After(day)) {
			fresh.LookAgainBy, why = day, reason
		}
	}
	by(r.Project.Review.Next, "when the next review is due")
	for i := range r.Score.Questions {
		q := &r.Score.Questions[i]
		answer, given := r.Answers[q.ID]
		if !given || !q.Applies {
			continue
		}
		if expiry, ok := expiryOf(q, &answer); ok {
			fresh.Expiring = append(fresh.Expiring, expiry)
			by(expiry.On, "when evidence for "+q.ID+" goes stale")
		}
		if d := answer.Departure; d != nil {
			by(d.Until, "when the departure declared in "+q.ID+" is to end")
		}
	}
	slices.SortStableFunc(fresh.Expiring, func(a, b Expiry) int { return a.On.Time().Compare(b.On.Time()) })
	fresh.Sentence = lookAgain(fresh.LookAgainBy, why, r)
	return fresh
}

// expiryOf tells when the evidence behind an answer goes stale, if the answer
// counts less from then on.
func expiryOf(q *assessment.QuestionScore, answer *Answer) (Expiry, bool) {
	if q.State != assessment.ScoredLevel || len(answer.Evidence) == 0 {
		return Expiry{}, false
	}
	best := assessment.GradeNone
	for i := range answer.Evidence {
		best = max(best, answer.Evidence[i].Grade)
	}
	if best == assessment.GradeNone {
		return Expiry{}, false
	}
	last := Expiry{Question: q.ID, From: *q.Counted, To: min(*q.Counted, int(best))}
	if last.To == last.From {
		return Expiry{}, false
	}
	for i := range answer.Evidence {
		item := &answer.Evidence[i]
		if item.Grade != best {
			continue
		}
		if item.Stale || item.Date.IsZero() {
			return Expiry{}, false // this item keeps its grade for good
		}
		if from := item.StaleFrom(); last.On.IsZero() || from.After(last.On) {
			last.On, last.Evidence = from, item.Title
		}
	}
	return last, true
}

func lookAgain(by assessment.Date, why string, r *Report) string {
	sentence := "Nothing in this assessment says when to look at it again: no next review is set and no evidence has a date."
	switch {
	case by.IsZero():
	case r.Made.After(by):
		sentence = "This assessment should have been looked at again by " + by.Words() + ", " + why + "."
	default:
		sentence = "This assessment should be looked at again by " + by.Words() + ", " + why + "."
	}
	if more := becomingEssential(r); more > 0 {
		sentence += " When the project moves past the " + wording.Stage(r.Facts.Stage) + " stage, look at it again sooner: " +
			wording.Count(more, "more question") + " will be asked or become essential."
	}
	return sentence
}

// becomingEssential counts the questions that wait for a later stage.
func becomingEssential(r *Report) int {
	stage, later := r.Facts.Stage, 0
	if stage == questions.StageUnknown {
		return 0
	}
	for i := range r.Principles {
		for j := range r.Principles[i].Questions {
			q := &r.Principles[i].Questions[j]
			asked := questions.Condition{All: q.Applies.All, Any: q.Applies.Any}
			gates := questions.Condition{All: q.EssentialIf}.Holds(r.conditions())
			waits := !stage.AtOrPast(q.Applies.From) || q.EssentialFrom != "" && gates && !stage.AtOrPast(q.EssentialFrom)
			if waits && asked.Holds(r.conditions()) {
				later++
			}
		}
	}
	return later
}

// conditions gives what is known of the project, as conditions of questions are asked of it.
func (r *Report) conditions() assessment.Conditions {
	return assessment.Conditions{Facts: &r.Facts, Project: &r.Project}
}
