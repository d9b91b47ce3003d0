package report

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/privacy"
	"charter/questions"
)

// Format names the form of a report's JSON. Keys may be added to it, never
// renamed or given another meaning.
const Format = "charter-report/1"

// Audience says who may read a report.
type Audience string

// The audiences of a report.
const (
	Public   Audience = "public"   // without private notes, people's names and private locations
	Internal Audience = "internal" // everything
)

// Words name the audience in a few words.
func (a Audience) Words() string {
	if a == Internal {
		return "internal version"
	}
	return "public version"
}

// Report is all that is told about one assessment on one day. It is the Go form
// of the JSON report, and every other form is made from it alone. Treat it as
// read-only: Digest belongs to what [Build] or [Parse] gave.
type Report struct {
	Format   string          `json:"format"`   // Format
	Example  bool            `json:"example"`  // a worked example, not a real project
	Audience Audience        `json:"audience"` // who may read it
	Made     assessment.Date `json:"made"`     // the day the report was made
	Tool     string          `json:"tool"`     // program and version, e.g. "charter 1.0.0"

	Assessment  About        `json:"assessment"`
	Pack        Pack         `json:"pack"`
	Notices     []string     `json:"notices"`      // what a reader must know before relying on any of it
	NoticeCodes []NoticeCode `json:"notice_codes"` // what the notices say, one by one
	Summary     Summary      `json:"summary"`

	Project project.Project  `json:"project"`
	Facts   assessment.Facts `json:"facts"`
	// Explained tells, by the id of a contradiction, how a fact and what speaks against
	// it can both hold.
	Explained map[string]string `json:"explanations,omitempty"`
	// KnownAs is what the team said of names and mailboxes; of an internal report, so that
	// a register entry made from it withholds what one made from the file does.
	KnownAs   map[string]assessment.NameKind `json:"known_as,omitempty"`
	Assessors []Assessor                     `json:"assessors"`
	Workshops []Workshop                     `json:"workshops"`

	Score      assessment.Score      `json:"score"`
	Principles []Principle           `json:"principles"`
	Answers    map[string]Answer     `json:"answers"`           // by question id; no entry: unanswered
	Retired    map[string]Answer     `json:"retired,omitempty"` // answers given before the questions changed
	Actions    []Action              `json:"actions"`
	Entry      assessment.EntryTerms `json:"entry,omitzero"`    // on which terms the register entry is published
	Parking    []Parked              `json:"parking,omitempty"` // internal only
	Voided     []VoidedRound         `json:"voided,omitempty"`  // internal only
	// SignOff is what those who answer for the project decided, oldest first.
	SignOff []assessment.SignOff `json:"sign_off,omitempty"`

	Freshness    Freshness          `json:"freshness"`
	Placeholders []Placeholder      `json:"placeholders"`
	Withheld     []privacy.Withheld `json:"withheld"`

	// Digest is "sha256:" and the SHA-256, in hexadecimal, over the RFC 8785
	// canonical form of this report without its digest.
	Digest string `json:"digest"`

	leaks   []privacy.Leak   // see Leaks
	remarks []privacy.Remark // see Remarks
}

// About tells which assessment a report was made from.
type About struct {
	ID      string          `json:"id"`
	Created assessment.Date `json:"created,omitzero"`
	Updated assessment.Date `json:"updated,omitzero"`
	AsOf    assessment.Date `json:"as_of,omitzero"` // evidence ages are counted to this day
}

// Reference gives the short form of the assessment's id by which people name it: its last
// eight letters and digits, which no two assessments are likely to share.
func (a About) Reference() string {
	const length = 8
	id := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return -1
	}, a.ID)
	return id[max(0, len(id)-length):]
}

// Pack is what a report tells about the questionnaire.
type Pack struct {
	ID            string                       `json:"id"`
	Version       string                       `json:"version"`
	Title         string                       `json:"title"`
	Source        string                       `json:"source"`
	Licence       string                       `json:"licence"`
	Credit        string                       `json:"credit"`
	LegalChecked  string                       `json:"legal_checked"`   // the day the legal notes were checked, or ""
	LegalNotesOld bool                         `json:"legal_notes_old"` // checked too long before the report was made
	Levels        [questions.LevelCount]string `json:"levels"`
	Clauses       []questions.Clause           `json:"clauses"`
}

// Name is what the questionnaire is called, as [questions.Pack.Name].
func (p *Pack) Name() string { return questions.Name(p.Title) }

// NoticeCode says for programs what a notice says for people. Codes are a published
// contract (docs/reports.md, "Codes of reasons").
type NoticeCode struct {
	Code string            `json:"code"`
	Args map[string]string `json:"args"`
}

// Summary is the result at a glance.
type Summary struct {
	Verdict  assessment.Verdict `json:"verdict"`
	Title    string             `json:"title"`    // in a few words
	Sentence string             `json:"sentence"` // always says "ready to attach to a register submission at this stage"
	Blockers []Blocker          `json:"blockers"` // all that stands in the way, in the order to deal with it
	RestsOn  string             `json:"rests_on"` // in a sentence or two, what the verdict rests on
	People   People             `json:"people"`

	// Agreement tells how far a group agreed; nil where none voted, and in reports of
	// older versions.
	Agreement *Agreement `json:"agreement,omitempty"`

	// Signals are what a reader should know besides the verdict.
	Signals []assessment.Signal `json:"signals"`

	// Disagreements are questions on which views still differed in the last vote,
	// in the order in which to discuss them.
	Disagreements []Disagreement `json:"open_disagreements"`
}

// BlockerKind tells what sort of thing stands in the way.
type BlockerKind string

// The kinds of blocker, in the order in which they are listed.
const (
	BlockedByField      BlockerKind = "missing_field" // a required register field is missing
	BlockedByFact       BlockerKind = "contradiction" // a fact that something speaks against is not explained
	BlockedByUnanswered BlockerKind = "unanswered"    // a question is unanswered
	BlockedByEssential  BlockerKind = "essential"     // an essential question counts 0
	BlockedByFew        BlockerKind = "few_essential" // half or more of the essential questions count below 2
	BlockedByPrinciple  BlockerKind = "principle"     // a principle counts less than 1 a question
	BlockedByNoPlan     BlockerKind = "no_plan"       // a point has no action with an owner and a date
)

// Blocker is one thing that keeps the verdict from being ready.
type Blocker struct {
	Kind   BlockerKind `json:"kind"`
	For    string      `json:"for"`    // a question id, a principle id, a place such as "facts.supplier" or a field such as "benefit.statement"
	Reason string      `json:"reason"` // in plain words
}

// Assessor is a person who rated. A public report tells the role, not the name.
type Assessor struct {
	ID           string `json:"id"`
	Name         string `json:"name,omitempty"` // internal only
	Role         string `json:"role,omitempty"`
	DeliveryTeam bool   `json:"delivery_team"`
	Resident     bool   `json:"resident"`
	Rates        *bool  `json:"rates,omitempty"` // false: types or observes only; absent: rates
	// FilledIn says that they are one of several who filled in the file one after another.
	FilledIn bool `json:"filled_in,omitzero"`
}

// Workshop is one sitting.
type Workshop struct {
	Date        assessment.Date `json:"date,omitzero"`
	Minutes     int             `json:"minutes,omitzero"`      // how long it took, breaks aside; 0 when not known
	Scope       string          `json:"scope,omitempty"`       // all, essential, open or a principle id
	About       string          `json:"about,omitempty"`       // the scope in words
	Present     int             `json:"present"`               // how many assessors were there
	Independent int             `json:"independent"`           // of them, who are not in the delivery team
	Residents   int             `json:"residents"`             // of them
	Who         []string        `json:"who,omitempty"`         // ids of those who are listed as assessors
	Observers   []string        `json:"observers,omitempty"`   // ids of those who were there and only typed or observed
	Facilitator string          `json:"facilitator,omitempty"` // internal only
	Ahead       bool            `json:"ahead,omitzero"`        // people rated by themselves before they met
	Sheets      int             `json:"sheets,omitzero"`       // sheets of paper that were handed in; nobody knows by whom
	Agenda      int             `json:"agenda,omitzero"`       // the same for sessions that go on from each other, from 1; 0 where not known
}

// Principle is one principle as the questionnaire has it, with all its questions.
type Principle struct {
	Number    int               `json:"number"`
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Wording   questions.Wording `json:"wording"` // whose words the statement is in
	Link      string            `json:"link,omitempty"`
	Statement string            `json:"statement"`
	Questions []Question        `json:"questions"`
}

// Question is one question as the questionnaire has it: enough to read an answer
// and to work out its score again.
type Question struct {
	ID            string                       `json:"id"`
	Text          string                       `json:"text"`
	Why           string                       `json:"why"`
	Clauses       []string                     `json:"clauses"`
	EssentialFrom questions.Stage              `json:"essential_from"`
	EssentialIf   []string                     `json:"essential_if,omitempty"` // essential only where these facts hold; empty: wherever it is asked
	Applies       questions.Condition          `json:"applies"`
	Levels        [questions.LevelCount]string `json:"levels"`
}

// Answer is what the team said to one question, as exported.
type Answer struct {
	State       assessment.State      `json:"state,omitempty"`
	Level       *int                  `json:"level,omitempty"` // as claimed, 0 to 3
	Reason      string                `json:"reason,omitempty"`
	Note        string                `json:"note,omitempty"`
	PrivateNote string                `json:"private_note,omitempty"` // internal only
	Evidence    []Evidence            `json:"evidence,omitempty"`
	Check       *assessment.Check     `json:"check,omitempty"`
	Departure   *assessment.Departure `json:"departure,omitempty"`
	Rounds      []Round               `json:"rounds,omitempty"` // complete rounds only
	// VoidedRounds is how many rounds on the question were voided: they decide nothing.
	VoidedRounds int             `json:"voided_rounds,omitzero"`
	Agreed       string          `json:"agreed,omitempty"` // why the group recorded another level than its votes came to
	Dissent      string          `json:"dissent,omitempty"`
	Flagged      bool            `json:"flagged,omitempty"`
	Updated      assessment.Date `json:"updated,omitzero"`
	By           string          `json:"by,omitempty"` // internal only
}

// Evidence is one cited item and how old it was on the assessment date.
type Evidence struct {
	assessment.Evidence
	AgeMonths *int             `json:"age_months,omitempty"` // calendar months up to the assessment date
	Stale     bool             `json:"stale"`                // older than assessment.StaleAfterMonths
	Grade     assessment.Grade `json:"grade"`                // 0 none, 1 named, 2 located
}

// Round is one complete round of votes: how many for each level, never who.
type Round struct {
	Session       int              `json:"session,omitzero"` // which of Workshops, from 1; 0 where not known
	Held          assessment.Date  `json:"held,omitzero"`    // the day it was complete
	Way           []assessment.Way `json:"way,omitempty"`    // how people rated; empty where that is not known
	Present       int              `json:"present"`
	Levels        [4]int           `json:"levels"`
	Unsure        int              `json:"unsure"`
	NotApplicable int              `json:"not_applicable"`
	Passed        int              `json:"passed"`   // who had their turn and did not vote
	State         assessment.State `json:"state"`    // what the round came to
	Level         *int             `json:"level"`    // lower median of the levels voted
	Range         *int             `json:"range"`    // highest less lowest level voted
	Distance      string           `json:"distance"` // mean distance from Level to two places, or ""
	Discuss       bool             `json:"discuss"`  // views differed enough to talk about it
	// TooFew says that fewer than [assessment.MinBallots] voted: the counts are left
	// out and stand as 0, and of what they came to only Discuss is told.
	TooFew bool `json:"fewer_than_three,omitzero"`
	// Decides says that it is the round that decides the question.
	Decides bool `json:"decides,omitzero"`
	// Reasons are sentences that were given with the votes, sorted. Internal only.
	Reasons []string `json:"reasons,omitempty"`
}

// Action is something the team will do.
type Action struct {
	ID      string                  `json:"id"`
	For     string                  `json:"for"` // id of the question or principle it was made for
	AlsoFor []string                `json:"also_for,omitempty"`
	Text    string                  `json:"text"`
	Owner   string                  `json:"owner,omitempty"`
	Due     assessment.Date         `json:"due,omitzero"`
	Status  assessment.ActionStatus `json:"status"`
	Overdue bool                    `json:"overdue"` // open, and due before the report was made
}

// isFor reports whether the action is about a question or a principle.
func (x *Action) isFor(id string) bool { return x.For == id || slices.Contains(x.AlsoFor, id) }

// Parked is a point put aside in a workshop.
type Parked struct {
	Text   string          `json:"text"`
	Raised assessment.Date `json:"raised,omitzero"`
}

// Freshness tells how long the result can be relied on.
type Freshness struct {
	LookAgainBy assessment.Date `json:"look_again_by,omitzero"` // zero when nothing gives a date
	Sentence    string          `json:"sentence"`
	Expiring    []Expiry        `json:"expiring"` // answers that will count less, soonest first
}

// Expiry is an answer that counts less from a day on, unless newer evidence is cited.
type Expiry struct {
	Question string          `json:"question"`
	Evidence string          `json:"evidence"` // title of the item that goes stale last
	On       assessment.Date `json:"on"`
	From     int             `json:"from"` // level counted now
	To       int             `json:"to"`   // level counted from that day on
}

// Placeholder is a text that looks as if it was meant to be filled in later.
type Placeholder struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Leaks gives the private text that stands in public parts of a public report
// fresh from [Build]. An internal report and one read back from JSON have none.
func (r *Report) Leaks() []privacy.Leak { return slices.Clone(r.leaks) }

// Publishable gives a *[privacy.LeakError] for a report that must not be written
// because it would give private text away, else nil.
func (r *Report) Publishable() error {
	if len(r.leaks) == 0 {
		return nil
	}
	return &privacy.LeakError{Leaks: r.Leaks()}
}

// DateFault says that the assessment date lies after the day on which the report was
// made, so that it must not be written: evidence of a day to come would count.
func (r *Report) DateFault() error {
	if !r.Assessment.AsOf.After(r.Made) {
		return nil
	}
	return fmt.Errorf("the assessment date, %s, is after today, %s: move it to today or before, then export again", r.Assessment.AsOf.Words(), r.Made.Words())
}

// Remarks tells, of a public report fresh from [Build], which fields the team should
// look at before it is published, and what became of those that are to name a role.
// Others have none.
func (r *Report) Remarks() []privacy.Remark { return slices.Clone(r.remarks) }
