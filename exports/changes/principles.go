package changes

import (
	"slices"

	"charter/assessment"
	"charter/exports/report"
)

// PrincipleChange is a principle whose band or score changed.
type PrincipleChange struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Direction Direction       `json:"direction"`
	OldBand   assessment.Band `json:"old_band"` // "" when the questionnaire did not have it
	NewBand   assessment.Band `json:"new_band"`
	OldScore  *int            `json:"old_score"`
	NewScore  *int            `json:"new_score"`
	Through   []string        `json:"through"` // questions that made the difference
	open      bool            // it is lower only for questions that nobody has answered yet
}

// comparePrinciples tells which principles came to another band or score, and through what.
func (c *Changes) comparePrinciples(before, after *report.Report) {
	old := map[string]assessment.PrincipleScore{}
	for _, p := range before.Score.Principles {
		old[p.ID] = p
	}
	for i, p := range after.Score.Principles {
		was, known := old[p.ID]
		if known && was.Band == p.Band && same(was.Score, p.Score) {
			continue
		}
		change := PrincipleChange{
			ID: p.ID, Name: after.Principles[i].Label(), OldBand: was.Band, NewBand: p.Band, OldScore: was.Score, NewScore: p.Score,
			Direction: bandDirection(was, p), Through: c.through(&after.Principles[i]),
		}
		if change.Direction == Fell && c.isOpen(after, p.ID) {
			change.Direction, change.open = Changed, true
		}
		c.Principles = append(c.Principles, change)
	}
}

// isOpen reports whether a principle has questions that are not answered, and none of which
// the answer counts less than before.
func (c *Changes) isOpen(after *report.Report, id string) bool {
	open := false
	for _, item := range after.Items() {
		if item.Principle.ID != id {
			continue
		}
		open = open || item.Unanswered()
		if slices.ContainsFunc(c.Answers, func(a AnswerChange) bool {
			return a.Question == item.Question.ID && a.NewState != assessment.ScoredUnanswered && a.Direction != Rose
		}) {
			return false
		}
	}
	return open
}

// bandDirection tells which way a principle went: by its band where both have
// one that ranks, else by its score.
func bandDirection(old, now assessment.PrincipleScore) Direction {
	ranks := []assessment.Band{assessment.BandNotMet, assessment.BandPartlyMet, assessment.BandMet, assessment.BandStrong}
	a, b := slices.Index(ranks, old.Band), slices.Index(ranks, now.Band)
	if a >= 0 && b >= 0 && a != b {
		return direction(&a, &b)
	}
	return direction(old.Score, now.Score)
}

// through lists the questions of a principle that changed what it comes to.
func (c *Changes) through(p *report.Principle) []string {
	through := []string{}
	for i := range p.Questions {
		id := p.Questions[i].ID
		answered := slices.ContainsFunc(c.Answers, func(a AnswerChange) bool { return a.Question == id })
		asked := slices.ContainsFunc(c.Asked, func(a AskedChange) bool { return a.Question == id })
		if answered || asked {
			through = append(through, id)
		}
	}
	return through
}
