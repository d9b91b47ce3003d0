package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/screens/start"
)

// exit is where the user wants to go from the open file, once it is saved.
type exit int

const (
	staying exit = iota
	goingHome
	leavingProgram
)

// closeWithin is how long leaving waits for a disk before it asks what to do.
const closeWithin = 3 * time.Second

// fileClosed says how closing a file went.
type fileClosed struct{ err error }

// leave ends the program once everything is saved.
func (m *Model) leave() tea.Cmd {
	if m.workspace.file == nil {
		return tea.Quit
	}
	if m.stopForConflict() {
		return m.push(screen.Route{Kind: screen.KindConflict})
	}
	m.exit, m.toast = leavingProgram, "Saving the last changes before leaving"+m.services.Theme.Glyph.Ellipsis
	return m.closeFile()
}

// incomplete is a screen in which something may be typed that cannot be kept as it is,
// such as half a date. Unkept says why, or is "".
type incomplete interface{ Unkept() string }

// warnUnkept tells, the first time the user wants to leave at once, what would be
// lost by that.
func (m *Model) warnUnkept() bool {
	if m.unkeptWarned {
		return false
	}
	for _, screen := range m.stack {
		if k, ok := screen.(incomplete); ok && k.Unkept() != "" {
			m.toast, m.unkeptWarned = k.Unkept()+" Or press ctrl+c again to leave without it.", true
		}
	}
	return m.unkeptWarned
}

// leaveForHome closes the file and goes back to the home screen.
func (m *Model) leaveForHome() tea.Cmd {
	if m.stopForConflict() {
		return m.push(screen.Route{Kind: screen.KindConflict})
	}
	m.exit, m.toast = goingHome, "Saving the last changes"+m.services.Theme.Glyph.Ellipsis
	return m.closeFile()
}

// stopForConflict reports whether the user is to be told before leaving, once, that
// there are two versions of the file. Both stay, so leaving loses nothing.
func (m *Model) stopForConflict() bool {
	if m.workspace.status.Conflict == nil || m.workspace.conflictWarned || isTrouble(m.top()) {
		return false
	}
	m.workspace.conflictWarned = true
	m.toast = "Join the two versions now, or press ctrl+c to leave: both stay on the disk."
	return true
}

// cancelExit takes the wish to leave back.
func (m *Model) cancelExit() {
	m.exit, m.services.Leaving = staying, false
}

// busy reports whether keys must wait: a change to a file that is being closed
// or replaced would be lost.
func (m *Model) busy() bool { return m.closing || m.resolving }

// closeFile saves what is to be saved and lets go of the file.
func (m *Model) closeFile() tea.Cmd {
	m.closing = true
	f := m.workspace.file
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		return fileClosed{f.Close(ctx)}
	}
}

// handleClosed leaves, or goes home, when all is saved. Otherwise nobody leaves
// without having said yes to losing what is not.
func (m *Model) handleClosed(closed fileClosed) tea.Cmd {
	m.closing = false
	if closed.err == nil {
		return m.finishExit()
	}
	m.services.Leaving, m.toast = true, ""
	cmd := m.setStatus(m.workspace.file.Status())
	if isTrouble(m.top()) || m.closing {
		return cmd
	}
	return tea.Batch(cmd, m.push(screen.Route{Kind: screen.KindTrouble}))
}

// discardAndLeave leaves without what is not saved; the user has said yes to that.
func (m *Model) discardAndLeave() tea.Cmd {
	if m.workspace.file != nil {
		m.workspace.file.Discard()
	}
	return m.finishExit()
}

// finishExit goes where the user wanted to go, now that the file is closed.
func (m *Model) finishExit() tea.Cmd {
	forHome, path := m.exit == goingHome, m.workspace.session.Path
	m.cancelExit()
	m.workspace.replace(opened{})
	if !forHome {
		return tea.Quit
	}
	if home, ok := m.stack[0].(*start.Home); ok {
		home.MarkFile(path)
	}
	m.workspace.publish(m.services)
	m.stack, m.toast = m.stack[:1], ""
	return tea.Batch(m.resizeTop(), m.top().Activate())
}
