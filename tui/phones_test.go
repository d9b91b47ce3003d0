package tui

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// In a break, beside another screen and after the end phones say so; a vote that is late is
// not taken. When the file is closed no phone is served any more.
func TestPhonesWhileNobodyVotes(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "r")
		h.sit("a1")
		late := h.wants("a1", "Put it in the box")
		h.press("b")
		h.wants("a1", "A break")
		h.ask("a1", http.MethodPost, "/vote", url.Values{"choice": {ballotWord.FindStringSubmatch(late)[1]}, "round": {"INC-2/1"}})
		if len(h.rounds()) != 0 {
			t.Errorf("a vote in the break: %+v", h.rounds())
		}
		h.press("enter", "esc") // the map
		h.wants("a1", "The next question comes here by itself")
		h.press("W", "enter", "E", "y")
		h.wants("a1", "The session has ended")
		h.send(screen.EndPhones{})
		if h.m.services.Phones != nil {
			t.Error("phones are served still")
		}
	})
}

// The rating of a session is by phones while they can join, and in turn again after that.
func TestTheWayFollowsPhones(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		way := func() assessment.Way {
			s, _ := workshop.Current(h.m.services.Session.Assessment())
			return s.Way
		}
		if way() != assessment.WayPhones {
			t.Error(way())
		}
		h.press("M", "M", "y")
		if way() != assessment.WayTurns || h.m.services.Phones != nil {
			t.Error(way(), h.m.services.Phones)
		}
	})
}

// Where phones join can be typed, is kept when they are turned off, and is told when it
// cannot be used.
func TestWherePhonesJoinIsKept(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "M", "M", "y")
		var at []string
		listen := h.m.services.Listen
		h.m.services.Listen = func(address string) (net.Listener, []net.Addr, error) {
			at = append(at, address)
			if len(at) == 1 {
				return nil, nil, &net.OpError{Op: "listen", Net: "tcp", Err: errors.New("address already in use")}
			}
			return listen(address)
		}
		h.press("enter")
		if !strings.HasPrefix(h.m.toast, "Phones cannot join at port 8088. Another program may use it") {
			t.Error(h.m.toast)
		}
		h.press("right", "8", "0", "9", "9", "0", "0", "esc")
		if !strings.Contains(h.m.toast, "Write an address of this computer") {
			t.Errorf("%q\n%s", h.m.toast, h.frame())
		}
		h.press("backspace", "backspace", "esc")
		if !strings.Contains(h.frame(), "Turn phones on at 8099") {
			t.Error(h.frame())
		}
		h.press("enter", "M", "y", "enter")
		if !slices.Equal(at, []string{":8088", ":8099", ":8099"}) || h.m.services.Phones == nil {
			t.Error(at)
		}
	})
}

// In practice the key for phones says why there are none.
func TestPracticeSaysWhyThereAreNoPhones(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := newStage(look{theme: theme.Plain, width: 80, height: 24}, nil, stagePack(t), t.TempDir())
		s.run(s.m.step(session.Practising{}))
		s.open(screen.KindWorkshop, "")
		s.press("enter", "M")
		if !strings.Contains(s.m.toast, "In practice there are no phones") {
			t.Errorf("%q", s.m.toast)
		}
		s.press("j", "end")
		if strings.Contains(s.m.toast, "does nothing") {
			t.Error(s.m.toast)
		}
	})
}
