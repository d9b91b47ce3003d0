package screens

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Mouse scrolls the guidance, and rates at the level that is clicked.
func (s *Question) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	guidance := s.guidance && !s.beside() || s.beside() && x >= s.leftWidth()
	if by := widget.WheelLines(msg); by != 0 {
		if guidance {
			s.scroll.By(by)
		}
		return nil, guidance
	}
	if guidance {
		return nil, true
	}
	for level, from := range s.levelsAt[:len(s.levelsAt)-1] {
		if y < from || y >= s.levelsAt[level+1] {
			continue
		}
		if s.ReadOnly != "" {
			return screen.ShowToast(s.ReadOnly), true
		}
		s.rate(level)
		return nil, true
	}
	return nil, true
}

// Mouse scrolls the guidance; clicks are for the questions.
func (s *Principle) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	guidance := s.beside() && x >= s.Width-s.textWidth()-3 || !s.beside() && y < s.rowsAt
	if by := widget.WheelLines(msg); by != 0 && guidance {
		s.scroll.By(by)
	}
	return nil, guidance
}

// Mouse scrolls the help. A click on a key goes back and presses it.
func (s *Help) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if by := widget.WheelLines(msg); by != 0 {
		s.scroll.By(by)
		return nil, true
	}
	line := y + s.scroll.Top
	if x >= s.columnWidth() || line >= len(s.keysAt) {
		return nil, true
	}
	switch id := s.keysAt[line]; id {
	case "":
		return nil, true
	case keys.Back, keys.Help:
		return screen.Close(), true
	default:
		return screen.Send(screen.Press{ID: id}), true
	}
}

// Mouse scrolls the preview.
func (s *Export) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if s.form != nil {
		return s.form.Mouse(msg, x, y)
	}
	s.scroll.By(widget.WheelLines(msg))
	return nil, true
}

// Mouse is for the form while it is shown.
func (s *withForm) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if s.form == nil {
		return nil, false
	}
	return s.form.Mouse(msg, x, y)
}

// Mouse is for the form while it is shown; the list is left to the root.
func (s *records) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if s.open == nil {
		return nil, false
	}
	return s.open.Mouse(msg, x, y)
}

// Mouse is for the page that is shown.
func (w *Workshop) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if page, ok := w.page.(interface {
		Mouse(tea.MouseMsg, int, int) (tea.Cmd, bool)
	}); ok {
		return page.Mouse(msg, x, y)
	}
	return nil, false
}

// Mouse moves the cursor in the note.
func (s *Note) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	return nil, s.editor.Mouse(msg, x, y-len(s.top()))
}

// Mouse moves the cursor in the text.
func (s *projectText) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	return nil, s.editor.Mouse(msg, x, y-len(s.above()))
}

// Mouse marks what was found, or goes there when it is marked.
func (s *Find) Mouse(msg tea.MouseMsg, _, y int) (tea.Cmd, bool) {
	if widget.WheelLines(msg) != 0 {
		return nil, false
	}
	const above = 2 // the line that is typed in, and an empty one
	i := s.top + y - above
	switch {
	case y < above || i >= len(s.found) || i >= s.top+s.shown:
	case i == s.marked:
		return s.enter(), true
	default:
		s.marked = i
	}
	return nil, true
}

// Mouse turns the filter that is clicked; the list is left to the root.
func (s *Actions) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	if widget.WheelLines(msg) != 0 || y != 0 {
		return nil, false
	}
	left := 0
	for i, part := range s.filterParts() {
		right := left + ansi.StringWidth(part)
		if x >= left && x < right {
			s.at = i
			s.turn(1)
		}
		left = right + len(filterGap)
	}
	return nil, true
}

// Mouse marks the row that is clicked, or opens it when it is marked.
func (s *Review) Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool) {
	list := &s.list
	y -= len(s.verdictLines())
	drawn := list.RowOfLine
	if width := s.chartWidth(); width > 0 && x < s.Width-width {
		drawn = s.leftDrawn
	}
	return list.Mouse(msg, y, drawn, func() tea.Cmd { return s.Do(keys.Enter) })
}

// Mouse marks the change that is clicked, or goes to it when it is marked.
func (s *History) Mouse(msg tea.MouseMsg, _, y int) (tea.Cmd, bool) {
	return s.list.Mouse(msg, y-len(s.intro()), s.list.RowOfLine, func() tea.Cmd { return s.Do(keys.Enter) })
}

// Mouse marks the answer that is clicked.
func (s *Migrate) Mouse(msg tea.MouseMsg, _, y int) (tea.Cmd, bool) {
	return s.list.Mouse(msg, y-len(s.intro()), s.list.RowOfLine, func() tea.Cmd { return nil })
}

// Mouse marks the place that is clicked, or opens it when it is marked.
func (s *Conflict) Mouse(msg tea.MouseMsg, _, y int) (tea.Cmd, bool) {
	return s.list.Mouse(msg, y-s.intro, s.list.RowOfLine, func() tea.Cmd { return s.Do(keys.Enter) })
}
