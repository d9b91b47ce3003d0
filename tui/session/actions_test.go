package session_test

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/session"
)

// An action that is planned already serves another question in place of a new one: it is
// done once, what was typed for the new one is gone, and one undo takes it back.
func TestAnActionServesSeveralQuestions(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	before := s.Assessment().Actions
	planned := before[slices.IndexFunc(before, func(x assessment.Action) bool { return x.Status == assessment.ActionOpen && x.Text != "" })]
	text := fieldOf(t, s.ActionForm(assessment.Action{For: []string{"SEC-2"}, Status: assessment.ActionOpen}), "text")
	text.Set("W")
	text.Set(strings.Fields(planned.Text)[0])
	offered := text.Listed(text.Get())
	if !slices.ContainsFunc(offered, func(o project.Option) bool { return o.Value == planned.ID }) {
		t.Fatalf("typing %q offers %v", text.Get(), offered)
	}
	text.Take(planned.ID)
	if len(s.Assessment().Actions) != len(before) {
		t.Errorf("there are %d actions, want %d", len(s.Assessment().Actions), len(before))
	}
	if now, _ := s.Action(planned.ID); !slices.Equal(now.For, append(slices.Clone(planned.For), "SEC-2")) || text.Get() != planned.Text {
		t.Errorf("the action is for %v, and its form says %q", now.For, text.Get())
	}
	s.Undo()
	if now, _ := s.Action(planned.ID); !slices.Equal(now.For, planned.For) || len(s.Assessment().Actions) != len(before) {
		t.Errorf("after undo it is for %v, of %d", now.For, len(s.Assessment().Actions))
	}
}

// What else an action serves can be typed, and taken off one by one; it goes with the last.
func TestWhatElseAnActionServes(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	form := s.ActionForm(assessment.Action{For: []string{"SEC-2"}, Status: assessment.ActionOpen})
	fieldOf(t, form, "text").Set("Test the backup.")
	also := fieldOf(t, form, "also")
	if why := also.Mistake("pri-4, nowhere"); !strings.Contains(why, "“nowhere”") {
		t.Errorf("a question that is not there: %q", why)
	}
	also.Set("pri-4; sec-2 privacy PRI-4")
	action := s.Actions("SEC-2")[len(s.Actions("SEC-2"))-1]
	if !slices.Equal(action.For, []string{"SEC-2", "PRI-4", "privacy"}) || also.Get() != "PRI-4, privacy" {
		t.Fatalf("it is for %v, the form says %q", action.For, also.Get())
	}
	if left := s.DropAction(action.ID, "privacy"); !slices.Equal(left, []string{"SEC-2"}) {
		t.Errorf("taken off the principle and its questions, it is for %v", left)
	}
	if left := s.DropAction(action.ID, "SEC-2"); left != nil {
		t.Errorf("taken off the last, it is for %v", left)
	}
	if _, kept := s.Action(action.ID); kept {
		t.Error("an action for nothing is still on the list")
	}
}
