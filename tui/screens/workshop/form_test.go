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
