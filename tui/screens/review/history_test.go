package review

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestHistoryNewestFirst(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Rate(s, "BEN-1", 1) })
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Project(s, func(p *project.Project) { p.Summary = "Short." })
	})
	s := NewHistory(svc)
	s.SetSize(78, 19)
	view := s.View()
	last := -1
	for _, part := range []string{"would undo   Project", "22 November 2026", "10:00  Project: summary changed", "10:00  BEN-1: level 3 → 1", "18 November 2026", "Robin Ashcroft"} {
		at := strings.Index(view, part)
		if at <= last {
			t.Errorf("%q stands at %d, after %d was expected:\n%s", part, at, last, view)
		}
		last = max(last, at)
	}
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindProject, "summary")
	screentest.Do(t, s, keys.Down)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindQuestion, "BEN-1")
}

func TestHistoryUndoesAndRedoes(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Rate(s, "BEN-1", 1) })
	s := NewHistory(svc)
	s.SetSize(78, 19)
	if said := screentest.Do(t, s, keys.Undo); said != (screen.Toast{Text: "Undone: BEN-1: level 3 → 1"}) {
		t.Errorf("undo says %v", said)
	}
	if level := svc.Session.Answer("BEN-1").Level; *level != 3 || !strings.Contains(s.View(), "(undone)") {
		t.Errorf("BEN-1 is at %d:\n%s", *level, s.View())
	}
	screentest.Do(t, s, keys.Redo)
	if level := svc.Session.Answer("BEN-1").Level; *level != 1 || strings.Contains(s.View(), "(undone)") {
		t.Errorf("BEN-1 is at %d:\n%s", *level, s.View())
	}
}

func TestHistoryOfNothing(t *testing.T) {
	t.Parallel()
	s := NewHistory(screentest.Services(t, screentest.Blank))
	s.SetSize(78, 19)
	if !strings.Contains(s.View(), "Nothing has been changed yet") {
		t.Errorf("it shows:\n%s", s.View())
	}
	for _, k := range s.Keys() {
		if (k.ID == keys.Undo || k.ID == keys.Redo || k.ID == keys.Enter) && k.Disabled == "" {
			t.Errorf("%s has nothing to do", k.ID)
		}
	}
}
