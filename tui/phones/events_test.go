package phones_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"charter/tui/phones"
)

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
	go func() { ended <- phones.Serve(ctx, l, h.rooms, nil) }()
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
			h.rooms.ServeHTTP(s, httptest.NewRequestWithContext(ctx, http.MethodGet, "/7KQ4ZZ/events", nil))
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
