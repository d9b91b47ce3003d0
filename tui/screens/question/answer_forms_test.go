package question

import (
	"strings"
	"testing"
	"time"

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

// TestADepartureStaysAsFarAsItIsFilledIn opens a departure of which only one field is
// filled in, and goes through its form and out with keys that change nothing.
func TestADepartureStaysAsFarAsItIsFilledIn(t *testing.T) {
	t.Parallel()
	for name, kept := range map[string]assessment.Departure{
		"a clause":                 {Clause: "1a"},
		"a clause of another":      {Clause: "6a"},
		"a clause of another pack": {Clause: "99z"},
		"a reason":                 {Reason: "Not yet."},
		"a day":                    {Until: assessment.DateOf(time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC))},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, nil)
			before := kept
			svc.Session.EditAnswerTyping("BEN-1", "departure", func(a *assessment.Answer) { a.Departure = &before })
			s := NewDeparture(svc, "BEN-1")
			screentest.Settle(s, s.SetSize(78, 19))
			for _, code := range []rune{tea.KeyTab, tea.KeyTab, tea.KeyUp, tea.KeyEnter, tea.KeyEnter} {
				screentest.Press(s, code)
				if got := svc.Session.Answer("BEN-1").Departure; got == nil || *got != kept {
					t.Fatalf("after a key that changes nothing it is %+v", got)
				}
			}
			screentest.Settle(s, s.Do(keys.Back))
			if got := svc.Session.Answer("BEN-1").Departure; got == nil || *got != kept {
				t.Errorf("after the form it is %+v", got)
			}
		})
	}
}

// TestADepartureIsTakenAwayByEmptyingIt chooses a clause, which alone is kept, and
// takes it back.
func TestADepartureIsTakenAwayByEmptyingIt(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.EditAnswerTyping("BEN-1", "departure", func(a *assessment.Answer) { a.Departure = nil })
	s := NewDeparture(svc, "BEN-1")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Press(s, tea.KeyDown)
	if got := svc.Session.Answer("BEN-1").Departure; got == nil || got.Clause == "" || got.Declared() {
		t.Fatalf("a clause that was chosen is kept as %+v", got)
	}
	screentest.Press(s, tea.KeyUp)
	if got := svc.Session.Answer("BEN-1").Departure; got != nil {
		t.Errorf("with nothing in the form %+v is kept", got)
	}
}
