package assessment

import (
	"slices"
	"time"
)

// State says how a question was answered. The zero State means unanswered.
type State string

// The states of an answer as stored. StateUnanswered is never written: an
// unanswered question may still have an entry with a note or evidence.
const (
	StateUnanswered    State = ""
	StateLevel         State = "level"
	StateUnsure        State = "unsure"
	StateNotApplicable State = "not_applicable"
)

// Answer is what a team has said to one question.
type Answer struct {
	State       State      `json:"state,omitempty"`
	Level       *int       `json:"level,omitempty"`        // 0 to 3, with StateLevel only
	Reason      string     `json:"reason,omitempty"`       // why not applicable
	Note        string     `json:"note,omitempty"`         // may be published
	PrivateNote string     `json:"private_note,omitempty"` // never published
	Evidence    []Citation `json:"evidence,omitempty"`     // no document twice; see [Assessment.Evidence]
	Check       *Check     `json:"check,omitempty"`
	Departure   *Departure `json:"departure,omitempty"`
	Rounds      []Round    `json:"rounds,omitempty"`
	Voided      []Voided   `json:"voided,omitempty"` // rounds that do not count
	// Agreed tells why the group recorded another level than its votes came to, or
	// that it rated openly, without votes.
	Agreed  string    `json:"agreed,omitempty"`
	Dissent string    `json:"dissent,omitempty"`
	Flagged bool      `json:"flagged,omitzero"`
	Updated time.Time `json:"updated,omitzero"`
	By      string    `json:"by,omitempty"` // id of the assessor who answered
}

// Level makes an answer with a level.
func Level(level int) Answer { return Answer{State: StateLevel, Level: &level} }

// Check records that someone outside the project has looked at the answer.
type Check struct {
	By   string `json:"by,omitempty"`
	Date Date   `json:"date,omitzero"`
}

// Departure declares a promise of the Charter that the project cannot keep, and why.
type Departure struct {
	Clause string `json:"clause,omitempty"`
	Reason string `json:"reason,omitempty"`
	Until  Date   `json:"until,omitzero"`
}

// named names the promise that is departed from, where one is given.
func (d *Departure) named() string {
	if d.Clause == "" {
		return "a departure"
	}
	return "a departure from " + d.Clause
}

// ActionStatus tells what became of an action.
type ActionStatus string

// The states of an action.
const (
	ActionOpen    ActionStatus = "open"
	ActionDone    ActionStatus = "done"
	ActionDropped ActionStatus = "dropped"
)

// Action is something the team will do about questions and principles.
type Action struct {
	ID     string       `json:"id"`
	For    []string     `json:"for"` // ids of questions and principles, the first the one it was made for
	Text   string       `json:"text"`
	Owner  string       `json:"owner,omitempty"`
	Due    Date         `json:"due,omitzero"`
	Status ActionStatus `json:"status"`
}

// IsFor reports whether the action is about a question or a principle.
func (x Action) IsFor(id string) bool { return slices.Contains(x.For, id) }
