package assessment

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// PutEvidence changes the item at a place in what is cited for the answer to a question,
// or adds one behind the last. What is said of the document holds wherever it is cited.
//
// An item that is added cites the listed document of which the same is said, or else a
// new one. While it is typed it cites a new one in any case, since the first letters may
// be those of another; [Editor.EndTyping] finds the one that was meant.
func (e *Editor) PutEvidence(s Stamp, question string, at int, item Evidence) {
	next := e.withOwnEvidence()
	answer := next.Answers[question]
	answer.Evidence = slices.Clone(answer.Evidence)
	document := item.document()
	switch {
	case at < len(answer.Evidence):
		document.ID = answer.Evidence[at].Document
		answer.Evidence[at].Part = item.Part
		next.putDocument(document)
	case s.typing == "" && next.alike(document) != "":
		document.ID = next.alike(document)
		answer.Evidence = cite(answer.Evidence, Citation{document.ID, item.Part})
	default:
		document.ID = next.freeDocumentID()
		answer.Evidence = append(answer.Evidence, Citation{document.ID, item.Part})
		next.putDocument(document)
	}
	next.Answers[question] = answer
	e.putEvidence(s, question, next)
	e.entered = document.ID
}

// Cite has the answer to a question cite a listed document: in place of what it cites at
// a place, or behind the last. The part that is cited stays. A document that is not
// listed, or that the answer cites already, changes nothing; one that nothing cites any
// more goes.
func (e *Editor) Cite(s Stamp, question string, at int, id string) {
	next := e.withOwnEvidence()
	answer := next.Answers[question]
	if documentIndex(next.Documents, id) < 0 || cites(answer.Evidence, id) {
		return
	}
	answer.Evidence = slices.Clone(answer.Evidence)
	before := ""
	if at < len(answer.Evidence) {
		before, answer.Evidence[at].Document = answer.Evidence[at].Document, id
	} else {
		answer.Evidence = append(answer.Evidence, Citation{Document: id})
	}
	next.Answers[question] = answer
	next.dropUncited(before)
	e.putEvidence(s, question, next)
}

// RemoveEvidence takes the item at a place out of what is cited for the answer to a
// question. A document that nothing cites any more goes with it.
func (e *Editor) RemoveEvidence(s Stamp, question string, at int) {
	next := e.withOwnEvidence()
	answer := next.Answers[question]
	if at >= len(answer.Evidence) {
		return
	}
	id := answer.Evidence[at].Document
	answer.Evidence = slices.Delete(slices.Clone(answer.Evidence), at, at+1)
	answer.tidy()
	next.Answers[question] = answer
	next.dropUncited(id)
	e.putEvidence(s, question, next)
}

// PutDocument corrects what is said of a listed document, wherever it is cited. One that
// is not listed changes nothing. Once its typing ends, a document of which the same is
// said as of another is that one.
func (e *Editor) PutDocument(s Stamp, document Document) {
	if documentIndex(e.now.Documents, document.ID) < 0 {
		return
	}
	next := *e.now
	next.Documents = slices.Clone(next.Documents)
	next.putDocument(document)
	if changes := listChanges("documents", e.now, &next); len(changes) > 0 {
		e.commit(s, &next, changes)
		e.entered = document.ID
	}
}

// dropUncited takes a document off the list if nothing cites it. a.Documents must be a's
// own.
func (a *Assessment) dropUncited(id string) {
	if !a.isCited(id) {
		a.Documents = slices.DeleteFunc(a.Documents, func(d Document) bool { return d.ID == id })
	}
}

// RemoveDocument takes a listed document off the list. One that something cites stays.
func (e *Editor) RemoveDocument(s Stamp, id string) {
	next := e.withOwnEvidence()
	next.dropUncited(id)
	if len(next.Documents) == 0 {
		next.Documents = nil
	}
	if changes := listChanges("documents", e.now, next); len(changes) > 0 {
		e.commit(s, next, changes)
	}
}

// withOwnEvidence gives a copy whose answers and documents are its own.
func (e *Editor) withOwnEvidence() *Assessment {
	next := *e.now
	next.Documents, next.Answers = slices.Clone(next.Documents), maps.Clone(next.Answers)
	if next.Answers == nil {
		next.Answers = map[string]Answer{}
	}
	return &next
}

// putEvidence makes next the current assessment, in which what is cited for the answer
// to a question has changed.
func (e *Editor) putEvidence(s Stamp, question string, next *Assessment) {
	if len(next.Documents) == 0 {
		next.Documents = nil
	}
	entries := e.evidenceChanges(next)
	if len(entries) > 0 {
		next.putAnswer(question, next.Answers[question], s)
		e.commit(s, next, entries)
	}
}

// evidenceChanges lists which citations and documents differ from those at present.
func (e *Editor) evidenceChanges(next *Assessment) []Entry {
	var entries []Entry
	for _, id := range slices.Sorted(maps.Keys(next.Answers)) {
		old, now := e.now.Answers[id].Evidence, next.Answers[id].Evidence
		if from, to := valueText(reflect.ValueOf(old)), valueText(reflect.ValueOf(now)); from != to {
			entries = append(entries, Entry{Question: id, Field: evidenceField, From: from, To: to})
		}
	}
	return append(entries, listChanges("documents", e.now, next)...)
}

// joinEntered cites another document in place of the one that was typed, if the same is
// said of both by now. It is part of the step that typed it. One that retired answers cite
// stays, since these cannot be changed, and the other one goes.
func (e *Editor) joinEntered() {
	typed, listed := e.now.Document(e.entered)
	from, to := typed.ID, e.now.alike(typed)
	e.entered = ""
	if isCitedIn(e.now.Retired, from) {
		from, to = to, from
	}
	if !listed || from == "" || to == "" || e.typing.typing == "" || isCitedIn(e.now.Retired, from) {
		return
	}
	next := e.withOwnEvidence()
	next.Documents = slices.DeleteFunc(next.Documents, func(d Document) bool { return d.ID == from })
	for id, answer := range next.Answers {
		answer.Evidence = recited(answer.Evidence, from, to)
		next.Answers[id] = answer
	}
	e.commit(e.typing, next, e.evidenceChanges(next))
}

// recited cites one document in place of another. Where both are cited, the first citation
// stays, with the parts of both.
func recited(citations []Citation, from, to string) []Citation {
	if !cites(citations, from) {
		return citations
	}
	var moved []Citation
	for _, c := range citations {
		if c.Document == from {
			c.Document = to
		}
		at := slices.IndexFunc(moved, func(earlier Citation) bool { return earlier.Document == c.Document })
		if at < 0 {
			moved = append(moved, c)
			continue
		}
		moved[at].Part = bothParts(moved[at].Part, c.Part)
	}
	return moved
}

// bothParts names two parts of one document.
func bothParts(one, other string) string {
	one, other = strings.TrimSpace(one), strings.TrimSpace(other)
	if one == "" || other == "" || one == other {
		return cmp.Or(one, other)
	}
	return one + "; " + other
}

// cite adds a citation, unless the document is cited already.
func cite(citations []Citation, citation Citation) []Citation {
	if slices.ContainsFunc(citations, func(c Citation) bool { return c.Document == citation.Document }) {
		return citations
	}
	return append(citations, citation)
}

func (a *Assessment) freeDocumentID() string {
	for {
		if id := NewID(); documentIndex(a.Documents, id) < 0 {
			return id
		}
	}
}
