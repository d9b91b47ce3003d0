package workshop

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
)

// tellsNothing fails when a frame so far shows what a vote came to, or when the
// assessment has a count, a result or a level.
func (h *hall) tellsNothing(t *testing.T) {
	t.Helper()
	for _, frame := range append(slices.Clone(h.shown), h.w.View()) {
		for _, told := range []string{"Show the result", "show the result", "Everyone chose", "Views are", "middle of the votes", h.svc.Theme.Glyph.BarVote, h.svc.Theme.Glyph.BarVoteLow} {
			if strings.Contains(frame, told) {
				t.Fatalf("%q is shown:\n%s", told, frame)
			}
		}
	}
	for id, answer := range h.svc.Session.Assessment().Answers {
		for _, r := range answer.Rounds {
			if r.Complete || workshop.TallyOf(r).Total() > 0 {
				t.Fatalf("%s: %+v", id, r)
			}
		}
		if answer.State != assessment.StateUnanswered {
			t.Fatalf("%s: %+v", id, answer)
		}
	}
	for _, entry := range h.svc.Session.Assessment().History {
		if entry.Question != "" {
			t.Fatalf("the history tells %+v", entry)
		}
	}
}

const tooFew = "Everyone here has had their turn, but fewer than three votes were cast."

// Nothing that happens to a room makes a round with fewer than three votes show or
// record them.
func TestNobodysVoteIsShown(t *testing.T) {
	t.Parallel()
	first := func(h *hall) string { // whose turn it is
		_, rest, _ := strings.Cut(ansi.Strip(h.w.View()), "Next: Person ")
		return "a" + string(rest[0]-'A'+'1')
	}
	others := func(h *hall, voted ...string) []string {
		return slices.DeleteFunc([]string{"a1", "a2", "a3"}, func(id string) bool { return slices.Contains(voted, id) })
	}
	for name, then := range map[string]func(h *hall){
		"one votes, two are unticked": func(h *hall) {
			who := first(h)
			h.vote("3")
			for _, id := range others(h, who) {
				h.leave(id)
			}
			h.want(t, tooFew)
		},
		"two vote, the third leaves": func(h *hall) {
			a := first(h)
			h.vote("3")
			b := first(h)
			h.vote("0")
			h.leave(others(h, a, b)[0])
			h.want(t, tooFew)
		},
		"two vote, the third passes": func(h *hall) {
			h.vote("3")
			h.vote("0")
			h.vote("p")
			h.want(t, tooFew)
		},
		"all pass": func(h *hall) {
			h.vote("p")
			h.vote("p")
			h.vote("p")
			h.want(t, tooFew)
		},
		"all leave": func(h *hall) {
			h.vote("3")
			for _, id := range others(h) {
				h.leave(id)
			}
			h.want(t, "Nobody is in the room.")
		},
		"the page is left": func(h *hall) {
			h.vote("3")
			h.press("esc", "esc")
			h.open()
			h.press("enter")
			h.want(t, "1 of 3 have had their turn")
		},
		"the program is closed, and opened with another group": func(h *hall) {
			h.vote("3")
			*h.clock = h.clock.Add(96 * time.Hour)
			h.open()
			h.press("enter")
			h.want(t, "nobody yet")
			h.run(h.w.Activate())
			h.press("esc", "enter") // to the start, and on: nobody is here
			h.run(h.w.Activate())
		},
		"the question is dropped": func(h *hall) {
			h.vote("3")
			editSitting(h.svc, func(s *assessment.Session) { workshop.Drop(s, []string{"BEN-1"}) })
			h.run(h.w.Activate())
			for _, id := range others(h) {
				h.leave(id)
			}
		},
		"the session is ended": func(h *hall) {
			h.vote("3")
			s := NewClosing(h.svc)
			screentest.Settle(s, s.SetSize(98, 25))
			screentest.Settle(s, s.Do(keys.Yes))
			h.run(h.w.Activate())
			h.want(t, "Go on where you stopped")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := hallFor(packFor(t), team(3))
			h.begin(3)
			h.press("r")
			then(h)
			h.tellsNothing(t)
		})
	}
}

// A round that nobody can finish is closed unseen, after a question: nothing of it
// stays, its key is not used again, and what was recorded before is as it was.
func TestARoundIsClosedUnseen(t *testing.T) {
	t.Parallel()
	a := team(3)
	before := assessment.Level(2)
	before.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 1, 1}, Complete: true, Held: a.Created}}
	a.Answers["BEN-1"] = before
	h := hallFor(packFor(t), a)
	h.begin(3)
	h.press("r")
	h.vote("0")
	h.vote("p")
	h.vote("0")
	h.want(t, tooFew)
	old := h.rounds("BEN-1")
	h.press("-")
	if len(h.rounds("BEN-1")) != 2 {
		t.Fatal("it was closed without a question")
	}
	h.press("y")
	if got := h.svc.Session.Answer("BEN-1"); *got.Level != 2 || !cmp.Equal(got.Rounds, before.Rounds) {
		t.Errorf("%+v", got)
	}
	h.want(t, "0 ") // the question again
	h.press("r")
	if workshop.Readable(h.w.ballotBox, "BEN-1", old) {
		t.Error("the votes of the round that was closed can still be read")
	}
	for _, choice := range []string{"3", "3", "3"} {
		h.vote(choice)
	}
	h.press("enter")
	h.want(t, "Everyone chose the same level", "Recorded: level 3")
}

// An older version of the file that was put back in the middle of a round is refused in
// words that say what to do, and takes no vote until the round is closed unseen.
func TestAnOlderVersionPutBackTakesNoVote(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("r")
	h.vote("0")
	h.run(h.w.Update(session.BallotBoxReady{Round: h.w.ballotRound, RolledBack: true}))
	h.want(t, "older version of the file", "put the newest version of the file back", "close it unseen")
	for _, key := range []string{"enter", "0"} {
		for _, k := range h.w.Keys() {
			if b, found := h.svc.Keys.Lookup(key, false); found && b.ID == k.ID && k.Disabled == "" {
				t.Errorf("%s does something", key)
			}
		}
	}
	h.press("-", "y", "r")
	for _, choice := range []string{"3", "3", "3"} {
		h.vote(choice)
	}
	h.press("enter")
	h.want(t, "Recorded: level 3")
}

// With fewer than three in the room no round begins: they record a level in the
// open, and that says so.
func TestTwoPeopleRecordALevelOpenly(t *testing.T) {
	t.Parallel()
	for people, words := range map[int]string{1: "1 person is here", 2: "2 people are here"} {
		for _, key := range []string{"enter", "r", "s"} {
			h := hallFor(packFor(t), team(3))
			h.begin(people)
			h.press(key)
			h.want(t, "A blind round needs three people", words)
			h.press("2")
			got := h.svc.Session.Answer("BEN-1")
			if got.Level == nil || *got.Level != 2 || len(got.Rounds) > 0 || got.Agreed == "" {
				t.Fatalf("%d people, %s: %+v", people, key, got)
			}
			h.want(t, "Recorded: level 2")
			h.press("u")
			if got := h.svc.Session.Answer("BEN-1"); got.State != assessment.StateUnsure {
				t.Errorf("%+v", got)
			}
			h.press("enter")
			h.want(t, "BEN-2")
			s := h.svc.Session.Assessment().Sessions[0]
			if !workshop.DealtWith(h.svc.Session.Answer("BEN-1"), workshop.Since(s)) {
				t.Error("the question counts as not dealt with")
			}
		}
	}
}

// What a vote came to is not written over by a key: those who are left agree on
// another level with a reason.
func TestTwoPeopleDoNotReplaceAVote(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("r")
	for _, choice := range []string{"1", "1", "1"} {
		h.vote(choice)
	}
	h.press("enter")
	h.leave("a1")
	h.press("r")
	h.want(t, "A blind round needs three people", "press A")
	for _, k := range h.w.Keys() {
		if k.ID == keys.Rate3 && k.Disabled == "" {
			t.Error("a key replaces what the group voted")
		}
	}
	if got := h.svc.Session.Answer("BEN-1"); *got.Level != 1 {
		t.Errorf("%+v", got)
	}
}

// A show of hands keeps no counts before there are three, and with fewer it is
// refused in words.
func TestHandsOfFewerThanThreeAreRefused(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("s", "1")
	h.tellsNothing(t)
	h.press("enter", "1", "enter", "enter", "enter", "enter", "2") // two rated, two did not
	h.want(t, "Fewer than three have rated")
	h.press("enter")
	if text := screentest.ToastOf(h.asked); !strings.Contains(text, "ewer than three have rated") {
		t.Errorf("it said %q", text)
	}
	h.tellsNothing(t)
}

// older is an assessment in which two rated in the same sitting, as an older
// version kept it.
func older(levels [4]int) *assessment.Assessment {
	a := team(3)
	answer := assessment.Level(1)
	answer.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: levels, Complete: true, Held: a.Created.Add(time.Hour)}}
	answer.Agreed = "We looked at it together." // else it counts what they came to
	a.Answers["BEN-1"] = answer
	a.Sessions = []assessment.Session{{
		Started: a.Created, Present: []string{"a1", "a2", "a3"}, Scope: []string{workshop.ScopeAll}, Way: assessment.WayTurns, Minutes: 150,
		Questions: []string{"BEN-1", "BEN-2"}, At: "BEN-1",
	}}
	a.Updated = time.Date(2026, 11, 22, 9, 29, 0, 0, time.UTC)
	return a
}

// Every page that tells of a round of two in an older file says so without its
// counts: whatever the two chose, it draws the same. Package screens tests the same
// of the screens outside of a workshop.
func TestOlderRoundsOfTwoAreToldWithoutCounts(t *testing.T) {
	t.Parallel()
	drawn := func(levels [4]int) (all []string) {
		h := hallFor(packFor(t), older(levels))
		h.press("enter")
		h.want(t, "fewer than three", "Recorded: level 1.")
		h.press("left")
		h.press("enter")
		for _, s := range []screen.Screen{NewClosing(h.svc), NewAgenda(h.svc), NewSettle(h.svc, "BEN-1")} {
			screentest.Settle(s, s.SetSize(120, 60))
			all = append(all, s.View())
		}
		return append(all, h.shown...)
	}
	one := drawn([4]int{0, 1, 0, 1})
	for _, levels := range [][4]int{{1, 0, 1, 0}, {1, 0, 0, 1}} {
		if diff := cmp.Diff(one, drawn(levels)); diff != "" {
			t.Error(diff)
		}
	}
}
