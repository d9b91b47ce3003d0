package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/tui/screen"
)

// ballotKeys gives what keeps the keys of the open file's rounds.
func (d *desk) ballotKeys() ballots.Keys {
	return ballots.For(d.secret, d.session.Assessment().ID)
}

// askBox fetches the ballot box of a round for a screen. Its key is kept until
// the round is complete.
func (m *Model) askBox(ask screen.RequestBallotBox) tea.Cmd {
	if m.desk.session == nil {
		return nil
	}
	m.desk.boxes = append(m.desk.boxes, ballots.Round(ask))
	needed, boxes := m.desk.neededKeys(), m.desk.ballotKeys()
	return func() tea.Msg {
		err := boxes.Keep(needed)
		box, fault := boxes.Box(ballots.Round(ask))
		if fault != nil {
			err = fault
		}
		return screen.BallotBoxReady{Round: ask, Box: box, Err: err}
	}
}

// neededKeys lists the rounds that are open, and those whose box was asked for
// and that are not complete.
func (d *desk) neededKeys() []ballots.Round {
	var needed []ballots.Round
	answers := d.session.Assessment().Answers
	for id := range answers {
		held := complete(answers[id].Rounds)
		if len(answers[id].Rounds) > held {
			needed = append(needed, ballots.Round{Question: id, Before: held})
		}
	}
	for _, asked := range d.boxes {
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
func (d *desk) dropKeys() tea.Cmd {
	if d.session == nil || len(d.boxes) == 0 || d.session.Revision() > d.status.Saved {
		return nil
	}
	needed, boxes := d.neededKeys(), d.ballotKeys()
	still := slices.DeleteFunc(slices.Clone(d.boxes), func(r ballots.Round) bool { return !slices.Contains(needed, r) })
	if len(still) == len(d.boxes) {
		return nil
	}
	d.boxes = still
	return func() tea.Msg {
		// A key that cannot be destroyed now is, when the next round begins.
		_ = boxes.Keep(needed)
		return nil
	}
}
