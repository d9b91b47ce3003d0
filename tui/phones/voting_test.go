package phones_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"charter/assessment/workshop"
	"charter/tui/phones"
)

func TestAVoteFromJoiningToTheResult(t *testing.T) {
	t.Parallel()
	h := newHall(t)
	p := h.phone()
	p.want("Who are you?")
	p = h.seated("a1")
	p.want("The next question comes here by itself")
	h.show(view(phones.Voting))
	status, text := p.post("/7KQ4ZZ/vote", p.ballot(2))
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
	if joined := h.room.Joined(); fmt.Sprint(joined) != "[a1]" {
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
	h.room.Free("a1")
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
	h, p := voting(t)
	v := view(phones.Voting)
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
	h, p := voting(t)
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
	h, p := voting(t)
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
	h, p := voting(t)
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
		rooms := phones.NewRooms("", func() time.Time { return now })
		s := rooms.Open(phones.Options{Code: "7KQ4ZZ", Cast: func(context.Context, phones.Vote) error { return <-saved }})
		s.Show(v)
		ask := func(method, path, form string, seat *http.Cookie) *httptest.ResponseRecorder {
			r, w := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form)), httptest.NewRecorder()
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if seat != nil {
				r.AddCookie(seat)
			}
			rooms.ServeHTTP(w, r)
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

// A reason is handed on as one line of bounded length, and only where it is asked for.
func TestReasons(t *testing.T) {
	t.Parallel()
	h, p := voting(t)
	v := view(phones.Voting)
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

// No vote goes untold: neither one on a page from before the program was started again, nor
// one that comes when no round is open, or from a phone without a seat.
func TestAVoteThatIsNotCountedIsToldOf(t *testing.T) {
	t.Parallel()
	h, p := voting(t)
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
	h.room.Free("a1")
	if status, text := p.post("/7KQ4ZZ/vote", vote); status != http.StatusConflict || !strings.Contains(text, "has no seat any more") {
		t.Errorf("%d %s", status, text)
	}
	if len(h.votes) != 0 {
		t.Errorf("%+v", h.votes)
	}
}

// The answer to a vote is the same, whatever was chosen.
func TestAnswersTellNothing(t *testing.T) {
	t.Parallel()
	var answers []string
	for choice := range workshop.Choice(workshop.ChoiceCount) {
		_, p := voting(t)
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
