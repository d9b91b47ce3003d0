package assessment

import (
	"strings"
	"time"
	"unicode"

	"charter/assessment/project"
)

// Format is the format of an assessment file that this package understands.
const Format = "charter-assessment/2"

// Assessment is one project's self-assessment, as kept in its file.
// docs/file-format.md describes every key. The zero value of a field means that
// nothing was said about it yet.
type Assessment struct {
	Format  string    `json:"format"`           // Format
	Tool    string    `json:"tool,omitempty"`   // program and version that changed it last, such as "charter 1.1.0"
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
	// KnownAs keeps what the team said a name or a mailbox is, by its folded text.
	// It is never published.
	KnownAs  map[string]NameKind `json:"known_as,omitempty"`
	Imported []Import            `json:"imported,omitempty"` // what stands as it was taken from elsewhere

	Documents []Document        `json:"documents,omitempty"` // what answers cite, sorted by id
	Assessors []Assessor        `json:"assessors,omitempty"`
	Answers   map[string]Answer `json:"answers"` // by question id; no entry: unanswered
	// Retired keeps answers to questions that a newer pack dropped, reworded, split or merged,
	// by old id, and those of an earlier assessment, see [Assessment.Earlier].
	Retired  map[string]Answer `json:"retired,omitempty"`
	Actions  []Action          `json:"actions,omitempty"`
	Parking  []Parked          `json:"parking,omitempty"`
	Sessions []Session         `json:"sessions,omitempty"`
	SignOff  []SignOff         `json:"sign_off,omitempty"` // decisions on the whole, oldest first
	Entry    EntryTerms        `json:"entry,omitzero"`
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

// NameKind is what a name or a mailbox stands for.
type NameKind string

// The kinds of names, as a team tells them.
const (
	NamePerson        NameKind = "person"
	NameRole          NameKind = "role"
	NameTeam          NameKind = "team"
	NamePlace         NameKind = "place"
	NameBody          NameKind = "body"
	NameSharedMailbox NameKind = "shared_mailbox"
	NameOwnMailbox    NameKind = "own_mailbox"
)

// SignOff is what someone who answers for the project decided on the assessment.
type SignOff struct {
	Role     string   `json:"role"`
	Decision Decision `json:"decision"`
	Date     Date     `json:"date,omitzero"`
	Note     string   `json:"note,omitempty"`
}

// Decision is what was decided on an assessment as a whole.
type Decision string

// The decisions there are.
const (
	DecisionApproved Decision = "approved"
	DecisionReturned Decision = "returned"
	DecisionNoted    Decision = "noted"
)

// EntryTerms say on which terms the register entry is published.
type EntryTerms struct {
	Licence string `json:"licence,omitempty"` // its short name, such as "OGL-UK-3.0"
}
