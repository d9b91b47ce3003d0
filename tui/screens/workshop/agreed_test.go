package workshop

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// An agreed level that the votes did not come to needs a reason, and its reason
// is kept beside the counts.
func TestAgreedLevelNeedsAReason(t *testing.T) {
	t.Parallel()
	a := team(3)
	answer := assessment.Level(2)
	answer.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 2, 1}, Complete: true}}
	a.Answers["BEN-1"] = answer
	h := hallFor(packFor(t), a)
	s := NewSettle(h.svc, "BEN-1")
	screentest.Settle(s, s.SetSize(98, 25))
	screentest.Press(s, tea.KeyUp)
	if text := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Back))); !strings.Contains(text, "Say in a few words why") {
		t.Fatalf("closing without a reason said %q", text)
	}
	if got := h.svc.Session.Answer("BEN-1"); *got.Level != 2 || got.Agreed != "" {
		t.Fatalf("%+v", got)
	}
	screentest.Press(s, tea.KeyTab)
	screentest.Type(s, "The plan is a draft.")
	screentest.Settle(s, s.Do(keys.Back))
	if got := h.svc.Session.Answer("BEN-1"); *got.Level != 1 || got.Agreed != "The plan is a draft." || got.Rounds[0].Levels != [4]int{0, 0, 2, 1} {
		t.Errorf("%+v", got)
	}
}

// The group can agree that it does not know or that the question does not apply, each with
// a reason; an essential question cannot be set aside.
func TestTheGroupAgreesOnMoreThanLevels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		choice, reason, short string
		state                 assessment.State
	}{
		{"We do not know", "The supplier has not answered.", "", assessment.StateUnsure},
		{"It does not apply", "Nothing is bought for this project.", "Bought nothing", assessment.StateNotApplicable},
	} {
		a := team(3)
		answer := assessment.Level(2)
		answer.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 2, 1}, Complete: true}}
		a.Answers["BEN-3"] = answer
		h := hallFor(packFor(t), a)
		s := NewSettle(h.svc, "BEN-3")
		screentest.Settle(s, s.SetSize(98, 25))
		for range map[assessment.State]int{assessment.StateUnsure: 2, assessment.StateNotApplicable: 3}[c.state] {
			screentest.Press(s, tea.KeyDown)
		}
		if !strings.Contains(s.View(), c.choice) {
			t.Fatalf("%q is not on offer:\n%s", c.choice, s.View())
		}
		screentest.Press(s, tea.KeyTab)
		screentest.Type(s, c.short)
		screentest.Settle(s, s.Do(keys.Back))
		if got := h.svc.Session.Answer("BEN-3"); got.State != assessment.StateLevel {
			t.Errorf("%s without a reason: %+v", c.choice, got)
		}
		screentest.Type(s, c.reason)
		screentest.Settle(s, s.Do(keys.Back))
		got := h.svc.Session.Answer("BEN-3")
		if got.State != c.state || got.Agreed != c.short+c.reason || (got.Reason != "") != (c.state == assessment.StateNotApplicable) || len(got.Rounds) != 1 {
			t.Errorf("%s: %+v", c.choice, got)
		}
	}
	a := team(3)
	a.Facts.Stage = questions.StageLive
	h := hallFor(packFor(t), a)
	s := NewSettle(h.svc, "BEN-1")
	screentest.Settle(s, s.SetSize(98, 25))
	if !h.svc.Session.QuestionScore("BEN-1").Essential || strings.Contains(s.View(), "It does not apply") {
		t.Errorf("an essential question can be set aside:\n%s", s.View())
	}
}
