// Package register makes the entry of a project in a public register from a report:
// what the project is, the result of its self-assessment, and a mapping onto the
// fields of the Algorithmic Transparency Recording Standard. An [Entry] is public
// whatever the report's audience. docs/register-entry.md tells every field.
package register

import (
	"fmt"
	"golang.org/x/text/unicode/norm"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/privacy"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions"
)

// Format names the form of a register entry. Keys may be added to it,
// never renamed or given another meaning.
const Format = "lcr-register-entry/1"

// Entry is what a project's entry in a public register can be made
// from: the project, its facts and the result of its self-assessment. It is public
// whatever the report's audience. docs/register-entry.md tells every field.
type Entry struct {
	Schema      string              `json:"schema"`   // Format
	Entry       string              `json:"entry"`    // the UUID of the assessment: the same in every version of the entry
	Version     int                 `json:"version"`  // set when a register publishes it; 0: not published yet
	Audience    report.Audience     `json:"audience"` // always public
	Example     bool                `json:"example"`  // not a real project: never to be registered
	Notices     []string            `json:"notices"`
	NoticeCodes []report.NoticeCode `json:"notice_codes"`

	project.Project
	Dates Dates `json:"dates"` // with those of the assessment

	Licence Licence `json:"licence"`

	Stage         questions.Stage `json:"stage"`
	UsesAI        string          `json:"uses_ai"` // yes, no or "" when not known
	AlgorithmKind string          `json:"algorithm_kind"`
	DecisionRole  string          `json:"decision_role"`

	Explanations   []report.Explanation  `json:"explanations"` // of facts that something speaks against
	Charter        Result                `json:"charter"`
	SignOff        []SignOff             `json:"sign_off"` // oldest first
	Departures     []Departure           `json:"declared_departures"`
	Actions        []Action              `json:"actions"`  // those that are open
	Evidence       []Evidence            `json:"evidence"` // only what the team has marked as public
	EvidenceCounts report.EvidenceCounts `json:"evidence_counts"`
	Withheld       []privacy.Withheld    `json:"withheld"`
	NotStated      []string              `json:"not_stated"` // fields that the entry needs and that are blank
	Warnings       []string              `json:"warnings"`   // what to put right before anyone publishes it
	ATRS           ATRS                  `json:"atrs"`
	ReportDigest   string                `json:"report_digest"` // of the report the entry was made from
}

// Dates are the days of a project and its entry.
type Dates struct {
	Created   assessment.Date `json:"created"` // of the assessment
	Updated   assessment.Date `json:"updated"`
	LiveSince assessment.Date `json:"live_since"`
	Ends      assessment.Date `json:"ends"`
	Published assessment.Date `json:"published"` // of this version, by the register that published it
}

// Licence is the licence under which others may use the entry.
type Licence struct {
	ID    string `json:"id"` // its short name; "": none is chosen
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Action is something that the team has promised and not done yet.
type Action struct {
	ID      string          `json:"id"`
	For     []string        `json:"for"` // ids of questions and principles
	Text    string          `json:"text"`
	Owner   string          `json:"owner"`
	Due     assessment.Date `json:"due"`
	Overdue bool            `json:"overdue"` // on the day on which the report was made
}

// Evidence is an item of evidence that the team has marked as public.
type Evidence struct {
	Question string          `json:"question"`
	Title    string          `json:"title"`
	Location string          `json:"location,omitempty"`
	Date     assessment.Date `json:"date,omitzero"`
}

// Make makes the register entry of a report. Made from an internal report it
// is the public one all the same. An entry that would give private text away is
// refused with a *[privacy.LeakError].
func Make(r *report.Report) (*Entry, error) {
	r = report.PublicOf(r)
	if err := r.Publishable(); err != nil {
		return nil, err
	}
	e := &Entry{
		Schema: Format, Entry: r.Assessment.ID, Audience: report.Public, Example: r.Example, Notices: r.Notices, NoticeCodes: r.NoticeCodes, Project: r.Project,
		Dates:   Dates{Created: r.Assessment.Created, Updated: r.Assessment.Updated, LiveSince: r.Project.Dates.LiveSince, Ends: r.Project.Dates.Ends},
		Licence: Licence(r.Entry.LicenceOf()), Actions: openActions(r), EvidenceCounts: r.EvidenceCounts(),
		Stage: r.Facts.Stage, UsesAI: usesAI(r.Facts), AlgorithmKind: r.Facts.Algorithm, DecisionRole: r.Facts.DecisionRole,
		Explanations: r.Explanations(), Charter: resultOf(r), SignOff: signOffOf(r), Departures: departuresOf(r), Evidence: publicEvidence(r), Withheld: withheldOf(r),
		ReportDigest: r.Digest,
	}
	e.settleOptOuts(r)
	if len(e.Area) == 0 && e.Charter.inRegion() {
		e.Area = []string{region}
	}
	if strings.TrimSpace(e.ID) == "" {
		e.ID = shortName(e.Title, e.Entry)
	}
	if e.Example {
		e.Title = "EXAMPLE – " + e.Title
		e.ID = "example-" + strings.TrimPrefix(e.ID, "example-")
	}
	e.NotStated = notStated(e, r.Facts)
	e.Warnings = warnings(e, r)
	e.ATRS = atrsOf(e, r.Facts)
	return e, nil
}

// Publish makes the entry the version that a register publishes on a day.
func (e *Entry) Publish(version int, day assessment.Date) {
	e.Version, e.Dates.Published = version, day
	e.ATRS.publish(day)
}

func openActions(r *report.Report) []Action {
	open := []Action{}
	for _, x := range r.Actions {
		if x.Status == assessment.ActionOpen {
			open = append(open, Action{x.ID, append([]string{x.For}, x.AlsoFor...), x.Text, x.Owner, x.Due, x.Overdue})
		}
	}
	return open
}

// shortName makes a short name for links out of a title or, where there are no letters in it that
// addresses are made of, of the last digits of the id.
func shortName(title, id string) string {
	if name := Slug(title); name != "" || id == "" {
		return name
	}
	return "entry-" + Slug(id[max(0, len(id)-8):])
}

// unaccented takes the accents off the letters of a text: ŷ becomes y.
func unaccented(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// Slug makes a short name for links out of a title.
func Slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(unaccented(title)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

func usesAI(f assessment.Facts) string {
	switch f.Fact("uses_ai") {
	case questions.Yes:
		return "yes"
	case questions.No:
		return "no"
	}
	return ""
}

func publicEvidence(r *report.Report) []Evidence {
	public := []Evidence{}
	for _, item := range r.Items() {
		if item.Answer == nil || item.NotAsked() {
			continue
		}
		for _, e := range item.Answer.Evidence {
			if e.Public {
				public = append(public, Evidence{item.Question.ID, e.Title, e.Location, e.Date})
			}
		}
	}
	return public
}

// withheldOf keeps of what was withheld the fields that an entry has.
func withheldOf(r *report.Report) []privacy.Withheld {
	withheld := []privacy.Withheld{}
	for _, w := range r.Withheld {
		if field, ok := strings.CutPrefix(w.Field, "project."); ok {
			withheld = append(withheld, privacy.Withheld{Field: field, Reason: w.Reason, Code: w.Code})
		}
	}
	for _, item := range r.Items() {
		if item.Answer == nil {
			continue
		}
		for _, e := range item.Answer.Evidence {
			if !e.Public {
				return append(withheld, privacy.SomeEvidence("evidence"))
			}
		}
	}
	return withheld
}

// warnings tells what to put right before anyone publishes the entry.
func warnings(e *Entry, r *report.Report) []string {
	found := []string{}
	if e.Example {
		found = append(found, wording.ExampleNotice)
	}
	for _, f := range project.Fields() {
		if text := f.Text(&e.Project, 0); f.Limit > 0 && text != nil && utf8.RuneCountInString(*text) > f.Limit {
			found = append(found, fmt.Sprintf("The %s is longer than %s characters.", strings.ReplaceAll(f.Key, "_", " "), project.Thousands(f.Limit)))
		}
	}
	for _, p := range r.Placeholders {
		if strings.HasPrefix(p.Field, "project.") {
			found = append(found, wording.FieldAt(p.Field)+" looks as if it is still to be filled in: “"+p.Text+"”.")
		}
	}
	if e.Licence.ID == "" {
		found = append(found, "No licence is chosen: say on which terms others may use the entry.")
	}
	switch e.OrganisationType {
	case "nhs-body", "university":
		found = append(found, "GOV.UK has no exact type for this organisation; the nearest is agency-or-public-body.")
	}
	return append(found, e.disagreeing()...)
}
