package session

import (
	"fmt"
	"time"

	"charter/assessment"
	"charter/assessment/file/notes"
	"charter/assessment/workshop"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions"
)

// Saver writes snapshots in order, in the background. A snapshot is never
// changed after it was handed over.
type Saver interface {
	Save(*assessment.Assessment) (revision uint64)
}

// Session is one open assessment.
type Session struct {
	Pack *questions.Pack
	Path string // where the file is

	editor *assessment.Editor
	score  assessment.Score
	saver  Saver
	now    func() time.Time
	last   uint64 // revision of the last snapshot handed to the saver
	user   User   // who is at the keyboard
	by     string // the id under which the file lists them, "" before the first change
	tool   string // this program and its version, "" when not said
	at     string // id of the question looked at last

	audience report.Audience // for whom a report is offered to be; "": for the public

	host      string        // see [Environment]
	practice  bool          // see [Session.Practice]
	following bool          // see [Session.Following]
	lost      bool          // it is followed, and could not be read when it was looked at last
	notes     *notes.Keeper // of private notes that wait for the file; nil where none can
	short     bool          // the essential questions come first
	onward    bool          // after an answer that counts as given the next question comes by itself

	documents struct { // see [Session.Documents]
		of  *assessment.Assessment
		all []ListedDocument
	}
}

// New opens an assessment for work. now gives the time for the history; saver
// may be nil, and then nothing is written.
func New(a *assessment.Assessment, pack *questions.Pack, path string, saver Saver, now func() time.Time) *Session {
	s := &Session{Pack: pack, Path: path, editor: assessment.NewEditor(a), saver: saver, now: now}
	s.score = assessment.Compute(s.Assessment(), pack)
	return s
}

// Assessment gives the current snapshot. It must not be changed.
func (s *Session) Assessment() *assessment.Assessment { return s.editor.Assessment() }

// Score gives the score of the current snapshot.
func (s *Session) Score() *assessment.Score { return &s.score }

// Revision is that of the last snapshot handed to the saver; 0 before the first.
func (s *Session) Revision() uint64 { return s.last }

// Now tells the time, as the history will record it.
func (s *Session) Now() time.Time { return s.now() }

// By is the id of the assessor at the keyboard, "" when that is not known or nothing was
// changed yet.
func (s *Session) By() string { return s.by }

// Today gives the day on which work is done.
func (s *Session) Today() assessment.Date { return assessment.DateOf(s.now()) }

// Answer gives the answer to a question; the zero Answer when there is none.
func (s *Session) Answer(id string) assessment.Answer { return s.Assessment().Answers[id] }

// QuestionScore gives the score of one question.
func (s *Session) QuestionScore(id string) assessment.QuestionScore {
	for i := range s.score.Questions {
		if s.score.Questions[i].ID == id {
			score := s.score.Questions[i]
			score.Reason = wording.Aged(score.Reason)
			return score
		}
	}
	return assessment.QuestionScore{ID: id, State: assessment.ScoredNotAsked}
}

// PrincipleScore gives the score of one principle.
func (s *Session) PrincipleScore(id string) assessment.PrincipleScore {
	for i := range s.score.Principles {
		if s.score.Principles[i].ID == id {
			return s.score.Principles[i]
		}
	}
	return assessment.PrincipleScore{ID: id, Band: assessment.BandNotApplicable}
}

// Edit changes the assessment through the editor, scores it again and saves it. The
// change bears the id of who is at the keyboard, whom the file lists from then on, and
// that of the sitting of a workshop that goes on.
func (s *Session) Edit(change func(*assessment.Editor, assessment.Stamp)) {
	before := s.Assessment()
	who, fresh := s.atKeyboard()
	stamp := assessment.Stamp{At: s.now(), By: who.ID, Tool: s.tool}
	if sitting, runs := workshop.Running(before, stamp.At); runs {
		stamp.Session = sitting.ID
	}
	change(s.editor, stamp)
	if s.Assessment() == before {
		return
	}
	s.sign(who, fresh)
	s.settle()
}

// settle scores and saves what is the current assessment now.
func (s *Session) settle() {
	s.score = assessment.Compute(s.Assessment(), s.Pack)
	if s.saver != nil {
		s.last = s.saver.Save(s.Assessment())
	}
}

// EditAnswer changes the answer to one question.
func (s *Session) EditAnswer(id string, change func(*assessment.Answer)) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Answer(at, id, change) })
}

// Evidence lists what is cited for the answer to a question.
func (s *Session) Evidence(id string) []assessment.Evidence { return s.Assessment().Evidence(id) }

// PutEvidence changes the item at a place in what is cited for an answer as it is being
// typed, or adds one behind the last. One that says nothing is not added.
func (s *Session) PutEvidence(id string, at int, item assessment.Evidence) {
	if at >= len(s.Evidence(id)) && item == (assessment.Evidence{}) {
		return
	}
	s.Edit(func(e *assessment.Editor, stamp assessment.Stamp) {
		e.PutEvidence(stamp.Typing(evidenceTyping(id, at)), id, at, item)
	})
}

// RemoveEvidence takes the item at a place out of what is cited for an answer.
func (s *Session) RemoveEvidence(id string, at int) {
	s.Edit(func(e *assessment.Editor, stamp assessment.Stamp) { e.RemoveEvidence(stamp, id, at) })
}

// EndTyping ends what was typed in one form: the next change is a step of its own.
func (s *Session) EndTyping() {
	s.Edit(func(e *assessment.Editor, _ assessment.Stamp) { e.EndTyping() })
}

// EditAnswerTyping changes one field of an answer as it is being typed: all
// changes of that field in a row are one step to undo.
func (s *Session) EditAnswerTyping(id, field string, change func(*assessment.Answer)) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Answer(at.Typing(field+":"+id), id, change) })
}

// Return goes back to a snapshot that was the current one, as if nothing had been typed
// since: it is not kept in the history either.
func (s *Session) Return(to *assessment.Assessment) {
	if to == s.Assessment() {
		return
	}
	s.editor.Return(to)
	s.settle()
}

// Undo takes the last change back and says in plain words what it was.
func (s *Session) Undo() (what string, ok bool) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { what, ok = e.Undo(at) })
	return what, ok
}

// Redo makes the change again that was undone last.
func (s *Session) Redo() (what string, ok bool) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { what, ok = e.Redo(at) })
	return what, ok
}

// CanUndo tells what Undo would take back.
func (s *Session) CanUndo() (what string, ok bool) { return s.editor.CanUndo() }

// CanRedo tells what Redo would do again.
func (s *Session) CanRedo() (what string, ok bool) { return s.editor.CanRedo() }

// InSitting tells what would be taken back in the sitting of a workshop that goes on, or made
// again; or why that stays as it is, see [workshop.Keeps]. %s in it stands for the key that
// voids a round.
func (s *Session) InSitting(back bool) (what, why string) {
	step, can, nothing := s.editor.NextRedo(), s.CanRedo, "There is nothing to do again."
	sitting, _ := workshop.Current(s.Assessment())
	if back {
		step, can, nothing = s.editor.NextUndo(), s.CanUndo, s.notUndone(sitting)
	}
	what, ok := can()
	if !ok {
		return "", nothing
	}
	if why = workshop.Keeps(sitting, step); why == workshop.BeforeSitting {
		why = nothing
	}
	return what, why
}

// CameTo tells what a group came to on a question, by votes or by agreeing after it talked:
// who works alone is asked before it is replaced. It is false where no group has.
func (s *Session) CameTo(id string) (what string, group bool) {
	a := s.Answer(id)
	if !workshop.Voted(a) {
		return "", false
	}
	switch a.State {
	case assessment.StateLevel:
		return fmt.Sprintf("level %d", *a.Level), true
	case assessment.StateUnsure:
		return "“we do not know”", true
	case assessment.StateNotApplicable:
		return "“does not apply”", true
	}
	return "", false
}

// Visit remembers which question is looked at, so that lists come back to it.
func (s *Session) Visit(question string) { s.at = question }

// Visited gives the question that was looked at last, "" before the first.
func (s *Session) Visited() string { return s.at }

// Actions lists the actions about a question or principle.
func (s *Session) Actions(about string) []assessment.Action {
	var found []assessment.Action
	for _, x := range s.Assessment().Actions {
		if x.IsFor(about) {
			found = append(found, x)
		}
	}
	return found
}
