package tui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/tui/screen"
	"charter/tui/session"
)

// wantedStage is the worked example on a host, which Bob asks to edit.
func wantedStage(t *testing.T) *stage {
	t.Helper()
	s := hostedStage(t, filepath.Join(t.TempDir(), "clinic"), "")
	s.m.services.Pens, s.m.services.Tell, s.m.services.Now = &session.Pens{}, func(session.Event) {}, time.Now
	s.m.touched = time.Now()
	s.m.services.Step(session.Stay{}) // nothing but to say who edits
	s.m.services.Step(session.PenWanted{By: "Bob"})
	return s
}

// An assessment on which nobody works passes to a colleague who asks, after two minutes and not
// before.
func TestThePenPassesWhenNobodyWorks(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := wantedStage(t)
		defer func() { s.run(s.m.step(session.Discard{})) }()
		if !strings.Contains(s.frame(), "Bob asks to edit (press !). You can go on.") {
			t.Error(s.frame())
		}
		if s.m.services.ReadOnly != "" || s.m.passPen() == nil || s.m.services.State != session.Editing {
			t.Error("it passed at once")
		}
		time.Sleep(penPasses)
		s.run(s.m.passPen())
		if said := s.m.toast; !strings.HasPrefix(said, "It was not handed over: they have left meanwhile") {
			t.Errorf("told %q", said)
		}
	})
}

// It does not pass while text is typed, or in front of a room.
func TestThePenStaysWhileSomebodyWorks(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := wantedStage(t)
		defer func() { s.run(s.m.step(session.Discard{})) }()
		time.Sleep(10 * penPasses)
		for kind, about := range map[screen.Kind]string{screen.KindNote: "BEN-1", screen.KindWorkshop: ""} {
			s.open(kind, about)
			if s.m.passPen(); s.m.services.State != session.Editing || s.m.services.PenWantedBy() != "Bob" {
				t.Errorf("it passed on %s", kind)
			}
			s.m.stack = s.m.stack[:1]
		}
		s.press("!")
		s.press("down", "enter")
		if s.m.services.PenWantedBy() != "" || s.m.services.ReadOnly != "" {
			t.Errorf("kept: %q, %q", s.m.services.PenWantedBy(), s.m.services.ReadOnly)
		}
	})
}
