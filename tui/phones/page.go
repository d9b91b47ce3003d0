package phones

import (
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"charter/assessment/workshop"
)

// The kinds of page.
const (
	kindCode   = "code"   // asks for the code
	kindLost   = "lost"   // there is no such page
	kindBusy   = "busy"   // too many guesses
	kindJoin   = "join"   // who are you?
	kindWait   = "wait"   // between questions
	kindVote   = "vote"   // choose
	kindSent   = "sent"   // the vote is on its way
	kindBox    = "box"    // the vote is in
	kindResult = "result" // what the round came to
	kindPause  = "pause"
	kindOver   = "over"
)

// page is what a page of any kind is drawn from.
type page struct {
	Kind string
	Code string
	View View
	Told string // what went wrong, above all else
	Seat Seat
	Live bool   // the page is told of changes, and does not ask by itself
	News string // what the page was made for, see [Room.events]

	Free, Taken []Seat
	Choices     []choice
	Bars        []bar
}

// choice is one answer on the page of a vote.
type choice struct {
	Word, Label, Text string
}

// bar is a line of a result.
type bar struct {
	Label, Text string
	Count       int
}

// Had is how many have had their turn.
func (p page) Had() int { return len(p.View.Voted) }

// Of is how many can vote.
func (p page) Of() int { return len(p.View.Seats) }

// Most is the largest count, for the scale of the bars.
func (p page) Most() int {
	most := 1
	for _, b := range p.Bars {
		most = max(most, b.Count)
	}
	return most
}

// Waits reports whether the page shows something else before long.
func (p page) Waits() bool {
	return slices.Contains([]string{kindWait, kindSent, kindBox, kindResult, kindPause}, p.Kind)
}

// Headline is what the page is about.
func (p page) Headline() string {
	switch p.Kind {
	case kindCode:
		return "Join the workshop"
	case kindLost:
		return "There is no such page"
	case kindBusy:
		return "Too many wrong codes"
	case kindJoin:
		return "Who are you?"
	case kindVote, kindSent, kindBox, kindResult:
		return p.View.Question.Text
	case kindPause:
		return "A break"
	case kindOver:
		return "The session has ended"
	}
	return "You are in"
}

// pageFor gives the page of a seat; "" is a phone without one. The mutex is held.
func (s *Room) pageFor(seatID string) page {
	v := s.view
	p := page{Code: s.code, View: v}
	seat, seated := v.seat(seatID)
	p.Seat = seat
	switch {
	case v.Phase == Over:
		p.Kind = kindOver
	case !seated:
		p.Kind = kindJoin
		taken := s.taken()
		for _, each := range v.Seats {
			if taken[each.ID] {
				p.Taken = append(p.Taken, each)
			} else {
				p.Free = append(p.Free, each)
			}
		}
	case v.Phase == Paused:
		p.Kind = kindPause
	case v.Phase == Counted:
		p.Kind = kindBox
	case v.Phase == Result:
		p.Kind, p.Bars = kindResult, barsOf(v)
	case v.Phase == Voting:
		switch b := s.ballotFor(seatID); {
		case b.used && !b.saved:
			p.Kind = kindSent
		case b.saved || slices.Contains(v.Voted, seatID):
			p.Kind = kindBox
		default:
			p.Kind, p.Choices, p.Told = kindVote, choicesOf(v, b), b.told
		}
	default:
		p.Kind = kindWait
	}
	if seated && p.Told == "" && s.lost[seatID] {
		p.Told = "Your last vote was not counted: the round was closed or left before the vote was in the box."
	}
	return p
}

func choicesOf(v View, b *ballot) []choice {
	var all []choice
	for level, text := range v.Question.Levels {
		all = append(all, choice{b.words[level], strconv.Itoa(level), text})
	}
	all = append(all, choice{b.words[workshop.Unsure], "", "I am not sure"})
	if !v.Question.Essential {
		all = append(all, choice{b.words[workshop.NotApplicable], "", "This does not apply to the project"})
	}
	return append(all, choice{b.words[workshop.Pass], "", "I pass: I do not vote on this one"})
}

// barsOf are the lines of a result; none where so few have voted that it shows no counts.
func barsOf(v View) []bar {
	var all []bar
	if v.Counts.Total() == 0 {
		return nil
	}
	for level, text := range v.Question.Levels {
		all = append(all, bar{"Level " + strconv.Itoa(level), text, v.Counts[level]})
	}
	for _, other := range []bar{{"Not sure", "", v.Counts[workshop.Unsure]}, {"Does not apply", "", v.Counts[workshop.NotApplicable]}, {"Passed", "", v.Counts[workshop.Pass]}} {
		if other.Count > 0 {
			all = append(all, other)
		}
	}
	return all
}

//go:embed page.html
var pageText string

//go:embed page.css
var style string

//go:embed page.js
var script string

// drawn is made when the first page is asked for: the program starts without it.
var drawn = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageText)) })

// policy allows the style and the script that stand in the page, and nothing else.
var policy = "default-src 'none'; style-src " + allowedHash(style) + "; script-src " + allowedHash(script) +
	"; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// page writes a page of the room.
func (s *Room) page(w http.ResponseWriter, status int, p page) {
	s.mu.Lock()
	p.News = s.newsFor(p.Seat.ID)
	s.mu.Unlock()
	write(w, status, p)
}

// write writes a page.
func write(w http.ResponseWriter, status int, p page) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	if p.Waits() && !p.Live {
		after := secondsToReload
		if p.Told != "" {
			after = secondsToRead
		}
		h.Set("Refresh", fmt.Sprintf("%d; url=/%s", after, p.Code)) // what it answers may be a vote
	}
	var text strings.Builder
	if err := drawn().Execute(&text, struct {
		page
		Style         template.CSS
		Script        template.JS
		LongestReason int
	}{p, template.CSS(style), template.JS(script), workshop.LongestReason}); err != nil {
		http.Error(w, "This page cannot be shown. Please vote at the keyboard.", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text.String())) // a phone that is gone asks again
}
