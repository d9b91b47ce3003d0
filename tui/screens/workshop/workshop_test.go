package workshop

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
)

// A sitting with a second round, a dissent, a show of hands, somebody who comes
// late and somebody who leaves, an interruption in the middle of a vote, and a
// second day with other people.
func TestSittingOfTwoDays(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(6))
	h.begin(5)
	h.want(t, "1 Beneficial · BEN-1", "Question 1 of", "150 min left", "time for about")

	h.press("enter")
	for _, choice := range []string{"0", "1", "2", "2"} {
		h.want(t, "have had their turn")
		h.vote(choice)
	}
	h.want(t, "4 of 5 have had their turn")
	h.vote("3")
	h.want(t, "All 5 have had their turn.")
	h.press("enter")
	h.want(t, "First round", "Views differ by three levels: talk about it.", "Ask the room what speaks for level 0 and what for level 3", "Recorded: level 2")

	h.press("s", "1", "enter", "2", "enter", "2")
	if got := h.rounds("BEN-1"); len(got) != 2 || got[1].Complete || workshop.TallyOf(got[1]).Total() != 3 {
		t.Fatalf("hands counted so far: %+v", got)
	}
	h.press("enter")
	h.want(t, "Second round", "Views still differ by two levels", "Recorded: level 1")
	if got := h.rounds("BEN-1")[1]; len(got.Voted) > 0 || !got.Complete {
		t.Errorf("a show of hands: %+v", got)
	}
	h.press("D")
	if !slices.Contains(h.asked, tea.Msg(screen.Open{To: screen.Route{Kind: screen.KindDissent, ID: "BEN-1"}})) {
		t.Errorf("D asked for %v", h.asked)
	}

	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { a.Dissent = "Some of us saw no plan." })
	h.press("enter", "enter", "enter") // the result once more, the next question, its round
	h.want(t, "1 Beneficial · BEN-2")
	h.vote("1")
	h.vote("u")
	h.come("a6")
	h.want(t, "2 of 6 have had their turn")
	before := h.rounds("BEN-2")[0]

	*h.clock = h.clock.Add(30 * time.Minute) // the terminal was closed
	h.open()
	h.want(t, "Go on where you stopped", "A round is open: 2 of 6 have had their turn.")
	h.press("enter")
	h.want(t, "2 of 6 have had their turn")
	if diff := cmp.Diff(before.Voted, h.rounds("BEN-2")[0].Voted); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		h.vote("1")
	}
	waiting := workshop.Waiting(h.rounds("BEN-2"), h.w.room(), 0)
	h.leave(waiting[0])
	h.want(t, "4 of 5 have had their turn")
	h.leave(waiting[1])
	h.want(t, "All 4 have had their turn.")
	h.press("enter")
	h.want(t, "One person is unsure: talk about what would settle it.")
	if got := h.rounds("BEN-2")[0]; got.Present != 4 || got.Levels != [4]int{0, 3, 0, 0} || got.Unsure != 1 {
		t.Errorf("%+v", got)
	}

	*h.clock = h.clock.Add(96 * time.Hour)
	h.open()
	h.press("enter")
	h.want(t, "Before you begin", "nobody yet", "Go on at BEN-2")
	h.come("a1", "a6", "a2")
	h.press("down", "down", "down", "down", "down", "enter")
	h.want(t, "First round", "Recorded: level 1")
	h.press("r")
	h.vote("1")
	h.vote("1")
	h.vote("1")
	h.press("enter")
	h.want(t, "Second round", "Everyone chose the same level")
	sessions := h.svc.Session.Assessment().Sessions
	if len(sessions) != 2 || sessions[0].Ended.IsZero() || !slices.Equal(sessions[1].Present, []string{"a1", "a6", "a2"}) || sessions[0].BreakMinutes != 30 {
		t.Errorf("%+v", sessions)
	}
	if problems := assessment.Validate(h.svc.Session.Assessment(), h.svc.Session.Pack); len(problems) > 0 {
		t.Errorf("%+v", problems)
	}
}

// A round that is held after the computer's clock was put back still has a result.
func TestClockThatGoesBack(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	*h.clock = h.clock.Add(-3 * time.Hour)
	h.press("r")
	h.vote("1")
	h.vote("2")
	h.vote("2")
	h.press("enter")
	h.want(t, "First round", "Views are within one level")
}

// Votes that cannot be counted any more are not guessed: everyone votes again.
func TestLostKeyStartsTheRoundAnew(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("r")
	h.vote("2")
	h.keys = map[session.RequestBallotBox]byte{{Question: "SEC-1"}: 1} // so that the next key is another one
	h.open()
	h.press("enter")
	h.want(t, "The votes cast so far cannot be counted on this computer. Everyone rates again.")
	if len(h.rounds("BEN-1")) != 0 {
		t.Errorf("%+v", h.rounds("BEN-1"))
	}
	for range 3 {
		h.vote("1")
	}
	h.press("enter")
	h.want(t, "Everyone chose the same level")
}

// A question that is essential cannot be set aside by vote.
func TestEssentialQuestionsCannotBeVotedAway(t *testing.T) {
	t.Parallel()
	a := team(3)
	a.Facts.Stage = questions.StageLive
	h := hallFor(packFor(t), a)
	h.begin(3)
	h.press("r", "enter", "n")
	if essential := h.svc.Session.QuestionScore("BEN-1").Essential; essential != strings.Contains(h.w.View(), "not one of the choices") {
		t.Errorf("essential %t:\n%s", essential, h.w.View())
	}
}

func TestCaptureKeysOpenTheirForms(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(2))
	h.begin(2)
	for key, kind := range map[string]screen.Kind{
		"c": screen.KindNote, "a": screen.KindAction, "e": screen.KindEvidence, "O": screen.KindOutside, "D": screen.KindDissent, "A": screen.KindSettle,
		"P": screen.KindParking, "T": screen.KindAgenda, "j": screen.KindPeople, "E": screen.KindClosing,
	} {
		h.press(key)
		if len(h.asked) != 1 || h.asked[0].(screen.Open).To.Kind != kind {
			t.Errorf("%s asked for %v, want %s", key, h.asked, kind)
		}
	}
	h.press("f")
	if !h.svc.Session.Answer("BEN-1").Flagged {
		t.Error("f set no flag")
	}
	h.press("b")
	h.want(t, "Break", "Since 09:30")
	*h.clock = h.clock.Add(15 * time.Minute)
	h.press("enter")
	h.want(t, "150 min left")
}

// How long a session may take stays when something is dropped; essential questions stay,
// and the page does not claim that they fit.
func TestDroppingLeavesTheLengthOfTheSession(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(2))
	h.begin(2)
	*h.clock = h.clock.Add(10 * time.Minute)
	s := NewAgenda(h.svc)
	screentest.Settle(s, s.SetSize(98, 25))
	cut := s.cut()
	if len(cut.Drop) == 0 || cut.Minutes <= stopMinutes {
		t.Fatalf("%+v is no case for this test", cut)
	}
	screentest.Settle(s, s.Do(keys.Delete))
	screentest.Settle(s, s.Do(keys.Yes))
	sitting := s.sitting()
	if sitting.Minutes != 150 || s.pace().Left != 140 {
		t.Errorf("the session takes %d minutes, %d are left", sitting.Minutes, s.pace().Left)
	}
	if diff := cmp.Diff(cut.Keep, workshop.Remaining(sitting)); diff != "" {
		t.Error(diff)
	}
	for s.within > 5 {
		screentest.Settle(s, s.Do(keys.Previous))
	}
	if want := fmt.Sprintf("Only the %d essential ones are left", len(cut.Keep)); !strings.Contains(s.View(), want) || strings.Contains(s.View(), "fits") {
		t.Errorf("want %q in:\n%s", want, s.View())
	}
}

// The forms that workshops add keep what is typed.
func TestCapturedTextIsKept(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(2))
	h.begin(2)
	write := func(s screen.Screen, texts ...string) {
		screentest.Settle(s, s.SetSize(98, 25))
		for i, text := range texts {
			if i > 0 {
				screentest.Press(s, tea.KeyTab)
			}
			screentest.Type(s, text)
		}
		screentest.Settle(s, s.Do(keys.Back))
	}
	write(NewParking(h.svc), "Should it have a face?")
	write(NewOutside(h.svc, "BEN-1"), "Audit", "who checks", "Data lead", "2026-12-24")
	write(NewDissent(h.svc, "BEN-1"), "Two of us saw no group named.")
	a := h.svc.Session.Assessment()
	if len(a.Parking) != 1 || a.Parking[0].Text != "Should it have a face?" || a.Parking[0].Raised.IsZero() {
		t.Errorf("%+v", a.Parking)
	}
	if len(a.Actions) != 1 || a.Actions[0].ID == "" {
		t.Fatalf("%+v", a.Actions)
	}
	want := []assessment.Action{{ID: a.Actions[0].ID, For: []string{"BEN-1"}, Text: "Ask Audit: who checks", Owner: "Data lead", Due: assessment.Date{Year: 2026, Month: 12, Day: 24}, Status: assessment.ActionOpen}}
	if diff := cmp.Diff(want, a.Actions); diff != "" {
		t.Error(diff)
	}
	if a.Answers["BEN-1"].Dissent != "Two of us saw no group named." {
		t.Errorf("%+v", a.Answers["BEN-1"])
	}
	s := NewClosing(h.svc)
	screentest.Settle(s, s.SetSize(98, 60))
	for _, text := range []string{"Data lead: Ask Audit: who checks (BEN-1, by 24 December 2026)", "Should it have a face?", "Next session: not set"} {
		if !strings.Contains(s.View(), text) {
			t.Errorf("want %q in:\n%s", text, s.View())
		}
	}
	screentest.Settle(s, s.Do(keys.Yes))
	if _, on := workshop.Current(h.svc.Session.Assessment()); on {
		t.Error("the session has not ended")
	}
}

// Every page fits every size.
func TestWorkshopPagesFit(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(9))
	check := func(s screen.Screen) {
		for _, size := range [][2]int{{1, 1}, {3, 2}, {48, 10}, {58, 15}, {58, 16}, {78, 19}, {98, 25}, {198, 55}} {
			screentest.Settle(s, s.SetSize(size[0], size[1]))
			lines := strings.Split(s.View(), "\n")
			if c := s.Cursor(); size[0] > 50 && (c == nil || c.X >= size[0] || c.Y >= size[1]) {
				t.Errorf("%T: in %v the cursor is at %v", s, size, c)
			}
			if len(lines) > size[1] {
				t.Errorf("%T: %d lines in %v:\n%s", s, len(lines), size, s.View())
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > size[0] {
					t.Errorf("%T: %q is wider than %v", s, line, size)
				}
			}
		}
		h.run(h.w.SetSize(98, 25))
	}
	check(h.w)
	h.press("enter")
	check(h.w)
	for i := range 9 {
		h.come(fmt.Sprintf("a%d", i+1))
	}
	for _, s := range []screen.Screen{NewPeople(h.svc), NewSitting(h.svc, "")} {
		check(s)
	}
	h.press("down", "down", "down", "down", "down", "enter")
	check(h.w)
	h.press("enter")
	check(h.w)
	h.press("G")
	check(h.w)
	h.press("esc", "r")
	check(h.w)
	h.press("enter")
	check(h.w)
	h.press("0")
	check(h.w)
	h.press("0")
	for _, choice := range []string{"3", "2", "u", "n", "p", "1", "2", "2"} {
		if choice == "n" && h.svc.Session.QuestionScore("BEN-1").Essential {
			choice = "1"
		}
		h.vote(choice)
	}
	check(h.w)
	h.press("enter")
	check(h.w)
	h.press("s")
	check(h.w)
	h.press("esc", "b")
	check(h.w)
	for _, s := range []screen.Screen{NewAgenda(h.svc), NewClosing(h.svc), NewParking(h.svc), NewOutside(h.svc, "BEN-1"), NewDissent(h.svc, "BEN-1"), NewSettle(h.svc, "BEN-1")} {
		check(s)
	}
}
