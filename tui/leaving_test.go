package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
)

// TestEscOnceTooOftenStays presses esc more often than there are screens: the
// program stays at the map, and says how to leave.
func TestEscOnceTooOftenStays(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		s := newStage(look{width: 80, height: 24}, example(t, pack), pack, "")
		s.open(screen.KindReview, "")
		s.press("esc", "esc", "esc")
		if !s.m.services.IsOpen() || len(s.m.stack) != 1 {
			t.Errorf("after esc the program leaves, with %d screens", len(s.m.stack))
		}
		if frame := s.frame(); !strings.Contains(frame, "Press q to leave") {
			t.Errorf("it does not say how to leave:\n%s", frame)
		}
	})
}

// TestLeavingAtOnceTellsWhatCannotBeKept types half a date and presses ctrl+c,
// also with the help on top of the form.
func TestLeavingAtOnceTellsWhatCannotBeKept(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		for _, between := range [][]string{nil, {"f1"}} {
			s := newStage(look{width: 80, height: 24}, example(t, pack), pack, "")
			s.open(screen.KindEvidence, "BEN-1")
			s.press("enter", "enter", "enter", "x")
			s.press(between...)
			s.press("ctrl+c")
			if frame := s.frame(); !s.m.services.IsOpen() || !strings.Contains(frame, "is not a date") || !strings.Contains(frame, "ctrl+c again") {
				t.Errorf("ctrl+c is answered with \n%s", frame)
			}
			s.press("down", "ctrl+c")
			if !s.m.services.IsOpen() {
				t.Error("after another key, ctrl+c leaves without a word")
			}
			if s.m.warnUnkept() {
				t.Error("a second ctrl+c would not leave")
			}
		}
	})
}

// TestEveryKeySaysSomething presses a key that no screen knows.
func TestEveryKeySaysSomething(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		s := newStage(look{width: 80, height: 24}, example(t, pack), pack, "")
		s.open(screen.KindQuestion, "BEN-1")
		s.press("4")
		if frame := s.frame(); !strings.Contains(frame, "That key does nothing on this screen.") {
			t.Errorf("a key without a meaning is not answered:\n%s", frame)
		}
	})
}

// A key can still be on its way to another screen when the assessment is closed: that
// leads nowhere then, and is no fault.
func TestWhatComesAfterTheAssessmentWasClosed(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		leftFor := map[string]func() *stage{
			"the end": func() *stage {
				s := newStage(look{width: 80, height: 24}, example(t, pack), pack, "")
				s.press("ctrl+c")
				return s
			},
			"home": func() *stage { return newStage(look{width: 80, height: 24}, nil, pack, t.TempDir()) },
		}
		for name, stageOf := range leftFor {
			for kind := range constructors() {
				for _, msg := range []tea.Msg{screen.Open{To: screen.Route{Kind: kind, ID: "BEN-1"}}, screen.Replace{To: screen.Route{Kind: kind, ID: "BEN-1"}}} {
					s := stageOf()
					if s.m.services.IsOpen() {
						t.Fatal("the assessment is still open")
					}
					s.m.Update(msg)
					s.m.View()
					if s.m.fault != nil {
						t.Errorf("after leaving for %s, %T of %s: %v", name, msg, kind, s.m.fault.value)
					}
				}
			}
		}
	})
}
