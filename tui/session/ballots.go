package session

import (
	"cmp"
	"errors"
	"slices"

	"charter/assessment/file/ballots"
	"charter/assessment/workshop"
)

// stepBallots is about the keys that seal the votes of rounds. A key is kept until its
// round is complete.
func (w *Workspace) stepBallots(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case RequestBallotBox:
		if w.Session == nil {
			return nil, nil, true
		}
		needed, open, keys := w.neededKeys(), w.openRound(ballots.Round(e)), w.ballotKeys()
		return nil, []Effect{w.ballotBox(e, func() (*workshop.BallotBox, error) {
			err := keys.Keep(needed)
			box, fault := keys.BallotBox(open)
			return box, cmp.Or(fault, err)
		})}, true
	case RenewBallotKey:
		if w.Session == nil {
			return nil, nil, true
		}
		// At once: it does not matter that the disk may still hold the round.
		keys := w.ballotKeys()
		return nil, []Effect{w.ballotBox(RequestBallotBox(e), func() (*workshop.BallotBox, error) {
			return keys.Renew(ballots.Round(e))
		})}, true
	case BallotBoxReady:
		return e, nil, true
	}
	return nil, nil, false
}

// ballotBox gets the box of a round.
func (w *Workspace) ballotBox(r RequestBallotBox, get func() (*workshop.BallotBox, error)) Effect {
	if !slices.Contains(w.ballotRounds, ballots.Round(r)) {
		w.ballotRounds = append(slices.Clone(w.ballotRounds), ballots.Round(r))
	}
	return func() Event {
		box, err := get()
		return BallotBoxReady{Round: r, Box: box, Err: err, RolledBack: errors.Is(err, ballots.ErrRolledBack)}
	}
}

// openRound gives a round with the votes in it, if it is open.
func (w *Workspace) openRound(r ballots.Round) ballots.Open {
	rounds := w.Session.Answer(r.Question).Rounds
	if workshop.Completed(rounds) != r.Before || len(rounds) <= r.Before {
		return ballots.Open{Round: r}
	}
	last := rounds[len(rounds)-1]
	return ballots.Open{Round: r, Voted: last.Voted, Sealed: last.Sealed}
}

// ballotKeys gives what keeps the keys of the open file's rounds.
func (w *Workspace) ballotKeys() *ballots.Keys {
	if w.keys == nil {
		w.keys = ballots.For(w.Ballots, w.Session.Assessment().ID, w.files().Place(w.Session.Path))
	}
	return w.keys
}

// moveKeys takes the keys along to where the work goes on.
func (w *Workspace) moveKeys(keys *ballots.Keys) []Effect {
	path := w.files().Place(w.Session.Path)
	return []Effect{func() Event {
		// Where it cannot be done, everyone votes again after the next start.
		_ = keys.Move(path)
		return nil
	}}
}

// neededKeys lists the rounds that are open, and those whose box was asked for
// and that are not complete.
func (w *Workspace) neededKeys() []ballots.Round {
	answers := w.Session.Assessment().Answers
	needed := ballots.RoundsOpen(answers)
	for _, asked := range w.ballotRounds {
		if workshop.Completed(answers[asked.Question].Rounds) <= asked.Before && !slices.Contains(needed, asked) {
			needed = append(needed, asked)
		}
	}
	return needed
}

// dropKeys destroys the keys of rounds that are complete, and notes who has voted in
// those that are open. It waits until all is saved: until then the disk may still hold a
// round that is open, or a vote less.
func (w *Workspace) dropKeys() []Effect {
	if w.Session == nil || w.Session.Revision() > w.Saving.Saved {
		return nil
	}
	effects := w.completeKeys()
	if needed := w.neededKeys(); len(effects) > 0 {
		w.ballotRounds = slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return !slices.Contains(needed, r) })
	}
	return append(effects, w.noteVoters()...)
}

// noteVoters notes who has voted in the rounds whose box was asked for.
func (w *Workspace) noteVoters() []Effect {
	var open []ballots.Open
	for _, r := range w.ballotRounds {
		if now := w.openRound(r); len(now.Voted) > 0 {
			open = append(open, now)
		}
	}
	if len(open) == 0 {
		return nil
	}
	keys := w.ballotKeys()
	return []Effect{func() Event {
		for _, r := range open {
			// What cannot be noted now is after the next vote.
			_ = keys.Note(r)
		}
		return nil
	}}
}

// leaveKeys is what is to be done about keys once all is saved and before the file is
// let go.
func (w *Workspace) leaveKeys() []Effect {
	if w.Session == nil {
		return nil
	}
	return append(w.completeKeys(), w.noteVoters()...)
}

// completeKeys destroys the keys of rounds that are complete, to be run once all is
// saved; nil when there are none.
func (w *Workspace) completeKeys() []Effect {
	if w.Session == nil || len(w.ballotRounds) == 0 {
		return nil
	}
	needed := w.neededKeys()
	over := slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return slices.Contains(needed, r) })
	if len(over) == 0 {
		return nil
	}
	keys := w.ballotKeys()
	return []Effect{func() Event {
		// A key that cannot be destroyed now is, when the next round begins.
		_ = keys.Destroy(over)
		return nil
	}}
}
