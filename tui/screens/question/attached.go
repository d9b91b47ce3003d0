package question

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/widget"
)

// hasAttached reports whether anything belongs to the answer.
func (s *Question) hasAttached() bool {
	return len(s.Session.Evidence(s.id)) > 0 || strings.TrimSpace(s.answer().Note) != "" || len(s.marks(1)) > 0
}

// attachedLines tell what belongs to the answer: what is cited and the note as they read,
// each in as many lines as there is room for, and the rest side by side.
func (s *Question) attachedLines(width, room int) []string {
	t := s.Theme
	items, note := s.cited(), widget.OneLine(s.answer().Note)
	var lines []string
	add := func(label string, told []string) {
		lead := label + "  "
		for i, line := range told {
			if i > 0 {
				lead = strings.Repeat(" ", len(lead))
			}
			lines = append(lines, t.Dim.Render(lead)+line)
		}
	}
	inLines := func(label string) int { return width - len(label+"  ") }
	switch rest := len(items) - room; {
	case len(items) == 0:
		add("Evidence", []string{"none"})
	case rest > 0:
		more := fmt.Sprintf(" and %d more", rest)
		items = items[:room]
		items[room-1] = cells.Cut(items[room-1], inLines("Evidence")-len(more), t.Glyph.Ellipsis) + more
		fallthrough
	default:
		for i := range items {
			items[i] = cells.Cut(items[i], inLines("Evidence"), t.Glyph.Ellipsis)
		}
		add("Evidence", items)
	}
	if note != "" {
		told := cells.Wrap(note, inLines("Note"))
		if len(told) > room {
			told = append(told[:room-1], cells.Cut(strings.Join(told[room-1:], " "), inLines("Note"), t.Glyph.Ellipsis))
		}
		add("Note", told)
	} else if why := s.askWhy(); why != "" {
		add("Note", []string{t.Dim.Render(cells.Cut(why, inLines("Note"), t.Glyph.Ellipsis))})
	}
	return append(lines, flow(s.marks(max(30, width-30)), width)...)
}

// attachedLine tells the same in one line, in which what is cited and the note share what
// the rest leaves.
func (s *Question) attachedLine(width int) string {
	const gap, evidence, note = "  ", "Evidence  ", "Note  "
	const name, least = 12, 14 // cells for a name, and for a text however much else there is
	t := s.Theme
	cited := "none"
	if items := s.cited(); len(items) > 0 {
		if cited = items[0]; len(items) > 1 {
			cited = fmt.Sprintf("%d: %s", len(items), cited)
		}
	}
	marks := s.marks(name)
	written := widget.OneLine(s.answer().Note)
	room := width - len(evidence)
	for _, mark := range marks {
		room -= ansi.StringWidth(mark) + len(gap)
	}
	if written != "" {
		room = max(room-len(gap)-len(note), 2*least)
		cited = cells.Cut(cited, max(room/2, room-ansi.StringWidth(written)), t.Glyph.Ellipsis)
		written = cells.Cut(written, room-ansi.StringWidth(cited), t.Glyph.Ellipsis)
		marks = append([]string{t.Dim.Render(note) + written}, marks...)
	}
	parts := append([]string{t.Dim.Render(evidence) + cells.Cut(cited, max(room, least), t.Glyph.Ellipsis)}, marks...)
	return cells.Cut(strings.Join(parts, gap), width, t.Glyph.Ellipsis)
}

// cited tells each item of evidence in a line.
func (s *Question) cited() []string {
	var items []string
	for _, item := range s.Session.Evidence(s.id) {
		text := widget.QuotedOr(s.Theme.Glyph, item.Title, 400, "without a title")
		if !item.Date.IsZero() {
			text += ", " + item.Date.Words()
		}
		if strings.TrimSpace(item.Location) != "" {
			text += ", located"
		}
		items = append(items, text)
	}
	return items
}

// askWhy asks for a sentence on why the level holds, as long as none is there; "" where
// there is none to ask for.
func (s *Question) askWhy() string {
	if s.answer().State != assessment.StateLevel || s.ReadOnly != "" {
		return ""
	}
	return fmt.Sprintf("none yet: press %s to say in a sentence why this level holds (optional)", s.Services.Keys.Get(keys.Note).Show)
}

// marks tell in a few words each what else belongs to the answer, with names of so many
// cells at most. The private note is not shown: others may look on.
func (s *Question) marks(name int) []string {
	t := s.Theme
	a := s.answer()
	var parts []string
	add := func(what, value string) { parts = append(parts, t.Dim.Render(what)+"  "+value) }
	if a.Check != nil {
		add("Check", widget.QuotedOr(t.Glyph, a.Check.By, name, "nobody named"))
	}
	if a.PrivateNote != "" {
		add("Private note", lineCount(a.PrivateNote))
	}
	if n := len(s.Session.Actions(s.id)); n > 0 {
		add("Actions", fmt.Sprint(n))
	}
	switch {
	case a.Departure.Declared():
		add("Departure", "declared")
	case a.Departure != nil:
		add("Departure", "no reason yet")
	}
	return parts
}

// flow puts parts side by side, as many on a line as fit, and breaks none.
func flow(parts []string, width int) []string {
	const gap = "    "
	var lines []string
	for _, part := range parts {
		if n := len(lines); n > 0 && ansi.StringWidth(lines[n-1]+gap+part) <= width {
			lines[n-1] += gap + part
		} else {
			lines = append(lines, part)
		}
	}
	return lines
}

// lineCount says how long a note is.
func lineCount(text string) string {
	return widget.Plural(strings.Count(strings.TrimSpace(text), "\n")+1, "line", "lines")
}
