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

// closedFile says how closing a file went.
type closedFile struct{ err error }

// leave ends the program once everything is saved.
func (m *Model) leave() tea.Cmd {
	if m.desk.file == nil {
		return tea.Quit
	}
	if m.twoVersions() {
		return m.push(screen.Route{Kind: screen.KindConflict})
	}
	m.exit, m.said = leavingProgram, "Saving the last changes before leaving"+m.services.Theme.Glyph.Ellipsis
	return m.closeFile()
}

// keeper is a screen in which something may be typed that cannot be kept as it is,
// such as half a date. Unkept says why, or is "".
type keeper interface{ Unkept() string }

// tellUnkept tells, the first time the user wants to leave at once, what would be
// lost by that.
func (m *Model) tellUnkept() bool {
	if m.unkeptTold {
		return false
	}
	for _, screen := range m.stack {
		if k, ok := screen.(keeper); ok && k.Unkept() != "" {
			m.said, m.unkeptTold = k.Unkept()+" Or press ctrl+c again to leave without it.", true
		}
	}
	return m.unkeptTold
}

// leaveForHome closes the file and goes back to the home screen.
func (m *Model) leaveForHome() tea.Cmd {
	if m.twoVersions() {
		return m.push(screen.Route{Kind: screen.KindConflict})
	}
	m.exit, m.said = goingHome, "Saving the last changes"+m.services.Theme.Glyph.Ellipsis
	return m.closeFile()
}

// twoVersions reports whether the user is to be told before leaving, once, that
// there are two versions of the file. Both stay, so leaving loses nothing.
func (m *Model) twoVersions() bool {
	if m.desk.status.Conflict == nil || m.desk.told || isTrouble(m.top()) {
		return false
	}
	m.desk.told = true
	m.said = "Join the two versions now, or press ctrl+c to leave: both stay on the disk."
	return true
}

// stay takes the wish to leave back.
func (m *Model) stay() {
	m.exit, m.services.Leaving = staying, false
}

// busy reports whether keys must wait: a change to a file that is being closed
// or replaced would be lost.
func (m *Model) busy() bool { return m.closing || m.resolving }

// closeFile saves what is to be saved and lets go of the file.
func (m *Model) closeFile() tea.Cmd {
	m.closing = true
	f := m.desk.file
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		return closedFile{f.Close(ctx)}
	}
}

// nowClosed leaves, or goes home, when all is saved. Otherwise nobody leaves
// without having said yes to losing what is not.
func (m *Model) nowClosed(closed closedFile) tea.Cmd {
	m.closing = false
	if closed.err == nil {
		return m.left()
	}
	m.services.Leaving, m.said = true, ""
	cmd := m.newStatus(m.desk.file.Status())
	if isTrouble(m.top()) || m.closing {
		return cmd
	}
	return tea.Batch(cmd, m.push(screen.Route{Kind: screen.KindTrouble}))
}

// lose leaves without what is not saved; the user has said yes to that.
func (m *Model) lose() tea.Cmd {
	if m.desk.file != nil {
		m.desk.file.Discard()
	}
	return m.left()
}

// left goes where the user wanted to go, now that the file is closed.
func (m *Model) left() tea.Cmd {
	forHome, path := m.exit == goingHome, m.desk.session.Path
	m.stay()
	m.desk.take(opened{})
	if !forHome {
		return tea.Quit
	}
	if home, ok := m.stack[0].(*start.Home); ok {
		home.MarkFile(path)
	}
	m.desk.fill(m.services)
	m.stack, m.said = m.stack[:1], ""
	return tea.Batch(m.resizeTop(), m.top().Activate())
}
