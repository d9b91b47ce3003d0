package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/tui/screen"
)

// ballotKeys gives what keeps the keys of the open file's rounds.
func (w *workspace) ballotKeys() ballots.Keys {
	return ballots.For(w.ballotFolder, w.session.Assessment().ID)
}

// requestBallotBox fetches the ballot box of a round for a screen. Its key is kept until
// the round is complete.
func (m *Model) requestBallotBox(ask screen.RequestBallotBox) tea.Cmd {
	if m.workspace.session == nil {
		return nil
	}
	m.workspace.ballotRounds = append(m.workspace.ballotRounds, ballots.Round(ask))
	needed, boxes := m.workspace.neededKeys(), m.workspace.ballotKeys()
	return func() tea.Msg {
		err := boxes.Keep(needed)
		box, fault := boxes.BallotBox(ballots.Round(ask))
		if fault != nil {
			err = fault
		}
		return screen.BallotBoxReady{Round: ask, Box: box, Err: err}
	}
}

// destroyBallotKey destroys the key of a round that was closed unseen, at once: it does
// not matter that the disk may still hold the round.
func (m *Model) destroyBallotKey(round screen.DestroyBallotKey) tea.Cmd {
	w := &m.workspace
	if w.session == nil {
		return nil
	}
	w.ballotRounds = slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return r == ballots.Round(round) })
	return w.keepNeeded()
}

// keepNeeded destroys every key that is not needed any more.
func (w *workspace) keepNeeded() tea.Cmd {
	needed, boxes := w.neededKeys(), w.ballotKeys()
	return func() tea.Msg {
		// A key that cannot be destroyed now is, when the next round begins.
		_ = boxes.Keep(needed)
		return nil
	}
}

// neededKeys lists the rounds that are open, and those whose box was asked for
// and that are not complete.
func (w *workspace) neededKeys() []ballots.Round {
	var needed []ballots.Round
	answers := w.session.Assessment().Answers
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
func (w *workspace) dropKeys() tea.Cmd {
	if w.session == nil || len(w.ballotRounds) == 0 || w.session.Revision() > w.status.Saved {
		return nil
	}
	needed := w.neededKeys()
	still := slices.DeleteFunc(slices.Clone(w.ballotRounds), func(r ballots.Round) bool { return !slices.Contains(needed, r) })
	if len(still) == len(w.ballotRounds) {
		return nil
	}
	w.ballotRounds = still
	return w.keepNeeded()
}
