package widget

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

// SectionList is a list in sections. One row is marked; the arrows move the mark
// from row to row and tab moves it from section to section. The marked row is
// shown in full, the others on one line each.
type SectionList struct {
	Sections   []Section
	Marked     int   // which row, counted through all sections
	MarkedLine int   // where the marked row was drawn last, -1 when it was not
	RowOfLine  []int // for each line drawn last, which row it belongs to, -1 for none
}

// Section is a heading with rows, or with text only.
type Section struct {
	Title, Right string
	Rows         []Row
	Text         []string // dim lines below the rows
}

// Row is one line that leads somewhere.
type Row struct {
	Label, Text, Right string
	More               string // a second, dim text below
	Style, RightStyle  lipgloss.Style
	Inset              int                    // how far to the right it starts
	Bar                func(width int) string // drawn between label and right in place of text
	To                 screen.Route           // where Enter goes
	ActionFor          string                 // what an action about this row is for
	Confirms           string                 // place of the imported value that it tells of, or ""
}

// MoveKeys are the keys that move the mark of a list in sections.
func MoveKeys() []screen.Key {
	return []screen.Key{
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Tab, HelpOnly: true}, {ID: keys.TabBack, HelpOnly: true},
		{ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true}, {ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true},
	}
}

// Do moves the mark; page is how many rows a page has.
func (o *SectionList) Do(id keys.ID, page int) {
	switch id {
	case keys.Up:
		o.Move(-1)
	case keys.Down:
		o.Move(1)
	case keys.PageUp:
		o.Move(-max(1, page))
	case keys.PageDown:
		o.Move(max(1, page))
	case keys.First:
		o.Marked = 0
	case keys.Last:
		o.Move(o.Count())
	case keys.Tab:
		o.step(1)
	case keys.TabBack:
		o.step(-1)
	}
}

// Count is how many rows there are in all sections.
func (o *SectionList) Count() int {
	n := 0
	for _, s := range o.Sections {
		n += len(s.Rows)
	}
	return n
}

// Move moves the mark by some rows, as far as there are any.
func (o *SectionList) Move(by int) { o.Marked = max(0, min(o.Count()-1, o.Marked+by)) }

// step moves the mark to the first row of the next section that has one, or of
// the one before, and goes round at the ends.
func (o *SectionList) step(by int) {
	var starts []int
	here, first := 0, 0
	for _, s := range o.Sections {
		if len(s.Rows) == 0 {
			continue
		}
		if o.Marked >= first {
			here = len(starts)
		}
		starts = append(starts, first)
		first += len(s.Rows)
	}
	if n := len(starts); n > 0 {
		o.Marked = starts[(here+by+n)%n]
	}
}

// Current is the marked row; false when there is none.
func (o *SectionList) Current() (Row, bool) {
	n := o.Marked
	for _, s := range o.Sections {
		if n < len(s.Rows) {
			return s.Rows[n], true
		}
		n -= len(s.Rows)
	}
	return Row{}, false
}

// Replace puts new sections in place of the old and leaves the mark on the row
// that leads where it led before, or near where it was.
func (o *SectionList) Replace(sections []Section) {
	was, had := o.Current()
	o.Sections = sections
	o.Move(0)
	if now, _ := o.Current(); !had || now.To == was.To {
		return
	}
	n := 0
	for _, s := range sections {
		for _, r := range s.Rows {
			if r.To == was.To && r.Label == was.Label {
				o.Marked = n
				return
			}
			n++
		}
	}
}

// Cursor is where the terminal's cursor stands: on the marked row.
func (o *SectionList) Cursor(x, y int) *tea.Cursor {
	if o.MarkedLine < 0 || o.Count() == 0 {
		return nil
	}
	return RowCursor(x, y+o.MarkedLine)
}

// Draw draws the sections from first up to last, scrolled so that the marked
// row is in view with the heading above it and the text below it where both fit.
// The heading of a section that does not fit stays on the first line. top keeps the position from one frame to the next.
func (o *SectionList) Draw(first, last int, top *int, width, height int, t *theme.Theme) []string {
	all := o.drawAll(first, last, width, t)
	if all.marked {
		if all.to < len(all.lines) {
			all.to++ // room for the line that says there is more
		}
		*top = min(max(min(*top, all.from), all.to-height), all.rowFrom)
	}
	*top = max(0, min(*top, len(all.lines)-height))
	title := titleAbove(all.titles, all.lines, *top)
	if title >= 0 && all.marked && all.rowFrom == *top && height >= leastForTitle {
		*top-- // so that the heading does not cover the marked row
		title = titleAbove(all.titles, all.lines, *top)
	}
	if all.marked {
		o.MarkedLine = all.rowFrom - *top
	}
	o.RowOfLine = slices.Clone(all.owners[min(*top, len(all.owners)):min(len(all.owners), *top+max(0, height))])
	shown := window(all.lines, *top, height, width, t)
	if title >= 0 && height >= leastForTitle {
		shown[0] = all.lines[title]
		if len(o.RowOfLine) > 0 {
			o.RowOfLine[0] = -1
		}
	}
	return shown
}

// drawnSections are sections drawn whole.
type drawnSections struct {
	lines  []string
	owners []int // of each line, as [SectionList.RowOfLine] tells
	titles []int // the lines that are headings

	marked            bool // the marked row is among them
	from, to, rowFrom int  // the lines to keep in view then, and where the row begins
}

// drawAll draws the sections from first up to last.
func (o *SectionList) drawAll(first, last, width int, t *theme.Theme) (d drawnSections) {
	n := 0
	for i, s := range o.Sections {
		if i < first || i >= last {
			n += len(s.Rows)
			continue
		}
		if len(d.lines) > 0 {
			d.lines = append(d.lines, "")
		}
		start, here := len(d.lines), false
		if s.Title != "" {
			d.titles = append(d.titles, start)
			d.lines = append(d.lines, s.heading(width, t)...)
		}
		label := labelWidth(s.Rows, width)
		for j := range s.Rows {
			drawn := s.Rows[j].lines(n == o.Marked, label, width, t)
			if n == o.Marked {
				d.from, d.to, d.rowFrom, d.marked, here = len(d.lines), len(d.lines)+len(drawn), len(d.lines), true, true
				if j == 0 {
					d.from = start
				}
			}
			for len(d.owners) < len(d.lines) {
				d.owners = append(d.owners, -1)
			}
			d.owners = append(d.owners, slices.Repeat([]int{n}, len(drawn))...)
			d.lines = append(d.lines, drawn...)
			n++
		}
		for _, text := range s.Text {
			d.lines = append(d.lines, Styled(t.Dim, cells.Wrap(text, width))...)
		}
		if here && n == o.Marked+1 || d.marked && len(s.Rows) == 0 && o.Marked == n-1 {
			d.to = len(d.lines)
		}
	}
	return d
}

// heading draws the title, on a second line too where it needs one.
func (s Section) heading(width int, t *theme.Theme) []string {
	room := max(0, width-ansi.StringWidth(s.Right)-1)
	title, more := s.Title, []string{}
	if lines := cells.Wrap(s.Title, room); len(lines) == 2 {
		title, more = lines[0], Styled(t.Strong, lines[1:])
	}
	return append([]string{t.Strong.Render(cells.Sides(title, "", room, t.Glyph.Ellipsis)) + " " + t.Dim.Render(s.Right)}, more...)
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
func labelWidth(rows []Row, width int) int {
	widest := 0
	for _, r := range rows {
		widest = max(widest, r.Inset+ansi.StringWidth(r.Label))
	}
	return min(widest, max(6, width/3))
}

// lines draws a row; the marked one in full.
func (r Row) lines(marked bool, label, width int, t *theme.Theme) []string {
	pointer, style := "  ", r.Style
	if marked {
		pointer, style = t.Glyph.Pointer+strings.Repeat(" ", max(1, 2-ansi.StringWidth(t.Glyph.Pointer))), t.Selected
	}
	name := cells.Fit(strings.Repeat(" ", r.Inset)+r.Label, label, t.Glyph.Ellipsis)
	lead := pointer
	if label > 0 {
		lead += name + "  "
	}
	right := r.RightStyle.Render(cells.Cut(r.Right, width/2, t.Glyph.Ellipsis))
	room := max(1, width-ansi.StringWidth(lead)-ansi.StringWidth(right)-2)
	if r.Bar != nil {
		return []string{style.Render(lead) + cells.Fit(r.Bar(room), room, "") + "  " + right}
	}
	whole := func(text string, room int) []string {
		if marked {
			return cells.Wrap(text, room)
		}
		return []string{cells.Cut(text, room, t.Glyph.Ellipsis)}
	}
	wrapped := whole(r.Text, room)
	lines := []string{style.Render(lead+cells.Fit(wrapped[0], room, t.Glyph.Ellipsis)) + "  " + right}
	indent := strings.Repeat(" ", ansi.StringWidth(lead))
	for _, line := range wrapped[1:] {
		lines = append(lines, style.Render(indent+line))
	}
	if r.More == "" {
		return lines
	}
	more := whole(r.More, max(1, width-len(indent)))
	for _, line := range more {
		lines = append(lines, t.Dim.Render(indent+line))
	}
	return lines
}
