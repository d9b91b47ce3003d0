package tui

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/store"
	"charter/questions/plaintext"
	"charter/tui/screen"
	"charter/tui/screens/files"
	"charter/tui/screens/start"
	"charter/tui/session"
)

// step hands what happened to the workspace, runs what is to be done then, and shows
// what came of it.
func (m *Model) step(e session.Event) tea.Cmd {
	outcome, effects := m.services.Step(e)
	return tea.Batch(m.showAsked(e), commands(effects), m.show(outcome))
}

// commands runs effects in the background.
func commands(effects []session.Effect) tea.Cmd {
	cmds := make([]tea.Cmd, len(effects))
	for i, effect := range effects {
		cmds[i] = func() tea.Msg { return effect() }
	}
	return tea.Batch(cmds...)
}

// showAsked says what is being done for the user.
func (m *Model) showAsked(e session.Event) tea.Cmd {
	more := m.services.Theme.Glyph.Ellipsis
	switch e := e.(type) {
	case session.Retry:
		if m.services.Saving.ReadOnly == nil {
			m.toast = "Trying to save" + more
		}
	case session.SaveElsewhere:
		m.toast = "Saving as " + plaintext.Line(e.Path) + more
	case session.Resolve, session.TakeTheirs:
		if !m.services.Busy() {
			return m.pop() // there is nothing to choose any more
		}
		m.toast = "Writing the file" + more
		if e == (session.TakeTheirs{}) {
			m.toast = "Reading the file" + more
		}
	}
	return nil
}

// show shows what came of something that was asked of the workspace.
func (m *Model) show(outcome session.Event) tea.Cmd {
	switch e := outcome.(type) {
	case nil:
		return nil
	case session.Opened:
		return m.showOpened(e)
	case session.NotOpened:
		if _, typed := m.top().(*start.OpenPath); typed && e.CanRestore() {
			return m.push(screen.Route{Kind: screen.KindDamaged, ID: e.Path})
		}
	case session.Migratable:
		return m.push(screen.Route{Kind: screen.KindMigrate})
	case session.NotRemembered:
		m.toast = e.Err.Error()
		return nil
	case session.SavingChanged, session.Flushed, session.StillReadOnly, session.Unlocked:
		return m.showSaving(e)
	case session.NotesWait:
		return m.takeNotes(e)
	case session.Followed:
		if !m.services.Session.Following() {
			return tea.Batch(m.resizeTop(), m.activate())
		}
	case session.SavedElsewhere:
		return m.showSavedElsewhere(e)
	case session.Resolved, session.NotResolved:
		return m.showResolved(e)
	case session.PenAsked, session.PenWanted, session.PenKept, session.PenHandedOver:
		return m.showPen(e)
	case session.HasClosed:
		return m.finishExit(e.Path)
	case session.NotClosed:
		return m.showNotClosed()
	}
	return m.bring(outcome)
}

// bring hands what came of something to the screen on top, and to the workshop where that is
// covered: without the ballot box that it asked for no vote would be taken.
func (m *Model) bring(outcome session.Event) tea.Cmd {
	w, top := m.workshop(), m.top()
	cmd := m.tell(outcome)
	if w == nil || top == screen.Screen(w) {
		return cmd
	}
	return tea.Batch(cmd, m.act(w.Update(outcome)))
}

// showOpened goes to the map of a file that was opened.
func (m *Model) showOpened(e session.Opened) tea.Cmd {
	m.stack = slices.DeleteFunc(m.stack, func(s screen.Screen) bool { return !isHome(s) })
	cmds := []tea.Cmd{m.push(screen.Route{Kind: screen.KindMap})}
	if e.Created {
		m.services.Draft = session.Start{}
		cmds = append(cmds, m.push(screen.Route{Kind: screen.KindFacts}))
	}
	if m.openNext != "" {
		cmds = append(cmds, m.push(screen.Route{Kind: m.openNext}))
	}
	cmds = append(cmds, m.introduce())
	m.toast, m.openNext = e.Remark, ""
	m.opened++
	return tea.Batch(append(cmds, m.readAlong())...)
}

// alongEvery is how often what others change is looked for in a file that is only read.
const alongEvery = 2 * time.Second

// alongDue says that it is time to look, in the file that was opened as that many-th.
type alongDue struct{ opened int }

// readAlong has what others change shown in a file that is only read, on a host.
func (m *Model) readAlong() tea.Cmd {
	if !m.services.ReadsAlong() {
		return nil
	}
	due := alongDue{m.opened}
	var changed <-chan struct{} // nil: nobody tells
	if m.services.Changed != nil {
		changed = m.services.Changed(m.services.Session.Path)
	}
	return func() tea.Msg {
		select {
		case <-changed:
		case <-time.After(alongEvery):
		}
		return due
	}
}

// introduce asks who is at the keyboard, where that is to be asked.
func (m *Model) introduce() tea.Cmd {
	if !m.services.MustIntroduce() {
		return nil
	}
	return m.push(screen.Route{Kind: screen.KindIntroduce})
}

func isHome(s screen.Screen) bool {
	_, home := s.(*start.Home)
	return home
}

// showSaving shows how saving goes, and how a try that the user asked for went.
func (m *Model) showSaving(outcome session.Event) tea.Cmd {
	const free = "The file is free: you can edit it now."
	cmd := m.drawSaving()
	switch e := outcome.(type) {
	case session.StillReadOnly:
		m.toast = "It is still read only."
	case session.Flushed:
		if m.suspending {
			return tea.Batch(cmd, m.suspendSaved(e.Err))
		}
		if m.toast = "Saved."; e.Err != nil {
			m.toast = "It still cannot be saved."
		}
	case session.Unlocked:
		if e.Changed {
			cmd = tea.Batch(cmd, m.showVersion(free+" What was changed meanwhile is shown."))
			return tea.Batch(cmd, m.introduce())
		}
		m.toast = free
		if isTrouble(m.top()) {
			cmd = tea.Batch(cmd, m.pop())
		}
		cmd = tea.Batch(cmd, m.introduce())
	}
	return cmd
}

// drawSaving tells the screen on top how saving goes now.
func (m *Model) drawSaving() tea.Cmd {
	cmd := m.resizeTop()
	if isTrouble(m.top()) {
		return tea.Batch(cmd, m.activate())
	}
	return cmd
}

// showVersion shows another version of the open file from now on, at its map:
// the screens that were open may have held values of the version before.
func (m *Model) showVersion(said string) tea.Cmd {
	m.stack = slices.DeleteFunc(m.stack, func(s screen.Screen) bool { return !isHome(s) })
	cmd := m.push(screen.Route{Kind: screen.KindMap})
	m.toast = said
	return cmd
}

// showSavedElsewhere goes on in another file, or says why that cannot be done.
func (m *Model) showSavedElsewhere(e session.SavedElsewhere) tea.Cmd {
	if e.Err != nil {
		m.toast = "It could not be saved there."
		if isTrouble(m.top()) {
			m.toast = plaintext.Line(e.Err.Error())
		}
		return m.tell(e)
	}
	m.forHome = false
	for {
		_, asking := m.top().(*files.Elsewhere)
		if len(m.stack) == 1 || !asking && !isTrouble(m.top()) {
			break
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
	m.toast = "Saved as " + plaintext.Line(filepath.Base(e.Path)) + ". You go on with that file."
	return tea.Batch(m.resizeTop(), m.activate())
}

// showResolved shows the version that there is now, or why there are still two.
func (m *Model) showResolved(outcome session.Event) tea.Cmd {
	cmd := m.drawSaving()
	switch e := outcome.(type) {
	case session.NotResolved:
		var again *store.Conflict
		if m.toast = plaintext.Line(e.Err.Error()); errors.As(e.Err, &again) {
			m.toast = "They have changed the file once more. Look at the differences again."
		}
	case session.Resolved:
		said := "There is one version again."
		if e.Aside != "" {
			said += " The other one is kept as " + plaintext.Line(filepath.Base(e.Aside)) + "."
		}
		return tea.Batch(cmd, m.showVersion(said))
	}
	return cmd
}
