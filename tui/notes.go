package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/tui/session"
)

// This file has private notes taken in that a facilitator types in a window of their own while
// a workshop is led here. They are on no page that the room sees.

// notesEvery is how often notes that wait are looked for while a workshop is on the screen.
const notesEvery = 2 * time.Second

// notesDue says that it is time to look.
type notesDue struct{}

// tendNotes is done after every message: while a workshop is led, notes are looked for.
func (m *Model) tendNotes() tea.Cmd {
	if m.notesAwaited || m.workshop() == nil || !m.services.TakesNotes() {
		return nil
	}
	m.notesAwaited = true
	return tea.Tick(notesEvery, func(time.Time) tea.Msg { return notesDue{} })
}

// lookForNotes looks whether notes wait.
func (m *Model) lookForNotes() tea.Cmd {
	m.notesAwaited = false
	if m.workshop() == nil {
		return nil
	}
	return m.step(session.LookForNotes{})
}

// takeNotes has notes put into the file, unless something is being typed: that may be the very
// note. Then they wait until the next look.
func (m *Model) takeNotes(waiting session.NotesWait) tea.Cmd {
	if m.top().Typing() {
		return nil
	}
	return m.step(session.TakeNotes(waiting))
}
