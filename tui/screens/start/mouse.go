package start

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Mouse scrolls the help. A click on a key goes back and presses it.
func (s *Help) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
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
		return screen.Ask(screen.Press{ID: id}), true
	}
}

// Mouse marks what was found, or goes there when it is marked.
func (s *Find) Mouse(msg tea.MouseMsg, _, y int) (screen.Requests, bool) {
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
