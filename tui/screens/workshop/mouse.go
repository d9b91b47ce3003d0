package workshop

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
)

// Mouse is for the page that is shown.
func (w *Workshop) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if page, ok := w.page.(interface {
		Mouse(tea.MouseMsg, int, int) (screen.Requests, bool)
	}); ok {
		return page.Mouse(msg, x, y)
	}
	return nil, false
}
