package workshop

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/widget/form"
)

// TestAWrongDayIsToldWhereItIs goes on from half a day: the cursor stays, while the
// keys that go back and the one that leaves work as ever.
func TestAWrongDayIsToldWhereItIs(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewOutside(svc, "BEN-1").(*form.Form)
	screentest.Settle(s, s.SetSize(78, 19))
	for s.Field() != "due" {
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
	}
	screentest.Type(s, "2026-1")
	for _, code := range []rune{tea.KeyTab, tea.KeyEnter, tea.KeyDown} {
		if text := screentest.ToastOf(screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: code})))); !strings.Contains(text, "2026-1") || s.Field() != "due" {
			t.Errorf("it says %q and goes to %s", text, s.Field())
		}
	}
	screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift})))
	if s.Field() != "owner" {
		t.Errorf("shift+tab goes to %s", s.Field())
	}
	if text := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Back))); !strings.Contains(text, "2026-1") || s.Done {
		t.Errorf("leaving says %q", text)
	}
}

// A digit chooses the level, and a reason is kept also where the votes came to the same.
func TestAReasonForTheLevelOfTheVotesIsKept(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("s", "0", "enter", "0", "enter", "4", "enter")
	s := NewSettle(h.svc, "BEN-1")
	screentest.Settle(s, s.SetSize(78, 19))
	press := func(code rune) { screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: code}))) }
	screentest.Type(s, "1")
	screentest.Type(s, "2")
	press(tea.KeyEnter)
	screentest.Type(s, "All pages show it 3 times.")
	if got := h.svc.Session.Answer("BEN-1"); *got.Level != 2 || got.Agreed != "All pages show it 3 times." {
		t.Errorf("level %d, reason %q", *got.Level, got.Agreed)
	}
	s = NewSettle(h.svc, "BEN-1")
	screentest.Settle(s, s.SetSize(78, 19))
	press(tea.KeyHome)
	press(tea.KeyEnter)
	screentest.Type(s, " And more.")
	if why := s.(interface{ Unkept() string }).Unkept(); !strings.Contains(why, "Choose the level") {
		t.Errorf("leaving with a reason and no level says %q", why)
	}
}

// A click on the question beside a form is none on the form.
func TestAClickOnTheQuestionChoosesNothing(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("s", "0", "enter", "0", "enter", "4", "enter")
	s := NewInView(h.svc, NewSettle(h.svc, "BEN-1"), "BEN-1").(*InView)
	screentest.Settle(s, s.SetSize(160, 40))
	before := s.View()
	q, _, _ := h.svc.Session.Pack.Question("BEN-1")
	for _, text := range []string{q.Text[:20], q.Levels[0][:20], q.Levels[1][:20], q.Levels[2][:20]} {
		screentest.ClickOn(t, s, text, 3)
	}
	if after := s.View(); after != before {
		t.Errorf("clicks on the question change the form:\n%s", after)
	}
	if _, taken := s.Mouse(tea.MouseClickMsg{X: 150, Y: 5, Button: tea.MouseLeft}, 150, 5); !taken {
		t.Error("a click on the question is left for a list to take")
	}
}
