package session

import (
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
)

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

// notUndone says why there is nothing to take back in a sitting, after what was done in it. %s
// stands for the key that voids a round.
func (s *Session) notUndone(sitting assessment.Session) string {
	answer := s.Answer(sitting.At)
	voting := func(r assessment.Round) bool { return !r.Complete || !r.Held.Before(sitting.Started) }
	voided := func(v assessment.Voided) bool { return !v.At.Before(sitting.Started) }
	switch {
	case slices.ContainsFunc(answer.Rounds, voting):
		return "Votes are not undone: press %s to void the round."
	case slices.ContainsFunc(answer.Voided, voided):
		return "A round that was voided stays so. Rate again."
	case len(workshop.Block(sitting, s.Assessment())) > 0:
		return "What was confirmed is not undone. Go back to a question to talk about it again."
	}
	return "There is nothing on this question to take back."
}
