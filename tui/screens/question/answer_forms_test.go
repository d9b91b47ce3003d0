package question

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestADateThatIsNoneKeepsTheFormOpen(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewCheck(svc, "BEN-2")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Activate())
	screentest.Type(s, "Internal audit")
	screentest.Press(s, tea.KeyTab)
	screentest.Type(s, "2026-0")
	if text := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Back))); !strings.Contains(text, "2026-0") {
		t.Fatalf("leaving with half a date said %q; want it to name what was typed", text)
	}
	screentest.Type(s, "5-31")
	if msgs := screentest.Settle(s, s.Do(keys.Back)); len(msgs) != 1 || msgs[0] != (screen.Closed{}) {
		t.Fatalf("leaving with a whole date gave %v, want to close", msgs)
	}
	check := svc.Session.Answer("BEN-2").Check
	if check == nil || check.By != "Internal audit" || check.Date.String() != "2026-05-31" {
		t.Errorf("the check kept is %+v", check)
	}
}

func TestAShortReasonSetsNothingAside(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	before := svc.Session.Answer("BEN-2")
	s := NewNotApplicable(svc, "BEN-2")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Type(s, "too short")
	if text := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Back))); !strings.Contains(text, "9 characters") {
		t.Fatalf("leaving with a short reason said %q", text)
	}
	if svc.Session.Answer("BEN-2").State != before.State {
		t.Error("a reason that is too short changed the answer")
	}
	screentest.Type(s, ", but now it is long enough")
	screentest.Settle(s, s.Do(keys.Back))
	if got := svc.Session.Answer("BEN-2").State; got != assessment.StateNotApplicable {
		t.Errorf("the state is %q after a reason that counts", got)
	}
}

func TestTypingIsOneStepToUndo(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	before := svc.Session.Answer("BEN-2").Note
	s := NewNote(svc, "BEN-2")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Type(s, "A line of text.")
	if got := svc.Session.Answer("BEN-2").Note; !strings.Contains(got, "A line of text.") {
		t.Fatalf("the note kept is %q", got)
	}
	if _, ok := svc.Session.Undo(); !ok || svc.Session.Answer("BEN-2").Note != before {
		t.Errorf("one undo leaves %q, want %q", svc.Session.Answer("BEN-2").Note, before)
	}
}
