package tui

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/store"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// silent is a listener to which nobody connects: tests ask the server itself.
type silent struct{ closed chan struct{} }

func (l silent) Accept() (net.Conn, error) { <-l.closed; return nil, net.ErrClosed }
func (l silent) Close() error              { close(l.closed); return nil }
func (l silent) Addr() net.Addr            { return &net.TCPAddr{IP: net.IPv6unspecified, Port: 8088} }

// hall is a stage on which a workshop is led that phones have joined.
type hall struct {
	*stage
	t *testing.T

	mu    sync.Mutex
	inbox []tea.Msg
	asked map[string]*answered // by seat
}

// answered is what a phone is answered, once it is.
type answered struct{ *httptest.ResponseRecorder }

// phonesAt opens a workshop at INC-2 with phones on.
func phonesAt(t *testing.T, change func(*assessment.Assessment), keys ...string) *hall {
	t.Helper()
	pack := stagePack(t)
	a := example(t, pack)
	sitting("INC-2", everybody())(a)
	if change != nil {
		change(a)
	}
	h := &hall{stage: newStage(look{theme: theme.Dark, width: 100, height: 30}, a, pack, t.TempDir()), t: t, asked: map[string]*answered{}}
	h.tb = t
	h.m.send = func(msg tea.Msg) {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.inbox = append(h.inbox, msg)
	}
	h.m.services.Listen = func(string) (net.Listener, []net.Addr, error) {
		return silent{make(chan struct{})}, []net.Addr{&net.IPNet{IP: net.IPv4(192, 168, 1, 23), Mask: net.CIDRMask(24, 32)}}, nil
	}
	h.send(screen.ServePhones{})
	t.Cleanup(h.m.hangUp)
	atQuestion(keys...)(h.stage)
	h.deliver()
	return h
}

// deliver brings the program what phones have sent.
func (h *hall) deliver() {
	for {
		synctest.Wait()
		h.mu.Lock()
		msgs := h.inbox
		h.inbox = nil
		h.mu.Unlock()
		if len(msgs) == 0 {
			return
		}
		for _, msg := range msgs {
			h.stage.send(msg)
		}
	}
}

// ask sends a request as the phone on a seat, and gives what it is answered now, if it is.
func (h *hall) ask(seat, method, path string, form url.Values) string {
	h.t.Helper()
	r, w := httptest.NewRequestWithContext(h.t.Context(), method, "/"+h.m.services.Phones.Code()+path, strings.NewReader(form.Encode())), httptest.NewRecorder()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if sat := h.asked[seat]; sat != nil {
		for _, c := range sat.Result().Cookies() {
			r.AddCookie(c)
		}
	}
	done := make(chan struct{})
	go func() {
		h.m.services.Phones.ServeHTTP(w, r)
		close(done)
	}()
	h.deliver()
	select {
	case <-done:
	default:
		return ""
	}
	if path == "/sit" {
		h.asked[seat] = &answered{w}
	}
	return w.Body.String()
}

func (h *hall) sit(seats ...string) {
	h.t.Helper()
	for _, seat := range seats {
		h.ask(seat, http.MethodPost, "/sit", url.Values{"seat": {seat}})
	}
}

func (h *hall) page(seat string) string { return h.ask(seat, http.MethodGet, "", nil) }

// wants looks for a text on the page of a phone.
func (h *hall) wants(seat, text string) string {
	h.t.Helper()
	shown := h.page(seat)
	if !strings.Contains(shown, text) {
		h.t.Fatalf("%q is not on the page of %s:\n%s\n%s", text, seat, shown, h.frame())
	}
	return shown
}

var ballotWord = regexp.MustCompile(`name="choice" value="([^"]*)"`)
var ballotRound = regexp.MustCompile(`name="round" value="([^"]*)"`)

// vote votes from the phone on a seat: a choice as it stands on the page, from 0 on.
func (h *hall) vote(seat string, choice int, reason string) string {
	h.t.Helper()
	shown := h.wants(seat, "Put it in the box")
	return h.ask(seat, http.MethodPost, "/vote", url.Values{
		"choice": {ballotWord.FindAllStringSubmatch(shown, -1)[choice][1]}, "round": {ballotRound.FindStringSubmatch(shown)[1]}, "reason": {reason},
	})
}

func (h *hall) rounds() []assessment.Round { return h.m.services.Session.Answer("INC-2").Rounds }

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

// keeper saves as far as it is told to.
type keeper struct{ handed uint64 }

func (k *keeper) Save(*assessment.Assessment) uint64 { k.handed++; return k.handed }

// A phone is told that its vote is in the box only once that is saved.
func TestAPhoneIsToldOnceItsVoteIsSaved(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "r")
		h.sit("a1", "a2")
		k := &keeper{}
		s := h.m.services.Session
		h.m.services.Session = session.New(s.Assessment(), s.Pack, s.Path, k, stageClock)
		shown := h.vote("a1", 2, "")
		if shown != "" || len(h.rounds()[0].Voted) != 1 {
			t.Errorf("answered before it is saved: %s", shown)
		}
		h.wants("a1", "on its way")
		h.stage.send(session.SavingChanged{Status: store.Status{Saved: k.handed}})
		h.deliver()
		h.wants("a1", "Your vote is in the box.")
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

// A ballot box that comes while another screen covers the workshop takes votes all the same,
// from phones and from the keyboard.
func TestTheBallotBoxReachesAWorkshopThatIsCovered(t *testing.T) {
	t.Parallel()
	covers := map[string][]string{"help": {"?"}, "finding": {"/"}, "the code": {"M"}, "who is here": {"j"}, "the agenda": {"T"}}
	for name, keys := range covers {
		inBubble(t, func(t *testing.T) {
			h := phonesAt(t, nil)
			h.sit("a1", "a2", "a3")
			_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
			h.press(keys...)
			h.run(coming)
			h.vote("a1", 2, "")
			if len(h.rounds()) != 1 || len(h.rounds()[0].Voted) != 1 {
				t.Fatalf("behind %s: %+v", name, h.rounds())
			}
			h.wants("a1", "Your vote is in the box.")
			h.press("esc", "enter", "2", "2")
			if n := len(h.rounds()[0].Voted); n != 2 {
				t.Errorf("after %s: %d have voted\n%s", name, n, h.frame())
			}
		})
	}
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1")
		_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		h.open(screen.KindIntroduce, "")
		h.run(coming)
		h.press("Cat", "enter", "enter")
		h.vote("a1", 2, "")
		if len(h.rounds()) != 1 {
			t.Errorf("behind the name page: %s", h.frame())
		}
	})
}

// Somebody who votes at the keyboard and leaves the page before the ballot box is there is
// told that the vote was not counted.
func TestAVoteThatIsLeftBeforeTheBoxIsThereIsToldOf(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		h.press("enter", "2", "2", "esc")
		if !strings.Contains(h.m.toast, "was not counted") {
			t.Errorf("%q\n%s", h.m.toast, h.frame())
		}
	})
}

// A phone whose vote was on its way when the workshop was left is told that it was not
// counted, until it votes again.
func TestAPhoneIsToldThatItsVoteWasNotCounted(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1", "a2")
		_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		if shown := h.vote("a1", 2, ""); shown != "" {
			t.Errorf("answered without a ballot box: %s", shown)
		}
		h.press("esc", "esc")
		h.deliver()
		h.wants("a1", "Your last vote was not counted:")
		h.run(coming)
		if strings.Contains(h.page("a2"), "not counted") {
			t.Error("who has not voted is told so, too")
		}
		h.press("W", "enter", "r")
		h.wants("a1", "Your last vote was not counted:")
		h.vote("a1", 2, "")
		if strings.Contains(h.wants("a1", "Your vote is in the box."), "not counted") {
			t.Error("it is told still")
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
