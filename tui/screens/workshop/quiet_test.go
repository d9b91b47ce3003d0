package workshop

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/workshop"
)

// What stands at the bottom of a page is read to its end in a narrow window.
func TestTheLineBelowIsNotCut(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("r")
	for _, width := range []int{58, 78} {
		h.run(h.w.SetSize(width, 16))
		h.w.risk = votesAgain
		h.want(t, votesAgain)
	}
}

// What z says in front of the room fits what was done last there.
func TestUndoSaysWhyVotesStay(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	says := func(want string) {
		t.Helper()
		if _, why := h.svc.Session.InSitting(true); !strings.Contains(why, want) {
			t.Errorf("%q, want %q", why, want)
		}
	}
	says("nothing on this question")
	h.press("s", "0", "enter", "0", "enter", "4", "enter")
	says("Votes are not undone: press %s to void")
	var err error
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { err = workshop.Void(a, h.svc.Session.Now(), "Miscounted") })
	if err != nil {
		t.Fatal(err)
	}
	says("voided stays so")
}
