package workshop

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// Before a sitting begins its set-up says what fits, and offers what fits better.
func TestSetupTellsWhatFits(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(10))
	h.press("enter")
	h.want(t, "150 minutes. Say who is here, and it tells how many questions fit.")
	for _, who := range h.svc.Session.Assessment().Assessors {
		h.come(who.ID)
	}
	h.want(t, "10 people in turn: about 26 of 61 questions in 150 minutes. On paper beforehand: about 52 of 61.")
	plan := func(change func(*assessment.Session)) {
		editSitting(h.svc, change)
		h.run(h.w.Activate())
	}
	plan(func(s *assessment.Session) { s.Way = assessment.WayHands })
	h.want(t, "10 people with hands: about 40 of 61 questions in 150 minutes.")
	plan(func(s *assessment.Session) { s.Minutes = 180 })
	h.want(t, "On paper beforehand: all.")
	plan(func(s *assessment.Session) { s.Scope = []string{"privacy", "BEN-1"} })
	h.want(t, "10 people with hands: all in 180 minutes.")
}

// A sitting takes several principles and single questions.
func TestPlanTakesSingleQuestions(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.press("enter")
	f := NewSitting(h.svc, "")
	screentest.Settle(f, f.SetSize(98, 40))
	screentest.Settle(f, f.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab})))
	screentest.Type(f, "ben-1, PRI-4")
	if s, _ := workshop.Current(h.svc.Session.Assessment()); strings.Join(s.Scope, " ") != "BEN-1 PRI-4" {
		t.Errorf("the scope is %q", s.Scope)
	}
	screentest.Type(f, " XYZ-9")
	screentest.Settle(f, f.Do(keys.Back))
	if view := f.View(); !strings.Contains(view, "XYZ-9") {
		t.Error("it was closed with a code that is none")
	}
	h.run(h.w.Activate())
	h.come("a1", "a2", "a3")
	h.want(t, "BEN-1; PRI-4 (2)")
}

// A sitting that was opened and left at once leaves no trace; one for which something was
// said stays.
func TestSittingThatWasOnlyOpenedLeavesNoTrace(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.press("enter", "esc")
	if n := len(h.svc.Session.Assessment().Sessions); n != 0 {
		t.Errorf("%d sessions", n)
	}
	h.press("enter")
	editSitting(h.svc, func(s *assessment.Session) { s.Minutes = 60 })
	h.press("esc")
	if n := len(h.svc.Session.Assessment().Sessions); n != 1 {
		t.Errorf("%d sessions: the plan is lost", n)
	}
	h.press("enter")
	h.come("a1")
	h.press("esc")
	if n := len(h.svc.Session.Assessment().Sessions); n != 1 {
		t.Errorf("%d sessions", n)
	}
}

// The talk timer takes any length, keeps it for the next question, and goes on while the
// room looks at something else.
func TestTalkTimerOfAnyLength(t *testing.T) {
	t.Parallel()
	inClockwork(t, func(t *testing.T, c *clockwork) {
		c.reveal()
		says := func(text string) {
			t.Helper()
			if !c.says(text) {
				t.Errorf("want %q in:\n%s", text, c.w.View())
			}
		}
		for range 3 {
			c.start(c.w.Do(keys.Down))
		}
		c.start(c.w.Do(keys.Talk))
		says("Talk: 2:00")
		c.start(c.w.Do(keys.Up))
		says("Talk: 3:00")
		c.sleep(10)
		c.start(c.w.Do(keys.Previous)) // the question, and back
		c.sleep(5)
		c.start(c.w.Do(keys.Enter))
		says("Talk: 2:45")
		c.sleep(200)
		says("Talk time is over")
		c.start(c.w.Do(keys.Up))
		says("Talk: 1:00")
		c.start(c.w.Do(keys.Next))
		c.reveal()
		if c.says("Talk:") {
			t.Error("it runs on for another question")
		}
		c.start(c.w.Do(keys.Talk))
		says("Talk: 4:00")
		c.start(c.w.Do(keys.Talk))
		c.sleep(2)
	})
}

// A break says when the room goes on, once somebody has said so.
func TestBreakSaysWhenItEnds(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("b")
	h.want(t, "Press ↑ to show when you go on.")
	h.press("up", "up", "up", "down")
	h.want(t, "We go on at 09:40.")
	*h.clock = h.clock.Add(10 * time.Minute)
	h.press("enter")
	h.want(t, "150 min left")
}

// Each line of the set-up opens the plan at the field that it tells of.
func TestTheSetUpOpensThePlanWhereItIsChanged(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.press("enter", "down")
	for _, field := range []string{"scope", "minutes", "voting", "facilitator"} {
		h.press("enter")
		opened, ok := h.asked[0].(screen.Open)
		if !ok || opened.To.Kind != screen.KindSitting {
			t.Fatalf("%s: %v", field, h.asked)
		}
		f := NewSitting(h.svc, opened.To.ID)
		screentest.Settle(f, f.SetSize(98, 30))
		if got := screen.FieldsOf(f).Field(); got != field {
			t.Errorf("it opens at %q, want %q", got, field)
		}
		h.press("down")
	}
}
