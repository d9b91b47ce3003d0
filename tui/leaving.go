package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screens/files"
	"charter/tui/screens/start"
	"charter/tui/session"
	"charter/tui/widget"
)

// leave ends the program once everything is saved.
func (m *Model) leave() tea.Cmd {
	if !m.services.IsOpen() {
		return tea.Quit
	}
	return m.close(false, "Saving the last changes before leaving")
}

// leaveForHome closes the file and goes back to the home screen.
func (m *Model) leaveForHome() tea.Cmd { return m.close(true, "Saving the last changes") }

// close closes the file to go to the home screen or to end the program. That there are
// two versions of the file is told first, once.
func (m *Model) close(forHome bool, said string) tea.Cmd {
	if !isTrouble(m.top()) && m.services.MustTellConflict() {
		m.toast = "Join the two versions now, or press ctrl+c to leave: both stay on the disk."
		return m.push(screen.Route{Kind: screen.KindConflict})
	}
	m.forHome, m.toast = forHome, said+m.services.Theme.Glyph.Ellipsis
	return m.step(session.Close{})
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

// showNotClosed has the user decide: nobody leaves without having said yes to losing
// what is not saved.
func (m *Model) showNotClosed() tea.Cmd {
	m.toast = ""
	cmd := m.drawSaving()
	if isTrouble(m.top()) || m.services.State == session.Closing {
		return cmd
	}
	return tea.Batch(cmd, m.push(screen.Route{Kind: screen.KindTrouble}))
}

// look has it tried whether who has the file open has closed it.
func (m *Model) look() tea.Cmd { return m.step(session.Look{}) }

// stay takes the wish to leave back.
func (m *Model) stay() tea.Cmd {
	m.forHome = false
	return m.step(session.Stay{})
}

// finishExit goes where the user wanted to go, now that the file at path is closed.
func (m *Model) finishExit(path string) tea.Cmd {
	if !m.forHome {
		m.ended = true
		return tea.Quit
	}
	if home, ok := m.stack[0].(*start.Home); ok {
		home.MarkFile(path)
	}
	m.forHome, m.stack, m.toast = false, m.stack[:1], ""
	return tea.Batch(m.resizeTop(), m.activate())
}

// isTrouble reports whether a screen is about how saving stands.
func isTrouble(s screen.Screen) bool {
	switch s.(type) {
	case *files.Trouble, *files.Conflict:
		return true
	}
	return false
}

// banner is the line that stays while something is wrong with the file, or "".
// The screens that tell of it in full do without.
func (m *Model) banner() string {
	if isTrouble(m.top()) {
		return ""
	}
	line := widget.OneLine(m.services.Trouble().Line)
	shown := m.services.Keys.Get(keys.Trouble).Show
	if m.top().Typing() {
		shown = "f2"
	}
	return strings.Replace(line, "%s", shown, 1)
}

// showTrouble opens the screen that says what is wrong with the file.
func (m *Model) showTrouble() tea.Cmd {
	if m.services.Trouble().Name == "" {
		m.toast = "Nothing is wrong with the file."
		return nil
	}
	kind := screen.KindTrouble
	if saving := m.services.Saving; saving.Conflict != nil && saving.Err == nil && !m.services.Leaving() {
		kind = screen.KindConflict
	}
	return m.push(screen.Route{Kind: kind})
}

// savedWords says in a word or two whether everything is on disk. It compares
// what was handed to the saver with what the saver has said is written, so that
// "saved" is never shown too early.
func (m *Model) savedWords() string {
	w, saving := m.services, m.services.Saving
	switch {
	case !w.IsOpen():
		return ""
	case w.Session.Practice():
		return "not saved: practice"
	case saving.ReadOnly != nil || w.Session.Following():
		return "read only"
	case saving.Err != nil:
		return "NOT SAVED"
	case w.Session.Revision() > saving.Saved:
		return "saving" + w.Theme.Glyph.Ellipsis
	case saving.Conflict != nil:
		return "saved beside"
	}
	return "saved " + w.Theme.Glyph.Tick
}
