package phones

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"charter/assessment/workshop"
	"charter/questions/plaintext"
)

// cookie is the only thing that a phone keeps: the ticket of its seat.
const cookie = "seat"

// show shows what is going on now to the phone that asks.
func (s *Room) show(w http.ResponseWriter, r *http.Request) {
	if home := s.home(); r.URL.Path != home { // the ticket of a seat is for that one
		http.Redirect(w, r, home, http.StatusSeeOther)
		return
	}
	s.mu.Lock()
	p := s.pageFor(s.seatOf(r))
	s.mu.Unlock()
	p.Live = r.URL.Query().Has("live")
	s.page(w, http.StatusOK, p)
}

// home is the path of the room's pages.
func (s *Room) home() string { return "/" + s.code }

// knows reports whether a request comes from a phone that has a seat.
func (s *Room) knows(r *http.Request) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seatOf(r) != ""
}

// ticketed is the cookie with the ticket of a seat.
func (s *Room) ticketed(ticket string) *http.Cookie {
	return &http.Cookie{Name: cookie, Value: ticket, Path: s.home(), HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: s.secure}
}

// seatOf gives the id of the seat that the phone has, "" when it has none. The mutex
// is held.
func (s *Room) seatOf(r *http.Request) string {
	c, err := r.Cookie(cookie)
	if err != nil {
		return ""
	}
	return s.seated[hashed(c.Value)]
}

// hashed is how tickets are kept, so that what is in memory opens no seat.
func hashed(ticket string) string {
	sum := sha256.Sum256([]byte(ticket))
	return string(sum[:])
}

// sit gives the phone a seat that is free.
func (s *Room) sit(w http.ResponseWriter, r *http.Request) {
	wanted := r.PostFormValue("seat")
	s.mu.Lock()
	_, there := s.view.seat(wanted)
	mine := s.seatOf(r)
	taken := s.taken()[wanted]
	if !there || taken && mine != wanted {
		p := s.pageFor(mine)
		s.mu.Unlock()
		p.Told = "That seat is taken, or is no longer there. If it is yours, ask the facilitator to free it."
		s.page(w, http.StatusConflict, p)
		return
	}
	if mine == "" {
		ticket := rand.Text()
		s.seated[hashed(ticket)] = wanted
		delete(s.lost, wanted) // what came of it was told to another phone
		http.SetCookie(w, s.ticketed(ticket))
	}
	s.changedSoon()
	s.mu.Unlock()
	if s.options.Changed != nil {
		s.options.Changed()
	}
	s.back(w, r)
}

// stand gives the phone's seat back.
func (s *Room) stand(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	if c, err := r.Cookie(cookie); err == nil {
		delete(s.seated, hashed(c.Value))
	}
	s.changedSoon()
	s.mu.Unlock()
	if s.options.Changed != nil {
		s.options.Changed()
	}
	returned := s.ticketed("")
	returned.MaxAge = -1
	http.SetCookie(w, returned)
	s.back(w, r)
}

// back leads to the phone's page.
func (s *Room) back(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.home(), http.StatusSeeOther)
}

// vote hands a vote on, and answers when it is saved. Its answer is the same whatever
// was chosen.
func (s *Room) vote(w http.ResponseWriter, r *http.Request) {
	word, round, reason := r.PostFormValue("choice"), r.PostFormValue("round"), oneSentence(r.PostFormValue("reason"))
	s.mu.Lock()
	seat := s.seatOf(r)
	v := s.view
	p := s.pageFor(seat)
	switch {
	case p.Kind == kindSent || p.Kind == kindBox:
		s.mu.Unlock()
		s.back(w, r) // it shows what is true now
		return
	case p.Kind != kindVote:
		s.mu.Unlock()
		if p.Told = "No round is open now, so nothing was put into the box."; p.Kind == kindJoin {
			p.Told = "This phone has no seat any more, so nothing was put into the box."
		}
		s.page(w, http.StatusConflict, p)
		return
	case round != v.round():
		s.mu.Unlock()
		p.Told = "The room has moved on to another round, so nothing was put into the box. This is what is asked now."
		s.page(w, http.StatusConflict, p)
		return
	}
	b := s.ballotFor(seat)
	choice, ok := b.take(word)
	if ok {
		delete(s.lost, seat)
	}
	s.mu.Unlock()
	if !ok {
		p.Told = "Choose one of the answers first."
		s.page(w, http.StatusUnprocessableEntity, p)
		return
	}
	if !v.Reasons {
		reason = ""
	}
	answered := make(chan error, 1)
	go func() { // also when the phone is gone: what it sent is on its way
		err := s.options.Cast(s.ctx, Vote{Seat: seat, Question: v.Question.ID, Round: v.Round, Choice: choice, Reason: reason})
		s.settle(seat, v.round(), b, err)
		answered <- err
	}()
	late := time.NewTimer(longestCast)
	defer late.Stop()
	status := http.StatusServiceUnavailable
	select {
	case err := <-answered:
		if err != nil && !errors.Is(err, ErrVoted) && !errors.Is(err, ErrClosed) {
			break
		}
		s.back(w, r)
		return
	case <-late.C:
		status = http.StatusAccepted
	case <-r.Context().Done(): // the phone is gone, or the server ends
		return
	}
	s.mu.Lock()
	p = s.pageFor(seat)
	s.mu.Unlock()
	s.page(w, status, p)
}

// settle notes what came of a vote that was handed on. The round may be held anew by then, and
// the seat have another ballot in it, which is left as it is.
func (s *Room) settle(seat, round string, b *ballot, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := ballotKey{seat, round}
	if err == nil || errors.Is(err, ErrVoted) {
		b.saved = true
		s.takeBack()
		s.changedSoon()
		return
	}
	now := s.ballots[key]
	anew := now != nil && now != b
	if !anew {
		delete(s.ballots, key)
	}
	switch {
	case errors.Is(err, ErrClosed) && (!anew || !now.used):
		s.lost[seat] = true
	case !errors.Is(err, ErrClosed) && !anew && round == s.view.round():
		s.ballotFor(seat).told = "Your vote could not be saved. Please try again, or vote at the keyboard."
	}
	s.changedSoon()
}

// takeBack takes the ballots back of those who have not had their turn any more: the round
// was closed unseen, and everybody votes again. The mutex is held.
func (s *Room) takeBack() {
	for key, b := range s.ballots {
		if b.saved && !slices.Contains(s.view.Voted, key.seat) {
			delete(s.ballots, key)
		}
	}
}

// oneSentence makes one line of what was typed, of a bounded length.
func oneSentence(typed string) string {
	line := plaintext.Line(strings.Join(strings.Fields(typed), " "))
	if utf8.RuneCountInString(line) > workshop.LongestReason {
		line = string([]rune(line)[:workshop.LongestReason])
	}
	return line
}

// allowedHash is how a policy of content names a piece of a page that it allows.
func allowedHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
