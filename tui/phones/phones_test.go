package phones_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"charter/assessment/workshop"
	"charter/tui/phones"
)

// hall is a server with what was handed on to it.
type hall struct {
	t      *testing.T
	server *phones.Server
	url    string

	mu     sync.Mutex
	votes  []phones.Vote
	refuse error // what Cast answers
	shown  phones.View
	now    time.Time
}

func newHall(t *testing.T) *hall {
	t.Helper()
	h := &hall{t: t, now: time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)}
	h.server = phones.New(phones.Options{Code: "7KQ4ZZ", Now: func() time.Time { return h.now }, Cast: func(_ context.Context, v phones.Vote) error {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.refuse == nil {
			h.votes = append(h.votes, v)
			h.shown.Voted = append(slices.Clone(h.shown.Voted), v.Seat)
			h.server.Show(h.shown)
		}
		return h.refuse
	}})
	pages := httptest.NewServer(h.server)
	t.Cleanup(pages.Close)
	h.url = pages.URL
	h.show(view(phones.Waiting))
	return h
}

// show has the phones show something else.
func (h *hall) show(v phones.View) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shown = v
	h.server.Show(v)
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

func TestAVoteFromJoiningToTheResult(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.phone()
	p.want("Who are you?")
	p = h.seated("a1")
	p.want("The next question comes here by itself")
	h.show(view(phones.Voting))
	status, text := p.post("/7kq4zz/vote", p.ballot(2))
	if status != http.StatusOK || !strings.Contains(text, "Your vote is in the box.") {
		t.Errorf("%d %s", status, text)
	}
	want := phones.Vote{Seat: "a1", Question: "BEN-1", Round: 1, Choice: 2}
	if len(h.votes) != 1 || h.votes[0] != want {
		t.Errorf("handed on: %+v", h.votes)
	}
	h.show(view(phones.Counted))
	p.want("Everybody has had their turn.")
	v := view(phones.Result)
	v.Counts, v.Outcome = workshop.Tally{0, 0, 2, 1}, "The group came to level 2."
	h.show(v)
	shown := p.want("The group came to level 2.")
	if !strings.Contains(shown, "<b>Level 2:</b> 2 people") || !strings.Contains(shown, "<b>Level 3:</b> 1 person") || !strings.Contains(shown, "<b>Level 0:</b> nobody") {
		t.Error(shown)
	}
	h.show(view(phones.Paused))
	p.want("A break")
	h.show(view(phones.Over))
	p.want("The session has ended")
}

// A seat has one phone, and one vote in a round.
func TestOneSeatOnePhoneOneVote(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	other := h.phone()
	if status, text := other.post("/7KQ4ZZ/sit", url.Values{"seat": {"a1"}}); status != http.StatusConflict || !strings.Contains(text, "That seat is taken") {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := other.post("/7KQ4ZZ/sit", url.Values{"seat": {"a9"}}); status != http.StatusConflict {
		t.Errorf("a seat that is not there: %d", status)
	}
	if joined := h.server.Joined(); fmt.Sprint(joined) != "[a1]" {
		t.Errorf("joined: %v", joined)
	}
	h.show(view(phones.Voting))
	vote := p.ballot(3)
	p.post("/7KQ4ZZ/vote", vote)
	if _, text := p.post("/7KQ4ZZ/vote", vote); len(h.votes) != 1 || !strings.Contains(text, "in the box") {
		t.Errorf("a second vote: %+v\n%s", h.votes, text)
	}
	other.post("/7KQ4ZZ/vote", vote)
	if len(h.votes) != 1 {
		t.Errorf("a phone without a seat voted: %+v", h.votes)
	}
	h.server.Free("a1")
	p.want("Who are you?")
	other.post("/7KQ4ZZ/sit", url.Values{"seat": {"a1"}})
	other.want("Your vote is in the box.") // the seat has voted, whoever sits on it
	gone := view(phones.Voting)
	gone.Seats = gone.Seats[1:]
	h.show(gone)
	other.want("Who are you?")
}

// A person who has voted at the keyboard, or left for it, has no second vote.
func TestVotesAtTheKeyboardCount(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	v := view(phones.Voting)
	h.show(v)
	vote := p.ballot(1)
	v.Voted = []string{"a1"}
	h.show(v)
	if _, text := p.post("/7KQ4ZZ/vote", vote); len(h.votes) != 0 || !strings.Contains(text, "in the box") {
		t.Errorf("%+v\n%s", h.votes, text)
	}
}

// What was chosen for one round is not taken for another.
func TestARoundThatHasMovedOn(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	h.show(view(phones.Voting))
	vote := p.ballot(1)
	next := view(phones.Voting)
	next.Round = 2
	h.show(next)
	if status, text := p.post("/7KQ4ZZ/vote", vote); status != http.StatusConflict || len(h.votes) != 0 || !strings.Contains(text, "nothing was put into the box") {
		t.Errorf("%d %+v\n%s", status, h.votes, text)
	}
	vote.Set("round", "BEN-1/2")
	if status, _ := p.post("/7KQ4ZZ/vote", vote); status != http.StatusUnprocessableEntity || len(h.votes) != 0 {
		t.Errorf("words of the round before: %d %+v", status, h.votes)
	}
	h.show(view(phones.Waiting))
	p.post("/7KQ4ZZ/vote", vote)
	if len(h.votes) != 0 {
		t.Errorf("a vote between rounds: %+v", h.votes)
	}
}

// The page says "in the box" only of what is saved; what could not be saved can be
// voted once more.
func TestAVoteThatCannotBeSaved(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	h.show(view(phones.Voting))
	h.refuse = errors.New("the disk is full")
	if status, text := p.post("/7KQ4ZZ/vote", p.ballot(1)); status != http.StatusServiceUnavailable || !strings.Contains(text, "could not be saved") || strings.Contains(text, "is in the box") {
		t.Errorf("%d %s", status, text)
	}
	h.refuse = nil
	if _, text := p.post("/7KQ4ZZ/vote", p.ballot(1)); len(h.votes) != 1 || !strings.Contains(text, "Your vote is in the box.") {
		t.Errorf("%+v\n%s", h.votes, text)
	}
}

// A round that was closed unseen, or voided, begins anew: whoever had voted votes again,
// also when what they had sent is saved only then.
func TestARoundBeginsAnew(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	h.show(view(phones.Voting))
	p.post("/7KQ4ZZ/vote", p.ballot(1))
	p.want("Your vote is in the box.")
	h.show(view(phones.Voting))
	p.post("/7KQ4ZZ/vote", p.ballot(2))
	if p.want("Your vote is in the box."); len(h.votes) != 2 {
		t.Errorf("%+v", h.votes)
	}
}

// A question that is essential cannot be set aside.
func TestAnEssentialQuestion(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	v := view(phones.Voting)
	v.Question.Essential = true
	h.show(v)
	if shown := p.want("I am not sure"); strings.Contains(shown, "does not apply") {
		t.Error(shown)
	}
}

// A vote that takes its time is on its way, and no more is said before it is saved. The
// browser may go meanwhile.
func TestAVoteOnItsWay(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		saved := make(chan error)
		now := time.Now()
		v := view(phones.Voting)
		s := phones.New(phones.Options{Code: "7KQ4ZZ", Now: func() time.Time { return now }, Cast: func(context.Context, phones.Vote) error { return <-saved }})
		s.Show(v)
		ask := func(method, path, form string, seat *http.Cookie) *httptest.ResponseRecorder {
			r, w := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form)), httptest.NewRecorder()
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if seat != nil {
				r.AddCookie(seat)
			}
			s.ServeHTTP(w, r)
			return w
		}
		seat := ask(http.MethodPost, "/7KQ4ZZ/sit", "seat=a1", nil).Result().Cookies()[0]
		page := func() string { return ask(http.MethodGet, "/7KQ4ZZ", "", seat).Body.String() }
		vote := func() string {
			word := radio.FindStringSubmatch(page())[1]
			return ask(http.MethodPost, "/7KQ4ZZ/vote", fmt.Sprintf("round=BEN-1/%d&choice=%s", v.Round, word), seat).Body.String()
		}
		if shown := vote(); !strings.Contains(shown, "on its way") {
			t.Error(shown)
		}
		v.Voted = []string{"a1"}
		s.Show(v)
		if shown := page(); !strings.Contains(shown, "on its way") || strings.Contains(shown, "Your vote is in the box") {
			t.Errorf("taken, and not saved: %s", shown)
		}
		saved <- nil
		synctest.Wait()
		if shown := page(); !strings.Contains(shown, "Your vote is in the box.") {
			t.Error(shown)
		}
		v.Round = 2
		v.Voted = nil
		s.Show(v)
		go vote()
		synctest.Wait()
		saved <- errors.New("the disk is full")
		synctest.Wait()
		if shown := page(); !strings.Contains(shown, "could not be saved") || !strings.Contains(shown, "Put it in the box") {
			t.Errorf("a vote that failed late: %s", shown)
		}
	})
}

// Phones are told the address of this computer on a network of the kind that a Wi-Fi has.
func TestAddresses(t *testing.T) {
	t.Parallel()
	names := func(all ...string) []net.Addr {
		var addrs []net.Addr
		for _, text := range all {
			ip, network, err := net.ParseCIDR(text)
			if err != nil {
				t.Fatal(err)
			}
			network.IP = ip
			addrs = append(addrs, network)
		}
		return addrs
	}
	start := func(address string, on []net.Addr) (*phones.Service, error) {
		return phones.Start(func(at string) (net.Listener, []net.Addr, error) {
			if at != ":8088" {
				t.Errorf("%q listens at %s", address, at)
			}
			l, err := net.Listen("tcp", "0.0.0.0:0")
			return l, on, err
		}, address, phones.Options{Code: "7KQ4ZZ"})
	}
	for _, none := range [][]net.Addr{nil, names("127.0.0.1/8", "::1/128", "169.254.3.4/16", "fe80::1/64")} {
		if _, err := start("", none); !errors.Is(err, phones.ErrNoNetwork) {
			t.Errorf("%v: %v", none, err)
		}
	}
	s, err := start(":8088", names("127.0.0.1/8", "2001:db8::7/64", "172.17.0.1/16", "10.1.2.3/8", "192.168.1.23/24"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []string
	for range s.Addresses() + 1 {
		all = append(all, s.Address()[:strings.LastIndex(s.Address(), ":")])
		s.NextAddress()
	}
	if got := strings.Join(all, " "); got != "192.168.1.23 10.1.2.3 172.17.0.1 [2001:db8::7] 192.168.1.23" {
		t.Error(got)
	}
	if link := s.Link(); !strings.HasPrefix(link, "HTTP://10.1.2.3:") || !strings.HasSuffix(link, "/7KQ4ZZ") {
		t.Error(link)
	}
}

func TestReadAddress(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"": ":8088", "8099": ":8099", ":8099": ":8099", "192.168.1.23": "192.168.1.23:8088", "192.168.1.23:8099": "192.168.1.23:8099", "[::1]:80": "[::1]:80", "::1": "[::1]:8088",
	} {
		if got, err := phones.ReadAddress(typed); err != nil || got != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"somewhere", "192.168.1.23:x", ":99999", "http://192.168.1.23"} {
		if got, err := phones.ReadAddress(typed); err == nil {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

// A reason is handed on as one line of bounded length, and only where it is asked for.
func TestReasons(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	v := view(phones.Voting)
	h.show(v)
	vote := p.ballot(1)
	vote.Set("reason", "not asked for")
	p.post("/7KQ4ZZ/vote", vote)
	v.Reasons = true
	v.Round = 2
	h.show(v)
	p.want(fmt.Sprintf(`maxlength="%d"`, workshop.LongestReason))
	vote = p.ballot(1)
	vote.Set("round", "BEN-1/2")
	vote.Set("reason", "we\r\nhave\x1b[31m no list "+strings.Repeat("long ", 100))
	p.post("/7KQ4ZZ/vote", vote)
	if len(h.votes) != 2 || h.votes[0].Reason != "" || !strings.HasPrefix(h.votes[1].Reason, "we have") || len(h.votes[1].Reason) > workshop.LongestReason || strings.ContainsAny(h.votes[1].Reason, "\x1b\n\r") {
		t.Errorf("%+v", h.votes)
	}
}

// Whoever does not know the code sees nothing of the workshop, and cannot guess on.
func TestTheCodeIsNeeded(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.phone()
	for _, path := range []string{"/", "/?code=nonsense<script>", "/AAAAAA", "/AAAAAA/events", "/x/y/z"} {
		status, text := p.get(path)
		if strings.Contains(text, "Amina") || strings.Contains(text, "Bus") || strings.Contains(text, "<script>") {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	if _, text := p.get("/?code=7kq4zz"); !strings.Contains(text, "Who are you?") {
		t.Error(text)
	}
	last := 0
	for range 70 {
		last, _ = p.get("/BBBBBB")
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("guess 70: %d", last)
	}
	p.want("Who are you?") // the right code still leads in
	h.now = h.now.Add(time.Minute)
	if status, _ := p.get("/BBBBBB"); status != http.StatusNotFound {
		t.Errorf("a minute later: %d", status)
	}
}

// The answer to a vote is the same, whatever was chosen.
func TestAnswersTellNothing(t *testing.T) {
	t.Parallel()
	var answers []string
	for choice := range workshop.Choice(workshop.ChoiceCount) {
		h := newHall(t)
		p := h.seated("a1")
		h.show(view(phones.Voting))
		vote := p.ballot(choice)
		_, text := p.post("/7KQ4ZZ/vote", vote)
		answers = append(answers, fmt.Sprintf("%d %s", len(vote.Encode()), text))
	}
	for choice, answer := range answers {
		if answer != answers[0] {
			t.Errorf("the answer to choice %d:\n%s\nand to 0:\n%s", choice, answer, answers[0])
		}
	}
}

// What is not from the page itself is refused, and pages allow nothing from elsewhere.
func TestOtherSites(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	request, err := http.NewRequest(http.MethodPost, h.url+"/7KQ4ZZ/sit", strings.NewReader("seat=a1"))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", "https://example.org")
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	p := h.phone()
	if status, _ := p.read(p.Do(request)); status != http.StatusForbidden || len(h.server.Joined()) > 0 {
		t.Errorf("%d, joined: %v", status, h.server.Joined())
	}
	r, err := p.Get(h.url + "/7KQ4ZZ")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	for header, want := range map[string]string{"Content-Security-Policy": "default-src 'none'", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"} {
		if !strings.Contains(r.Header.Get(header), want) {
			t.Errorf("%s: %q", header, r.Header.Get(header))
		}
	}
	if status, _ := p.post("/7KQ4ZZ/sit", url.Values{"seat": {strings.Repeat("a", 5000)}}); status == http.StatusOK {
		t.Errorf("a large form: %d", status)
	}
}

// A page that waits is told of a change, also of one that came before it listened.
func TestNews(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	made := regexp.MustCompile(`data-news="([^"]*)"`).FindStringSubmatch(p.want("by itself"))[1]
	h.show(view(phones.Voting))
	r, err := p.Get(h.url + "/7KQ4ZZ/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	next := func() string {
		for lines.Scan() {
			if news, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return news
			}
		}
		return ""
	}
	first := next()
	if first == made || first == "" {
		t.Errorf("made for %q, told %q", made, first)
	}
	voted := view(phones.Voting)
	voted.Voted = []string{"a2"}
	h.show(voted)
	if got := next(); got != first {
		t.Errorf("somebody who is choosing is told of the votes of others: %q, %q", first, got)
	}
	h.show(view(phones.Result))
	if got := next(); got == first {
		t.Errorf("the result is not told: %q", got)
	}
}

// A server lets go of phones that listen when it ends.
func TestServeEnds(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.server.Serve(ctx, l) }()
	r, err := http.Get("http://" + l.Addr().String() + "/7KQ4ZZ/events")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := io.ReadAll(r.Body); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(err)
	}
}

// A new code is long enough, and two are not alike.
func TestCodes(t *testing.T) {
	t.Parallel()
	one, two := phones.New(phones.Options{}).Code(), phones.New(phones.Options{}).Code()
	if len(one) < 6 || one == two || strings.ContainsAny(one, "01ILO") {
		t.Errorf("%s, %s", one, two)
	}
}

// told is a stream that says when it has begun.
type told struct {
	*httptest.ResponseRecorder
	begun chan struct{}
	once  sync.Once
}

func (s *told) Write(news []byte) (int, error) {
	s.once.Do(func() { close(s.begun) })
	return len(news), nil
}

// However many phones without a seat wait for news, one that has a seat is told them.
func TestPhonesWithoutASeatKeepNoNewsFromOneThatHas(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	ctx, leave := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 600 {
		s := &told{ResponseRecorder: httptest.NewRecorder(), begun: make(chan struct{})}
		ended := make(chan struct{})
		all.Go(func() {
			h.server.ServeHTTP(s, httptest.NewRequestWithContext(ctx, http.MethodGet, "/7KQ4ZZ/events", nil))
			close(ended)
		})
		select {
		case <-s.begun:
		case <-ended: // there are too many of them
		}
	}
	r, err := p.Get(h.url + "/7KQ4ZZ/events")
	if err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != http.StatusOK {
		t.Errorf("the phone with a seat is answered %s", r.Status)
	}
	r.Body.Close()
	leave()
	all.Wait()
}

// A code is read however people type it; what cannot be one is answered with the reason.
func TestCodesAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	p := newHall(t).phone()
	for _, typed := range []string{"7KQ 4ZZ", "7kq-4zz", "7KQ4ZZ.", " 7kq\u20134zz "} {
		if _, text := p.get("/?code=" + url.QueryEscape(typed)); !strings.Contains(text, "Who are you?") {
			t.Errorf("%q leads to %s", typed, text)
		}
	}
	for typed, why := range map[string]string{"7KQ4Z": "has 6 letters and digits, and what you typed has 5", "7KQ4Z0": "the character &#34;0&#34;", "": "has 0"} {
		if _, text := p.get("/?code=" + url.QueryEscape(typed)); !strings.Contains(text, why) || !strings.Contains(text, "The code on the shared screen") {
			t.Errorf("%q: want %q in %s", typed, why, text)
		}
	}
}

// No vote goes untold: neither one on a page from before the program was started again, nor
// one that comes when no round is open, or from a phone without a seat.
func TestAVoteThatIsNotCountedIsToldOf(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.seated("a1")
	h.show(view(phones.Voting))
	vote := p.ballot(1)
	if status, text := p.post("/AAAAAA/vote", vote); status != http.StatusNotFound || !strings.Contains(text, "This vote was not counted.") || !strings.Contains(text, "type the code") {
		t.Errorf("%d %s", status, text)
	}
	h.refuse = phones.ErrClosed
	if _, text := p.post("/7KQ4ZZ/vote", vote); !strings.Contains(text, "Your last vote was not counted") {
		t.Error(text)
	}
	h.show(view(phones.Waiting))
	p.want("Your last vote was not counted")
	if status, text := p.post("/7KQ4ZZ/vote", vote); status != http.StatusConflict || !strings.Contains(text, "No round is open now") {
		t.Errorf("%d %s", status, text)
	}
	h.server.Free("a1")
	if status, text := p.post("/7KQ4ZZ/vote", vote); status != http.StatusConflict || !strings.Contains(text, "has no seat any more") {
		t.Errorf("%d %s", status, text)
	}
	if len(h.votes) != 0 {
		t.Errorf("%+v", h.votes)
	}
}

// Where nobody can be waited for the plain words come first, and those of the computer last.
func TestWhatIsSaidWhenNobodyCanBeWaitedFor(t *testing.T) {
	t.Parallel()
	taken := &net.OpError{Op: "listen", Net: "tcp", Err: errors.New("address already in use")}
	_, err := phones.Start(func(string) (net.Listener, []net.Addr, error) { return nil, nil, taken }, "8091", phones.Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "phones cannot join at port 8091. Another program may use it") || !strings.HasSuffix(err.Error(), "such as 8099 (address already in use)") {
		t.Error(err)
	}
}
