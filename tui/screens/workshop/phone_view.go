package workshop

import (
	"errors"
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/phones"
	"charter/tui/screen"
	"charter/tui/widget"
)

// What phones show of a workshop, and the votes that come from them.

// lookedAt names a result by its question and by how many rounds on it are complete.
type lookedAt struct {
	question string
	rounds   int
}

// look notes that the room sees the last result on the question from now on.
func (w *Workshop) look() { w.looked = w.lastResult() }

func (w *Workshop) lastResult() lookedAt {
	s, _ := w.sitting()
	return lookedAt{s.At, workshop.Completed(w.rounds())}
}

// PhoneView is what phones show now. Without a workshop on the screen, w is nil, they wait
// for it.
func PhoneView(svc *screen.Services, w *Workshop) phones.View {
	v := phones.View{Title: widget.ProjectTitle(svc)}
	s, _ := workshop.Current(svc.Session.Assessment())
	for _, id := range workshop.Room(svc.Session.Assessment(), s) {
		v.Seats = append(v.Seats, phones.Seat{ID: id, Name: nameOf(svc, id)})
	}
	if w == nil || s.At == "" || svc.ReadOnly != "" {
		return v
	}
	v.Phase = w.phase(s)
	if v.Phase == phones.Waiting || v.Phase == phones.Paused {
		return v
	}
	rounds := w.rounds()
	v.Question, v.Round = w.phoneQuestion(), heldSince(s, rounds)
	switch v.Phase {
	case phones.Voting:
		open, _ := workshop.OpenRound(rounds)
		v.Round, v.Voted, v.Reasons = v.Round+1, open.Voted, true
	case phones.Result:
		r, _ := w.reveal()
		v.Counts, v.Outcome = r.Tally, r.Why
	}
	return v
}

// phase is what is going on in a sitting that has come to a question.
func (w *Workshop) phase(s assessment.Session) phones.Phase {
	reveal, shown := w.page.(*revealPage)
	_, list := w.page.(*blockPage) // the room has gone on from the question
	switch {
	case !s.BreakSince.IsZero():
		return phones.Paused
	case w.takesVotes():
		return phones.Voting
	case shown && reveal.covered:
		return phones.Counted
	case w.rated() && w.looked == w.lastResult() && !list:
		return phones.Result
	}
	return phones.Waiting
}

// takesVotes reports whether people can vote in turn now: a round was called, or is open
// while the room looks at something else.
func (w *Workshop) takesVotes() bool {
	turns, called := w.page.(*turnsPage)
	open, voting := workshop.OpenRound(w.rounds())
	switch w.page.(type) {
	case *startPage, *setupPage, *openingPage: // the session has not begun, or does not go on yet
		return false
	}
	switch {
	case w.rolledBack || workshop.Stuck(w.rounds(), w.room()):
		return false
	case called:
		return !turns.over()
	}
	return voting && workshop.InTurn(open)
}

func (w *Workshop) phoneQuestion() phones.Question {
	q, _ := w.question()
	asked := phones.Question{ID: widget.Clean(q.ID), Text: widget.Clean(q.Text), TieRule: w.Session.Pack.TieRule, Essential: w.Session.QuestionScore(q.ID).Essential}
	for level := range asked.Levels {
		asked.Levels[level] = widget.Clean(q.Levels[level])
	}
	return asked
}

// TakeVote puts a vote from a phone into the ballot box. The error is one of those of
// package phones; after [phones.ErrNotYet] the same vote can be handed in again.
func (w *Workshop) TakeVote(vote phones.Vote) (screen.Requests, error) {
	s, on := w.sitting()
	switch {
	case !on || w.ReadOnly != "" || !s.BreakSince.IsZero() || !w.takesVotes():
		return nil, phones.ErrClosed
	case vote.Question != s.At || vote.Round != heldSince(s, w.rounds())+1:
		return nil, phones.ErrClosed
	case vote.Choice == workshop.NotApplicable && w.Session.QuestionScore(s.At).Essential:
		return nil, phones.ErrClosed
	case w.ballotBox == nil:
		return w.needBox(), phones.ErrNotYet
	}
	before := workshop.Completed(w.rounds())
	rounds, err := workshop.Cast(w.ballotBox, s.At, w.rounds(), w.room(), vote.Seat, vote.Choice, assessment.WayPhones)
	switch {
	case errors.Is(err, workshop.ErrVoted):
		return nil, phones.ErrVoted
	case err != nil:
		return nil, phones.ErrClosed
	}
	w.reasons.add(vote.Reason)
	w.storeRounds(rounds)
	if workshop.Completed(w.rounds()) > before {
		return w.turnTo(newRevealPage(w, true)), nil
	}
	return nil, nil
}

// givenReasons are the sentences that were given with the votes of an open round. They lie
// in memory only, and nobody can tell whose they are.
type givenReasons struct{ texts []string }

func (g *givenReasons) add(reason string) {
	if reason != "" {
		g.texts = append(g.texts, reason)
	}
}

// settle puts them into the round that has become complete, sorted, so that their order
// tells nothing.
func (g *givenReasons) settle(round *assessment.Round) {
	if len(g.texts) > 0 && !round.TooFew() {
		slices.Sort(g.texts)
		round.Reasons = slices.Compact(g.texts)
	}
	*g = givenReasons{}
}
