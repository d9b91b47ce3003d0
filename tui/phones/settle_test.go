package phones_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"charter/assessment/workshop"
	"charter/tui/phones"
)

// A vote that is refused late, when its round was taken out and is held anew, takes nothing of
// the new one away: neither the words on its page nor what has become of its vote.
func TestALateRefusalLeavesTheNextRoundAlone(t *testing.T) {
	t.Parallel()
	for name, votesFirst := range map[string]bool{"before the next vote": false, "after it": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHall(t)
			arrived, refused := make(chan struct{}), make(chan error)
			first := true
			h.room = h.rooms.Open(phones.Options{Code: "7KQ4ZZ", Cast: func(_ context.Context, v phones.Vote) error {
				if first {
					first = false
					close(arrived)
					return <-refused
				}
				h.mu.Lock()
				defer h.mu.Unlock()
				h.shown.Voted = append(slices.Clone(h.shown.Voted), v.Seat)
				h.room.Show(h.shown)
				return nil
			}})
			h.show(view(phones.Voting))
			p := h.seated("a1")
			slow := make(chan string)
			early := p.ballot(workshop.Unsure)
			go func() {
				_, text := p.post("/7KQ4ZZ/vote", early)
				slow <- text
			}()
			<-arrived
			h.show(view(phones.Waiting))
			h.show(view(phones.Voting)) // the same question, and again the first round on it
			form := p.ballot(2)
			late := func() {
				refused <- phones.ErrClosed
				<-slow
			}
			if !votesFirst {
				late()
			}
			if status, text := p.post("/7KQ4ZZ/vote", form); status != http.StatusOK || !strings.Contains(text, "Your vote is in the box") {
				t.Errorf("%d %s", status, text)
			}
			if votesFirst {
				late()
			}
			if shown := p.want("Your vote is in the box"); strings.Contains(shown, "not counted") {
				t.Error(shown)
			}
		})
	}
}

// Who votes after the round was closed, without scripts, gets a page that says so, and has time
// to read it.
func TestALateVoteIsAnsweredInWords(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	h.show(view(phones.Voting))
	p := h.seated("a1")
	form := p.ballot(1)
	for phase, want := range map[phones.Phase]string{phones.Waiting: "You are in", phones.Result: "Who will benefit?", phones.Paused: "A break"} {
		h.show(view(phase))
		r, err := p.PostForm(h.url+"/7KQ4ZZ/vote", form)
		status, text := p.read(r, err)
		if status != http.StatusConflict || !strings.Contains(text, "No round is open now, so nothing was put into the box.") || !strings.Contains(text, want) {
			t.Errorf("%d %s", status, text)
		}
		if again := r.Header.Get("Refresh"); again != "30; url=/7KQ4ZZ" {
			t.Errorf("it goes on %q", again)
		}
	}
	if len(h.votes) > 0 {
		t.Errorf("votes: %+v", h.votes)
	}
}
