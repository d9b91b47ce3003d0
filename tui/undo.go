package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
)

// takeBack is what a key asked for in front of the room, or far from where it was done, and
// what waits for a yes: to take the last change back, or to make it again.
type takeBack struct{ asked, back bool }

// undo takes back or repeats a change, and says which.
func (m *Model) undo(back bool) tea.Cmd {
	if m.services.Session == nil {
		return nil
	}
	if m.services.ReadOnly != "" {
		m.toast = m.services.ReadOnly
		return nil
	}
	if m.inWorkshop() {
		return m.undoInRoom(back)
	}
	if back && m.asksToReach() {
		return nil
	}
	do, did, nothing := m.services.Session.Redo, "Done again: ", "There is nothing to redo."
	if back {
		do, did, nothing = m.services.Session.Undo, "Undone: ", "There is nothing to undo."
	}
	what, ok := do()
	if !ok {
		m.toast = nothing
		return nil
	}
	m.toast = did + m.change(what)
	return m.activate()
}

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

// asksToReach says what would be undone, and when it was done, before that reaches into an
// earlier day or into another screen than the one on top, and reports whether it asked.
func (m *Model) asksToReach() bool {
	step, any := m.services.Session.NextUndo()
	if !any || !step.Earlier && m.isHere(step.Entries) {
		return false
	}
	m.toast = fmt.Sprintf("Undo %s (%s)? Press %s.", m.change(step.What), step.When, m.services.Keys.Get(keys.Yes).Show)
	m.takeBack = takeBack{asked: true, back: true}
	return true
}

// isHere reports whether a step was done on the screen on top, since it came up, or is to be
// seen there.
func (m *Model) isHere(step []assessment.Entry) bool {
	if top, tells := m.top().(interface{ ShowsChange(assessment.Entry) bool }); tells {
		return slices.ContainsFunc(step, top.ShowsChange)
	}
	return step[0].Step > m.stood
}

// noteArrival notes which changes were made before the screen on top came up.
func (m *Model) noteArrival() {
	m.stood = 0
	if m.services.Session == nil {
		return
	}
	if step, any := m.services.Session.NextUndo(); any {
		m.stood = step.Entries[0].Step
	}
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
