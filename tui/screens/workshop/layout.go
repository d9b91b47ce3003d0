package workshop

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// How pages are laid out for a room: few words, much space, in the middle of the
// screen, so that they can be read from the back.

const (
	// roomWidth is how wide text is set on the shared screen: lines that are
	// longer are hard to read from the back of a room.
	roomWidth = 84
	// smallLetters is the width from which a window holds so much that its letters
	// must be small. No program can make them larger; whoever sits there can.
	smallLetters = 140
)

// column gives the width of the text on the shared screen, and how far it
// stands from the left.
func column(width int) (wide, indent int) {
	wide = max(1, min(width-2, roomWidth))
	return wide, max(0, (width-wide)/2)
}

// inColumn sets lines of column width where they stand on the shared screen.
func inColumn(lines []string, width int) []string {
	_, indent := column(width)
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.Repeat(" ", indent) + line
	}
	return out
}

// layOut lays a page out for a room: lines of column width in the middle, and the
// quiet line at the bottom. Of lines that do not fit the last are cut.
func (w *Workshop) layOut(lines []string, quiet string) string {
	wide, _ := column(w.Width)
	return w.layOutWide(lines, quiet, wide)
}

// layOutWide does the same with lines that may reach further to the right: all pages begin at
// one axis.
func (w *Workshop) layOutWide(lines []string, quiet string, wide int) string {
	t := w.Theme
	_, indent := column(w.Width)
	wide = min(wide, w.Width-indent)
	room := w.Height - w.quietHeight(quiet)
	body := strings.Split(cells.Body(lines, wide, max(1, room), t.Glyph.Ellipsis), "\n")
	above := max(0, room-len(body)) / 3
	out := append(make([]string, above), inColumn(body, w.Width)...)
	if quiet != "" {
		for len(out) < room+1 {
			out = append(out, "")
		}
		out = append(out, inColumn(widget.Styled(t.Dim, w.quietLines(quiet)), w.Width)...)
	}
	return cells.Body(out, w.Width, w.Height, t.Glyph.Ellipsis)
}

// quietLines break what stands at the bottom of a page.
func (w *Workshop) quietLines(quiet string) []string {
	wide, _ := column(w.Width)
	return cells.Wrap(quiet, wide)
}

// quietHeight is how many lines it takes, with an empty one above it.
func (w *Workshop) quietHeight(quiet string) int {
	if quiet == "" {
		return 0
	}
	return 1 + len(w.quietLines(quiet))
}

// lettersWords say what helps when the letters are small; "" when they are not.
func (w *Workshop) lettersWords() string {
	if w.Width < smallLetters {
		return ""
	}
	return "On a projector, make the letters larger (often ctrl and +). 100 columns are enough."
}

// pointedAt puts the terminal's cursor on the line with the pointer, which
// screen readers and magnifiers follow; on a page without one, on its first line.
func pointedAt(svc *screen.Services, view string) *tea.Cursor {
	var first *tea.Cursor
	for y, line := range strings.Split(ansi.Strip(view), "\n") {
		text := strings.TrimLeft(line, " ")
		x := ansi.StringWidth(line) - ansi.StringWidth(text)
		if strings.HasPrefix(text, svc.Theme.Glyph.Pointer+" ") {
			return widget.RowCursor(x, y)
		}
		if first == nil && text != "" {
			first = widget.RowCursor(x, y)
		}
	}
	return first
}

// quiet is the one line on progress and time.
func (w *Workshop) quiet() string { return w.progressLine("Question ") }

// progressLine tells after lead how far the session is and how much time is left, as much of it
// as stands on one line.
func (w *Workshop) progressLine(lead string) string {
	s, _ := w.sitting()
	wide, _ := column(w.Width)
	between := " " + w.Theme.Glyph.Dot + " "
	parts := append([]string{fmt.Sprintf("%d of %d", slices.Index(s.Questions, s.At)+1, len(s.Questions))}, leftWords(s, w.Session.Assessment(), w.Session.Now())...)
	for len(parts) > 1 && cells.Width(lead+strings.Join(parts, between)) > wide {
		parts = parts[:len(parts)-1]
	}
	return lead + strings.Join(parts, between)
}

// questionLines draw the question and its levels in height lines if they can, with as
// much as fits of what decides between two levels, and the most space that is left then.
func (w *Workshop) questionLines(height int) []string {
	for i, aid := range w.levelAids() {
		for gap := 3; gap >= max(0, 1-i); gap-- { // what is whole wants space around it
			if lines := append(w.spacedQuestion(gap), aid...); len(lines) <= height {
				return lines
			}
		}
	}
	return w.spacedQuestion(0)
}

// levelAids say what decides between two levels, from all that there is to as little as
// can be: whole, in short, and only what to choose, with the key for the rest where there is one.
func (w *Workshop) levelAids() [][]string {
	q, _ := w.question()
	pack := w.Session.Pack
	var reach, whole []string
	if r := q.ReachAt(w.Session.Assessment().Facts.Stage); r != nil {
		reach = []string{r.Text}
	}
	for _, d := range pack.DefinitionsFor(q) {
		whole = append(whole, d.Term+": "+d.Meaning)
	}
	least := pack.TieRule
	if len(whole) > 0 && slices.ContainsFunc(w.page.Keys(), func(k screen.Key) bool { return k.ID == keys.Guidance }) {
		least += fmt.Sprintf(" What words mean: %s.", w.Services.Keys.Get(keys.Guidance).Show)
	}
	return [][]string{
		w.aidLines(slices.Concat(whole, reach, []string{pack.LevelRules()})),
		w.aidLines(append(reach, pack.LevelAidInShort(q))),
		w.aidLines([]string{least}),
	}
}

// aidLines draw texts below a question; none when all are empty.
func (w *Workshop) aidLines(texts []string) []string {
	wide, _ := column(w.Width)
	lines := []string{""}
	for _, text := range texts {
		if text != "" {
			lines = append(lines, cells.Wrap(widget.Clean(text), wide)...)
		}
	}
	if len(lines) == 1 {
		return nil
	}
	return widget.Styled(w.Theme.Dim, lines)
}

// spacedQuestion draws them with gap empty lines after the question, and one
// less between the levels.
func (w *Workshop) spacedQuestion(gap int) []string {
	t := w.Theme
	wide, _ := column(w.Width)
	q, _ := w.question()
	lines := append(widget.Styled(t.Strong, cells.Wrap(widget.Clean(q.Text), wide)), make([]string, gap)...)
	for level, text := range q.Levels {
		if level > 0 {
			lines = append(lines, make([]string, max(0, gap-1))...)
		}
		lead := fmt.Sprintf("%d  ", level)
		hung := cells.Hang(lead, widget.Clean(text), wide)
		hung[0] = t.Selected.Render(lead) + hung[0][len(lead):]
		lines = append(lines, hung...)
	}
	return lines
}

// under is what stands below a question and its levels, and the quiet line.
type under struct {
	below []string
	quiet string
}

// underQuestion lays a page out with the question, its levels and the first of
// looks that leaves room for all of them. With the last one the question is cut.
func (w *Workshop) underQuestion(looks ...under) string {
	for i, look := range looks {
		room := w.Height - len(look.below) - w.quietHeight(look.quiet)
		lines := w.questionLines(room)
		if len(lines) > room && i < len(looks)-1 {
			continue
		}
		if room = max(1, room); len(lines) > room {
			lines = append(lines[:room-1], w.Theme.Glyph.Ellipsis)
		}
		return w.layOut(append(lines, look.below...), look.quiet)
	}
	return ""
}
