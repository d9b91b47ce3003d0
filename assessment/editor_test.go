package assessment_test

import (
	"testing"
	"time"

	"charter/assessment"
)

func TestEditorSmoke(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	s := assessment.Stamp{At: at, By: "a1"}
	e := assessment.NewEditor(assessment.New("x", assessment.PackRef{ID: "p", Version: "1"}, at))
	e.Rate(s, "BEN-1", 1)
	e.Rate(s, "BEN-1", 2)
	for _, text := range []string{"a", "ab", ""} {
		e.Project(s.Typing("t"), func(p *assessment.Project) { p.Title = text })
	}
	what, ok := e.CanUndo()
	if what != "BEN-1: level 1 → 2" || !ok {
		t.Fatal(what, ok)
	}
	e.Project(s.Typing("t"), func(p *assessment.Project) { p.Title = "b" })
	if what, _ := e.Undo(s); what != "Project: title added" {
		t.Fatal(what)
	}
	e = assessment.NewEditor(e.Assessment())
	if what, _ := e.Undo(s); what != "BEN-1: level 1 → 2" {
		t.Fatal(what)
	}
	if what, _ := e.Undo(s); what != "BEN-1: unanswered → level 1" {
		t.Fatal(what)
	}
	if len(e.Assessment().Answers) != 0 {
		t.Fatal(e.Assessment().Answers)
	}
	for range 3 {
		e.Redo(s)
	}
	if a := e.Assessment(); a.Project.Title != "b" || *a.Answers["BEN-1"].Level != 2 {
		t.Fatal(a)
	}
}
