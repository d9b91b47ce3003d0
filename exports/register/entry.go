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
	Audience    report.Audience     `json:"audience"` // always public
	Example     bool                `json:"example"`  // not a real project: never to be registered
	Notices     []string            `json:"notices"`
	NoticeCodes []report.NoticeCode `json:"notice_codes"`

	project.Project
	Dates Dates `json:"dates"` // with those of the assessment

	Stage         questions.Stage `json:"stage"`
	UsesAI        string          `json:"uses_ai"` // yes, no or "" when not known
	AlgorithmKind string          `json:"algorithm_kind"`
	DecisionRole  string          `json:"decision_role"`

	Explanations []report.Explanation `json:"explanations"` // of facts that something speaks against
	Charter      Result               `json:"charter"`
	Departures   []Departure          `json:"declared_departures"`
	Evidence     []Evidence           `json:"evidence"` // only what the team has marked as public
	Withheld     []privacy.Withheld   `json:"withheld"`
	NotStated    []string             `json:"not_stated"` // fields that the entry needs and that are blank
	Warnings     []string             `json:"warnings"`   // what to put right before anyone publishes it
	ATRS         ATRS                 `json:"atrs"`
	ReportDigest string               `json:"report_digest"` // of the report the entry was made from
}

// Dates are the days of a project and its entry.
type Dates struct {
	Created   assessment.Date `json:"created"` // of the assessment
	Updated   assessment.Date `json:"updated"`
	LiveSince assessment.Date `json:"live_since"`
	Ends      assessment.Date `json:"ends"`
}

// Result is the result of the self-assessment.
type Result struct {
	Tool         string              `json:"tool"`
	Title        string              `json:"title"`        // of the questionnaire
	QuestionSet  string              `json:"question_set"` // pack id and version
	Pack         assessment.PackRef  `json:"pack"`         // the same, one by one
	Rule         string              `json:"rule"`
	Date         assessment.Date     `json:"date"` // the assessment date
	SelfAssessed bool                `json:"self_assessed"`
	Assessors    int                 `json:"assessors"`
	Independent  int                 `json:"independent"` // of them, who are not in the delivery team
	Residents    int                 `json:"residents"`   // of them
	Disagreed    int                 `json:"open_disagreements"`
	Verdict      assessment.Verdict  `json:"verdict"`
	Meaning      string              `json:"meaning"`
	Overall      assessment.Numbers  `json:"overall"`
	Principles   []Principle         `json:"principles"`
	RestsOn      string              `json:"rests_on"` // what the verdict rests on, in one line
	Signals      []assessment.Signal `json:"signals"`  // what to know besides the verdict
}

// Name is what the questionnaire is called, as [questions.Pack.Name].
func (r *Result) Name() string { return questions.Name(r.Title) }

// region is where the projects of its own charter are.
const region = "Liverpool City Region"

// inRegion reports whether the questionnaire is one of that region, whose
// projects are there unless they say otherwise.
func (r *Result) inRegion() bool { return strings.Contains(r.Title, region) }

// Principle is the result of one principle.
type Principle struct {
	ID    int             `json:"id"` // 1 to 11
	Title string          `json:"title"`
	Band  assessment.Band `json:"band"`
	Score *int            `json:"score"`
	N     int             `json:"n"`  // questions that count
	NA    int             `json:"na"` // set to not applicable by hand
}

// Departure is a promise that the project cannot keep.
type Departure struct {
	Clause string          `json:"clause"`
	Reason string          `json:"reason"`
	Until  assessment.Date `json:"until,omitzero"`
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
		Dates: Dates{r.Assessment.Created, r.Assessment.Updated, r.Project.Dates.LiveSince, r.Project.Dates.Ends},
		Stage: r.Facts.Stage, UsesAI: usesAI(r.Facts), AlgorithmKind: r.Facts.Algorithm, DecisionRole: r.Facts.DecisionRole,
		Explanations: r.Explanations(), Charter: resultOf(r), Departures: departuresOf(r), Evidence: publicEvidence(r), Withheld: withheldOf(r),
		ReportDigest: r.Digest,
	}
	e.OptOut = optOuts(r)
	if len(e.Area) == 0 && e.Charter.inRegion() {
		e.Area = []string{region}
	}
	if strings.TrimSpace(e.ID) == "" {
		e.ID = slug(e.Title)
	}
	if e.Example {
		e.Title = "EXAMPLE – " + e.Title
		e.ID = "example-" + strings.TrimPrefix(e.ID, "example-")
	}
	e.NotStated = notStated(e, r.Facts)
	e.Warnings = warnings(e, r)
	e.ATRS = atrsOf(e)
	return e, nil
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

// slug makes a short name for links out of a title.
func slug(title string) string {
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

// optOuts gives what the project says about opting out. Where the facts leave
// nothing to opt out of and the project says nothing, it is not applicable.
func optOuts(r *report.Report) project.OptOuts {
	out := r.Project.OptOut
	if out.DataSharing == (project.OptOut{}) && r.Facts.Fact("has_people_data") == questions.No {
		out.DataSharing.Available = "not-applicable"
	}
	if out.AIUse == (project.OptOut{}) && r.Facts.Fact("uses_ai") == questions.No {
		out.AIUse.Available = "not-applicable"
	}
	return out
}

func resultOf(r *report.Report) Result {
	result := Result{
		Tool: r.Tool, Title: r.Pack.Title, QuestionSet: r.Pack.ID + " " + r.Pack.Version, Pack: assessment.PackRef{ID: r.Pack.ID, Version: r.Pack.Version}, Rule: r.Score.Rule, Date: r.Assessment.AsOf,
		SelfAssessed: true, Verdict: r.Summary.Verdict, Meaning: r.Summary.Sentence,
		Assessors: r.Summary.People.Assessors, Independent: r.Summary.People.Independent, Residents: r.Summary.People.Residents,
		Disagreed: len(r.Summary.Disagreements), Overall: r.Score.Overall, Principles: []Principle{},
		RestsOn: r.Summary.RestsOn, Signals: append([]assessment.Signal{}, r.Summary.Signals...),
	}
	for i, p := range r.Score.Principles {
		result.Principles = append(result.Principles, Principle{p.Number, r.Principles[i].Title, p.Band, p.Score, p.N, p.NotApplicableByHand})
	}
	return result
}

func departuresOf(r *report.Report) []Departure {
	departures := []Departure{}
	for _, item := range r.Select(report.Item.Departs) {
		if !item.NotAsked() {
			departures = append(departures, Departure(*item.Answer.Departure))
		}
	}
	return departures
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
	switch e.OrganisationType {
	case "nhs-body", "university":
		found = append(found, "GOV.UK has no exact type for this organisation; the nearest is agency-or-public-body.")
	}
	return found
}
