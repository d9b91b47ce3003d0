package review

import (
	"fmt"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/widget"
)

// answerLines tell a question and how it was answered: the level and its words, how that
// counts, what it rests on and what was noted. Of a principle they tell what it says.
func answerLines(svc *screen.Services, about string, width int) []string {
	t := svc.Theme
	q, _, ok := svc.Session.Pack.Question(about)
	if !ok {
		if p, known := svc.Session.Pack.Principle(about); known {
			return widget.Styled(t.Strong, cells.Wrap(p.Statement, width))
		}
		return nil
	}
	lines := widget.Styled(t.Strong, cells.Wrap(q.ID+"  "+q.Text, width))
	answer, score := svc.Session.Answer(about), svc.Session.QuestionScore(about)
	switch {
	case score.State == assessment.ScoredLevel:
		lines = append(lines, cells.Hang(fmt.Sprintf("[%d] ", *score.Claimed), q.Levels[*score.Claimed], width)...)
		if score.Lowered() {
			lines = append(lines, widget.Styled(t.Warn, cells.Wrap(fmt.Sprintf("Counted %d: %s.", *score.Counted, score.Reason), width))...)
		}
	case score.State == assessment.ScoredUnsure:
		lines = append(lines, widget.Styled(t.Warn, cells.Wrap("Nobody here knows yet. It counts 0 until someone finds out.", width))...)
	case score.State == assessment.ScoredNotApplicable:
		lines = append(lines, cells.Wrap("Set aside as not applicable: "+widget.Clean(answer.Reason), width)...)
	case score.State == assessment.ScoredUnanswered:
		lines = append(lines, t.Dim.Render("Not answered yet."))
	}
	for _, item := range svc.Session.Evidence(about) {
		lines = append(lines, cells.Hang(t.Dim.Render("Evidence")+"  ", widget.Quoted(t.Glyph, item.Title, 3*width), width)...)
	}
	if answer.Check != nil {
		lines = append(lines, cells.Hang(t.Dim.Render("Check")+"  ", widget.QuotedOr(t.Glyph, answer.Check.By, width, "nobody named"), width)...)
	}
	if note := widget.OneLine(answer.Note); note != "" {
		lines = append(lines, cells.Hang(t.Dim.Render("Note")+"  ", note, width)...)
	}
	return lines
}
