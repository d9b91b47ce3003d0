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
	s.PutEvidence("BEN-4", len(s.Evidence("BEN-4")), assessment.Evidence{Title: "Minutes of May"})
	s.EndTyping()
	if said := s.CiteAgain("TRA-5"); said != "TRA-5 cites “Minutes of May”, too." {
		t.Errorf("told is %q", said)
	}
	if all := s.Evidence("TRA-5"); len(all) == 0 || all[len(all)-1].Title != "Minutes of May" {
		t.Errorf("cited are %v", all)
	}
	s.Undo()
	if len(s.Evidence("BEN-4")) == 0 {
		t.Error("undo took away what was typed before")
	}
}
