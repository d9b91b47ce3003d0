package workshop

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// void opens the form that the workshop asked for, types a reason and comes back.
func (h *hall) void(t *testing.T, why string) {
	t.Helper()
	h.press("V")
	opened, ok := h.asked[len(h.asked)-1].(screen.Open)
	if !ok || opened.To.Kind != screen.KindVoid {
		t.Fatalf("V asked for %v", h.asked)
	}
	f := NewVoid(h.svc, opened.To.ID)
	screentest.Settle(f, f.SetSize(98, 25))
	screentest.Type(f, why)
	screentest.Settle(f, f.Do(keys.Save))
	h.run(h.w.Activate())
}

// A round that is open or complete is voided with a reason; it decides nothing, everybody
// rates again, and the next round is the first again.
func TestARoundIsVoidedInTheRoom(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("r")
	h.vote("2")
	h.vote("3")
	h.void(t, "") // no reason: nothing happens
	if got := h.rounds("BEN-1"); len(got) != 1 || len(got[0].Voted) != 2 {
		t.Fatalf("without a reason: %+v", got)
	}
	h.want(t, "2 of 3 have had their turn")
	h.void(t, "A vote under the wrong name")
	h.want(t, "1 Beneficial · BEN-1")
	a := h.svc.Session.Answer("BEN-1")
	if len(a.Rounds) != 0 || len(a.Voided) != 1 || a.Voided[0].Levels != nil || a.Voided[0].Ballots != 2 || a.State != assessment.StateUnanswered {
		t.Fatalf("the open round: %+v", a)
	}
	h.press("enter")
	h.want(t, "0 of 3 have had their turn")
	for _, choice := range []string{"0", "3", "3"} {
		h.vote(choice)
	}
	h.void(t, "Somebody looked on") // before it is shown
	if view := h.w.View(); strings.Contains(view, "Recorded") {
		t.Errorf("the counts of a voided round are shown:\n%s", view)
	}
	h.press("enter")
	for range 3 {
		h.vote("1")
	}
	h.press("enter")
	h.want(t, "First round", "Everyone chose the same level", "Recorded: level 1")
	a = h.svc.Session.Answer("BEN-1")
	if len(a.Rounds) != 1 || len(a.Voided) != 2 || a.Voided[1].Why != "Somebody looked on" || *a.Level != 1 {
		t.Errorf("%+v", a)
	}
	if problems := assessment.Validate(h.svc.Session.Assessment(), h.svc.Session.Pack); len(problems) > 0 {
		t.Errorf("%+v", problems)
	}
}

// Two rooms that vote otherwise and void the round while it is open show and keep the same,
// byte for byte; and so do two in which others chose what, when the round was complete.
func TestAVoidedRoundTellsNobodysVote(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	hold := func(choices ...string) (shown string, file []byte) {
		h := hallFor(pack, team(4))
		h.begin(4)
		h.press("r")
		for _, choice := range choices {
			h.vote(choice)
		}
		h.void(t, "Somebody looked on")
		data, err := format.Encode(h.svc.Session.Assessment())
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(h.shown, "\n") + h.w.View(), data
	}
	for _, rooms := range [][2][]string{{{"0", "1", "u"}, {"3", "3", "p"}}, {{"0", "1", "2", "3"}, {"3", "0", "2", "1"}}} {
		shown, file := hold(rooms[0]...)
		shownToo, fileToo := hold(rooms[1]...)
		if shown != shownToo || !bytes.Equal(file, fileToo) {
			t.Errorf("%v and %v differ: %s", rooms[0], rooms[1], cmp.Diff(string(file), string(fileToo)))
		}
	}
}

// What z says in the middle of a round, and what it may take back, does not depend on votes;
// and nobody is told more by unticking: counts come from three votes on, or not at all.
func TestUntickingTellsNothingOfFewVotes(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(5))
	h.begin(5)
	h.press("r")
	h.vote("1")
	h.vote("2")
	waiting := workshop.Waiting(h.rounds("BEN-1"), h.w.room(), 0)
	for _, who := range waiting {
		h.leave(who)
	}
	if got := h.rounds("BEN-1"); got[0].Complete || got[0].Ballots() != 0 || got[0].Sealed == "" {
		t.Fatalf("two votes can be read: %+v", got)
	}
	h.want(t, "fewer than three votes")
	h.void(t, "Two had to leave")
	a := h.svc.Session.Answer("BEN-1")
	if v := a.Voided[0]; v.Levels != nil || v.Unsure+v.NotApplicable > 0 || v.Ballots != 2 {
		t.Errorf("a voided round of two tells its votes: %+v", v)
	}
	if what, why := h.svc.Session.InSitting(true); why == "" {
		t.Errorf("%q can be taken back", what)
	}
}

// A wrong count of hands is mended while its result stands; once the page is left, the
// round is voided.
func TestAWrongCountOfHandsIsMendedWhileItStands(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("s", "0", "enter", "1", "enter", "3")
	h.press("enter")
	h.want(t, "Recorded: level 2")
	h.press("backspace", "down", "2", "down", "2")
	h.want(t, "4 of 4 counted")
	if got := h.rounds("BEN-1"); len(got) != 1 || got[0].Levels != [4]int{0, 1, 3, 0} || !got[0].Complete {
		t.Errorf("half a mended count was kept: %+v", got)
	}
	h.press("enter")
	h.want(t, "First round", "Recorded: level 1")
	if got := h.rounds("BEN-1"); len(got) != 1 || got[0].Levels != [4]int{0, 2, 2, 0} || got[0].Held.IsZero() || got[0].Session == "" {
		t.Errorf("mended: %+v", got)
	}
	h.press("backspace", "esc")
	h.want(t, "Recorded: level 1")
	h.press("esc", "enter")
	for _, k := range h.w.Keys() {
		if k.ID == keys.Clear {
			t.Error("a result that was left can still be mended")
		}
	}
}

// Leaving a page never ends a round.
func TestLeavingAPageNeverEndsARound(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("r")
	h.vote("2")
	h.press("esc", "right", "left", "esc") // the question, the next one, back, out
	h.open()
	h.press("enter")
	h.want(t, "1 of 4 have had their turn")
	h.press("esc", "right", "s", "0", "enter", "1", "enter", "2", "esc")
	h.press("left", "esc", "right")
	if got := h.rounds("BEN-2"); len(got) != 1 || got[0].Complete || got[0].Levels != [4]int{0, 1, 2, 0} {
		t.Errorf("the hands counted so far: %+v", got)
	}
	if got := h.rounds("BEN-1"); len(got) != 1 || got[0].Complete || len(got[0].Voted) != 1 {
		t.Errorf("the round in turn: %+v", got)
	}
}

// The level that stood before a round stands again once it is voided; one that somebody put
// in its place since stays.
func TestAVoidBringsBackTheLevelOfBefore(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "BEN-1", 2) })
	h.begin(3)
	for _, since := range []int{2, 3} {
		h.press("r")
		for range 3 {
			h.vote("1")
		}
		if level := h.svc.Session.Answer("BEN-1").Level; *level != 1 {
			t.Fatalf("the round came to 1, and %d stands", *level)
		}
		h.press("enter")
		if since == 3 {
			h.svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "BEN-1", since) })
		}
		h.void(t, "Somebody looked on")
		if level := h.svc.Session.Answer("BEN-1").Level; level == nil || *level != since {
			t.Errorf("want level %d: %+v", since, h.svc.Session.Answer("BEN-1"))
		}
	}
}
