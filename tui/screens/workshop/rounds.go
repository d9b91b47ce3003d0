package workshop

import (
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/session"
)

// This file keeps the round that is open: its ballot box, its votes, what it came to.

// needBox asks for the ballot box of the round that is open or comes next.
func (w *Workshop) needBox() screen.Requests {
	s, _ := w.sitting()
	want := session.RequestBallotBox{Question: s.At, Before: workshop.Completed(w.rounds())}
	if w.ballotRound == want {
		return nil // it is there, or on its way
	}
	w.ballotBox, w.ballotRound, w.rolledBack, w.reasons = nil, want, false, givenReasons{}
	return screen.Ask(want)
}

// votesAgain is said until a vote is in the box.
const votesAgain = "The votes cast so far cannot be counted on this computer. Everyone rates again."

// receiveBallotBox keeps a ballot box that was asked for. When the votes cast so far cannot
// be counted with it, everyone votes again, with another key.
func (w *Workshop) receiveBallotBox(ready session.BallotBoxReady) screen.Requests {
	if ready.Round != w.ballotRound {
		return nil
	}
	if w.rolledBack = ready.RolledBack; ready.Box == nil {
		return nil
	}
	w.ballotBox = ready.Box
	if w.risk != votesAgain {
		w.risk = ""
	}
	if ready.Err != nil {
		w.risk = "Votes of a round are lost if the program is closed before the round is complete."
	}
	if !workshop.Readable(w.ballotBox, w.ballotRound.Question, w.rounds()) {
		w.risk = votesAgain
		w.storeRounds(workshop.Restart(w.rounds()))
		w.ballotBox, w.reasons = nil, givenReasons{}
		return screen.Ask(session.RenewBallotKey(w.ballotRound))
	}
	w.roomChanged()
	return nil
}

// roomChanged brings a round that is open in step with who is in the room.
func (w *Workshop) roomChanged() {
	s, on := w.sitting()
	if w.ballotBox == nil || !on || w.ballotRound.Question != s.At {
		return
	}
	rounds, err := workshop.RoomChanged(w.ballotBox, s.At, w.rounds(), w.room())
	if err == nil {
		w.storeRounds(rounds)
	}
}

// storeRounds stores the rounds of the question. A round that has become complete, or was
// counted anew, is recorded as the answer at once.
func (w *Workshop) storeRounds(rounds []assessment.Round) {
	s, _ := w.sitting()
	if workshop.Completed(rounds) > workshop.Completed(w.rounds()) {
		w.reasons.settle(&rounds[len(rounds)-1])
	}
	w.Session.EditAnswer(s.At, func(a *assessment.Answer) { workshop.Hold(a, rounds, s, w.now()) })
}

// now is the time as the file keeps it.
func (w *Workshop) now() time.Time { return w.Session.Now().UTC().Truncate(time.Second) }

// closeUnseen takes the open round away, with its key. What was recorded before
// stays.
func (w *Workshop) closeUnseen() screen.Requests {
	w.storeRounds(workshop.Restart(w.rounds()))
	return append(w.rateAnew(), screen.ShowToast("The round was closed unseen. Nobody's vote was shown or kept.")...)
}
