package screens

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
)

func TestHistoryNewestFirst(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	ctx.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Rate(s, "BEN-1", 1) })
	ctx.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Project(s, func(p *assessment.Project) { p.Summary = "Short." })
	})
	s := NewHistory(ctx)
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
	opens(t, pressed(t, s, keys.Enter), KindProject, "summary")
	pressed(t, s, keys.Down)
	opens(t, pressed(t, s, keys.Enter), KindQuestion, "BEN-1")
}

func TestHistoryUndoesAndRedoes(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	ctx.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Rate(s, "BEN-1", 1) })
	s := NewHistory(ctx)
	s.SetSize(78, 19)
	if said := pressed(t, s, keys.Undo); said != (Said{"Undone: BEN-1: level 3 → 1"}) {
		t.Errorf("undo says %v", said)
	}
	if level := ctx.Session.Answer("BEN-1").Level; *level != 3 || !strings.Contains(s.View(), "(undone)") {
		t.Errorf("BEN-1 is at %d:\n%s", *level, s.View())
	}
	pressed(t, s, keys.Redo)
	if level := ctx.Session.Answer("BEN-1").Level; *level != 1 || strings.Contains(s.View(), "(undone)") {
		t.Errorf("BEN-1 is at %d:\n%s", *level, s.View())
	}
}

func TestHistoryOfNothing(t *testing.T) {
	t.Parallel()
	s := NewHistory(demoContext(t, blank))
	s.SetSize(78, 19)
	if !strings.Contains(s.View(), "Nothing has been changed yet") {
		t.Errorf("it shows:\n%s", s.View())
	}
	for _, k := range s.Keys() {
		if (k.ID == keys.Undo || k.ID == keys.Redo || k.ID == keys.Enter) && k.Off == "" {
			t.Errorf("%s has nothing to do", k.ID)
		}
	}
}
