package question

import (
	"fmt"
	"strings"

	"charter/questions"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/widget"
)

// questionRows draw the questions of a principle on a line each, with what was answered.
// None is marked with -1.
func questionRows(svc *screen.Services, p *questions.Principle, marked, width int) []string {
	t := svc.Theme
	rows := make([]string, len(p.Questions))
	for i := range p.Questions {
		q := &p.Questions[i]
		pointer, style := " ", t.Text
		if i == marked {
			pointer, style = t.Glyph.Pointer, t.Selected
		}
		state := cells.Fit(answerWords(svc, q.ID), 16, t.Glyph.Ellipsis)
		text := cells.Fit(fmt.Sprintf("%s %-6s %s", pointer, q.ID, q.Text), max(0, width-18), t.Glyph.Ellipsis)
		rows[i] = style.Render(text) + "  " + t.Dim.Render(state)
	}
	return rows
}

// questionLines draw the questions of a principle in whole, each with what was answered
// below it. What does not apply is dim.
func questionLines(svc *screen.Services, p *questions.Principle, width int) []string {
	t := svc.Theme
	var lines []string
	for i := range p.Questions {
		q := &p.Questions[i]
		lead, style := cells.Fit(q.ID, 6, "")+" ", t.Text
		if !svc.Session.QuestionScore(q.ID).Applies {
			style = t.Dim
		}
		lines = append(lines, widget.Styled(style, cells.Hang(lead, q.Text, width))...)
		lines = append(lines, t.Dim.Render(strings.Repeat(" ", len(lead))+answerWords(svc, q.ID)))
	}
	return lines
}
