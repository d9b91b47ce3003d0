package session

import (
	"crypto/rand"
	"errors"

	"charter/assessment"
	"charter/assessment/workshop"
)

// Practising asks to lead a workshop on the worked example with made-up votes. Nothing of it
// is written anywhere.
type Practising struct{}

func (Practising) event() {}

// errPractice is why nothing is written in practice.
var errPractice = errors.New("this is practice, so nothing is written. Open a file of your own to make a report")

// Practice reports whether this is practice on the worked example: the votes are made up,
// and nothing is written anywhere.
func (s *Session) Practice() bool { return s.practice }

// practise opens the worked example for practice, without anything that was rated together.
func (e Environment) practise() Event {
	pack, err := e.Library.Packs.Main()
	if err != nil {
		return NotOpened{Err: err}
	}
	example, err := e.Sample(pack)
	if err != nil {
		return NotOpened{Err: err}
	}
	example.Sessions, example.Parking, example.History, example.Updated = nil, nil, nil, e.Now().UTC()
	for id, answer := range example.Answers {
		example.Answers[id] = assessment.Answer{Note: answer.Note, Evidence: answer.Evidence, Check: answer.Check, Updated: answer.Updated}
	}
	s := New(example, pack, "practice", nil, e.Now)
	s.practice = true
	return Opened{Session: s}
}

// stepPractice is about practice: its ballot box lies in memory, and no report is made.
func (w *Workspace) stepPractice(e Event) (Event, []Effect, bool) {
	if _, asked := e.(Practising); asked {
		env := w.Environment
		return nil, w.opening("", env.practise), true
	}
	if w.Session == nil || !w.Session.practice {
		return nil, nil, false
	}
	switch e := e.(type) {
	case RequestBallotBox:
		return nil, []Effect{w.practiceBox(e)}, true
	case RenewBallotKey:
		return nil, []Effect{w.practiceBox(RequestBallotBox(e))}, true
	case Prepare:
		return nil, []Effect{func() Event { return Prepared{Export: e.Export, Err: errPractice} }}, true
	case Write:
		return nil, []Effect{func() Event { return Written{Err: errPractice} }}, true
	}
	return nil, nil, false
}

// practiceBox brings a ballot box whose key is nowhere but in memory, one for all rounds.
func (w *Workspace) practiceBox(round RequestBallotBox) Effect {
	if w.practiceKey == nil {
		w.practiceKey = new([workshop.KeySize]byte)
		_, _ = rand.Read(w.practiceKey[:]) // which never fails
	}
	key := *w.practiceKey
	return func() Event {
		box, err := workshop.NewBallotBox(key, rand.Reader)
		return BallotBoxReady{Round: round, Box: box, Err: err}
	}
}
