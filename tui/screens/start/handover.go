package start

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// HandOver tells how the work goes on at another computer, and with other people.
type HandOver struct {
	screen.Base
	scroll widget.Scroll
}

// NewHandOver opens the screen.
func NewHandOver(svc *screen.Services) *HandOver {
	return &HandOver{Base: screen.Base{Services: svc}}
}

// Title implements Screen.
func (s *HandOver) Title() (string, string) {
	return widget.ProjectTitle(s.Services), "Go on elsewhere"
}

// Keys implements Screen.
func (s *HandOver) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Back}, {ID: keys.PageDown, Label: "scroll"}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}}
}

// Do implements Screen.
func (s *HandOver) Do(id keys.ID) screen.Requests {
	if id == keys.Back {
		return screen.Close()
	}
	s.scroll.Do(id)
	return nil
}

// View implements Screen.
func (s *HandOver) View() string {
	var lines []string
	for i, paragraph := range s.Session.HandOver() {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, cells.Wrap(widget.Clean(paragraph), min(s.Width, widget.TextWidth))...)
	}
	return strings.Join(s.scroll.Visible(lines, s.Height, s.Width, s.Theme), "\n")
}

// Cursor implements Screen.
func (s *HandOver) Cursor() *tea.Cursor { return s.scroll.Cursor(0) }
