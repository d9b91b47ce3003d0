// Package portfolio gives an overview of many assessments: one [Project] for each, small
// enough to keep for thousands of files, and a [Portfolio] of them as text, JSON, CSV or a
// page. It reads no file and no clock.
package portfolio

import (
	"errors"
	"slices"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/privacy"
	"charter/exports/report"
	"charter/questions"
)

// Project is what an overview tells of one file, as charter summary --json writes it. Its keys
// are a published contract: keys may be added, never renamed.
type Project struct {
	File         string              `json:"file"`    // "" for the public: names of files and folders are not published
	Error        string              `json:"error"`   // why the file is left out, or ""; then the rest is empty
	CopyOf       string              `json:"copy_of"` // the file whose copy it is, which counts in its place; "" for none
	ID           string              `json:"id"`
	Example      bool                `json:"example"`
	Title        string              `json:"title"`
	Organisation string              `json:"organisation"`
	Audience     report.Audience     `json:"audience"`
	Programme    string              `json:"programme_area"`
	Area         []string            `json:"area"`
	Stage        questions.Stage     `json:"stage"`
	AsOf         assessment.Date     `json:"as_of"`
	Updated      string              `json:"updated"` // when it was changed last, RFC 3339; for the public its day
	Pack         assessment.PackRef  `json:"pack"`
	Rule         string              `json:"rule"`
	Verdict      assessment.Verdict  `json:"verdict"`
	Overall      assessment.Numbers  `json:"overall"`
	Counts       assessment.Counts   `json:"counts"`
	Missing      int                 `json:"missing_fields"`
	Principles   []Principle         `json:"principles"`
	Questions    []Question          `json:"questions"` // those that count
	Actions      report.ActionCounts `json:"actions"`
	NextReview   assessment.Date     `json:"next_review"`
	Due          []Due               `json:"due"` // what is past its day, or will be soon, the earliest first

	// Unexplained counts the facts that something speaks against without an explanation.
	Unexplained int `json:"unexplained"`
	// Signals are the codes of what a reader should know besides the verdict.
	Signals []assessment.SignalCode `json:"signals"`

	changed time.Time // as Updated says
}

// Principle is the band and score of one principle.
type Principle struct {
	Number int             `json:"number"`
	ID     string          `json:"id"`
	Band   assessment.Band `json:"band"`
	Score  *int            `json:"score"`

	title string
}

// Question is the level that a question counts at; nil when it is not answered.
type Question struct {
	ID      string `json:"id"`
	Counted *int   `json:"counted"`

	text string
}

// Options say how projects are told.
type Options struct {
	Audience report.Audience
	Now      time.Time // its day is that to which things are overdue
	Ahead    int       // how many days after it are soon
	Tool     string
}

func (o *Options) day() assessment.Date  { return assessment.DateOf(o.Now) }
func (o *Options) soon() assessment.Date { return assessment.DateOf(o.Now.AddDate(0, 0, o.Ahead)) }

// Of tells about the assessment in a file what an overview of many needs. For the public it is
// made from the public report; the error is that of [report.Report.Publishable] where there may
// be none.
func Of(file string, a *assessment.Assessment, pack *questions.Pack, o Options) (Project, error) {
	if o.Audience == report.Internal {
		score := assessment.Compute(a, pack)
		told := source{
			project: &a.Project, stage: a.Facts.Stage, score: &score, signals: assessment.Signals(a, pack, &score, o.day()),
			actions: report.ActionsOf(a.Actions, o.day()), documents: a.Documents, answers: a.Answers,
		}
		return told.tell(file, a, pack, &o), nil
	}
	made := report.Build(a, pack, report.Options{Audience: report.Public, Now: o.Now, Tool: o.Tool, Unsealed: true})
	if err := made.Publishable(); err != nil {
		return Project{}, err
	}
	public := made.Told()
	told := source{
		project: &made.Project, stage: made.Facts.Stage, score: &made.Score, signals: made.Summary.Signals,
		actions: made.Actions, documents: public.Documents, answers: public.Answers,
	}
	p := told.tell("", a, pack, &o)
	p.Updated = made.Assessment.Updated.String()
	return p, nil
}

// LeftOut tells of a file that is left out, and why. The public is not told names of files, nor
// what is wrong with them, which may be private.
func LeftOut(file string, why error, o Options) Project {
	p := Project{File: file, Error: why.Error(), Audience: o.Audience}
	if o.Audience == report.Internal {
		return p
	}
	p.File, p.Error = "", "It cannot be read."
	if leak := (*privacy.LeakError)(nil); errors.As(why, &leak) {
		p.Error = "Its team must take private text out of it first."
	}
	return p
}

// source is what an overview is made of: the file itself, or what of it is public.
type source struct {
	project   *project.Project
	stage     questions.Stage
	score     *assessment.Score
	signals   []assessment.Signal
	actions   []report.Action
	documents []assessment.Document
	answers   map[string]assessment.Answer
}

func (s *source) tell(file string, a *assessment.Assessment, pack *questions.Pack, o *Options) Project {
	score := s.score
	p := Project{
		File: file, ID: a.ID, Example: a.Example, Title: s.project.Title, Organisation: s.project.Organisation, Audience: o.Audience,
		Programme: s.project.ProgrammeArea, Area: append([]string{}, s.project.Area...), Stage: s.stage, AsOf: a.AsOf, Updated: moment(a.Updated), changed: a.Updated,
		Pack: score.Pack, Rule: score.Rule, Verdict: score.Verdict, Overall: score.Overall, Counts: score.Counts, Missing: len(score.MissingFields),
		NextReview: s.project.Review.Next, Unexplained: score.Unexplained(), Signals: []assessment.SignalCode{},
		Principles: make([]Principle, 0, len(score.Principles)), Questions: make([]Question, 0, score.Counts.Applicable),
	}
	for _, signal := range s.signals {
		p.Signals = append(p.Signals, signal.Code)
	}
	at := 0
	for i := range pack.Principles {
		from, of := score.Principles[i], &pack.Principles[i]
		p.Principles = append(p.Principles, Principle{from.Number, from.ID, from.Band, from.Score, of.Title})
		for j := range of.Questions {
			q := &score.Questions[at]
			at++
			switch {
			case !q.Applies || q.State == assessment.ScoredNotApplicable:
			case q.State == assessment.ScoredUnanswered || q.Counted == nil:
				p.Questions = append(p.Questions, Question{q.ID, nil, of.Questions[j].Text})
			default:
				counted := *q.Counted // of its own: a score is not to be kept for it
				p.Questions = append(p.Questions, Question{q.ID, &counted, of.Questions[j].Text})
			}
		}
	}
	p.Actions, p.Due = report.CountActions(s.actions), s.due(score, o)
	p.letGo()
	return p
}

// letGo keeps texts of their own of what was typed, so that a project holds on to nothing else of
// the file that it was read from.
func (p *Project) letGo() {
	for _, text := range []*string{&p.ID, &p.Title, &p.Organisation, &p.Programme} {
		*text = strings.Clone(*text)
	}
	own := func(texts []string) {
		for i := range texts {
			texts[i] = strings.Clone(texts[i])
		}
	}
	own(p.Area)
	for i := range p.Due {
		p.Due[i].What, p.Due[i].Who = strings.Clone(p.Due[i].What), strings.Clone(p.Due[i].Who)
		own(p.Due[i].For)
	}
	p.Due = slices.Clip(p.Due)
}

// moment writes when something was; "" for never.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
