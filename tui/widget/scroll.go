package widget

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/theme"
)

// RowCursor is the terminal's cursor on the marked row of a list.
func RowCursor(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}

// Scroll keeps the position in lines that do not all fit.
type Scroll struct {
	Top  int
	page int // how many lines there were to read when drawn last, between the marks
}

// By scrolls down by some lines, or up where lines is below 0.
func (s *Scroll) By(lines int) { s.Top = max(0, s.Top+lines) }

// Page scrolls down by some pages, or up where pages is below 0. Every line that the marks
// stood on is in view after it, and none is passed over.
func (s *Scroll) Page(pages int) { s.By(pages * max(1, s.page)) }

// Cursor stands at the first line of the text in view, where a screen magnifier
// or a screen reader begins; above is the number of lines over the text.
func (s *Scroll) Cursor(above int) *tea.Cursor {
	if s.Top > 0 {
		above++ // the first line is the mark that there is more
	}
	return RowCursor(0, above)
}

// Visible gives the lines in view, with a mark where there are more above or below.
func (s *Scroll) Visible(lines []string, height, width int, t *theme.Theme) []string {
	if height <= 0 {
		return nil
	}
	s.page = height - 2
	if len(lines) <= height {
		s.Top = 0
		return lines
	}
	s.Top = min(s.Top, len(lines)-height)
	shown := append([]string{}, lines[s.Top:s.Top+height]...)
	if s.Top > 0 {
		shown[0] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more above (page up)", width, ""))
	}
	if s.Top+height < len(lines) {
		shown[height-1] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more below (page down)", width, ""))
	}
	return shown
}

// VisibleRows gives the rows of a list of n that are in view, scrolled so that the
// marked one is among them. Where not all fit in room lines, the last line says
// how many there are besides. top keeps the position from one frame to the next.
func VisibleRows(t *theme.Theme, top *int, marked, n, room, width int, row func(i int) string) []string {
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

// Do scrolls as a key asks; other keys do nothing.
func (s *Scroll) Do(id keys.ID) {
	switch id {
	case keys.PageDown:
		s.Page(1)
	case keys.PageUp:
		s.Page(-1)
	case keys.Down:
		s.By(1)
	case keys.Up:
		s.By(-1)
	}
}
