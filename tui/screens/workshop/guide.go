package workshop

import (
	_ "embed"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// guideText is the guide for facilitators. docs/facilitator-guide.md is made from it:
// go test ./tui/screens/workshop -run Guide -update
//
//go:embed facilitator-guide.md
var guideText string

// Guide shows the guide for facilitators.
type Guide struct {
	screen.Base
	scroll widget.Scroll
}

// NewGuide opens the guide.
func NewGuide(svc *screen.Services) *Guide { return &Guide{Base: screen.Base{Services: svc}} }

// Title implements Screen.
func (g *Guide) Title() (string, string) { return widget.ProjectTitle(g.Services), "How to lead" }

// SetSize implements Screen.
func (g *Guide) SetSize(width, height int) screen.Requests {
	g.Width, g.Height = width, height
	wide, _ := column(width)
	return screen.Run(g.Markdown.Need(guideText, wide, g.Theme))
}

// Keys implements Screen.
func (g *Guide) Keys() []screen.Key {
	return []screen.Key{{ID: keys.PageDown, Label: "scroll"}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Back}}
}

// Do implements Screen.
func (g *Guide) Do(id keys.ID) screen.Requests {
	if id == keys.Back {
		return screen.Close()
	}
	g.scroll.Do(id)
	return nil
}

// Cursor implements Screen.
func (g *Guide) Cursor() *tea.Cursor { return g.scroll.Cursor(0) }

// View implements Screen.
func (g *Guide) View() string {
	wide, _ := column(g.Width)
	lines := g.scroll.Visible(g.Markdown.Lines(guideText, wide, g.Theme), g.Height, wide, g.Theme)
	return strings.Join(inColumn(lines, g.Width), "\n")
}
