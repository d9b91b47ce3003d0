package review

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// filterGap stands between the filters.
const filterGap = "     "

// Mouse scrolls the preview.
func (s *Export) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if s.Form != nil {
		return s.Form.Mouse(msg, x, y)
	}
	s.scroll.By(widget.WheelLines(msg))
	return nil, true
}

// Mouse turns the filter that is clicked; the list is left to the root, and what is told
// beside it is not to be clicked.
func (s *Actions) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if widget.WheelLines(msg) != 0 || y != 0 {
		return nil, s.beside().IsOnDetail(msg, x)
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
func (s *Review) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	list := &s.list
	y -= len(s.verdictLines())
	drawn := list.RowOfLine
	switch width := s.chartWidth(); {
	case width > 0 && x < s.Width-width:
		drawn = s.leftDrawn
	case width == 0 && widget.BesideOf(s.Width).IsOnDetail(msg, x):
		return nil, true
	}
	return list.Mouse(msg, y, drawn, func() screen.Requests { return s.Do(keys.Enter) })
}

// Mouse marks the change that is clicked, or goes to it when it is marked.
func (s *History) Mouse(msg tea.MouseMsg, _, y int) (screen.Requests, bool) {
	return s.list.Mouse(msg, y-len(s.intro()), s.list.RowOfLine, func() screen.Requests { return s.Do(keys.Enter) })
}
