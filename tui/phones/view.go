package phones

import (
	"fmt"

	"charter/assessment/workshop"
)

// View is what phones show now. The zero View is that of a workshop that has not begun.
type View struct {
	Title    string   // of the project
	Seats    []Seat   // who can vote, in the order in which they are listed
	Phase    Phase    // what is going on
	Question Question // from Voting on, until the next question
	Round    int      // which round on the question this is, from 1
	Voted    []string // ids of the seats that have had their turn
	Counts   workshop.Tally
	Outcome  string // what the counts came to, in a sentence; with Result
	Reasons  bool   // a sentence of reason may go with a vote
}

// Phase is what is going on in the workshop.
type Phase int

// The phases.
const (
	Waiting Phase = iota // between questions
	Voting               // a round is open
	Counted              // everybody has had their turn, and the result is not shown yet
	Result               // its counts are shown, on the shared screen too
	Paused               // a break
	Over                 // the session has ended
)

// Seat is a place for one person in the room.
type Seat struct {
	ID   string
	Name string // as the room calls them
}

// Question is what is voted on.
type Question struct {
	ID, Text  string
	Levels    [4]string // what the levels 0 to 3 mean
	TieRule   string
	Essential bool // it cannot be set aside
}

// Counted reports whether everybody has had their turn and the result is not shown yet.
func (v View) Counted() bool { return v.Phase == Counted }

// round names the round that is open, for a page that was made for it.
func (v View) round() string { return fmt.Sprintf("%s/%d", v.Question.ID, v.Round) }

// stage is what a page was made for. A page that shows another one is out of date.
func (v View) stage() string {
	if v.Phase == Voting || v.Phase == Counted || v.Phase == Result {
		return fmt.Sprintf("%d/%s", v.Phase, v.round())
	}
	return fmt.Sprint(int(v.Phase))
}

// seat finds a seat by its id.
func (v View) seat(id string) (Seat, bool) {
	for _, s := range v.Seats {
		if s.ID == id {
			return s, true
		}
	}
	return Seat{}, false
}
