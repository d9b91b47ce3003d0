package files

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
)

// Mouse marks the answer that is clicked.
func (s *Migrate) Mouse(msg tea.MouseMsg, _, y int) (screen.Requests, bool) {
	return s.list.Mouse(msg, y-len(s.intro()), s.list.RowOfLine, func() screen.Requests { return nil })
}

// Mouse marks the place that is clicked, or opens it when it is marked.
func (s *Conflict) Mouse(msg tea.MouseMsg, _, y int) (screen.Requests, bool) {
	return s.list.Mouse(msg, y-s.intro, s.list.RowOfLine, func() screen.Requests { return s.Do(keys.Enter) })
}
