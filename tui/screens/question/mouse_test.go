package question

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/widget/form"
)

// TestAClickTurnsYesAndNo clicks on a choice that shows one option at a time.
func TestAClickTurnsYesAndNo(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 30))
	screentest.Settle(s, s.Do(keys.Enter))
	public := func() bool { return svc.Session.Evidence("BEN-1")[0].Public }
	first := public()
	word := map[bool]string{true: "<Yes>", false: "<No>"}
	screentest.ClickOn(t, s, "May its place", 2)
	if public() != first {
		t.Error("a click on the question changes the answer")
	}
	screentest.ClickOn(t, s, word[first], 2)
	if public() == first {
		t.Error("a click on the answer does not turn it")
	}
	screentest.ClickOn(t, s, word[!first], 0)
	if public() != first {
		t.Error("a click on the mark at the left does not turn it back")
	}
	s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelDown}), 3, 3)
	for range 2 {
		s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelUp}), 3, 3)
	}
	if public() != first {
		t.Error("the wheel changes an answer")
	}
	if view := ansi.Strip(s.View()); !strings.Contains(view, svc.Theme.Glyph.Claim+" Owner") {
		t.Errorf("the wheel went elsewhere than to the owner:\n%s", view)
	}
	for range 10 {
		s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelUp}), 3, 3)
	}
	title := svc.Session.Evidence("BEN-1")[0].Title
	screentest.Type(s, "!")
	if got := svc.Session.Evidence("BEN-1")[0].Title; got != title+"!" {
		t.Errorf("after the wheel went to the top, typing gives the title %q", got)
	}
}

// TestAClickMovesTheCursorInATextOfSeveralLines, of a form and of a screen of its own.
func TestAClickMovesTheCursorInATextOfSeveralLines(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	d := NewDeparture(svc, "PRI-2").(*form.Form)
	screentest.Settle(d, d.SetSize(78, 30))
	screentest.ClickOn(t, d, "Why it cannot be kept", 1)
	screentest.Type(d, "alpha")
	screentest.Settle(d, d.Update(tea.KeyPressMsg(tea.Key{Code: 'j', Mod: tea.ModCtrl})))
	screentest.Type(d, "beta")
	screentest.ClickOn(t, d, "alpha", 2)
	screentest.Type(d, "X")
	screentest.ClickOn(t, d, "beta", 40)
	screentest.Type(d, "Y")
	if got := svc.Session.Answer("PRI-2").Departure; got == nil || !strings.HasSuffix(got.Reason, "alXpha\nbetaY") {
		t.Errorf("the reason is %+v", got)
	}

	n := NewNote(svc, "BEN-4")
	screentest.Settle(n, n.SetSize(78, 19))
	screentest.Type(n, "one")
	screentest.Press(n, tea.KeyEnter)
	screentest.Type(n, "two")
	screentest.ClickOn(t, n, "one", 1)
	screentest.Type(n, "X")
	screentest.ClickOn(t, n, "two", 20)
	screentest.Type(n, "Y")
	if got := svc.Session.Answer("BEN-4").Note; !strings.HasSuffix(got, "oXne\ntwoY") {
		t.Errorf("the note is %q", got)
	}
}
