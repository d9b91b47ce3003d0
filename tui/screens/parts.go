package screens

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"charter/assessment"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/theme"
)

// clean makes text from a file fit to be drawn: nothing in it can drive the
// terminal, and all terminals agree how wide it is.
func clean(text string) string { return cells.Steady(plaintext.Clean(text)) }

// projectTitle is the project's title, or what to call it until it has one.
func projectTitle(svc *screen.Services) string {
	if svc.Session == nil {
		return "charter"
	}
	title := clean(strings.Join(strings.Fields(svc.Session.Assessment().Project.Title), " "))
	if title == "" {
		title = "Project without a title"
	}
	if svc.Session.Assessment().Example {
		title = "EXAMPLE " + svc.Theme.Glyph.Dot + " " + title
	}
	return title
}

// wordingLine says whose words a principle is given in, and where its own text is.
func wordingLine(pack *questions.Pack, p *questions.Principle) string {
	if p.Wording == questions.WordingCharter {
		return "The Charter's own words. " + pack.Credit + " " + pack.Licence
	}
	link := p.Link
	if link == "" {
		link = pack.Source
	}
	return "In our words; the Charter's own text is at " + link
}

// styled gives every line a style.
func styled(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = style.Render(line)
	}
	return out
}

// quoted shows a short piece of the user's text on one line.
func quoted(g theme.Glyphs, text string, width int) string {
	return quotedOr(g, text, width, "without a title")
}

// quotedOr does the same, with other words for when there is no text.
func quotedOr(g theme.Glyphs, text string, width int, none string) string {
	text = oneLine(text)
	if text == "" {
		return none
	}
	return cells.Cut(text, width, g.Ellipsis)
}

// oneLine puts a text from a file on one line, fit to be drawn.
func oneLine(text string) string { return strings.Join(strings.Fields(clean(text)), " ") }

// shortDay writes a day in little room, such as "31 Jan 27".
func shortDay(day assessment.Date) string {
	if day.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %02d", day.Day, day.Month.String()[:3], day.Year%100)
}

// roundWords sums up a round of votes, such as "5 rated: 0 ×1, 1 ×2, 2 ×2".
func roundWords(g theme.Glyphs, round assessment.Round) string {
	var parts []string
	for level, n := range round.Levels {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s%d", level, g.Times, n))
		}
	}
	if round.Unsure > 0 {
		parts = append(parts, fmt.Sprintf("unsure %s%d", g.Times, round.Unsure))
	}
	if round.NotApplicable > 0 {
		parts = append(parts, fmt.Sprintf("not applicable %s%d", g.Times, round.NotApplicable))
	}
	return fmt.Sprintf("%d rated: %s", round.Result().Total, strings.Join(parts, ", "))
}

// rowCursor is the terminal's cursor on the marked row of a list.
func rowCursor(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// scroller keeps the position in lines that do not all fit.
type scroller struct{ top int }

func (s *scroller) by(lines int) { s.top = max(0, s.top+lines) }

// cursor stands at the first line of the text in view, where a screen magnifier
// or a screen reader begins; above is the number of lines over the text.
func (s *scroller) cursor(above int) *tea.Cursor {
	if s.top > 0 {
		above++ // the first line is the mark that there is more
	}
	return rowCursor(0, above)
}

// show gives the lines in view, with a mark where there are more above or below.
func (s *scroller) show(lines []string, height, width int, t *theme.Theme) []string {
	if height <= 0 {
		return nil
	}
	if len(lines) <= height {
		s.top = 0
		return lines
	}
	s.top = min(s.top, len(lines)-height)
	shown := append([]string{}, lines[s.top:s.top+height]...)
	if s.top > 0 {
		shown[0] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more above (page up)", width, ""))
	}
	if s.top+height < len(lines) {
		shown[height-1] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more below (page down)", width, ""))
	}
	return shown
}

// inView gives the rows of a list of n that are in view, scrolled so that the
// marked one is among them. Where not all fit in room lines, the last line says
// how many there are besides. top keeps the position from one frame to the next.
func inView(t *theme.Theme, top *int, marked, n, room, width int, row func(i int) string) []string {
	const leastForMore = 4 // lines; in fewer the rows matter more
	more := n > room && room >= leastForMore
	if more {
		room--
	}
	*top = cells.Window(*top, marked, room, n)
	var rows []string
	for i := *top; i < min(n, *top+room); i++ {
		rows = append(rows, row(i))
	}
	if !more {
		return rows
	}
	var where []string
	if *top > 0 {
		where = append(where, fmt.Sprintf("%d above", *top))
	}
	if below := n - *top - room; below > 0 {
		where = append(where, fmt.Sprintf("%d below", below))
	}
	return append(rows, t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" "+strings.Join(where, ", "), width, "")))
}
