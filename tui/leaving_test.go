package tui

import (
	"strings"
	"testing"

	"charter/tui/screens"
)

// TestEscOnceTooOftenStays presses esc more often than there are screens: the
// program stays at the map, and says how to leave.
func TestEscOnceTooOftenStays(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		s := newStage(look{width: 80, height: 24}, example(t, pack), pack, "")
		s.open(screens.KindReview, "")
		s.press("esc", "esc", "esc")
		if s.m.exit != staying || len(s.m.stack) != 1 {
			t.Errorf("after esc the program leaves (%d), with %d screens", s.m.exit, len(s.m.stack))
		}
		if frame := s.frame(); !strings.Contains(frame, "Press q to leave") {
			t.Errorf("it does not say how to leave:\n%s", frame)
		}
	})
}
