package session

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
)

// ListedDocument is a document of the project, which answers cite it, and what there is to know
// of it.
type ListedDocument struct {
	assessment.Document
	By      []string // ids of questions
	Matter  string   // in a phrase: that it is stale, what it lacks, or when it goes stale
	Mending bool     // something is to be done about it now
}

// CitedBy says in words which answers cite it.
func (l ListedDocument) CitedBy() string {
	if len(l.By) == 0 {
		return "no answer"
	}
	return strings.Join(l.By, ", ")
}

// Documents lists what the project has, in the order of what to deal with: what is stale
// on the assessment date, what lacks a date or a place, then what goes stale next. The
// list is made once for each snapshot.
func (s *Session) Documents() []ListedDocument {
	if now := s.Assessment(); s.documents.of != now {
		s.documents.of, s.documents.all = now, listDocuments(now)
	}
	return s.documents.all
}

func listDocuments(a *assessment.Assessment) []ListedDocument {
	var all []ListedDocument
	documents, _ := a.LatelyCited()
	for _, d := range documents {
		listed := ListedDocument{Document: d, By: a.CitedBy(d.ID)}
		listed.Matter, listed.Mending = matterOf(d, a.AsOf)
		all = append(all, listed)
	}
	rank := func(l ListedDocument) int {
		switch {
		case assessment.Evidence{Date: l.Date}.Stale(a.AsOf):
			return 0
		case l.Mending:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(x, y ListedDocument) int {
		if rank(x) != rank(y) {
			return rank(x) - rank(y)
		}
		return x.Date.Time().Compare(y.Date.Time())
	})
	return all
}

// matterOf tells what there is to know of a document on a day.
func matterOf(d assessment.Document, asOf assessment.Date) (matter string, mending bool) {
	dated := assessment.Evidence{Date: d.Date}
	var matters []string
	switch {
	case d.Date.IsZero():
		matters = append(matters, "no date")
	case dated.Stale(asOf):
		matters = append(matters, "stale since "+dated.StaleFrom().Words())
	case d.Date.After(asOf):
		matters = append(matters, "dated too late")
	}
	if strings.TrimSpace(d.Location) == "" {
		matters = append(matters, "no place")
	}
	if len(matters) == 0 {
		return "goes stale " + dated.StaleFrom().Words(), false
	}
	return strings.Join(matters, ", "), true
}

// DocumentForm asks for what is said of a listed document, wherever it is cited.
func (s *Session) DocumentForm(id string) Form {
	document := lens[assessment.Document]{
		get: func() assessment.Document { now, _ := s.Assessment().Document(id); return now },
		put: func(d assessment.Document) {
			s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.PutDocument(at.Typing("document:"+id), d) })
		},
	}
	by := ListedDocument{By: s.Assessment().CitedBy(id)}.CitedBy()
	return Form{Title: "Document", About: "Cited by " + by + ". What you change here changes wherever it is cited.", Fields: documentFields(document)}
}

// RemoveDocument takes a document off the list, or says why it stays: because something
// cites it.
func (s *Session) RemoveDocument(id string) (stays string) {
	if by := s.Assessment().CitedBy(id); len(by) > 0 {
		return fmt.Sprintf("It is cited by %s, so it stays: take it out of the evidence there first.", strings.Join(by, ", "))
	}
	s.EndTyping()
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.RemoveDocument(at, id) })
	if _, there := s.Assessment().Document(id); there {
		return "An answer from an earlier assessment, or from before the questions changed, cites it, so it stays."
	}
	return ""
}

// CloseDocument ends the typing in a document. It says what came of it where that is not to
// be seen: it is without a title, or the same is said of another one by now, so both are
// joined in one.
func (s *Session) CloseDocument(id string) (said string, joined bool) {
	before := len(s.Assessment().Documents)
	s.EndTyping()
	if len(s.Assessment().Documents) < before {
		return "The same is said of another document, so the two are one now, cited by all that cited either.", true
	}
	if d, there := s.Assessment().Document(id); there && strings.TrimSpace(d.Title) == "" {
		return "The document has no title now: as evidence it counts for nothing. Give it a title.", false
	}
	return "", false
}

// documentFields ask for what is said of a document.
func documentFields(d lens[assessment.Document]) []Field {
	place := d.line("location", "Where it is", "A link, or where it is kept", func(x *assessment.Document) *string { return &x.Location })
	place.Withheld = func() bool { return !d.get().Public }
	return []Field{
		d.line("title", "Title", "What it is called, so that others can find it", func(x *assessment.Document) *string { return &x.Title }),
		place,
		d.day("date", "Date it holds for", date.First, func(x *assessment.Document) *assessment.Date { return &x.Date }),
		d.line("owner", "Owner", "The role or team that keeps it", func(x *assessment.Document) *string { return &x.Owner }),
		d.yes("public", "May its place be published?", func(x *assessment.Document) *bool { return &x.Public }),
	}
}

// asCited gives what is said of the document that is cited, as a part of the citation.
func asCited(item lens[assessment.Evidence]) lens[assessment.Document] {
	return lens[assessment.Document]{
		get: func() assessment.Document {
			e := item.get()
			return assessment.Document{ID: e.Document, Title: e.Title, Owner: e.Owner, Location: e.Location, Date: e.Date, Public: e.Public}
		},
		put: func(d assessment.Document) {
			item.change(func(e *assessment.Evidence) {
				e.Title, e.Owner, e.Location, e.Date, e.Public = d.Title, d.Owner, d.Location, d.Date, d.Public
			})
		},
	}
}
