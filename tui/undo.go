package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
)

// takeBack is what a key asked for in front of the room, and what waits for a yes: to take
// the last change back, or to make it again.
type takeBack struct{ asked, back bool }

// undoInRoom says on the shared screen what would be taken back or made again, and asks; or
// why it stays.
func (m *Model) undoInRoom(back bool) tea.Cmd {
	what, why := m.services.Session.InSitting(back)
	switch {
	case why != "":
		m.toast = why
	case back:
		m.toast = "Take back " + m.change(what) + "? Press y."
	default:
		m.toast = "Do again " + m.change(what) + "? Press y."
	}
	m.takeBack = takeBack{asked: why == "", back: back}
	return nil
}

// answerTakeBack does what was asked for once the answer is yes. Any other key leaves it.
func (m *Model) answerTakeBack(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	asked := m.takeBack
	m.takeBack = takeBack{}
	binding, _ := m.services.Keys.Lookup(msg.String(), m.top().Typing())
	if !asked.asked || binding.ID != keys.Yes {
		return nil, false
	}
	do, did := m.services.Session.Redo, "Done again: "
	if asked.back {
		do, did = m.services.Session.Undo, "Taken back: "
	}
	if what, ok := do(); ok {
		m.toast = did + m.change(what)
	}
	return m.activate(), true
}

// change tells a change with the arrow of the theme.
func (m *Model) change(what string) string {
	return strings.ReplaceAll(what, "→", m.services.Theme.Glyph.Arrow)
}
