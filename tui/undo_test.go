package tui

import (
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
)

// Undo acts at once where the change is to be seen. Before it reaches into another screen it
// says what it would undo and when that was done, and waits for a yes.
func TestUndoAsksBeforeItReachesIntoAnotherScreen(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	s := m.services.Session
	m.push(screen.Route{Kind: screen.KindQuestion, ID: "TRA-5"})
	level := func() int {
		if given := s.Answer("TRA-5").Level; given != nil {
			return *given
		}
		return -1 // it is unanswered
	}
	before := level()
	m.press(keys.Rate1)
	if m.press(keys.Undo); level() != before {
		t.Errorf("where it was rated it is not undone: level %d, %q", level(), m.toast)
	}
	for name, leave := range map[string]func(){"another question": func() { m.press(keys.Previous) }, "the map": func() { m.press(keys.Back) }} {
		m.push(screen.Route{Kind: screen.KindQuestion, ID: "TRA-5"})
		m.press(keys.Rate1)
		leave()
		if m.press(keys.Undo); level() != 1 || !strings.Contains(m.toast, "Undo TRA-5: unanswered") || !strings.Contains(m.toast, "10:00") {
			t.Errorf("at %s: level %d, told %q", name, level(), m.toast)
		}
		m.press(keys.Down)
		if m.press(keys.Yes); level() != 1 {
			t.Errorf("at %s a yes to nothing undoes", name)
		}
		m.press(keys.Undo)
		if m.press(keys.Yes); level() != before {
			t.Errorf("at %s a yes does not undo: level %d, told %q", name, level(), m.toast)
		}
	}
}

// A change of an earlier day is named with its day, also on the screen where it is seen.
func TestUndoAsksBeforeItReachesIntoAnEarlierDay(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	s := m.services.Session
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		at.At = at.At.Add(-24 * time.Hour)
		e.Rate(at, "TRA-5", 1)
	})
	m.push(screen.Route{Kind: screen.KindQuestion, ID: "TRA-5"})
	if m.press(keys.Undo); s.Answer("TRA-5").Level == nil || !strings.Contains(m.toast, "21 November 2026, 10:00") {
		t.Errorf("told %q", m.toast)
	}
	if m.press(keys.Yes); s.Answer("TRA-5").Level != nil {
		t.Errorf("a yes does not undo: %q", m.toast)
	}
}
