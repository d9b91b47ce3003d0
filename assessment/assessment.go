package assessment

import (
	"strings"
	"time"
	"unicode"

	"charter/assessment/project"
)

// Format is the format of an assessment file that this package understands.
const Format = "charter-assessment/1"

// Assessment is one project's self-assessment, as kept in its file.
// docs/file-format.md describes every key. The zero value of a field means that
// nothing was said about it yet.
type Assessment struct {
	Format  string    `json:"format"`           // Format
	ID      string    `json:"id"`               // UUID version 7, made once
	Example bool      `json:"example,omitzero"` // a worked example, not a real project
	Pack    PackRef   `json:"pack"`
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
	AsOf    Date      `json:"as_of"` // assessment date: evidence ages are counted to it

	Project project.Project `json:"project"`
	Facts   Facts           `json:"facts"`
	// Explanations say why two things hold that contradict each other, by the id of
	// the contradiction. They are public.
	Explanations map[string]string `json:"explanations,omitempty"`

	Assessors []Assessor        `json:"assessors,omitempty"`
	Answers   map[string]Answer `json:"answers"` // by question id; no entry: unanswered
	// Retired keeps answers to questions that a newer pack dropped, by old id.
	Retired  map[string]Answer `json:"retired,omitempty"`
	Actions  []Action          `json:"actions,omitempty"`
	Parking  []Parked          `json:"parking,omitempty"`
	Sessions []Session         `json:"sessions,omitempty"`
	History  []Entry           `json:"history,omitempty"`
}

// New makes an empty assessment. The id is a UUID version 7 that the caller
// makes; the assessment date is the day of now in now's own time zone.
func New(id string, pack PackRef, now time.Time) *Assessment {
	at := wholeSecond(now)
	return &Assessment{
		Format: Format, ID: id, Pack: pack, Created: at, Updated: at, AsOf: DateOf(now),
		Answers: map[string]Answer{},
	}
}

// wholeSecond is how times are kept: in UTC, without a fraction of a second.
func wholeSecond(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// Evidence lists what is cited for the answer to a question, in its order.
func (a *Assessment) Evidence(question string) []Evidence { return a.Answers[question].Evidence }

// PackRef names the edition of the questionnaire an assessment was made with.
type PackRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	// Folder is the folder that holds the pack, when it is not the built-in one
	// and lies right beside the file: a plain name, see [PlainFolder].
	Folder string `json:"folder,omitempty"`
}

// Same reports whether both name the same edition, wherever it is kept.
func (r PackRef) Same(other PackRef) bool { return r.ID == other.ID && r.Version == other.Version }

// PlainFolder reports whether a name can only be that of a folder right beside
// the file that gives it: it leads nowhere else, on any system.
func PlainFolder(name string) bool {
	return name != "" && name[0] != '.' && !strings.ContainsAny(name, `/\:`) &&
		name == strings.TrimSpace(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

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
	Evidence    []Evidence `json:"evidence,omitempty"`
	Check       *Check     `json:"check,omitempty"`
	Departure   *Departure `json:"departure,omitempty"`
	Rounds      []Round    `json:"rounds,omitempty"`
	// Agreed tells why the group recorded another level than its votes came to, or
	// that it rated openly, without votes.
	Agreed  string    `json:"agreed,omitempty"`
	Dissent string    `json:"dissent,omitempty"`
	Flagged bool      `json:"flagged,omitzero"`
	Updated time.Time `json:"updated,omitzero"`
	By      string    `json:"by,omitempty"` // id of the assessor who answered
}

// Evidence is one document or record cited for an answer. Nobody has verified
// it: reports call it "cited".
type Evidence struct {
	Title    string `json:"title"`
	Owner    string `json:"owner,omitempty"`
	Location string `json:"location,omitempty"` // a link, or where it is kept
	Date     Date   `json:"date,omitzero"`      // the day it holds for
	Public   bool   `json:"public,omitzero"`    // its location may be published
}

// Check records that someone outside the team has looked at the answer.
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

// Assessor is a person who rates in a workshop.
type Assessor struct {
	ID           string `json:"id"`
	Name         string `json:"name,omitempty"`
	Role         string `json:"role,omitempty"`
	DeliveryTeam bool   `json:"delivery_team,omitzero"`
	Resident     bool   `json:"resident,omitzero"`
}

// ActionStatus tells what became of an action.
type ActionStatus string

// The states of an action.
const (
	ActionOpen    ActionStatus = "open"
	ActionDone    ActionStatus = "done"
	ActionDropped ActionStatus = "dropped"
)

// Action is something the team will do about a question or a principle.
type Action struct {
	ID     string       `json:"id"`
	For    string       `json:"for"` // a question id or a principle id
	Text   string       `json:"text"`
	Owner  string       `json:"owner,omitempty"`
	Due    Date         `json:"due,omitzero"`
	Status ActionStatus `json:"status"`
}

// Parked is a point put aside in a workshop, to come back to.
type Parked struct {
	Text   string    `json:"text"`
	Raised time.Time `json:"raised,omitzero"`
}

// Session is one sitting of a workshop. Its plan and where it stands are kept
// with it, so that it can go on after an interruption, or days later.
type Session struct {
	Started     time.Time `json:"started"`
	Ended       time.Time `json:"ended,omitzero"` // zero while it goes on
	Since       time.Time `json:"since,omitzero"` // when the first sitting on this agenda started, if this one goes on from it
	Facilitator string    `json:"facilitator,omitempty"`
	Present     []string  `json:"present,omitempty"` // ids of assessors who were there, if only for a while
	Left        []string  `json:"left,omitempty"`    // ids of those of them who have left

	Scope     string   `json:"scope,omitempty"`     // all, essential, open, or a principle id
	Questions []string `json:"questions,omitempty"` // ids on the agenda, in the order in which they are taken
	At        string   `json:"at,omitempty"`        // id of the question it has come to
	Voting    string   `json:"voting,omitempty"`    // VotingTurns or VotingHands
	Minutes   int      `json:"minutes,omitzero"`    // time it may take, breaks aside

	BreakMinutes int       `json:"break_minutes,omitzero"` // spent in breaks so far
	BreakSince   time.Time `json:"break_since,omitzero"`   // when the break began that goes on
	Next         Date      `json:"next,omitzero"`          // the day of the next sitting
}

// How people rate in a sitting.
const (
	VotingTurns = "turns" // one after another, unseen, at one keyboard
	VotingHands = "hands" // all at once, with hands or cards
)

// Level makes an answer with a level.
func Level(level int) Answer { return Answer{State: StateLevel, Level: &level} }

// Round holds the counts of one blind vote on a question. It never tells who
// voted what. While a round in turn is open its counts are all 0 and the votes
// are in Sealed, so that no copy of the file, and no two copies side by side,
// tell what anybody voted.
type Round struct {
	Present       int      `json:"present"`         // assessors in the room
	Voted         []string `json:"voted,omitempty"` // who has had their turn, sorted; empty for a show of hands
	Levels        [4]int   `json:"levels"`          // votes for level 0, 1, 2, 3
	Unsure        int      `json:"unsure"`
	NotApplicable int      `json:"not_applicable"`
	Passed        int      `json:"passed,omitzero"`  // who had their turn and did not vote
	Complete      bool     `json:"complete"`         // everyone present has voted or passed
	Sealed        string   `json:"sealed,omitempty"` // votes of an open round, sealed with a key kept elsewhere

	Held time.Time `json:"held,omitzero"` // when it was complete
}
