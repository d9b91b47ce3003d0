package screens

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/theme"
)

// outline is a list in sections. One row is marked; the arrows move the mark
// from row to row and tab moves it from section to section. The marked row is
// shown in full, the others on one line each.
type outline struct {
	sections []section
	marked   int   // which row, counted through all sections
	line     int   // where the marked row was drawn last, -1 when it was not
	drawn    []int // for each line drawn last, which row it belongs to, -1 for none
}

// section is a heading with rows, or with text only.
type section struct {
	title, right string
	rows         []row
	text         []string // dim lines below the rows
}

// row is one line that leads somewhere.
type row struct {
	label, text, right string
	more               string // a second, dim text below
	style, rightStyle  lipgloss.Style
	inset              int                    // how far to the right it starts
	bar                func(width int) string // drawn between label and right in place of text
	to                 screen.Route           // where Enter goes
	plan               string                 // what an action about this row is for
}

// moveKeys are the keys that move the mark of an outline.
func moveKeys() []screen.Key {
	return []screen.Key{
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Tab, HelpOnly: true}, {ID: keys.TabBack, HelpOnly: true},
		{ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true}, {ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true},
	}
}

// do moves the mark; page is how many rows a page has.
func (o *outline) do(id keys.ID, page int) {
	switch id {
	case keys.Up:
		o.move(-1)
	case keys.Down:
		o.move(1)
	case keys.PageUp:
		o.move(-max(1, page))
	case keys.PageDown:
		o.move(max(1, page))
	case keys.First:
		o.marked = 0
	case keys.Last:
		o.move(o.count())
	case keys.Tab:
		o.step(1)
	case keys.TabBack:
		o.step(-1)
	}
}

func (o *outline) count() int {
	n := 0
	for _, s := range o.sections {
		n += len(s.rows)
	}
	return n
}

func (o *outline) move(by int) { o.marked = max(0, min(o.count()-1, o.marked+by)) }

// step moves the mark to the first row of the next section that has one, or of
// the one before, and goes round at the ends.
func (o *outline) step(by int) {
	var starts []int
	here, first := 0, 0
	for _, s := range o.sections {
		if len(s.rows) == 0 {
			continue
		}
		if o.marked >= first {
			here = len(starts)
		}
		starts = append(starts, first)
		first += len(s.rows)
	}
	if n := len(starts); n > 0 {
		o.marked = starts[(here+by+n)%n]
	}
}

// current is the marked row; false when there is none.
func (o *outline) current() (row, bool) {
	n := o.marked
	for _, s := range o.sections {
		if n < len(s.rows) {
			return s.rows[n], true
		}
		n -= len(s.rows)
	}
	return row{}, false
}

// replace puts new sections in place of the old and leaves the mark on the row
// that leads to the same place, or near where it was.
func (o *outline) replace(sections []section) {
	was, had := o.current()
	o.sections = sections
	o.move(0)
	if now, _ := o.current(); !had || now.to == was.to {
		return
	}
	n := 0
	for _, s := range sections {
		for _, r := range s.rows {
			if r.to == was.to && r.label == was.label {
				o.marked = n
				return
			}
			n++
		}
	}
}

// cursor is where the terminal's cursor stands: on the marked row.
func (o *outline) cursor(x, y int) *tea.Cursor {
	if o.line < 0 || o.count() == 0 {
		return nil
	}
	return rowCursor(x, y+o.line)
}

// show draws the sections from first up to last, scrolled so that the marked
// row is in view with the heading above it and the text below it where both fit.
// The heading of a section that does not fit stays on the first line. top keeps the position from one frame to the next.
func (o *outline) show(first, last int, top *int, width, height int, t *theme.Theme) []string {
	var lines []string
	var owners []int // of each line, as drawn tells
	var titles []int // the lines that are headings
	from, to := 0, 0 // the lines to keep in view
	mark, rowFrom, n := -1, 0, 0
	for i, s := range o.sections {
		if i < first || i >= last {
			n += len(s.rows)
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		start := len(lines)
		if s.title != "" {
			titles = append(titles, start)
			lines = append(lines, t.Strong.Render(cells.Sides(s.title, "", max(0, width-ansi.StringWidth(s.right)-1), t.Glyph.Ellipsis))+" "+t.Dim.Render(s.right))
		}
		label := labelWidth(s.rows, width)
		for j := range s.rows {
			drawn := s.rows[j].lines(n == o.marked, label, width, t)
			if n == o.marked {
				from, to, rowFrom, mark = len(lines), len(lines)+len(drawn), len(lines), i
				if j == 0 {
					from = start
				}
			}
			for len(owners) < len(lines) {
				owners = append(owners, -1)
			}
			for range drawn {
				owners = append(owners, n)
			}
			lines = append(lines, drawn...)
			n++
		}
		for _, text := range s.text {
			lines = append(lines, styled(t.Dim, cells.Wrap(text, width))...)
		}
		if mark == i && n == o.marked+1 || mark >= 0 && len(s.rows) == 0 && o.marked == n-1 {
			to = len(lines)
		}
	}
	if mark >= 0 {
		if to < len(lines) {
			to++ // room for the line that says there is more
		}
		*top = min(max(min(*top, from), to-height), rowFrom)
	}
	*top = max(0, min(*top, len(lines)-height))
	title := titleAbove(titles, lines, *top)
	if title >= 0 && mark >= 0 && rowFrom == *top && height >= leastForTitle {
		*top-- // so that the heading does not cover the marked row
		title = titleAbove(titles, lines, *top)
	}
	if mark >= 0 {
		o.line = rowFrom - *top
	}
	o.drawn = slices.Clone(owners[min(*top, len(owners)):min(len(owners), *top+max(0, height))])
	shown := window(lines, *top, height, width, t)
	if title >= 0 && height >= leastForTitle {
		shown[0] = lines[title]
		if len(o.drawn) > 0 {
			o.drawn[0] = -1
		}
	}
	return shown
}

// leastForTitle is the height from which the heading of a section that is
// scrolled out of view stays on the first line.
const leastForTitle = 6

// titleAbove gives the heading of the section at the top of what is in view
// when it is above that, or -1.
func titleAbove(titles []int, lines []string, top int) int {
	above := -1
	for _, at := range titles {
		if at < top {
			above = at
		} else if at == top || at == top+1 && strings.TrimSpace(lines[top]) == "" {
			return -1
		}
	}
	return above
}

// window cuts the lines in view, with a mark where there are more above or below.
func window(lines []string, top, height, width int, t *theme.Theme) []string {
	if height <= 0 {
		return nil
	}
	shown := append([]string{}, lines[min(top, len(lines)):min(len(lines), top+height)]...)
	if len(shown) < 3 {
		return shown
	}
	if top > 0 && strings.TrimSpace(shown[0]) == "" {
		shown[0] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis, width, ""))
	}
	if last := len(shown) - 1; top+height < len(lines) {
		shown[last] = t.Dim.Render(cells.Cut(t.Glyph.Ellipsis+" more below", width, ""))
	}
	return shown
}

// labelWidth is the room for the labels of a section: that of the longest,
// but never more than a third of the line.
func labelWidth(rows []row, width int) int {
	widest := 0
	for _, r := range rows {
		widest = max(widest, r.inset+ansi.StringWidth(r.label))
	}
	return min(widest, max(6, width/3))
}

// lines draws a row; the marked one in full.
func (r row) lines(marked bool, label, width int, t *theme.Theme) []string {
	pointer, style := "  ", r.style
	if marked {
		pointer, style = t.Glyph.Pointer+strings.Repeat(" ", max(1, 2-ansi.StringWidth(t.Glyph.Pointer))), t.Selected
	}
	name := cells.Fit(strings.Repeat(" ", r.inset)+r.label, label, t.Glyph.Ellipsis)
	lead := pointer
	if label > 0 {
		lead += name + "  "
	}
	right := r.rightStyle.Render(cells.Cut(r.right, width/2, t.Glyph.Ellipsis))
	room := max(1, width-ansi.StringWidth(lead)-ansi.StringWidth(right)-2)
	if r.bar != nil {
		return []string{style.Render(lead) + cells.Fit(r.bar(room), room, "") + "  " + right}
	}
	whole := func(text string, room int) []string {
		if marked {
			return cells.Wrap(text, room)
		}
		return []string{cells.Cut(text, room, t.Glyph.Ellipsis)}
	}
	wrapped := whole(r.text, room)
	lines := []string{style.Render(lead+cells.Fit(wrapped[0], room, t.Glyph.Ellipsis)) + "  " + right}
	indent := strings.Repeat(" ", ansi.StringWidth(lead))
	for _, line := range wrapped[1:] {
		lines = append(lines, style.Render(indent+line))
	}
	if r.more == "" {
		return lines
	}
	more := whole(r.more, max(1, width-len(indent)))
	for _, line := range more {
		lines = append(lines, t.Dim.Render(indent+line))
	}
	return lines
}
