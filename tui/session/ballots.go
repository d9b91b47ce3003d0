package session

import (
	"slices"

	"charter/assessment"
	"charter/assessment/file/ballots"
)

// stepBallots is about the keys that seal the votes of rounds. A key is kept until its
// round is complete.
func (w *Workspace) stepBallots(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case RequestBallotBox:
		if w.Session == nil {
			return nil, nil, true
		}
		w.ballotRounds = append(w.ballotRounds, ballots.Round(e))
		needed, keys := w.neededKeys(), w.ballotKeys()
		return nil, []Effect{func() Event {
			err := keys.Keep(needed)
			box, fault := keys.BallotBox(ballots.Round(e))
			if fault != nil {
				err = fault
			}
			return BallotBoxReady{Round: e, Box: box, Err: err}
		}}, true
	case DestroyBallotKey:
		if w.Session == nil {
			return nil, nil, true
		}
		// At once: it does not matter that the disk may still hold the round.
		w.ballotRounds = slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return r == ballots.Round(e) })
		return nil, w.keepNeeded(), true
	case BallotBoxReady:
		return e, nil, true
	}
	return nil, nil, false
}

// ballotKeys gives what keeps the keys of the open file's rounds.
func (w *Workspace) ballotKeys() ballots.Keys {
	return ballots.For(w.Ballots, w.Session.Assessment().ID)
}

// keepNeeded destroys every key that is not needed any more.
func (w *Workspace) keepNeeded() []Effect {
	needed, keys := w.neededKeys(), w.ballotKeys()
	return []Effect{func() Event {
		// A key that cannot be destroyed now is, when the next round begins.
		_ = keys.Keep(needed)
		return nil
	}}
}

// neededKeys lists the rounds that are open, and those whose box was asked for
// and that are not complete.
func (w *Workspace) neededKeys() []ballots.Round {
	var needed []ballots.Round
	answers := w.Session.Assessment().Answers
	for id := range answers {
		held := complete(answers[id].Rounds)
		if len(answers[id].Rounds) > held {
			needed = append(needed, ballots.Round{Question: id, Before: held})
		}
	}
	for _, asked := range w.ballotRounds {
		if complete(answers[asked.Question].Rounds) <= asked.Before && !slices.Contains(needed, asked) {
			needed = append(needed, asked)
		}
	}
	return needed
}

func complete(rounds []assessment.Round) int {
	held := 0
	for _, r := range rounds {
		if r.Complete {
			held++
		}
	}
	return held
}

// dropKeys destroys the keys of rounds that are complete. It waits until all
// is saved: until then the disk may still hold a round that is open.
func (w *Workspace) dropKeys() []Effect {
	if w.Session == nil || w.Session.Revision() > w.Saving.Saved {
		return nil
	}
	effects := w.completeKeys()
	if needed := w.neededKeys(); len(effects) > 0 {
		w.ballotRounds = slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return !slices.Contains(needed, r) })
	}
	return effects
}

// completeKeys destroys the keys of rounds that are complete, to be run once all is
// saved; nil when there are none.
func (w *Workspace) completeKeys() []Effect {
	if w.Session == nil || len(w.ballotRounds) == 0 {
		return nil
	}
	needed := w.neededKeys()
	if !slices.ContainsFunc(w.ballotRounds, func(r ballots.Round) bool { return !slices.Contains(needed, r) }) {
		return nil
	}
	return w.keepNeeded()
}
