package widget

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/theme"
)

// Clean makes text from a file fit to be drawn: nothing in it can drive the
// terminal, and all terminals agree how wide it is.
func Clean(text string) string { return cells.Steady(plaintext.Clean(text)) }

// ProjectTitle is the project's title, or what to call it until it has one.
func ProjectTitle(svc *screen.Services) string {
	if svc.Session == nil {
		return "charter"
	}
	title := Clean(strings.Join(strings.Fields(svc.Session.Assessment().Project.Title), " "))
	if title == "" {
		title = "Project without a title"
	}
	switch {
	case svc.Session.Practice():
		title = "PRACTICE " + svc.Theme.Glyph.Dot + " made-up votes, nothing is kept"
	case svc.Session.Assessment().Example:
		title = "EXAMPLE " + svc.Theme.Glyph.Dot + " " + title
	}
	return title
}

// WordingLine says whose words a principle is given in, and where its own text is.
func WordingLine(pack *questions.Pack, p *questions.Principle) string {
	if p.Wording == questions.WordingCharter {
		return wording.Wording(p.Wording, pack.Name()) + " " + pack.Credit + " " + pack.Licence
	}
	link := p.Link
	if link == "" {
		link = pack.Source
	}
	return "In our words; the " + questions.Genitive(pack.Name()) + " own text is at " + link
}

// Styled gives every line a style.
func Styled(style lipgloss.Style, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = style.Render(line)
	}
	return out
}

// Quoted shows a short piece of the user's text on one line.
func Quoted(g theme.Glyphs, text string, width int) string {
	return QuotedOr(g, text, width, "without a title")
}

// QuotedOr does the same, with other words for when there is no text.
func QuotedOr(g theme.Glyphs, text string, width int, none string) string {
	text = OneLine(text)
	if text == "" {
		return none
	}
	return cells.Cut(text, width, g.Ellipsis)
}

// OneLine puts a text from a file on one line, fit to be drawn.
func OneLine(text string) string { return strings.Join(strings.Fields(Clean(text)), " ") }

// ShortDay writes a day in little room, such as "31 Jan 27".
func ShortDay(day assessment.Date) string {
	if day.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %02d", day.Day, day.Month.String()[:3], day.Year%100)
}

// Plural counts things in words: one and many name a single one and several.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// FirstLine is the first of several lines, with a word on how many follow.
func FirstLine(text string) string {
	first, rest, more := strings.Cut(strings.TrimSpace(text), "\n")
	if !more {
		return first
	}
	return fmt.Sprintf("%s. %s more", first, Plural(strings.Count(rest, "\n")+1, "fault", "faults"))
}
