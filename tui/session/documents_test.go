package session_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/session"
)

// One listed document is found by words or by letters, cited in place of what was typed,
// and that is one step to undo.
func TestWhatIsListedIsCitedInPlaceOfWhatWasTyped(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	const id = "TRA-5"
	before, at := s.Assessment(), len(s.Evidence(id))
	title := fieldOf(t, s.EvidenceForm(id, at), "title")
	title.Set("statement BEN")
	found := title.Listed("statement BEN")
	if len(found) != 1 || !strings.HasPrefix(found[0].Label, "Benefits statement") {
		t.Fatalf("found are %v", found)
	}
	if letters := title.Listed("bnfts"); len(letters) == 0 || letters[0] != found[0] {
		t.Errorf("by letters %v are found", letters)
	}
	title.Take(found[0].Value)
	s.EndTyping()
	if all := s.Evidence(id); len(all) != at+1 || all[at].Document != found[0].Value || len(s.Assessment().Documents) != len(before.Documents) {
		t.Errorf("cited are %v", all)
	}
	if again := title.Listed("statement BEN"); len(again) > 0 && again[0] == found[0] {
		t.Error("what is cited is offered again")
	}
	if about := s.EvidenceForm(id, at).About; !strings.Contains(about, "BEN-1") {
		t.Errorf("who cites it, too, is not told: %q", about)
	}
	s.Undo()
	if len(s.Evidence(id)) != at || len(s.Assessment().Documents) != len(before.Documents) {
		t.Error("it is more than one step")
	}
}

func TestTheLastDocumentIsCitedAgain(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	if said, cited := s.CiteAgain("TRA-5"); cited || len(s.Evidence("TRA-5")) > 0 {
		t.Errorf("nothing was cited lately, and yet: %q", said)
	}
	s.PutEvidence("BEN-4", len(s.Evidence("BEN-4")), assessment.Evidence{Title: "Minutes of May"})
	s.EndTyping()
	for _, want := range []string{"TRA-5 cites “Minutes of May”, too.", "Nothing else was cited lately. Add evidence, and choose from what is listed there."} {
		if said, _ := s.CiteAgain("TRA-5"); said != want {
			t.Errorf("told is %q, want %q", said, want)
		}
	}
	if all := s.Evidence("TRA-5"); len(all) == 0 || all[len(all)-1].Title != "Minutes of May" {
		t.Errorf("cited are %v", all)
	}
	s.Undo()
	if len(s.Evidence("BEN-4")) == 0 {
		t.Error("undo took away what was typed before")
	}
}

// A document that two answers cite is corrected once for both, in one step.
func TestADocumentIsCorrectedOnceEverywhere(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	document := s.Evidence("BEN-1")[0].Document
	s.Cite("TRA-5", len(s.Evidence("TRA-5")), document)
	s.EndTyping()
	fieldOf(t, s.DocumentForm(document), "title").Set("Benefits statement, version 4")
	s.EndTyping()
	at := len(s.Evidence("TRA-5")) - 1
	for id, item := range map[string]assessment.Evidence{"BEN-1": s.Evidence("BEN-1")[0], "TRA-5": s.Evidence("TRA-5")[at]} {
		if item.Title != "Benefits statement, version 4" {
			t.Errorf("%s cites %q", id, item.Title)
		}
	}
	s.Undo()
	if got := s.Evidence("BEN-1")[0].Title; got == "Benefits statement, version 4" || s.Evidence("TRA-5")[at].Title != got {
		t.Errorf("after undo BEN-1 cites %q", got)
	}
}

// What needs something comes first: the oldest that is stale, then what lacks a date or a
// place, then what goes stale next.
func TestDocumentsComeInTheOrderOfWhatToDealWith(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	var before session.ListedDocument
	for i, listed := range w.Session.Documents() {
		stale := assessment.Evidence{Date: listed.Date}.Stale(w.Session.Assessment().AsOf)
		wasStale := assessment.Evidence{Date: before.Date}.Stale(w.Session.Assessment().AsOf)
		switch {
		case i == 0:
		case stale && !wasStale, listed.Mending && !before.Mending:
			t.Errorf("%q (%s) comes after %q (%s)", listed.Title, listed.Matter, before.Title, before.Matter)
		case listed.Mending == before.Mending && stale == wasStale && before.Date.After(listed.Date):
			t.Errorf("%q comes after %q", listed.Title, before.Title)
		}
		if len(listed.By) == 0 || listed.Matter == "" {
			t.Errorf("of %q it is told %q, cited by %v", listed.Title, listed.Matter, listed.By)
		}
		before = listed
	}
}

// That a document lost its title is told on leaving it.
func TestADocumentLeftWithoutATitleIsTold(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	id := s.Evidence("BEN-1")[0].Document
	if said, joined := s.CloseDocument(id); said != "" || joined {
		t.Errorf("of one with a title it is said: %q", said)
	}
	fieldOf(t, s.DocumentForm(id), "title").Set("")
	if said, joined := s.CloseDocument(id); !strings.Contains(said, "no title") || joined {
		t.Errorf("of one without a title it is said: %q", said)
	}
}
