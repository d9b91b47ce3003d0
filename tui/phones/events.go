package phones

import (
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// events tells a page that waits what is shown now, at once and after each change: its
// stage, and how many have had their turn. A page compares that with what it was made
// for, so that no change between the page and its stream is missed.
func (s *Room) events(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	seat, most := s.seatOf(r), streamsASeat
	if seat == "" { // which is all phones without one
		most = mostConnections / 2
	}
	if s.streams[seat] >= most {
		s.mu.Unlock()
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	s.streams[seat]++
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		if s.streams[seat]--; s.streams[seat] == 0 {
			delete(s.streams, seat)
		}
		s.mu.Unlock()
	}()
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-cache, no-transform")
	h.Set("X-Accel-Buffering", "no") // else a proxy keeps the news back
	out := http.NewResponseController(w)
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	for {
		s.mu.Lock()
		news, changes := fmt.Sprintf("data: %s\n\n", s.newsFor(s.seatOf(r))), s.changes
		s.mu.Unlock()
		if _, err := w.Write([]byte(news)); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-changes:
		case <-ping.C:
		case <-s.ctx.Done():
			return
		case <-r.Context().Done():
			return
		}
	}
}

// newsFor is what a page of a seat was made for: a page with other news is out of
// date. A page on which somebody is choosing does not change with the votes of others.
// The mutex is held.
func (s *Room) newsFor(seat string) string {
	p := s.pageFor(seat)
	news := p.Kind + " " + s.view.stage()
	if p.Kind != kindVote {
		news += " " + strconv.Itoa(len(s.view.Voted)) + " " + strconv.Itoa(len(s.view.Seats)) + " " + strconv.Itoa(len(s.seated))
	}
	return news
}
