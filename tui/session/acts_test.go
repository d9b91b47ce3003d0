package session_test

import (
	"slices"
	"testing"

	"charter/exports/report"
	"charter/tui/session"
)

// Whoever keeps a record is told what is done with an assessment, each act once, and not what
// stands in it.
func TestActsAreNoted(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	var noted []session.Act
	w.Noted = func(act session.Act, name string) {
		if name != path {
			t.Errorf("%s of %q", act, name)
		}
		noted = append(noted, act)
	}
	do(w, session.Open{Path: path})
	rate(w, "BEN-1", 1)
	do(w, session.Flush{})
	do(w, session.Prepare{Export: session.Export{Audience: report.Public, Formats: []string{"md"}}})
	reader := &session.Workspace{Environment: w.Environment}
	do(reader, session.Open{Path: path})
	do(reader, session.Close{})
	do(w, session.Close{})
	want := []session.Act{session.ActRead, session.ActEdit, session.ActSave, session.ActReport, session.ActRead}
	if !slices.Equal(noted, want) {
		t.Errorf("%q, want %q", noted, want)
	}
}
