package screens

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/questions"
	"charter/tui/layout"
)

// questionLines draws the question, its levels and what was answered. It leaves
// out what matters least until all fits: first the empty lines, then the words
// for the levels, then why the Charter asks.
func (s *Question) questionLines(width int) []string {
	for _, d := range []density{{true, true, true}, {false, true, true}, {false, false, true}} {
		if lines := s.draw(width, d); len(lines) <= s.height {
			return lines
		}
	}
	return s.draw(width, density{})
}

// density says what there is room for.
type density struct{ gaps, words, why bool }

func (s *Question) draw(width int, d density) []string {
	t := s.ctx.Theme
	q, _ := s.question()
	score := s.ctx.Work.QuestionScore(s.id)
	var lines []string
	gap := func() {
		if d.gaps {
			lines = append(lines, "")
		}
	}
	for _, line := range layout.Wrap(q.Text, width) {
		lines = append(lines, t.Strong.Render(line))
	}
	about := q.ID
	if score.Essential {
		about += " " + t.Glyph.Dot + " essential"
	}
	if s.answer().Flagged {
		about += " " + t.Glyph.Dot + " " + t.Glyph.Flag + " flagged"
	}
	if d.why {
		about += " " + t.Glyph.Dot + " " + q.Why
	}
	for _, line := range layout.Wrap(about, width) {
		lines = append(lines, t.Dim.Render(line))
	}
	lines = append(lines, "")
	for level := range questions.LevelCount {
		lines = append(lines, s.levelLines(q, level, width, d)...)
	}
	gap()
	lines = append(lines, s.stateLines(score, width)...)
	if s.why {
		lines = append(lines, s.whyLines(width)...)
	}
	return append(lines, layout.Wrap(s.attached(), width)...)
}

// levelLines draws one level: its word, and what it means for this question.
func (s *Question) levelLines(q *questions.Question, level, width int, d density) []string {
	t := s.ctx.Theme
	chosen := s.answer().Level != nil && *s.answer().Level == level
	number, style := fmt.Sprintf(" %d ", level), t.Text
	if chosen {
		number, style = fmt.Sprintf("[%d]", level), t.Strong
	}
	pointer := " "
	if level == s.marker {
		pointer, style = t.Glyph.Pointer, t.Selected
	}
	lead := fmt.Sprintf("  %s%s ", pointer, number)
	if !d.words {
		return styled(style, layout.Hang(lead, q.Levels[level], width))
	}
	lines := []string{style.Render(lead + s.ctx.Work.Pack.Levels[level])}
	indent := strings.Repeat(" ", len("   [0] "))
	for _, line := range layout.Hang(indent, q.Levels[level], width) {
		if chosen {
			lines = append(lines, t.Text.Render(line))
		} else {
			lines = append(lines, t.Dim.Render(line))
		}
	}
	return lines
}

// stateLines say what was answered and how it counts.
func (s *Question) stateLines(score assessment.QuestionScore, width int) []string {
	t := s.ctx.Theme
	switch score.State {
	case assessment.ScoredLevel:
		if score.Lowered() {
			return styled(t.Warn, layout.Wrap(fmt.Sprintf("You said %d, counted %d: %s (w tells more).", *score.Claimed, *score.Counted, score.Reason), width))
		}
		return styled(t.Good, layout.Wrap(fmt.Sprintf("You said %d, and it counts %d.", *score.Claimed, *score.Counted), width))
	case assessment.ScoredUnsure:
		return styled(t.Warn, layout.Wrap("Nobody here knows yet. It counts 0 until someone finds out.", width))
	case assessment.ScoredNotApplicable:
		return styled(t.Text, layout.Wrap("Set aside as not applicable: "+clean(s.answer().Reason), width))
	case assessment.ScoredNotAsked:
		return styled(t.Dim, layout.Wrap("The facts of this project say that this question does not apply.", width))
	}
	if score.Reason != "" {
		return styled(t.Warn, layout.Wrap("Counts as unanswered: "+score.Reason+".", width))
	}
	return []string{t.Dim.Render("Not answered yet.")}
}

// attached sums up what is attached to the answer.
func (s *Question) attached() string {
	t := s.ctx.Theme
	a := s.answer()
	var parts []string
	switch len(a.Evidence) {
	case 0:
		parts = append(parts, "Evidence none")
	case 1:
		parts = append(parts, "Evidence "+quoted(t.Glyph, a.Evidence[0].Title, 40))
	default:
		parts = append(parts, fmt.Sprintf("Evidence %d items", len(a.Evidence)))
	}
	if a.Check != nil {
		parts = append(parts, "Check "+quoted(t.Glyph, a.Check.By, 30))
	}
	if a.Note != "" || a.PrivateNote != "" {
		parts = append(parts, "Note "+plural(strings.Count(strings.TrimSpace(a.Note+a.PrivateNote), "\n")+1, "line", "lines"))
	}
	if n := len(s.ctx.Work.Actions(s.id)); n > 0 {
		parts = append(parts, plural(n, "action", "actions"))
	}
	if a.Departure != nil {
		parts = append(parts, "Departure declared")
	}
	return strings.Join(parts, "   ")
}

// whyLines explain, item by item, how the answer counts.
func (s *Question) whyLines(width int) []string {
	t := s.ctx.Theme
	a, asOf := s.answer(), s.ctx.Work.Assessment().AsOf
	lead := "  " + t.Glyph.Bullet + " "
	lines := layout.Hang(lead, "Level 1 needs nothing more. Level 2 needs evidence with a title. Level 3 needs evidence with a title, a place and a date, and a check by someone outside the team.", width)
	for _, item := range a.Evidence {
		grade, why := item.Grade(asOf)
		text := fmt.Sprintf("%s allows level %d", quoted(t.Glyph, item.Title, 40), 1+int(grade))
		if why != "" {
			text += ": " + why
		}
		lines = append(lines, layout.Hang(lead, text+".", width)...)
	}
	if a.Departure != nil {
		lines = append(lines, layout.Hang(lead, "With a departure from the Charter declared, an answer counts 1 at most.", width)...)
	}
	return styled(t.Dim, lines)
}
