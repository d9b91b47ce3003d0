package project

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/widget"
)

// Mouse is for the list, which is left to the root, and not for what is told beside it.
func (s *Project) Mouse(msg tea.MouseMsg, x, _ int) (screen.Requests, bool) {
	return nil, widget.BesideOf(s.Width).IsOnDetail(msg, x)
}

// Mouse does the same for the list of facts.
func (s *Facts) Mouse(msg tea.MouseMsg, x, _ int) (screen.Requests, bool) {
	return nil, s.asking == nil && widget.BesideOf(s.Width).IsOnDetail(msg, x)
}
