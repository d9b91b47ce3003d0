package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
)

// takeBack is what a key asked for in front of the room, or far from where it was done: to
// take the last change back, or to make it again. It waits for a yes as long as its question
// is to be seen.
type takeBack struct {
	question string
	back     bool
}

// undo takes back or repeats a change, and says which; or it asks first.
func (m *Model) undo(back bool) tea.Cmd {
	switch {
	case m.services.Session == nil:
		return nil
	case m.services.ReadOnly != "":
		m.toast = m.services.ReadOnly
		return nil
	case m.inWorkshop():
		m.undoInRoom(back)
		return nil
	case back && m.asksToReach():
		return nil
	}
	return m.revert(back)
}

// revert takes back or repeats a change, and says which.
func (m *Model) revert(back bool) tea.Cmd {
	do, did, nothing := m.services.Session.Redo, "Done again: ", "There is nothing to redo."
	if back {
		do, did, nothing = m.services.Session.Undo, "Undone: ", "There is nothing to undo."
	}
	if back && m.inWorkshop() {
		did = "Taken back: "
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
func (m *Model) undoInRoom(back bool) {
	what, why := m.services.Session.InSitting(back)
	switch {
	case why != "":
		m.toast = strings.Replace(why, "%s", m.services.Keys.Get(keys.Void).Show, 1)
	case back:
		m.askTakeBack(back, "Take back "+m.change(what))
	default:
		m.askTakeBack(back, "Do again "+m.change(what))
	}
}

// asksToReach says what would be undone, and when it was done, before that reaches into an
// earlier day or into another screen than the one on top, and reports whether it asked.
func (m *Model) asksToReach() bool {
	step, any := m.services.Session.NextUndo()
	if !any || !step.Earlier && m.isHere(step.Entries) {
		return false
	}
	m.askTakeBack(true, fmt.Sprintf("Undo %s (%s)", m.change(step.What), step.When))
	return true
}

// askTakeBack asks before a change is taken back or made again.
func (m *Model) askTakeBack(back bool, what string) {
	m.toast = what + "? Press " + m.services.Keys.Get(keys.Yes).Show + "."
	m.takeBack = takeBack{m.toast, back}
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

// answerTakeBack does what was asked for if that was said until now, and a key says yes to it.
// Any other key leaves it.
func (m *Model) answerTakeBack(msg tea.KeyPressMsg, said string) (tea.Cmd, bool) {
	asked := m.takeBack
	m.takeBack = takeBack{}
	if asked.question == "" || said != asked.question {
		return nil, false
	}
	if binding, _ := m.services.Keys.Lookup(msg.String(), m.top().Typing()); binding.ID != keys.Yes {
		return nil, false
	}
	return m.revert(asked.back), true
}

// change tells a change with the arrow of the theme.
func (m *Model) change(what string) string {
	return strings.ReplaceAll(what, "→", m.services.Theme.Glyph.Arrow)
}
