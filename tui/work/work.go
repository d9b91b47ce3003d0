// Package work is the assessment that is open on the screen: what the team has
// said, its score, and the saving of every change.
//
// Screens change the assessment only through a [Work]. Each change makes a new
// snapshot, is scored at once and handed to the saver, which writes it in the
// background; no screen waits for the disk and no screen computes a score.
package work

import (
	"time"

	"charter/assessment"
	"charter/questions"
)

// Saver writes snapshots in order, in the background. A snapshot is never
// changed after it was handed over.
type Saver interface {
	Save(*assessment.Assessment) (revision uint64)
}

// Work is one open assessment.
type Work struct {
	Pack *questions.Pack
	Path string // where the file is

	editor *assessment.Editor
	score  assessment.Score
	saver  Saver
	now    func() time.Time
	last   uint64 // revision of the last snapshot handed to the saver
	by     string // id of the assessor at the keyboard, "" when not said
	at     string // id of the question looked at last
	short  bool   // the essential questions come first
}

// New opens an assessment for work. now gives the time for the history; saver
// may be nil, and then nothing is written.
func New(a *assessment.Assessment, pack *questions.Pack, path string, saver Saver, now func() time.Time) *Work {
	w := &Work{Pack: pack, Path: path, editor: assessment.NewEditor(a), saver: saver, now: now}
	w.score = assessment.Compute(w.Assessment(), pack)
	return w
}

// Assessment gives the current snapshot. It must not be changed.
func (w *Work) Assessment() *assessment.Assessment { return w.editor.Assessment() }

// Score gives the score of the current snapshot.
func (w *Work) Score() *assessment.Score { return &w.score }

// Revision is that of the last snapshot handed to the saver; 0 before the first.
func (w *Work) Revision() uint64 { return w.last }

// Now tells the time, as the history will record it.
func (w *Work) Now() time.Time { return w.now() }

// By is the id of the assessor at the keyboard, "" when not said.
func (w *Work) By() string { return w.by }

// Today gives the day on which work is done.
func (w *Work) Today() assessment.Date { return assessment.DateOf(w.now()) }

// Answer gives the answer to a question; the zero Answer when there is none.
func (w *Work) Answer(id string) assessment.Answer { return w.Assessment().Answers[id] }

// QuestionScore gives the score of one question.
func (w *Work) QuestionScore(id string) assessment.QuestionScore {
	for i := range w.score.Questions {
		if w.score.Questions[i].ID == id {
			return w.score.Questions[i]
		}
	}
	return assessment.QuestionScore{ID: id, State: assessment.ScoredNotAsked}
}

// PrincipleScore gives the score of one principle.
func (w *Work) PrincipleScore(id string) assessment.PrincipleScore {
	for i := range w.score.Principles {
		if w.score.Principles[i].ID == id {
			return w.score.Principles[i]
		}
	}
	return assessment.PrincipleScore{ID: id, Band: assessment.BandNotApplicable}
}

// Edit changes the assessment through the editor, scores it again and saves it.
func (w *Work) Edit(change func(*assessment.Editor, assessment.Stamp)) {
	before := w.Assessment()
	change(w.editor, assessment.Stamp{At: w.now(), By: w.by})
	if w.Assessment() == before {
		return
	}
	w.score = assessment.Compute(w.Assessment(), w.Pack)
	if w.saver != nil {
		w.last = w.saver.Save(w.Assessment())
	}
}

// EditAnswer changes the answer to one question.
func (w *Work) EditAnswer(id string, change func(*assessment.Answer)) {
	w.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Answer(s, id, change) })
}

// Undo takes the last change back and says in plain words what it was.
func (w *Work) Undo() (what string, ok bool) {
	w.Edit(func(e *assessment.Editor, s assessment.Stamp) { what, ok = e.Undo(s) })
	return what, ok
}

// Redo makes the change again that was undone last.
func (w *Work) Redo() (what string, ok bool) {
	w.Edit(func(e *assessment.Editor, s assessment.Stamp) { what, ok = e.Redo(s) })
	return what, ok
}

// CanUndo tells what Undo would take back.
func (w *Work) CanUndo() (what string, ok bool) { return w.editor.CanUndo() }

// CanRedo tells what Redo would do again.
func (w *Work) CanRedo() (what string, ok bool) { return w.editor.CanRedo() }

// Visit remembers which question is looked at, so that lists come back to it.
func (w *Work) Visit(question string) { w.at = question }

// Visited gives the question that was looked at last, "" before the first.
func (w *Work) Visited() string { return w.at }

// Actions lists the actions about a question or principle.
func (w *Work) Actions(about string) []assessment.Action {
	var found []assessment.Action
	for _, x := range w.Assessment().Actions {
		if x.For == about {
			found = append(found, x)
		}
	}
	return found
}
