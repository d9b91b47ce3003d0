package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
)

// Phones and the keyboard feed one round, from joining to the result; reasons are kept
// without names, and the room sees the result before the phones do.
func TestPhonesAndTheKeyboardFeedOneRound(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.wants("", "Who are you?")
		h.sit("a1", "a2", "a3")
		h.wants("a1", "The next question comes here by itself")
		h.press("r")
		if shown := h.frame(); !strings.Contains(shown, "192.168.1.23:8088 code "+h.m.services.Phones.Code()) || !strings.Contains(shown, "has no phone here") {
			t.Error(shown)
		}
		h.vote("a1", 1, "Two groups were asked.")
		h.wants("a1", "Your vote is in the box.")
		h.press("enter", "2", "2")
		h.vote("a2", 2, "A list is there.")
		h.press("enter", "2", "2")
		if len(h.rounds()) != 1 || len(h.rounds()[0].Voted) != 4 || h.rounds()[0].Reasons != nil || h.rounds()[0].Levels != [4]int{} {
			t.Errorf("before the last vote: %+v", h.rounds())
		}
		h.vote("a3", 2, "A list is there.")
		h.wants("a1", "Everybody has had their turn.")
		h.press("enter")
		if shown := h.wants("a3", "<b>Level 2:</b> 4 people"); !strings.Contains(shown, "<b>Level 1:</b> 1 person") {
			t.Error(shown)
		}
		r := h.rounds()[0]
		if r.Levels != [4]int{0, 1, 4, 0} || !slices.Equal(r.Way, []assessment.Way{assessment.WayPhones, assessment.WayTurns}) || !slices.Equal(r.Reasons, []string{"A list is there.", "Two groups were asked."}) {
			t.Errorf("%+v", r)
		}
		h.press("w")
		if shown := h.frame(); !strings.Contains(shown, "Two groups were asked.") || strings.Contains(shown, "Assessor") {
			t.Error(shown)
		}
		h.wants("a1", "<b>Level 2:</b> 4 people")
		h.press("esc")
		h.frame()
		h.press("enter")
		h.wants("a1", "The next question comes here by itself")
	})
}

// Who chooses at the keyboard is not moved by votes that come from phones.
func TestAPhonesVoteDoesNotMoveWhoChooses(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1", "a2")
		h.press("r", "down", "enter")
		before := h.frame()
		h.vote("a1", 0, "")
		h.vote("a2", 0, "")
		if after := h.frame(); strings.ReplaceAll(after, "2 of 5", "0 of 5") != before {
			t.Errorf("before:\n%s\nafter:\n%s", before, after)
		}
		h.press("3", "3", "enter", "3", "3", "enter", "3", "3", "enter")
		if r := h.rounds()[0]; r.Levels != [4]int{2, 0, 0, 3} {
			t.Errorf("%+v", r)
		}
	})
}

// Who chooses at the keyboard and joins with a phone meanwhile still chooses for themselves.
func TestWhoChoosesMayJoin(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1", "a2")
		h.press("r")
		name := regexp.MustCompile(`(\w+ \w+) has no phone`).FindStringSubmatch(h.frame())[1]
		h.press("enter", "3")
		before := h.frame()
		for _, who := range h.m.services.Session.Assessment().Assessors {
			if who.Name == name {
				name = who.ID
			}
		}
		if h.sit(name); h.frame() != before {
			t.Errorf("the page was:\n%s\nand is:\n%s", before, h.frame())
		}
		h.press("3")
		if r := h.rounds()[0]; !slices.Equal(r.Voted, []string{name}) {
			t.Errorf("%s chose: %+v", name, r)
		}
	})
}

// Somebody who chooses at the keyboard and then votes on a phone has one vote.
func TestOneVoteByTwoWays(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1")
		h.press("r")
		for !strings.Contains(h.frame(), "as Robin Ashcroft") {
			h.press("down")
		}
		h.press("enter", "3")
		h.vote("a1", 0, "")
		h.press("3")
		if r := h.rounds()[0]; !slices.Equal(r.Voted, []string{"a1"}) {
			t.Errorf("%+v", r)
		}
		if !strings.Contains(h.m.toast, "has voted in this round") {
			t.Errorf("the line says %q", h.m.toast)
		}
	})
}

// A round that is voided is voted on anew by everybody, also on the phones.
func TestPhonesVoteAnewAfterAVoid(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "r")
		h.sit("a1", "a2")
		h.vote("a1", 0, "Gone with its round.")
		h.press("V", "A wrong name", "ctrl+s")
		h.wants("a1", "The next question comes here by itself")
		h.press("r")
		h.vote("a1", 2, "")
		h.vote("a2", 2, "")
		h.press("enter", "2", "2", "enter", "2", "2", "enter", "2", "2", "enter")
		if r := h.rounds(); len(r) != 1 || r[0].Levels != [4]int{0, 0, 5, 0} || r[0].Reasons != nil {
			t.Errorf("%+v", r)
		}
	})
}

// Who leaves loses their seat; when all others have voted the round is complete. Who comes
// late takes a seat and votes.
func TestPhonesOfThoseWhoComeAndGo(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, func(a *assessment.Assessment) { a.Sessions[len(a.Sessions)-1].Present = everybody()[:4] }, "r")
		h.sit("a1", "a2", "a3", "a4")
		h.vote("a1", 2, "")
		h.vote("a2", 2, "")
		h.press("j", "down", "down", "down", "down", " ", "esc") // a5 comes
		h.sit("a5")
		h.vote("a5", 1, "")
		h.vote("a4", 2, "")
		h.press("j", "down", "down", " ", "esc") // a3 leaves
		h.wants("a3", "Who are you?")
		h.wants("a1", "Everybody has had their turn.")
		h.press("enter")
		if r := h.rounds()[0]; r.Levels != [4]int{0, 1, 3, 0} || r.Present != 4 {
			t.Errorf("%+v", r)
		}
	})
}

// What stands on the screen and on the phones while a round is open is the same, whatever
// was chosen.
func TestNothingTellsWhatAPhoneChose(t *testing.T) {
	t.Parallel()
	var told []string
	for choice := range 6 {
		inBubble(t, func(t *testing.T) {
			h := phonesAt(t, nil, "r")
			h.sit("a1", "a2")
			answer := h.vote("a1", choice, "")
			text := fmt.Sprint(answer, h.frame(), h.page("a1"), ballotWord.ReplaceAllString(h.page("a2"), ""), h.view().WindowTitle)
			told = append(told, strings.ReplaceAll(text, h.m.services.Phones.Code(), "CODE"))
		})
	}
	for choice, text := range told {
		if text != told[0] {
			t.Errorf("choice %d:\n%s\nchoice 0:\n%s", choice, text, told[0])
		}
	}
}
