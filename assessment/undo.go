package assessment

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The history is one list. Entries with a step number can be undone: steps that
// stand are numbered 1, 2, 3 … in order, and steps that were undone and can be
// redone carry the numbers after them. An entry that can be neither has no number.

// CanUndo tells in plain words what Undo would take back, such as
// "BEN-1: level 1 → 2".
func (e *Editor) CanUndo() (what string, ok bool) {
	return describe(e.step(e.lastStanding()))
}

// CanRedo tells in plain words what Redo would do again.
func (e *Editor) CanRedo() (what string, ok bool) {
	return describe(e.step(e.firstUndone()))
}

// NextUndo gives the entries of the step that Undo would take back, none when there is none.
func (e *Editor) NextUndo() []Entry { return valuesOf(e.step(e.lastStanding())) }

// NextRedo gives the entries of the step that Redo would do again.
func (e *Editor) NextRedo() []Entry { return valuesOf(e.step(e.firstUndone())) }

func valuesOf(entries []*Entry) []Entry {
	var values []Entry
	for _, entry := range entries {
		values = append(values, *entry)
	}
	return values
}

// Undo takes back the last step that stands and tells what it took back.
func (e *Editor) Undo(s Stamp) (what string, ok bool) {
	entries := e.step(e.lastStanding())
	slices.Reverse(entries)
	return e.replay(s, entries, true)
}

// Redo does the step again that was undone last.
func (e *Editor) Redo(s Stamp) (what string, ok bool) {
	return e.replay(s, e.step(e.firstUndone()), false)
}

// replay sets the values before (undo) or after (redo) the entries of one step.
func (e *Editor) replay(s Stamp, entries []*Entry, undo bool) (what string, ok bool) {
	what, ok = describe(entries)
	if !ok {
		return "", false
	}
	next := *e.now
	next.Answers = maps.Clone(e.now.Answers)
	if next.Answers == nil {
		next.Answers = map[string]Answer{}
	}
	for _, entry := range entries {
		value := entry.To
		if undo {
			value = entry.From
		}
		entry.ref().set(&next, value)
		entry.Undone = undo
		if id := entry.Question; id != "" {
			next.putAnswer(id, next.Answers[id], s)
		}
	}
	e.typing, e.entered = Stamp{}, ""
	next.Updated, next.Tool = wholeSecond(s.At), cmp.Or(s.Tool, next.Tool)
	next.History = slices.Clone(e.history)
	e.now = &next
	return what, true
}

func describe(entries []*Entry) (what string, ok bool) {
	if len(entries) == 0 {
		return "", false
	}
	first := entries[0]
	for _, entry := range entries {
		if entry.Question != "" && (entry.Field == "" || entry.Field == evidenceField && first.Question == "") {
			first = entry // the level is what a step is about, or what is cited
		}
	}
	what = first.Words()
	others := len(entries) - 1
	for _, entry := range entries {
		if entry.Field == importedField && entry != first {
			others-- // nor is the mark on what was imported
		}
	}
	if first.Field == evidenceField {
		for _, entry := range entries {
			if strings.HasPrefix(entry.Field, documentsField) {
				others-- // the document that is cited is nothing more to tell
			}
		}
	}
	switch others {
	case 0:
	case 1:
		what += " and one more change"
	default:
		what += fmt.Sprintf(" and %d more changes", others)
	}
	return what, true
}

// step finds the entries of a step in the order in which they were made.
func (e *Editor) step(number int) []*Entry {
	var entries []*Entry
	for i := range e.history {
		if number > 0 && e.history[i].Step == number {
			entries = append(entries, &e.history[i])
		}
	}
	return entries
}

// lastStanding is the number of the last step that was not undone, or 0.
func (e *Editor) lastStanding() int {
	last := 0
	for _, entry := range e.history {
		if !entry.Undone {
			last = max(last, entry.Step)
		}
	}
	return last
}

// firstUndone is the number of the step that was undone last, or 0.
func (e *Editor) firstUndone() int {
	for _, entry := range e.history {
		if entry.Undone && entry.Step > 0 {
			return entry.Step
		}
	}
	return 0
}

// record writes the entries of one edit to the history: as a new step, or joined
// to the last one while typing goes on.
func (e *Editor) record(s Stamp, entries []Entry) {
	step := e.lastStanding()
	joined := s.typing != "" && s.typing == e.typing.typing && s.By == e.typing.By && step == e.typed && !e.overlaps(step, entries)
	reverts := func(entry Entry) bool { return !s.final && entry.canRevert() }
	if !joined && slices.ContainsFunc(entries, reverts) {
		step++
		e.forgetUndone()
	}
	e.typing, e.typed = s, step
	for _, entry := range entries {
		entry.At, entry.By, entry.Session = wholeSecond(s.At), s.By, s.Session
		if reverts(entry) {
			entry.Step = step
			e.add(entry)
		} else {
			e.history = append(e.history, entry)
		}
	}
	e.history = bounded(e.history)
}

// overlaps reports whether one of the entries tells of a whole list of which an entry of
// a step tells one item, or the other way round: these cannot be joined in one step.
func (e *Editor) overlaps(step int, entries []Entry) bool {
	within := func(item, list Entry) bool {
		return item.Question == "" && list.Question == "" && strings.HasPrefix(item.Field, list.Field+".")
	}
	for _, earlier := range e.step(step) {
		for _, entry := range entries {
			if within(*earlier, entry) || within(entry, *earlier) {
				return true
			}
		}
	}
	return false
}

// canRevert reports whether the history may set the value back. It may not for votes.
func (e Entry) canRevert() bool { return e.Question == "" || e.Field != roundsField }

// add appends an entry, or joins it to the one of the same step at the same place.
func (e *Editor) add(entry Entry) {
	for i := range e.history {
		earlier := &e.history[i]
		if earlier.Step != entry.Step || earlier.ref() != entry.ref() {
			continue
		}
		earlier.To, earlier.At = entry.To, entry.At
		if earlier.From == earlier.To {
			e.history = slices.Delete(e.history, i, i+1)
		}
		return
	}
	e.history = append(e.history, entry)
}

// forgetUndone makes undone steps final: after a new edit they cannot be redone.
func (e *Editor) forgetUndone() {
	for i := range e.history {
		if e.history[i].Undone {
			e.history[i].Step = 0
		}
	}
}

// bounded drops the oldest entries until the history is within its bounds, but
// never the newest step.
func bounded(history []Entry) []Entry {
	size, newest := 0, len(history)-1
	for _, entry := range history {
		size += len(entry.From) + len(entry.To)
	}
	for newest > 0 && history[newest-1].Step == history[newest].Step && history[newest].Step > 0 {
		newest--
	}
	drop, step := 0, 0
	for drop < newest && (len(history)-drop > maxHistoryEntries || size > maxHistoryBytes) {
		size -= len(history[drop].From) + len(history[drop].To)
		step = max(step, history[drop].Step)
		drop++
	}
	history = slices.Delete(history, 0, drop)
	for i := range history {
		if history[i].Step <= step {
			history[i].Step = 0 // the rest of a step that was dropped in part
		}
	}
	return history
}

// revertible gives an assessment's history with a step number only on entries
// that can really be undone or redone. A file may have been changed by hand or
// merged: then an old value in the history no longer leads to the present one.
func revertible(a *Assessment) []Entry {
	history := slices.Clone(a.History)
	standing, undone := []*Entry{}, []*Entry{}
	last := 0
	for i := range history {
		switch entry := &history[i]; {
		case entry.Undone && entry.Step > last:
			undone = append(undone, entry)
		case entry.Undone || entry.Step <= 0:
			entry.Step = 0
		default:
			standing = append(standing, entry)
			last = entry.Step
		}
	}
	slices.Reverse(standing)
	seal(standing, walk(a, standing, true))
	seal(undone, walk(a, undone, false))
	return history
}

// walk goes back (undo) or on (redo) from the present through the entries and
// counts how many of them lead from value to value without a gap.
func walk(a *Assessment, entries []*Entry, undo bool) int {
	trial := *a
	trial.Answers = maps.Clone(a.Answers)
	if trial.Answers == nil {
		trial.Answers = map[string]Answer{}
	}
	for i, entry := range entries {
		here, there := entry.From, entry.To
		if undo {
			here, there = there, here
		}
		at := entry.ref()
		value, _ := at.text(&trial)
		inOrder := i == 0 || entry.Step == entries[i-1].Step || entry.Step > entries[i-1].Step != undo
		if value != here || !inOrder || !at.set(&trial, there) {
			return i
		}
		if written, _ := at.text(&trial); written != there {
			return i
		}
	}
	return len(entries)
}

// seal takes the step number from all entries but the first good ones, and from
// those of the same step, since a step is undone whole or not at all.
func seal(entries []*Entry, good int) {
	if good == len(entries) {
		return
	}
	step := entries[good].Step
	for i, entry := range entries {
		if i >= good || entry.Step == step {
			entry.Step = 0
		}
	}
}
