package tui

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/screens"
	"charter/tui/theme"
	"charter/tui/work"
)

// desk is the file that is open: the work on it and how its saving stands.
type desk struct {
	work *work.Work // nil until an assessment is open
}

// fill puts what screens need of the desk into their context.
func (d *desk) fill(ctx *screens.Context) { ctx.Work = d.work }

// listen waits for the next word from the saver.
func (d *desk) listen() tea.Cmd { return nil }

// savedWords says in a word whether everything is on disk.
func (d *desk) savedWords(t *theme.Theme) string { return "saved " + t.Glyph.Tick }

// deskUpdate takes messages about files and saving.
func (m *Model) deskUpdate(tea.Msg) (tea.Cmd, bool) { return nil, false }

// banner is the message that stays while something is wrong, or "".
func (m *Model) banner() string { return "" }

// leave ends the program once everything is saved.
func (m *Model) leave() tea.Cmd { return tea.Quit }
