package session_test

import (
	"slices"
	"testing"

	"charter/assessment"
	"charter/tui/session"
)

// A decision on the whole is put in, changed, followed by another, and taken away, each of
// which can be undone. The review leads to each of them and to a new one.
func TestSignOff(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	forms := map[int]session.Form{0: s.SignOffForm(0), 1: s.SignOffForm(1)}
	set := func(at int, key, value string) {
		t.Helper()
		field := fieldOf(t, forms[at], key)
		field.Set(value)
		if got := field.Get(); value != "" && got != value {
			t.Errorf("%s of decision %d is %q, not %q", key, at, got, value)
		}
	}
	told := func() []string {
		var texts []string
		for _, part := range s.Review().Parts {
			for _, f := range part.Findings {
				if f.About.Kind == session.AboutSignOff {
					texts = append(texts, f.About.ID+" "+f.Text)
				}
			}
		}
		return texts
	}
	same := func(want ...string) {
		t.Helper()
		if got := told(); !slices.Equal(got, want) {
			t.Errorf("the review tells %q, want %q", got, want)
		}
	}
	same("0 nobody has decided on it yet")
	set(0, "decision", "")
	set(0, "decision", "approved")
	if len(s.Assessment().SignOff) > 0 {
		t.Error("a decision of nobody is on the list")
	}
	set(0, "role", "Board")
	if got := s.Assessment().SignOff; len(got) != 1 || got[0].Decision != assessment.DecisionApproved {
		t.Errorf("got %+v", got)
	}
	set(0, "decision", "returned")
	set(0, "date", "2026-11-20")
	set(1, "role", "Director")
	set(1, "note", "Seen.")
	same("0 returned by Board, 20 November 2026", "1 noted by Director, no date", "2 put in another decision")
	if got, want := s.Assessment().SignOff[1], (assessment.SignOff{Role: "Director", Decision: assessment.DecisionNoted, Note: "Seen."}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	set(0, "date", "2126-11-20")
	same("0 returned by Board, 20 November 2126, a day after today", "1 noted by Director, no date", "2 put in another decision")
	set(0, "date", "2026-11-20")
	set(0, "role", "")
	same("0 returned by no role given, 20 November 2026", "1 noted by Director, no date", "2 put in another decision")
	set(0, "date", "")
	same("0 noted by Director, no date", "1 put in another decision")
}
