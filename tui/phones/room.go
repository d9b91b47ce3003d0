package phones

import (
	"context"
	"errors"
	"sync"
	"time"

	"charter/assessment/workshop"
)

// Vote is one vote, as it is handed on.
type Vote struct {
	Seat     string // the id
	Question string
	Round    int // see [View]
	Choice   workshop.Choice
	Reason   string // one sentence, or ""
}

// The answers to a vote that is not taken. Of any other error the phone is told to
// try again.
var (
	ErrClosed = errors.New("this round is over")
	ErrVoted  = errors.New("this seat has had its turn in this round")
	ErrNotYet = errors.New("no vote can be taken yet") // between who hands votes on, and who takes them
)

// Options are what a room is made with.
type Options struct {
	// Cast hands a vote on and returns when it is saved: then the phone says that it
	// is in the box, and by then a View was shown in which the seat has had its turn.
	// It is called from many goroutines, and need not answer once its context has ended.
	Cast func(context.Context, Vote) error
	// Changed is told that a phone has taken a seat. It must not wait.
	Changed func()
	// Code is the code to join with; "" makes a new one.
	Code string
}

// Room is one workshop that phones take part in. [Rooms.Open] makes it; its methods may be
// called at once and from any goroutine.
type Room struct {
	options Options
	code    string
	secure  bool            // its pages are reached by HTTPS alone
	ctx     context.Context // ends once no phone can take part any more
	end     context.CancelFunc

	mu      sync.Mutex
	view    View
	changes chan struct{}     // closed at the next change, and made anew
	soon    *time.Timer       // runs while a change is told a little later
	seated  map[string]string // the id of the seat, by the phone's ticket
	ballots map[ballotKey]*ballot
	lost    map[string]bool // the seats whose last vote was not counted, until they vote again
	streams map[string]int  // how many pages of a seat wait for news
}

// How pages are kept up to date, and how long a phone waits for an answer.
const (
	streamsASeat    = 4
	longestCast     = 8 * time.Second // until the page says that a vote is on its way
	pingEvery       = 15 * time.Second
	countsEvery     = 500 * time.Millisecond // how often pages are told who has voted, and who has come
	secondsToReload = 5
	secondsToRead   = 30 // before a page that says what went wrong goes on by itself
)

// newRoom makes a room that shows the zero View.
func newRoom(options Options, code string, secure bool) *Room {
	ctx, end := context.WithCancel(context.Background())
	return &Room{options: options, code: code, secure: secure, ctx: ctx, end: end, changes: make(chan struct{}),
		seated: map[string]string{}, ballots: map[ballotKey]*ballot{}, lost: map[string]bool{}, streams: map[string]int{}}
}

// Code is what a phone must know to join.
func (s *Room) Code() string { return s.code }

// Show has the phones show something else.
func (s *Room) Show(v View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.Phase != Voting || v.round() != s.view.round() {
		clear(s.ballots) // the words for the choices of a round that is over
	}
	tell := s.changed
	if v.stage() == s.view.stage() {
		tell = s.changedSoon // somebody has voted, or come
	}
	s.view = v
	s.takeBack()
	for ticket, seat := range s.seated {
		if _, here := v.seat(seat); !here {
			delete(s.seated, ticket)
		}
	}
	tell()
}

// changedSoon wakes the pages that wait in a moment, so that they are not loaded anew for
// each of many votes. The mutex is held.
func (s *Room) changedSoon() {
	if s.soon != nil {
		return
	}
	s.soon = time.AfterFunc(countsEvery, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.soon = nil
		s.changed()
	})
}

// changed wakes the pages that wait. The mutex is held.
func (s *Room) changed() {
	close(s.changes)
	s.changes = make(chan struct{})
}

// Joined lists the ids of the seats that a phone has taken, in the order of the seats.
func (s *Room) Joined() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := s.taken()
	var joined []string
	for _, seat := range s.view.Seats {
		if taken[seat.ID] {
			joined = append(joined, seat.ID)
		}
	}
	return joined
}

// taken gives the seats that are taken. The mutex is held.
func (s *Room) taken() map[string]bool {
	taken := map[string]bool{}
	for _, seat := range s.seated {
		taken[seat] = true
	}
	return taken
}

// Free frees a seat, for somebody who has another phone now.
func (s *Room) Free(seat string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ticket, id := range s.seated {
		if id == seat {
			delete(s.seated, ticket)
		}
	}
	s.changed()
}
