package files

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
)

// Mouse marks the place that is clicked, or opens it when it is marked.
func (s *Conflict) Mouse(msg tea.MouseMsg, _, y int) (screen.Requests, bool) {
	return s.list.Mouse(msg, y-s.intro, s.list.RowOfLine, func() screen.Requests { return s.Do(keys.Enter) })
}
