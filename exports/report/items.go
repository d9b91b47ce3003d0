package report

import (
	"strconv"

	"charter/assessment"
)

// Item is one question of a report with all that belongs to it. Answer is nil
// when the file has no entry for the question.
type Item struct {
	Principle *Principle
	Question  *Question
	Score     *assessment.QuestionScore
	Answer    *Answer
}

// Items gives every question of the report in order, asked or not.
func (r *Report) Items() []Item {
	items := make([]Item, 0, len(r.Score.Questions))
	for i := range r.Principles {
		principle := &r.Principles[i]
		for j := range principle.Questions {
			item := Item{Principle: principle, Question: &principle.Questions[j]}
			if at := len(items); at < len(r.Score.Questions) {
				item.Score = &r.Score.Questions[at]
			} else {
				item.Score = &assessment.QuestionScore{ID: item.Question.ID, State: assessment.ScoredNotAsked}
			}
			if answer, given := r.Answers[item.Question.ID]; given {
				item.Answer = &answer
			}
			items = append(items, item)
		}
	}
	return items
}

// Select gives the items that a test holds for, in order: for example
// r.Select(report.Item.Lowered).
func (r *Report) Select(holds func(Item) bool) []Item {
	return selected(r.Items(), holds)
}

func selected(items []Item, holds func(Item) bool) []Item {
	var kept []Item
	for _, item := range items {
		if holds(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

// EssentialNotMet holds for an essential question that counts less than 2.
func (i Item) EssentialNotMet() bool {
	return i.Score.Applies && i.Score.Essential && i.Score.Counted != nil && *i.Score.Counted < 2
}

// Lowered holds for an answer that counts less than the team claims.
func (i Item) Lowered() bool { return i.Score.Lowered() }

// Unsure holds for a question answered with "don't know".
func (i Item) Unsure() bool { return i.Score.State == assessment.ScoredUnsure }

// Unanswered holds for a question that is asked and has no answer that counts.
func (i Item) Unanswered() bool { return i.Score.State == assessment.ScoredUnanswered }

// NotApplicable holds for a question set to not applicable by hand.
func (i Item) NotApplicable() bool { return i.Score.State == assessment.ScoredNotApplicable }

// NotAsked holds for a question that does not apply to the project.
func (i Item) NotAsked() bool { return i.Score.State == assessment.ScoredNotAsked }

// Departs holds for an answer that declares a departure from the Charter.
func (i Item) Departs() bool { return i.Answer != nil && i.Answer.Departure != nil }

// Flagged holds for an answer marked to come back to.
func (i Item) Flagged() bool { return i.Answer != nil && i.Answer.Flagged }

// Name gives what an action, a point or a blocker is about as a reader knows it:
// "3 Accountability" for a principle, the id itself for a question.
func (r *Report) Name(about string) string {
	for i := range r.Principles {
		if r.Principles[i].ID == about {
			return r.Principles[i].Label()
		}
	}
	return about
}

// Label names a principle by its number and title, such as "3 Accountability".
func (p *Principle) Label() string { return strconv.Itoa(p.Number) + " " + p.Title }
