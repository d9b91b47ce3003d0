package phones_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment/workshop"
	"charter/tui/phones"
)

// hall is a room with what was handed on from it.
type hall struct {
	t     *testing.T
	rooms *phones.Rooms
	room  *phones.Room
	url   string

	mu     sync.Mutex
	votes  []phones.Vote
	refuse error // what Cast answers
	shown  phones.View
	now    time.Time
}

func newHall(t *testing.T) *hall {
	t.Helper()
	h := &hall{t: t, now: time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)}
	h.rooms = phones.NewRooms("", func() time.Time { return h.now })
	h.room = h.rooms.Open(phones.Options{Code: "7KQ4ZZ", Cast: func(_ context.Context, v phones.Vote) error {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.refuse == nil {
			h.votes = append(h.votes, v)
			h.shown.Voted = append(slices.Clone(h.shown.Voted), v.Seat)
			h.room.Show(h.shown)
		}
		return h.refuse
	}})
	pages := httptest.NewServer(h.rooms)
	t.Cleanup(pages.Close)
	h.url = pages.URL
	h.show(view(phones.Waiting))
	return h
}

// voting is a room in which a round is open, and a phone that has a seat in it.
func voting(t *testing.T) (*hall, *phone) {
	t.Helper()
	h := newHall(t)
	p := h.seated("a1")
	h.show(view(phones.Voting))
	return h, p
}

// show has the phones show something else.
func (h *hall) show(v phones.View) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shown = v
	h.room.Show(v)
}

func view(phase phones.Phase) phones.View {
	v := phones.View{Title: "Bus passenger assistant", Phase: phase, Seats: []phones.Seat{{ID: "a1", Name: "Amina"}, {ID: "a2", Name: "Bertha"}, {ID: "a3", Name: "Colm"}}}
	if phase == phones.Voting || phase == phones.Counted || phase == phones.Result {
		v.Round = 1
		v.Question = phones.Question{ID: "BEN-1", Text: "Who will benefit?", Levels: [4]string{"nothing", "some", "most", "all"}, TieRule: "Take the lower."}
	}
	return v
}

// phone is a browser with its cookies.
type phone struct {
	h *hall
	*http.Client
}

func (h *hall) phone() *phone {
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	return &phone{h, &http.Client{Jar: jar}}
}

func (p *phone) read(r *http.Response, err error) (int, string) {
	p.h.t.Helper()
	if err != nil {
		p.h.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		p.h.t.Fatal(err)
	}
	return r.StatusCode, string(text)
}

func (p *phone) get(path string) (int, string) {
	p.h.t.Helper()
	return p.read(p.Get(p.h.url + path))
}

func (p *phone) post(path string, form url.Values) (int, string) {
	p.h.t.Helper()
	return p.read(p.PostForm(p.h.url+path, form))
}

// want looks for a text on the phone's page.
func (p *phone) want(text string) string {
	p.h.t.Helper()
	_, shown := p.get("/7KQ4ZZ")
	if !strings.Contains(shown, text) {
		p.h.t.Fatalf("%q is not on the page:\n%s", text, shown)
	}
	return shown
}

func (h *hall) seated(seat string) *phone {
	h.t.Helper()
	p := h.phone()
	if status, text := p.post("/7KQ4ZZ/sit", url.Values{"seat": {seat}}); status != http.StatusOK {
		h.t.Fatalf("%d %s", status, text)
	}
	return p
}

var radio = regexp.MustCompile(`name="choice" value="([^"]*)"`)

// ballot gives the form of a vote as it is on the page.
func (p *phone) ballot(choice workshop.Choice) url.Values {
	p.h.t.Helper()
	found := radio.FindAllStringSubmatch(p.want("Put it in the box"), -1)
	if len(found) != workshop.ChoiceCount {
		p.h.t.Fatalf("%d choices", len(found))
	}
	return url.Values{"choice": {found[choice][1]}, "round": {"BEN-1/1"}}
}
