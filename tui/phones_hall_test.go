package tui

import (
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen"
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
		h.m.services.Phones.Rooms.ServeHTTP(w, r)
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
