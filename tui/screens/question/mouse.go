package question

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Mouse scrolls the guidance, and rates at the level that is clicked.
func (s *Question) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
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
		return s.Do([...]keys.ID{keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3}[level]), true
	}
	return nil, true
}

// Mouse scrolls the guidance; clicks are for the questions.
func (s *Principle) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	guidance := s.beside() && x >= s.Width-s.textWidth()-3 || !s.beside() && y < s.rowsAt
	if by := widget.WheelLines(msg); by != 0 && guidance {
		s.scroll.By(by)
	}
	return nil, guidance
}

// Mouse is for the list, which is left to the root, and not for what is told beside it.
func (s *Map) Mouse(msg tea.MouseMsg, x, _ int) (screen.Requests, bool) {
	return nil, widget.BesideOf(s.Width).IsOnDetail(msg, x)
}

// Mouse moves the cursor in the note.
func (s *Note) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	return nil, s.editor.Mouse(msg, x, y-len(s.top()))
}
