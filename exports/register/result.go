package register

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions"
)

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
	RestsOn      string              `json:"rests_on"` // what the verdict rests on, in a sentence or two
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

	// HeldBack lists the questions that keep the principle from being met, each with why.
	HeldBack []HeldBack `json:"held_back"`
}

// HeldBack is a question that keeps its principle from being met.
type HeldBack struct {
	Question  string `json:"question"`
	Text      string `json:"text"`
	Essential bool   `json:"essential"`
	Counted   *int   `json:"counted"` // the level that counts; null: it is not answered
	Reason    string `json:"reason"`  // why it counts less than the team claims, or ""
}

func resultOf(r *report.Report) Result {
	result := Result{
		Tool: r.Tool, Title: r.Pack.Title, QuestionSet: r.Pack.ID + " " + r.Pack.Version, Pack: assessment.PackRef{ID: r.Pack.ID, Version: r.Pack.Version}, Rule: r.Score.Rule, Date: r.Assessment.AsOf,
		SelfAssessed: true, Verdict: r.Summary.Verdict, Meaning: r.Summary.Sentence,
		Assessors: r.Summary.People.Assessors, Independent: r.Summary.People.Independent, Residents: r.Summary.People.Residents,
		Disagreed: len(r.Summary.Disagreements), Overall: r.Score.Overall, Principles: []Principle{},
		RestsOn: r.Summary.RestsOn, Signals: append([]assessment.Signal{}, r.Summary.Signals...),
	}
	items := r.Items()
	for i, p := range r.Score.Principles {
		result.Principles = append(result.Principles, Principle{p.Number, r.Principles[i].Title, p.Band, p.Score, p.N, p.NotApplicableByHand, heldBack(p.Band, &r.Principles[i], items)})
	}
	return result
}

// heldBack lists what keeps a principle from being met: questions that are not answered; else
// essential ones that count less than 2, and others that count 0, or where the rest of a
// principle counts too little, all below 2.
func heldBack(band assessment.Band, of *report.Principle, items []report.Item) []HeldBack {
	held := []HeldBack{}
	add := func(holds func(report.Item) bool) {
		for _, item := range items {
			if item.Principle.ID == of.ID && holds(item) {
				q := item.Score
				one := HeldBack{Question: q.ID, Text: item.Question.Text, Essential: q.Essential, Counted: q.Counted, Reason: q.Reason}
				if item.Unanswered() {
					one.Counted = nil
				}
				held = append(held, one)
			}
		}
	}
	counts := func(item report.Item, below int) bool {
		return item.Score.Applies && item.Score.Counted != nil && *item.Score.Counted < below
	}
	switch band {
	case assessment.BandIncomplete:
		add(report.Item.Unanswered)
	case assessment.BandNotMet, assessment.BandPartlyMet:
		add(func(item report.Item) bool { return counts(item, 1) || item.EssentialNotMet() })
		if len(held) == 0 {
			add(func(item report.Item) bool { return counts(item, 2) })
		}
	}
	return held
}

// heldBack lists the questions that keep principles from being met.
func (e *Entry) heldBack() []HeldBack {
	var held []HeldBack
	for _, p := range e.Charter.Principles {
		held = append(held, p.HeldBack...)
	}
	return held
}

// Words tells one of them in a sentence.
func (h HeldBack) Words() string {
	text := h.Question
	if h.Essential {
		text += ", essential,"
	}
	switch {
	case h.Counted == nil:
		text += " is not answered"
	default:
		text += fmt.Sprintf(" counts %d", *h.Counted)
	}
	if h.Reason != "" {
		text += ": " + h.Reason
	}
	return wording.Sentence(text) + " " + h.Text
}
