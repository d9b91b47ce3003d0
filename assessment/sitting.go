package assessment

import (
	"fmt"
	"slices"
	"time"
)

// Parked is a point put aside in a workshop, to come back to.
type Parked struct {
	Text   string    `json:"text"`
	Raised time.Time `json:"raised,omitzero"`
}

// Session is one sitting of a workshop. Its plan and where it stands are kept
// with it, so that it can go on after an interruption, or days later.
type Session struct {
	ID          string    `json:"id"`
	Ahead       bool      `json:"ahead,omitzero"` // people rate by themselves before they meet
	Started     time.Time `json:"started"`
	Ended       time.Time `json:"ended,omitzero"` // zero while it goes on
	Since       time.Time `json:"since,omitzero"` // when the first sitting on this agenda started, if this one goes on from it
	Facilitator string    `json:"facilitator,omitempty"`
	Present     []string  `json:"present,omitempty"` // ids of assessors who were there, if only for a while
	Left        []string  `json:"left,omitempty"`    // ids of those of them who have left

	Scope     []string `json:"scope,omitempty"`     // all, essential, open, or ids of principles and questions
	Questions []string `json:"questions,omitempty"` // ids on the agenda, in the order in which they are taken
	Open      []string `json:"open,omitempty"`      // ids of those that were not dealt with
	At        string   `json:"at,omitempty"`        // id of the question it has come to
	Way       Way      `json:"way,omitempty"`       // how people rate
	Minutes   int      `json:"minutes,omitzero"`    // time it may take, breaks aside

	BreakMinutes int       `json:"break_minutes,omitzero"` // spent in breaks so far
	BreakSince   time.Time `json:"break_since,omitzero"`   // when the break began that goes on
	Next         Date      `json:"next,omitzero"`          // the day of the next sitting
	Sheets       int       `json:"sheets,omitzero"`        // sheets of paper that were handed in
}

// What a sitting may take, beside principles.
const (
	ScopeAll       = "all"
	ScopeEssential = "essential"
	ScopeOpen      = "open"
)

// SessionID gives the id for a sitting: eight hexadecimal digits that follow from when
// it started, to the second, so that copies of a file have one id for it; or the next
// that is not taken.
func SessionID(started time.Time, taken func(id string) bool) string {
	for second := uint32(started.Unix()); ; second++ {
		if id := fmt.Sprintf("%08x", second); !taken(id) {
			return id
		}
	}
}

// HasSession reports whether one of the sittings has an id.
func HasSession(all []Session) func(id string) bool {
	return func(id string) bool { return slices.ContainsFunc(all, func(s Session) bool { return s.ID == id }) }
}

// Way is how people rate.
type Way string

// The ways to rate.
const (
	WayTurns  Way = "turns"  // one after another, unseen, at one keyboard
	WayHands  Way = "hands"  // all at once, with hands or cards
	WayPaper  Way = "paper"  // each on paper
	WayPhones Way = "phones" // each on their own phone
	WayOpen   Way = "open"   // in the open, without votes unseen
)

// Round holds the counts of one blind vote on a question. It never tells who
// voted what. While a round in turn is open its counts are all 0 and the votes
// are in Sealed, so that no copy of the file, and no two copies side by side,
// tell what anybody voted.
type Round struct {
	Session       string   `json:"session,omitempty"` // id of the sitting
	Way           []Way    `json:"way,omitempty"`     // how people rated, sorted
	Present       int      `json:"present"`           // assessors in the room
	Voted         []string `json:"voted,omitempty"`   // of an open round: who has had their turn, sorted; empty for a show of hands
	Levels        [4]int   `json:"levels"`            // votes for level 0, 1, 2, 3
	Unsure        int      `json:"unsure"`
	NotApplicable int      `json:"not_applicable"`
	Passed        int      `json:"passed,omitzero"` // who had their turn and did not vote
	Complete      bool     `json:"complete"`        // everyone present has voted or passed

	Held   time.Time `json:"held,omitzero"`    // when it was complete
	Sealed string    `json:"sealed,omitempty"` // votes of an open round, sealed with a key kept elsewhere

	Groups  *Groups  `json:"groups,omitempty"`  // the levels by who rated
	Reasons []string `json:"reasons,omitempty"` // given with the votes, sorted, from three ballots on; never published
}

// Groups are the votes of those who work on the project and of all others, kept
// only when each are five or more.
type Groups struct {
	Team   [4]int `json:"team"`
	Others [4]int `json:"others"`
}

// Voided is a round that does not count, with its counts from three ballots on.
type Voided struct {
	Session       string    `json:"session,omitempty"`
	Way           []Way     `json:"way,omitempty"`
	At            time.Time `json:"at"` // when it was voided
	Why           string    `json:"why,omitempty"`
	Ballots       int       `json:"ballots"`
	Levels        *[4]int   `json:"levels,omitempty"`
	Unsure        int       `json:"unsure,omitzero"`
	NotApplicable int       `json:"not_applicable,omitzero"`
}

// Void gives a round as it stands once it does not count any more, and why. Its counts go
// with it from [MinBallots] on; votes that are sealed stay unseen.
func (r Round) Void(at time.Time, why string) Voided {
	v := Voided{Session: r.Session, Way: r.Way, At: wholeSecond(at), Why: why, Ballots: max(len(r.Voted), r.Ballots())}
	if !r.TooFew() {
		v.Levels, v.Unsure, v.NotApplicable = &r.Levels, r.Unsure, r.NotApplicable
	}
	return v
}
