package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/theme"
)

// TestKeysTypedAheadReachTheScreenThatOpens sends several keys before the first
// of them has been carried out, as they come in one piece over a slow line.
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
// before that has been carried out.
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

// A command that is done only after keys were let go, or with a turn that has ended,
// does not end the turn that goes on now: the keys of that one still wait.
func TestALateCommandDoesNotEndAnotherTurn(t *testing.T) {
	t.Parallel()
	for name, late := range map[string]tea.Msg{"nothing": nil, "more commands": tea.BatchMsg{func() tea.Msg { return nil }}} {
		m := &Model{}
		m.startTurn(func() tea.Msg { return nil })
		first := m.queue.turn
		m.handleQueueExpired(queueExpired{first})
		m.startTurn(func() tea.Msg { return nil })
		m.enqueue(tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"}))
		m.handleCommandDone(commandDone{first, late})
		if m.queue.pending != 1 || len(m.queue.waiting) != 1 {
			t.Errorf("%s: %d commands are pending and %d keys wait", name, m.queue.pending, len(m.queue.waiting))
		}
	}
}
