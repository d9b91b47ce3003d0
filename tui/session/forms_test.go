package session_test

import (
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/session"
)

// fieldOf finds a field of a form.
func fieldOf(t *testing.T, f session.Form, key string) session.Field {
	t.Helper()
	for _, field := range f.Fields {
		if field.Key == key {
			return field
		}
	}
	t.Fatalf("%s has no field %s", f.Title, key)
	return session.Field{}
}

// What belongs to an answer stands as long as anything is said in it, and is gone when
// nothing is: a clause alone is a departure that is still to be explained.
func TestFormsOfAnAnswer(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	const id = "BEN-4"
	departure := s.DepartureForm(id)
	clause := fieldOf(t, departure, "clause")
	clause.Set("1a")
	if got := s.Answer(id).Departure; got == nil || *got != (assessment.Departure{Clause: "1a"}) || clause.Get() != "1a" {
		t.Errorf("a clause alone gives %+v", got)
	}
	until := fieldOf(t, departure, "until")
	until.Set("2027-03-31")
	if got := s.Answer(id).Departure; got.Until.String() != "2027-03-31" || until.Get() != "2027-03-31" {
		t.Errorf("got %+v", got)
	}
	until.Set("")
	clause.Set("")
	if got := s.Answer(id).Departure; got != nil {
		t.Errorf("a departure of nothing is kept: %+v", got)
	}
	check := s.CheckForm(id)
	for _, by := range []string{"Internal audit", ""} {
		field := fieldOf(t, check, "by")
		field.Set(by)
		if got := s.Answer(id).Check; (got != nil) != (by != "") {
			t.Errorf("checked by %q gives %+v", by, got)
		}
	}
}

func TestSettingAQuestionAsideTakesAReason(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	before := w.Session.Answer("BEN-4").State
	reason := w.Session.NotApplicableForm("BEN-4").Fields[0]
	if reason.Mistake("too short") == "" || reason.Mistake("") != "" {
		t.Error("what is too short is no mistake, or nothing is one")
	}
	if reason.Set("too short"); w.Session.Answer("BEN-4").State != before {
		t.Error("a reason that is too short sets the question aside")
	}
	if reason.Set(" There is no such group in this area at all. "); w.Session.Answer("BEN-4").State != assessment.StateNotApplicable || reason.Get() != "There is no such group in this area at all." {
		t.Errorf("got %+v", w.Session.Answer("BEN-4"))
	}
}

func TestProjectFields(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	for _, part := range project.Asked(&w.Session.Assessment().Project, w.Session.Assessment().Facts) {
		for _, field := range w.Session.ProjectFields(part.Fields, 0) {
			before := field.Get()
			field.Set("")
			if field.Get() != "" {
				t.Errorf("%s cannot be emptied", field.Key)
			}
			field.Set(before)
			if field.Get() != before {
				t.Errorf("%s is %q, want %q", field.Key, field.Get(), before)
			}
		}
	}
}

// A new item is added with the first thing that is said of it, an empty one is not.
func TestEvidenceAndActionsAreAddedAsTheyAreTyped(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	at := len(s.Evidence("BEN-4"))
	item := s.EvidenceForm("BEN-4", at)
	title, place, public := fieldOf(t, item, "title"), fieldOf(t, item, "location"), fieldOf(t, item, "public")
	title.Set("")
	if len(s.Evidence("BEN-4")) != at {
		t.Error("an item of nothing is added")
	}
	title.Set("Minutes of May")
	if all := s.Evidence("BEN-4"); len(all) != at+1 || all[at].Title != "Minutes of May" || !place.Withheld() {
		t.Errorf("evidence is %+v", all)
	}
	if public.Set(project.Yes); place.Withheld() || public.Get() != project.Yes {
		t.Error("a place that may be published is withheld")
	}
	before := len(s.Assessment().Actions)
	action := s.ActionForm(assessment.Action{Status: assessment.ActionOpen})
	about, text, state := fieldOf(t, action, "for"), fieldOf(t, action, "text"), fieldOf(t, action, "status")
	about.Set(s.Pack.Principles[2].ID)
	if len(s.Assessment().Actions) != before {
		t.Error("an action of nothing is on the list")
	}
	text.Set("Ask the board")
	state.Set("")
	all := s.Assessment().Actions
	if len(all) != before+1 || all[before].For[0] != s.Pack.Principles[2].ID || all[before].Status != assessment.ActionOpen {
		t.Fatalf("the actions are %+v", all[before:])
	}
	if text.Set(""); len(s.Assessment().Actions) != before {
		t.Error("an action of which nothing is said stays")
	}
}
