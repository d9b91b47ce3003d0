package session_test

import (
	"testing"

	"charter/assessment"
	"charter/exports/report"
	"charter/tui/session"
)

// A licence is asked for with a register entry only. One that is not offered stays.
func TestALicenceIsAskedForWithARegisterEntryOnly(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	if forms := s.AsksBefore(session.Export{Audience: report.Internal, Formats: []string{"md", "json"}}); len(forms) > 0 {
		t.Errorf("it asks %v", forms)
	}
	forms := s.AsksBefore(session.Export{Audience: report.Internal, Formats: []string{"register"}})
	if len(forms) != 1 {
		t.Fatalf("it asks %d forms", len(forms))
	}
	licence := forms[0].Fields[0]
	licence.Set("CC-BY-4.0")
	if licence.Get() != "CC-BY-4.0" || s.Assessment().Entry.Licence != "CC-BY-4.0" {
		t.Errorf("kept is %q", s.Assessment().Entry.Licence)
	}
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Entry(at, func(terms *assessment.EntryTerms) { terms.Licence = "Own-1" })
	})
	options := s.LicenceForm().Fields[0].Options
	if last := options[len(options)-1]; last.Value != "Own-1" || len(options) != len(assessment.Licences())+1 {
		t.Errorf("offered is %v", options)
	}
}
