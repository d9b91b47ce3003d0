package session

import "charter/assessment"

// UndoStep is what Undo would take back.
type UndoStep struct {
	Entries []assessment.Entry
	What    string // in plain words
	When    string // it was done: the time, and the day where that is an earlier one
	Earlier bool   // it was done on an earlier day
}

// NextUndo tells what Undo would take back; ok is false when there is nothing.
func (s *Session) NextUndo() (step UndoStep, ok bool) {
	step.Entries = s.editor.NextUndo()
	if step.What, ok = s.CanUndo(); !ok {
		return UndoStep{}, false
	}
	at := step.Entries[0].At.In(s.now().Location())
	day := assessment.DateOf(at)
	step.When, step.Earlier = at.Format("15:04"), day != s.Today()
	if step.Earlier {
		step.When = day.Words() + ", " + step.When
	}
	return step, true
}
