package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
)

// Undo acts at once where the change is to be seen. Before it reaches into another screen it
// says what it would undo and when that was done, and waits for a yes.
func TestUndoAsksBeforeItReachesIntoAnotherScreen(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]keys.ID{"the question": keys.Down, "another question": keys.Previous, "the map": keys.Back} {
		m := exampleModel(t)
		rated := func() bool { return m.services.Session.Answer("TRA-5").Level != nil }
		m.push(screen.Route{Kind: screen.KindQuestion, ID: "TRA-5"})
		m.press(keys.Rate1)
		m.press(leave)
		m.press(keys.Undo)
		if leave == keys.Down {
			if rated() {
				t.Errorf("at %s: it is not undone, but told %q", name, m.toast)
			}
			continue
		}
		if !rated() || !strings.Contains(m.toast, "Undo TRA-5: unanswered") || !strings.Contains(m.toast, "10:00") {
			t.Errorf("at %s: told %q", name, m.toast)
		}
		m.press(keys.Up)
		if m.press(keys.Yes); !rated() {
			t.Errorf("at %s: a yes to nothing undoes", name)
		}
		m.press(keys.Undo)
		if m.press(keys.Yes); rated() {
			t.Errorf("at %s: a yes does not undo, told %q", name, m.toast)
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

// A yes is the answer to a question that is still to be seen, and to no other.
func TestAYesAfterAClickUndoesNothing(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	m.push(screen.Route{Kind: screen.KindQuestion, ID: "TRA-5"})
	m.press(keys.Rate1)
	m.press(keys.Back)
	if m.press(keys.Undo); !strings.Contains(m.toast, "Undo TRA-5: unanswered") {
		t.Fatalf("told %q", m.toast)
	}
	m.Update(tea.MouseClickMsg(tea.Mouse{X: 1, Y: 0, Button: tea.MouseLeft}))
	if m.press(keys.Yes); m.services.Session.Answer("TRA-5").Level == nil {
		t.Errorf("undone, though the question was gone: %q", m.toast)
	}
}
