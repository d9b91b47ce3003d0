package phones_test

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"charter/tui/phones"
)

// floor is where rooms are served, and the clock there.
type floor struct {
	t *testing.T
	*phones.Rooms
	url string
	now time.Time
}

func newFloor(t *testing.T, address string) *floor {
	t.Helper()
	f := &floor{t: t, now: time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)}
	f.Rooms = phones.NewRooms(address, func() time.Time { return f.now })
	pages := httptest.NewServer(f.Rooms)
	t.Cleanup(pages.Close)
	f.url = pages.URL
	return f
}

// room opens one in which those people sit.
func (f *floor) room(code, title string, people ...string) *phones.Service {
	f.t.Helper()
	s := f.Join(phones.Options{Code: code, Cast: func(context.Context, phones.Vote) error { return nil }})
	v := phones.View{Title: title}
	for _, name := range people {
		v.Seats = append(v.Seats, phones.Seat{ID: name, Name: name})
	}
	s.Show(v)
	return s
}

// ask asks from an address that a proxy on this computer tells.
func (f *floor) ask(c *http.Client, method, path, from string, form url.Values) (int, string) {
	f.t.Helper()
	r, err := http.NewRequestWithContext(f.t.Context(), method, f.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		f.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if from != "" {
		r.Header.Set("X-Forwarded-For", from)
	}
	answer, err := c.Do(r)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

// Several workshops go on at one address: each shows its own, a phone may have a seat in each,
// and when one ends the others go on.
func TestRoomsAreApart(t *testing.T) {
	t.Parallel()
	f := newFloor(t, "")
	bus, falls := f.room("7KQ4ZZ", "Bus passenger assistant", "Amina"), f.room("8KQ4ZZ", "Falls prediction", "Bertha")
	p := browser(t)
	for code, name := range map[string]string{"7KQ4ZZ": "Amina", "8KQ4ZZ": "Bertha"} {
		if status, text := f.ask(p, http.MethodPost, "/"+code+"/sit", "", url.Values{"seat": {name}}); status != http.StatusOK || !strings.Contains(text, "You are in") {
			t.Errorf("%s: %d %s", code, status, text)
		}
	}
	for typed, want := range map[string]string{"/7KQ4ZZ": "Amina", "/7kq4zz": "Amina", "/8kq4zz": "Bertha"} {
		if _, text := f.ask(p, http.MethodGet, typed, "", nil); !strings.Contains(text, `<p class="me" dir="auto">`+want) {
			t.Errorf("%s is not the page of %s: %s", typed, want, text)
		}
	}
	if rooms, sat := f.Count(); rooms != 2 || sat != 2 {
		t.Errorf("%d rooms with %d phones", rooms, sat)
	}
	if status, text := f.ask(browser(t), http.MethodPost, "/8KQ4ZZ/sit", "", url.Values{"seat": {"Amina"}}); status != http.StatusConflict || strings.Contains(text, "Amina") {
		t.Errorf("a seat of another room: %d %s", status, text)
	}
	events, err := p.Get(f.url + "/7KQ4ZZ/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	bus.Close()
	if _, err := io.ReadAll(events.Body); err != nil {
		t.Errorf("the stream of a room that ended: %v", err)
	}
	if status, text := f.ask(p, http.MethodGet, "/7KQ4ZZ", "", nil); status != http.StatusNotFound || strings.Contains(text, "Amina") {
		t.Errorf("a room that ended: %d %s", status, text)
	}
	if _, text := f.ask(p, http.MethodGet, "/8KQ4ZZ", "", nil); !strings.Contains(text, "Bertha") {
		t.Errorf("the other room: %s", text)
	}
	falls.Close()
	falls.Close() // which does nothing more
	if rooms, _ := f.Count(); rooms != 0 {
		t.Errorf("%d rooms are open", rooms)
	}
}

// Whoever tries too many codes gets in nowhere for the rest of a minute, not even with a right
// one; phones that have a seat go on, and so do others elsewhere. A code that has ended is no
// guess.
func TestGuessesEnd(t *testing.T) {
	t.Parallel()
	f := newFloor(t, "")
	f.room("7KQ4ZZ", "Bus passenger assistant", "Amina", "Bertha")
	f.room("9KQ4ZZ", "Earlier", "Colm").Close()
	seated, p := browser(t), browser(t)
	const council, elsewhere = "203.0.113.7", "198.51.100.9"
	f.ask(seated, http.MethodPost, "/7KQ4ZZ/sit", council, url.Values{"seat": {"Amina"}})
	for range 100 {
		f.ask(p, http.MethodGet, "/9KQ4ZZ", council, nil)
	}
	if status, _ := f.ask(p, http.MethodGet, "/7KQ4ZZ", council, nil); status != http.StatusOK {
		t.Errorf("after pages of a room that ended: %d", status)
	}
	for range 30 {
		f.ask(p, http.MethodGet, "/BBBBBB", council, nil)
	}
	if status, text := f.ask(p, http.MethodGet, "/7KQ4ZZ", council, nil); status != http.StatusTooManyRequests || strings.Contains(text, "Bus") {
		t.Errorf("the right code after 30 wrong ones: %d %s", status, text)
	}
	if status, text := f.ask(seated, http.MethodGet, "/7KQ4ZZ", council, nil); status != http.StatusOK || !strings.Contains(text, "You are in") {
		t.Errorf("a phone that has a seat: %d %s", status, text)
	}
	if status, _ := f.ask(p, http.MethodGet, "/7KQ4ZZ", elsewhere, nil); status != http.StatusOK {
		t.Errorf("from elsewhere: %d", status)
	}
	if status, _ := f.ask(p, http.MethodGet, "/7KQ4ZZ", elsewhere+", "+council, nil); status != http.StatusTooManyRequests {
		t.Errorf("whoever says that they come from elsewhere: %d", status)
	}
	f.now = f.now.Add(time.Minute)
	if status, _ := f.ask(p, http.MethodGet, "/7KQ4ZZ", council, nil); status != http.StatusOK {
		t.Errorf("a minute later: %d", status)
	}
}

// What a browser says of where it comes from counts only from a proxy on the same computer.
func TestOnlyAProxyHereIsBelieved(t *testing.T) {
	t.Parallel()
	f := newFloor(t, "https://charter.example.org")
	f.room("7KQ4ZZ", "Bus passenger assistant", "Amina")
	get := func(path, told string) int {
		w, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		r.RemoteAddr = "192.0.2.50:4711"
		r.Header.Set("X-Forwarded-For", told)
		f.ServeHTTP(w, r)
		return w.Code
	}
	for i := range 30 {
		get("/BBBBBB", "10.0.0."+string(rune('0'+i%10)))
	}
	if status := get("/7KQ4ZZ", "10.0.1.1"); status != http.StatusTooManyRequests {
		t.Errorf("%d", status)
	}
}

// The cookie of a seat goes to its room alone, and over HTTPS alone where there is one.
func TestTheTicketStaysInItsRoom(t *testing.T) {
	t.Parallel()
	for address, secure := range map[string]bool{"": false, "http://localhost:8080": false, "https://charter.example.org": true} {
		f := newFloor(t, address)
		f.room("7KQ4ZZ", "Bus passenger assistant", "Amina")
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/7KQ4ZZ/sit", strings.NewReader("seat=Amina"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		all := w.Result().Cookies()
		if len(all) != 1 || all[0].Path != "/7KQ4ZZ" || all[0].Secure != secure || !all[0].HttpOnly {
			t.Errorf("%q: %+v", address, all)
		}
	}
}

// Behind a proxy a page's own form is taken, which comes from the address that people see, and
// that of another site is not.
func TestFormsBehindAProxy(t *testing.T) {
	t.Parallel()
	f := newFloor(t, "https://charter.example.org")
	f.room("7KQ4ZZ", "Bus passenger assistant", "Amina")
	for origin, want := range map[string]int{"https://charter.example.org": http.StatusSeeOther, "https://elsewhere.example": http.StatusForbidden} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/7KQ4ZZ/stand", nil)
		r.Host = "127.0.0.1:8080"
		r.Header.Set("Origin", origin)
		w := httptest.NewRecorder()
		f.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", origin, w.Code, want)
		}
	}
}

// Phones of a host find it at its address.
func TestTheAddressOfAHost(t *testing.T) {
	t.Parallel()
	s := newFloor(t, "https://charter.example.org").room("7KQ4ZZ", "Bus", "Amina")
	s.NextAddress()
	if s.Address() != "https://charter.example.org" || s.Addresses() != 1 || s.Link() != "HTTPS://CHARTER.EXAMPLE.ORG/7KQ4ZZ" {
		t.Errorf("%s, %d, %s", s.Address(), s.Addresses(), s.Link())
	}
}
