package session

import (
	"maps"

	"charter/assessment"
	"charter/assessment/file/notes"
	"charter/assessment/store"
)

type (
	// KeepNote asks to keep a private note that is typed in a view which only reads the file. It
	// waits for the program of the same user that has the file open, or opens it next.
	KeepNote struct{ Question, Text string }
	// NoteNotKept says why a private note could not be kept.
	NoteNotKept struct{ Err error }
	// LookForNotes asks whether private notes wait for the open file.
	LookForNotes struct{}
	// NotesWait says that some do. They wait on until TakeNotes brings them back.
	NotesWait struct{ notes []notes.Note }
	// TakeNotes asks to put notes that wait into the open file.
	TakeNotes NotesWait
)

func (KeepNote) event()     {}
func (NoteNotKept) event()  {}
func (LookForNotes) event() {}
func (NotesWait) event()    {}
func (TakeNotes) event()    {}

// notesOf gives what keeps the private notes that wait for a file.
func (e Environment) notesOf(a *assessment.Assessment, path string) *notes.Keeper {
	return notes.For(e.Notes, a.ID, path)
}

// TakesNotes reports whether private notes that wait can be put into the open file now.
func (w *Workspace) TakesNotes() bool {
	return w.State == Editing && w.saver != nil && w.ReadOnly == "" && w.Environment.Notes != ""
}

// stepNotes is about private notes that wait for the file they belong to.
func (w *Workspace) stepNotes(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case KeepNote:
		if w.Session == nil || !w.Session.following {
			return nil, nil, true
		}
		return nil, w.keepNote(e), true
	case LookForNotes:
		if !w.TakesNotes() {
			return nil, nil, true
		}
		keeper := w.Session.notes
		return nil, w.off(func(*store.Saver) Event {
			waiting, _ := keeper.Take() // what cannot be read waits on
			if len(waiting) == 0 {
				return nil
			}
			return NotesWait{waiting}
		}), true
	case TakeNotes:
		if w.TakesNotes() {
			return nil, w.takeNotes(e.notes), true
		}
		return nil, nil, true
	case NoteNotKept, NotesWait:
		return e, nil, true
	}
	return nil, nil, false
}

// keepNote shows a note in a file that is followed, and has it wait for whoever works on that.
func (w *Workspace) keepNote(e KeepNote) []Effect {
	keeper := w.Session.notes
	keeper.Add(notes.Note{Question: e.Question, Before: w.Session.Answer(e.Question).PrivateNote, Text: e.Text})
	w.Session.showNote(e.Question, e.Text)
	return []Effect{func() Event {
		if err := keeper.Write(); err != nil {
			return NoteNotKept{err}
		}
		return nil
	}}
}

// showNotes shows private notes that wait as if they stood in a file that is followed.
func (s *Session) showNotes(waiting []notes.Note) {
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

// takeNotes puts private notes that waited where they belong, and has them wait no more once
// all is saved.
func (w *Workspace) takeNotes(waiting []notes.Note) []Effect {
	if len(waiting) == 0 {
		return nil
	}
	for _, n := range waiting {
		if _, _, known := w.Session.Pack.Question(n.Question); !known {
			continue // of a question that is no more: nobody could read it
		}
		w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
			e.PrivateNoteBeside(at, n.Question, n.Into(w.Session.Answer(n.Question).PrivateNote))
		})
	}
	w.notesTaken = waiting
	drop := w.dropNotes()
	return w.off(func(saver *store.Saver) Event {
		ctx, cancel := within()
		defer cancel()
		if saver.Flush(ctx) == nil && saver.Status().Conflict == nil {
			for _, effect := range drop {
				effect()
			}
		}
		return nil
	})
}

// dropNotes has notes that were taken in wait no more, to be run once all is saved.
func (w *Workspace) dropNotes() []Effect {
	if len(w.notesTaken) == 0 {
		return nil
	}
	keeper, taken := w.Session.notes, w.notesTaken
	return []Effect{func() Event {
		_ = keeper.Drop(taken) // what cannot be taken away now is found again, and changes nothing
		return nil
	}}
}
