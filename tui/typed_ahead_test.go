package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/theme"
)

// TestKeysTypedAheadReachTheScreenThatOpens sends several keys before any command of the
// first has run, as they come in one piece over a slow line.
func TestKeysTypedAheadReachTheScreenThatOpens(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		s := newStage(look{theme.Plain, false, 80, 24}, example(t, pack), pack, t.TempDir())
		s.open(screen.KindQuestion, "BEN-2")
		before := s.m.services.Session.Answer("BEN-2")

		var led []tea.Cmd
		for _, r := range "c0 or 3 lines" {
			_, cmd := s.m.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
			led = append(led, cmd)
		}
		for _, cmd := range led {
			s.run(cmd)
		}
		after := s.m.services.Session.Answer("BEN-2")
		if want := before.Note + "0 or 3 lines"; after.Note != want {
			t.Errorf("the note is %q, want %q", after.Note, want)
		}
		if after.State != assessment.StateLevel || *after.Level != *before.Level {
			t.Errorf("a note that was typed ahead changed the answer from %v to %v", before, after)
		}
	})
}

// TestKeysBehindTheEndOfAFormReachTheScreenBelow ends a form with enter, and types on
// before any command of that has run.
func TestKeysBehindTheEndOfAFormReachTheScreenBelow(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		s := newStage(look{theme.Plain, false, 80, 24}, example(t, pack), pack, t.TempDir())
		s.open(screen.KindQuestion, "BEN-2")
		s.open(screen.KindParking, "")
		var led []tea.Cmd
		for _, key := range []tea.Key{{Code: 'A', Text: "A"}, {Code: tea.KeyEnter}, {Code: '3', Text: "3"}} {
			_, cmd := s.m.Update(tea.KeyPressMsg(key))
			led = append(led, cmd)
		}
		for _, cmd := range led {
			s.run(cmd)
		}
		parked := s.m.services.Session.Assessment().Parking
		if got := parked[len(parked)-1].Text; got != "A" {
			t.Errorf("parked is %q", got)
		}
		if got := s.m.services.Session.Answer("BEN-2").Level; got == nil || *got != 3 {
			t.Errorf("the rating behind the form came to %v", got)
		}
	})
}
