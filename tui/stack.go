package tui

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/screens/question"
	"charter/tui/screens/start"
)

// push puts a screen on top.
func (m *Model) push(to screen.Route) tea.Cmd {
	next := m.screenFor(to)
	if next == nil {
		return nil
	}
	return m.raise(next)
}

// raise puts a screen that is made on top.
func (m *Model) raise(next screen.Screen) tea.Cmd {
	m.stack = append(m.stack, next)
	m.noteArrival()
	return tea.Batch(m.resizeTop(), m.activate(), m.look())
}

// replace puts a screen in place of the one on top.
func (m *Model) replace(to screen.Route) tea.Cmd {
	next := m.screenFor(to)
	if next == nil {
		return nil
	}
	m.stack = m.stack[:len(m.stack)-1]
	return m.raise(next)
}

// pop goes back to the screen below; from the last one it leaves, but not from
// home or the map: who presses esc once too often must not be thrown out.
func (m *Model) pop() tea.Cmd {
	if len(m.stack) == 1 {
		switch m.top().(type) {
		case *start.Home, *question.Map:
			m.toast = "There is nothing to go back to from here. Press q to leave."
			return nil
		}
		return m.leave()
	}
	if m.services.IsOpen() && isHome(m.stack[len(m.stack)-2]) {
		return m.leaveForHome()
	}
	var stay tea.Cmd
	if isTrouble(m.top()) {
		stay = m.stay()
	}
	m.stack = m.stack[:len(m.stack)-1]
	m.noteArrival()
	return tea.Batch(stay, m.resizeTop(), m.activate(), m.look())
}
