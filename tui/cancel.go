package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
)

// openedAt is what the assessment was when a form was opened, by the screen that shows it.
type openedAt map[screen.Screen]wasBefore

type wasBefore struct {
	of *session.Session
	at *assessment.Assessment
}

// snapshot is the assessment as it is now.
func (m *Model) snapshot() wasBefore {
	if m.services.Session == nil {
		return wasBefore{}
	}
	return wasBefore{m.services.Session, m.services.Session.Assessment()}
}

// noteOpened remembers what the assessment was before a form was opened, until it is closed.
// A help over it does not close it.
func (m *Model) noteOpened(before wasBefore) {
	top := m.top()
	switch _, open := m.openedAt[top]; {
	case !top.Typing():
		delete(m.openedAt, top)
	case !open:
		if m.openedAt == nil {
			m.openedAt = openedAt{}
		}
		m.openedAt[top] = before
	}
	maps.DeleteFunc(m.openedAt, func(s screen.Screen, _ wasBefore) bool { return !slices.Contains(m.stack, s) })
}

// do has the screen on top do what a key is for.
func (m *Model) do(id keys.ID) tea.Cmd {
	if id == keys.Cancel {
		return m.cancel()
	}
	return m.act(m.top().Do(id))
}

// cancel closes the form on top and keeps nothing of what was typed since it was opened.
func (m *Model) cancel() tea.Cmd {
	if was, known := m.openedAt[m.top()]; known && was.of == m.services.Session && was.of != nil {
		was.of.Return(was.at)
	}
	m.toast = "Nothing of it was kept."
	return m.act(m.top().Do(keys.Cancel))
}
