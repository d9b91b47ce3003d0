package phones_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"charter/tui/phones"
)

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
	if status, text := p.get("/7KQ4ZZ"); status != http.StatusTooManyRequests || strings.Contains(text, "Amina") {
		t.Errorf("the right code after that: %d %s", status, text)
	}
	h.now = h.now.Add(time.Minute)
	if status, _ := p.get("/BBBBBB"); status != http.StatusNotFound {
		t.Errorf("a minute later: %d", status)
	}
}

// A new code is long enough, and two are not alike.
func TestCodes(t *testing.T) {
	t.Parallel()
	rooms := phones.NewRooms("", time.Now)
	one, two := rooms.Open(phones.Options{}).Code(), rooms.Open(phones.Options{}).Code()
	if len(one) < 6 || one == two || strings.ContainsAny(one, "01ILO") {
		t.Errorf("%s, %s", one, two)
	}
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
	if status, _ := p.read(p.Do(request)); status != http.StatusForbidden || len(h.room.Joined()) > 0 {
		t.Errorf("%d, joined: %v", status, h.room.Joined())
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
