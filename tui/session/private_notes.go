package session

import (
	"maps"

	"charter/assessment"
	"charter/assessment/file/notes"
)

// KeepNote asks to keep a private note that is typed in a view which only reads the file. It is
// taken in when the same user opens the file to work on it.
type KeepNote struct{ Question, Text string }

// NoteNotKept says why a private note could not be kept.
type NoteNotKept struct{ Err error }

func (KeepNote) event()    {}
func (NoteNotKept) event() {}

// notesOf gives what keeps the private notes that wait for a file.
func (e Environment) notesOf(a *assessment.Assessment, path string) *notes.Keeper {
	return notes.For(e.Notes, a.ID, path)
}

// stepNotes is about private notes that wait for the file they belong to.
func (w *Workspace) stepNotes(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case KeepNote:
		if w.Session == nil || !w.Session.following {
			return nil, nil, true
		}
		if w.notes == nil {
			w.notes = w.notesOf(w.Session.Assessment(), w.Session.Path)
		}
		waiting := notes.With(w.Session.notes, notes.Note{Question: e.Question, Before: w.Session.Answer(e.Question).PrivateNote, Text: e.Text})
		w.Session.notes = waiting
		w.Session.showNote(e.Question, e.Text)
		w.notes.Put(waiting)
		keeper := w.notes
		return nil, []Effect{func() Event {
			if err := keeper.Write(); err != nil {
				return NoteNotKept{err}
			}
			return nil
		}}, true
	case NoteNotKept:
		return e, nil, true
	}
	return nil, nil, false
}

// showNotes shows private notes that wait as if they stood in a file that is followed.
func (s *Session) showNotes(waiting []notes.Note) {
	s.notes = waiting
	for _, n := range waiting {
		s.showNote(n.Question, n.Into(s.Answer(n.Question).PrivateNote))
	}
}

// showNote shows a private note in a file that is followed.
func (s *Session) showNote(question, text string) {
	a, answer := *s.Assessment(), s.Answer(question)
	if answer.PrivateNote == text {
		return
	}
	answer.PrivateNote = text
	if a.Answers = maps.Clone(a.Answers); a.Answers == nil {
		a.Answers = map[string]assessment.Answer{}
	}
	a.Answers[question] = answer
	s.editor = assessment.NewEditor(&a)
}

// takeNotes puts private notes that waited where they belong, in a file that can be changed.
func (w *Workspace) takeNotes(waiting []notes.Note) {
	for _, n := range waiting {
		if _, _, known := w.Session.Pack.Question(n.Question); !known || w.ReadOnly != "" {
			continue
		}
		w.Session.EditAnswer(n.Question, func(a *assessment.Answer) { a.PrivateNote = n.Into(a.PrivateNote) })
		w.notesTaken = append(w.notesTaken, n)
	}
}

// dropNotes takes those away that were taken in, to be run once all is saved.
func (w *Workspace) dropNotes() []Effect {
	if w.Session == nil || len(w.notesTaken) == 0 {
		return nil
	}
	env, a, path, taken := w.Environment, w.Session.Assessment(), w.Session.Path, w.notesTaken
	return []Effect{func() Event {
		// What cannot be taken away now is found again when the file is opened next.
		_ = env.notesOf(a, path).Drop(taken)
		return nil
	}}
}
