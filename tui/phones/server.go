package phones

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/net/netutil"

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

// Options are what a server is made with.
type Options struct {
	// Cast hands a vote on and returns when it is saved: then the phone says that it
	// is in the box, and by then a View was shown in which the seat has had its turn.
	// It is called from many goroutines.
	Cast func(context.Context, Vote) error
	// Changed is told that a phone has taken a seat. It must not wait.
	Changed func()
	// Now is the clock.
	Now func() time.Time
	// Code is the code to join with; "" makes a new one.
	Code string
}

// Server serves the pages. Make it with [New]; its methods may be called at once and
// from any goroutine.
type Server struct {
	options Options
	code    string
	pages   *http.ServeMux

	mu      sync.Mutex
	view    View
	changes chan struct{}     // closed at the next change, and made anew
	soon    *time.Timer       // runs while a change is told a little later
	seated  map[string]string // the id of the seat, by the phone's ticket
	ballots map[ballotKey]*ballot
	lost    map[string]bool // the seats whose last vote was not counted, until they vote again
	guesses limiter
	streams map[string]int // how many pages of a seat wait for news
}

// The bounds of what a server takes.
const (
	guessesAMinute  = 60      // wrong codes, from all phones together
	largestRequest  = 4 << 10 // bytes of a form
	largestHeader   = 8 << 10
	mostConnections = 1000
	streamsASeat    = 4
	longestReading  = 10 * time.Second
	longestIdle     = time.Minute
	longestFarewell = 2 * time.Second
	longestCast     = 8 * time.Second // until the page says that a vote is on its way
	pingEvery       = 15 * time.Second
	countsEvery     = 500 * time.Millisecond // how often pages are told who has voted, and who has come
	secondsToReload = 5
	codeLength      = 6
	codeLetters     = "23456789ABCDEFGHJKMNPQRSTVWXYZ" // none that is taken for another
)

// New makes a server that shows the zero View.
func New(options Options) *Server {
	s := &Server{options: options, code: options.Code, changes: make(chan struct{}), seated: map[string]string{},
		ballots: map[ballotKey]*ballot{}, lost: map[string]bool{}, streams: map[string]int{}}
	if s.code == "" {
		s.code = newCode()
	}
	s.pages = s.routes()
	return s
}

// newCode makes a code from letters and digits that nobody takes for others.
func newCode() string {
	code := make([]byte, codeLength)
	for i := range code {
		at, _ := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters)))) // never fails
		code[i] = codeLetters[at.Int64()]
	}
	return string(code)
}

// Code is what a phone must know to join.
func (s *Server) Code() string { return s.code }

// Show has the phones show something else.
func (s *Server) Show(v View) {
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
func (s *Server) changedSoon() {
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
func (s *Server) changed() {
	close(s.changes)
	s.changes = make(chan struct{})
}

// Joined lists the ids of the seats that a phone has taken, in the order of the seats.
func (s *Server) Joined() []string {
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
func (s *Server) taken() map[string]bool {
	taken := map[string]bool{}
	for _, seat := range s.seated {
		taken[seat] = true
	}
	return taken
}

// Free frees a seat, for somebody who has another phone now.
func (s *Server) Free(seat string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ticket, id := range s.seated {
		if id == seat {
			delete(s.seated, ticket)
		}
	}
	s.changed()
}

// Serve serves the pages on l until ctx is done, and then lets go of every phone.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: longestReading, ReadTimeout: longestReading, IdleTimeout: longestIdle, MaxHeaderBytes: largestHeader,
		ErrorLog:    log.New(io.Discard, "", 0), // it would name the addresses of phones
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(netutil.LimitListener(l, mostConnections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	leave, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestFarewell)
	defer cancel()
	if err := server.Shutdown(leave); err != nil {
		return server.Close()
	}
	return nil
}

// ServeHTTP serves one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.pages.ServeHTTP(w, r) }
