package assessment

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"time"

	"charter/assessment/project"
)

// Stamp says when an edit is made, by whom and with what.
type Stamp struct {
	At      time.Time
	By      string // id of an assessor, or empty
	Session string // id of the sitting in which it is made, or empty
	Tool    string // program and version, such as "charter 1.1.0"; empty leaves what is noted

	typing string
	final  bool // what it changes is never undone
}

// Typing marks an edit as one of a run, such as the keystrokes in one text
// field. Edits with the same key, directly after one another, are undone as one
// step. [Editor.EndTyping] ends the run.
func (s Stamp) Typing(key string) Stamp {
	s.typing = key
	return s
}

// Editor changes an assessment. Every edit that changes something is one step:
// it is written to the history and can be undone, also in a later session, since
// undo works from the history that the file keeps.
//
// Votes are the exception. The history records a round only once it is complete,
// as counts, so that it never tells who voted what; and neither a vote nor what it
// was recorded as is ever undone: a round is voided.
//
// An Editor is for one goroutine. The assessments it hands out never change, so
// another goroutine may read or save them while editing goes on.
type Editor struct {
	now     *Assessment
	history []Entry // of now, less the steps that can no longer be undone
	typing  Stamp   // the stamp of the last edit, zero after an undo or redo
	typed   int     // the step that edit belongs to
	entered string  // id of the document that was typed last, "" for none
}

// NewEditor starts editing an assessment, which nobody may change from then on.
func NewEditor(a *Assessment) *Editor {
	return &Editor{now: a, history: revertible(a)}
}

// Assessment gives the assessment as it is now. It never changes: the next edit
// makes a new one.
func (e *Editor) Assessment() *Assessment { return e.now }

// EndTyping ends a run of edits made with [Stamp.Typing]: the next edit is a
// step of its own. A document that was typed and of which the same is said now as of
// another is that one from then on.
func (e *Editor) EndTyping() {
	e.joinEntered()
	e.typing = Stamp{}
}

// Return goes back to an assessment that this editor handed out before, as if nothing had
// been edited since: the history forgets it, and it cannot be done again.
func (e *Editor) Return(to *Assessment) {
	*e = Editor{now: to, history: revertible(to)}
}

// Answer changes the answer to a question. The edit may change anything but
// Updated and By, which are set from the stamp, and what is cited, which
// [Editor.PutEvidence] and [Editor.RemoveEvidence] change. A level stays only with state
// level, a reason only with state not_applicable, and an answer that says
// nothing any more is removed.
func (e *Editor) Answer(s Stamp, id string, edit func(*Answer)) {
	old := e.now.Answers[id]
	answer := clone(old)
	edit(&answer)
	answer.Updated, answer.By, answer.Evidence = old.Updated, old.By, old.Evidence
	answer.tidy()
	if reflect.DeepEqual(old, answer) {
		return
	}
	entries := fieldChanges(id, "", reflect.ValueOf(old), reflect.ValueOf(answer), "state", "level", roundsField, "voided", "updated", "by")
	if from, to := levelText(old), levelText(answer); from != to {
		entries = slices.Insert(entries, 0, Entry{Question: id, From: from, To: to})
	}
	entries = append(entries, roundEntries(id, old.Rounds, answer.Rounds)...)

	next := *e.now
	next.Answers = maps.Clone(e.now.Answers)
	next.putAnswer(id, answer, s)
	if votesChanged(old, answer) {
		e.sealAnswer(id)
		s.final = true
	}
	e.commit(s, &next, entries)
}

// PrivateNoteBeside sets the private note on a question to what was typed beside the work that
// goes on here. It is no step of that: the next undo takes back what was done here last, and no
// undo takes back this note, or sets back an older one in its place.
func (e *Editor) PrivateNoteBeside(s Stamp, id, text string) {
	const field = "private_note"
	for i, entry := range e.history {
		if entry.Question == id && entry.Field == field {
			e.history[i].Step = 0
		}
	}
	s.final = true
	e.Answer(s, id, func(a *Answer) { a.PrivateNote = text })
}

// Rate answers a question with a level, 0 to 3; any other level changes nothing.
func (e *Editor) Rate(s Stamp, id string, level int) {
	if level < 0 || level > maxLevel {
		return
	}
	e.answerAlone(s, id, func(a *Answer) { a.State, a.Level = StateLevel, &level })
}

// Unsure answers a question with "we do not know".
func (e *Editor) Unsure(s Stamp, id string) {
	e.answerAlone(s, id, func(a *Answer) { a.State = StateUnsure })
}

// NotApplicable sets a question aside, with the reason why.
func (e *Editor) NotApplicable(s Stamp, id, reason string) {
	e.answerAlone(s, id, func(a *Answer) { a.State, a.Reason = StateNotApplicable, reason })
}

// ClearAnswer makes a question unanswered again. Notes, evidence, votes and the
// rest stay.
func (e *Editor) ClearAnswer(s Stamp, id string) {
	e.answerAlone(s, id, func(a *Answer) { a.State = StateUnanswered })
}

// answerAlone changes what is answered. Why a group agreed on what stood there goes with it.
func (e *Editor) answerAlone(s Stamp, id string, edit func(*Answer)) {
	e.Answer(s, id, func(a *Answer) {
		state, level := a.State, a.Level
		edit(a)
		if a.State != state || (a.Level == nil) != (level == nil) || a.Level != nil && *a.Level != *level {
			a.Agreed = ""
		}
	})
}

// Project changes the description of the project.
func (e *Editor) Project(s Stamp, edit func(*project.Project)) {
	next := *e.now
	next.Project = clone(next.Project)
	edit(&next.Project)
	entries := fieldChanges("", "project.", reflect.ValueOf(e.now.Project), reflect.ValueOf(next.Project))
	e.commitIf(s, &next, append(entries, next.confirmChanged(e.now)...))
}

// Facts changes what is known about the project.
func (e *Editor) Facts(s Stamp, edit func(*Facts)) {
	next := *e.now
	next.Facts = clone(next.Facts)
	edit(&next.Facts)
	entries := fieldChanges("", "facts.", reflect.ValueOf(e.now.Facts), reflect.ValueOf(next.Facts))
	e.commitIf(s, &next, append(entries, next.confirmChanged(e.now)...))
}

// Explain says why two things hold that contradict each other, by the id of the
// contradiction; an empty text takes the explanation away.
func (e *Editor) Explain(s Stamp, contradiction, text string) {
	e.change(s, "explanations."+contradiction, text)
}

// KnownAs says what a name or a mailbox is, by its folded text; an empty kind takes
// that back.
func (e *Editor) KnownAs(s Stamp, name string, kind NameKind) {
	e.change(s, "known_as."+name, string(kind))
}

// change sets the value at one place.
func (e *Editor) change(s Stamp, field, text string) {
	next := *e.now
	at := fieldRef{field: field}
	at.set(&next, text)
	e.commitIf(s, &next, changeAt(field, e.now, &next))
}

// Entry changes the terms of the register entry.
func (e *Editor) Entry(s Stamp, edit func(*EntryTerms)) {
	next := *e.now
	edit(&next.Entry)
	e.commitIf(s, &next, fieldChanges("", "entry.", reflect.ValueOf(e.now.Entry), reflect.ValueOf(next.Entry)))
}

// SignOff changes the list of decisions on the whole. The edit gets a copy that it
// may change.
func (e *Editor) SignOff(s Stamp, edit func([]SignOff) []SignOff) {
	editList(e, s, "sign_off", func(a *Assessment) *[]SignOff { return &a.SignOff }, edit)
}

// Actions changes the list of actions. The edit gets a copy that it may change.
func (e *Editor) Actions(s Stamp, edit func([]Action) []Action) {
	next := *e.now
	next.Actions = edit(clone(next.Actions))
	e.commitIf(s, &next, listChanges("actions", e.now, &next))
}

// Assessors changes the list of assessors. The edit gets a copy that it may change.
func (e *Editor) Assessors(s Stamp, edit func([]Assessor) []Assessor) {
	next := *e.now
	next.Assessors = edit(clone(next.Assessors))
	e.commitIf(s, &next, listChanges("assessors", e.now, &next))
}

// List puts somebody on the list of assessors, or in place of the one with that id. That
// is no step, and nothing to undo: it only says whose id the edits bear.
func (e *Editor) List(who Assessor) {
	next := *e.now
	next.Assessors = slices.Clone(next.Assessors)
	if at := assessorIndex(next.Assessors, who.ID); at >= 0 {
		next.Assessors[at] = who
	} else {
		next.Assessors = append(next.Assessors, who)
	}
	e.now = &next
}

// Parking changes the parking lot. The edit gets a copy that it may change.
func (e *Editor) Parking(s Stamp, edit func([]Parked) []Parked) {
	editList(e, s, "parking", func(a *Assessment) *[]Parked { return &a.Parking }, edit)
}

// Sessions changes the list of sittings. The edit gets a copy that it may
// change. Sittings are a record themselves: the history does not repeat them,
// and going on to the next question is nothing to undo.
func (e *Editor) Sessions(s Stamp, edit func([]Session) []Session) {
	next := *e.now
	next.Sessions = edit(clone(next.Sessions))
	if !reflect.DeepEqual(next.Sessions, e.now.Sessions) {
		e.commit(s, &next, nil)
	}
}

// AsOf changes the assessment date.
func (e *Editor) AsOf(s Stamp, day Date) {
	next := *e.now
	next.AsOf = day
	e.commitIf(s, &next, changeAt("as_of", e.now, &next))
}

// editList changes the list that is kept under a key, and records it as a whole.
func editList[T any](e *Editor, s Stamp, key string, of func(*Assessment) *[]T, edit func([]T) []T) {
	next := *e.now
	list := of(&next)
	*list = edit(clone(*list))
	e.commitIf(s, &next, changeAt(key, e.now, &next))
}

func (e *Editor) commitIf(s Stamp, next *Assessment, entries []Entry) {
	if len(entries) > 0 {
		e.commit(s, next, entries)
	}
}

// commit makes next the current assessment and writes the history.
func (e *Editor) commit(s Stamp, next *Assessment, entries []Entry) {
	e.record(s, entries)
	e.entered = ""
	next.Updated = wholeSecond(s.At)
	next.Tool = cmp.Or(s.Tool, next.Tool)
	next.History = slices.Clone(e.history)
	e.now = next
}

// putAnswer stores an answer in a's own map, or removes it if it says nothing.
func (a *Assessment) putAnswer(id string, answer Answer, s Stamp) {
	answer.Updated, answer.By = time.Time{}, ""
	if reflect.ValueOf(answer).IsZero() {
		delete(a.Answers, id)
		return
	}
	if a.Answers == nil {
		a.Answers = map[string]Answer{}
	}
	answer.Updated, answer.By = wholeSecond(s.At), s.By
	a.Answers[id] = answer
}

// tidy removes what does not go with the state, and parts that say nothing.
func (a *Answer) tidy() {
	if a.State == StateLevel && (a.Level == nil || *a.Level < 0 || *a.Level > maxLevel) {
		a.State = StateUnanswered
	}
	if a.State != StateLevel {
		a.Level = nil
	}
	if a.State != StateNotApplicable {
		a.Reason = ""
	}
	if a.Check != nil && *a.Check == (Check{}) {
		a.Check = nil
	}
	if a.Departure != nil && *a.Departure == (Departure{}) {
		a.Departure = nil
	}
	if len(a.Evidence) == 0 {
		a.Evidence = nil
	}
	if len(a.Rounds) == 0 {
		a.Rounds = nil
	}
	if len(a.Voided) == 0 {
		a.Voided = nil
	}
}

// fieldChanges lists the fields of two structs that differ, as history entries.
func fieldChanges(question, prefix string, old, new reflect.Value, except ...string) []Entry {
	var entries []Entry
	for i := range old.NumField() {
		name := key(old.Type().Field(i))
		if slices.Contains(except, name) {
			continue
		}
		if from, to := valueText(old.Field(i)), valueText(new.Field(i)); from != to {
			entries = append(entries, Entry{Question: question, Field: prefix + name, From: from, To: to})
		}
	}
	return entries
}

// changeAt compares one value outside the answers.
func changeAt(field string, old, new *Assessment) []Entry {
	at := fieldRef{field: field}
	from, _ := at.text(old)
	to, _ := at.text(new)
	if from == to {
		return nil
	}
	return []Entry{{Field: field, From: from, To: to}}
}
