package host

import (
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"charter/assessment/identity"
)

// A link gives the very file that get gives, once, and only to whoever asks for it on its page.
func TestALinkGivesAFileOnce(t *testing.T) {
	t.Parallel()
	r, known := webbed(t)
	ann := r.person(t, "Clinic", "Ann", identity.Editor)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	told, said, ok := ask(t, ann, "link bus charter.json", "")
	if !ok {
		t.Fatal(said)
	}
	want, _, _ := ask(t, ann, "get bus charter.json", "")
	where := regexp.MustCompile(`https://\S+`).FindString(told)
	p := browser(t, known)
	for range 2 { // a program that looks at links does not use it up
		answer, err := p.Get(where)
		if status, text := page(t, answer, err); status != http.StatusOK || strings.Contains(text, "passenger") || !strings.Contains(text, "Fetch bus.charter.json") {
			t.Fatalf("%d %s", status, text)
		}
	}
	answer, err := p.PostForm(where, url.Values{})
	if status, text := page(t, answer, err); status != http.StatusOK || text != want {
		t.Errorf("%d, %d bytes in the place of %d", status, len(text), len(want))
	}
	if _, as, _ := mime.ParseMediaType(answer.Header.Get("Content-Disposition")); as["filename"] != "bus.charter.json" {
		t.Errorf("kept as %v", as)
	}
	answer, err = p.PostForm(where, url.Values{})
	if status, text := page(t, answer, err); status != http.StatusNotFound || !strings.Contains(text, "This link does not work") {
		t.Errorf("again: %d %s", status, text)
	}
	if _, said, ok := ask(t, r.person(t, "Other", "Eve", identity.Steward), "link bus charter.json", ""); ok || strings.Contains(said, "https:") {
		t.Errorf("another organisation: %s", said)
	}
}

// A link works for ten minutes; there are so many of one account and no more.
func TestLinksEnd(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	l := &links{now: func() time.Time { return now }, of: map[[32]byte]offered{}}
	word, err := l.offer(offered{name: "a", by: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	for range linksAtATime - 1 {
		if _, err := l.offer(offered{name: "b", by: "ann"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.offer(offered{name: "c", by: "ann"}); err == nil {
		t.Error("one more is offered")
	}
	if _, err := l.offer(offered{name: "c", by: "bob"}); err != nil {
		t.Errorf("to somebody else: %v", err)
	}
	now = now.Add(linkFor)
	if _, there := l.take(word, false); !there {
		t.Error("it has ended early")
	}
	now = now.Add(time.Second)
	if _, there := l.take(word, true); there {
		t.Error("it works still")
	}
	if _, err := l.offer(offered{name: "c", by: "ann"}); err != nil || len(l.of) != 1 {
		t.Errorf("later: %v, %d are kept", err, len(l.of))
	}
}

// Where browsers do not reach the host there are no links.
func TestNoLinksWithoutPages(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	if _, said, ok := ask(t, r.person(t, "Clinic", "Ann", identity.Viewer), "link bus md", ""); ok || !strings.Contains(said, "Use get in the place of link") {
		t.Error(said)
	}
}
