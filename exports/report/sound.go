package report

import (
	"fmt"

	"charter/assessment"
)

// sound reports why a report that was read from a file does not hang together:
// its score must have a line for each of its questions and principles, in the
// same order, and numbers where there must be some. Everything that renders a
// report may rely on it.
func (r *Report) sound() error {
	if len(r.Score.Principles) != len(r.Principles) {
		return fmt.Errorf("it has %d principles but scores of %d", len(r.Principles), len(r.Score.Principles))
	}
	at := 0
	for i := range r.Principles {
		p, score := &r.Principles[i], &r.Score.Principles[i]
		if p.ID != score.ID || !complete(score.Numbers) {
			return fmt.Errorf("the score of principle %q is damaged", p.ID)
		}
		for j := range p.Questions {
			if at >= len(r.Score.Questions) {
				return fmt.Errorf("question %q has no score", p.Questions[j].ID)
			}
			if err := r.soundQuestion(&p.Questions[j], &r.Score.Questions[at]); err != nil {
				return err
			}
			at++
		}
	}
	if at != len(r.Score.Questions) {
		return fmt.Errorf("it has %d questions but scores of %d", at, len(r.Score.Questions))
	}
	if !complete(r.Score.Overall) {
		return fmt.Errorf("the overall score is damaged")
	}
	return nil
}

func (r *Report) soundQuestion(q *Question, score *assessment.QuestionScore) error {
	_, answered := r.Answers[q.ID]
	switch {
	case q.ID != score.ID:
		return fmt.Errorf("question %q stands where the score has %q", q.ID, score.ID)
	case score.State == assessment.ScoredLevel && (!isLevel(score.Claimed) || !isLevel(score.Counted)),
		score.Counted != nil && !isLevel(score.Counted),
		score.State == assessment.ScoredNotApplicable && !answered:
		return fmt.Errorf("the score of question %q is damaged", q.ID)
	}
	return nil
}

// complete reports whether either all numbers are there or none.
func complete(n assessment.Numbers) bool {
	none := n.Score == nil && n.Low == nil && n.High == nil && n.Claimed == nil
	all := n.Score != nil && n.Low != nil && n.High != nil && n.Claimed != nil
	if !all {
		return none
	}
	for _, number := range []int{*n.Score, *n.Low, *n.High, *n.Claimed} {
		if number < 0 || number > 100 {
			return false
		}
	}
	return true
}

func isLevel(level *int) bool { return level != nil && 0 <= *level && *level < 4 }
