package tui

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/session"
)

// suspend puts the program in the background, where a shell can bring it back
// from, once everything is saved: a program that is stopped may be ended there.
func (m *Model) suspend() tea.Cmd {
	if why := cannotSuspend(); why != "" {
		m.toast = why
		return nil
	}
	if !m.services.IsOpen() {
		return m.without(m.signals.sleep)
	}
	m.suspending = true
	return m.step(session.Flush{})
}

// suspendSaved goes to the background if everything is saved.
func (m *Model) suspendSaved(err error) tea.Cmd {
	m.suspending = false
	if err == nil {
		return m.without(m.signals.sleep)
	}
	m.toast = "Not all is saved, so charter stays here. Press ! (or f2 while you type) to see why."
	return nil
}
