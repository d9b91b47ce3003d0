// Package assessmenttest holds an assessment that tests write, read and save.
package assessmenttest

import (
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// Full gives an assessment with something in every part of it.
func Full() *assessment.Assessment {
	yes, no := true, false
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	ben1 := assessment.Level(2)
	ben1.Note = "Line one\nand <b>&</b> \"two\""
	ben1.Evidence = []assessment.Citation{{Document: "d3f9a1c2", Part: "section 4"}}
	ben1.Check = &assessment.Check{By: "Internal audit", Date: assessment.Date{Year: 2026, Month: 6, Day: 1}}
	ben1.Rounds = []assessment.Round{{Present: 2, Session: "s7c1", Way: []assessment.Way{assessment.WayTurns}, Levels: [4]int{0, 1, 1, 0}, Complete: true}}
	ben1.Voided = []assessment.Voided{{Session: "s7c1", Way: []assessment.Way{assessment.WayPaper, assessment.WayPhones}, At: at, Why: "Two had left", Ballots: 4, Levels: &[4]int{0, 1, 2, 1}}}
	ben1.Updated, ben1.By = at, "a1"
	return &assessment.Assessment{
		Format: assessment.Format, Tool: "charter 1.1.0", ID: "0199a8f0-0000-7000-8000-000000000001",
		Pack:    assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"},
		Created: at, Updated: at, AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22},
		Project:      project.Project{Title: "Falls risk list", Risks: []project.Risk{{Risk: "Wrong list"}}},
		Explanations: map[string]string{"supplier": "They only sell us the licences."},
		KnownAs:      map[string]assessment.NameKind{"falls team": assessment.NameTeam},
		Imported:     []assessment.Import{{Place: "project.title", From: "ATRS record, 4 July 2025", At: at}},
		Documents: []assessment.Document{
			{ID: "d3f9a1c2", Title: "Benefits statement", Owner: "Programme office", Location: "https://example.org/b", Date: assessment.Date{Year: 2026, Month: 5, Day: 1}, Public: true},
		},
		Facts: assessment.Facts{Stage: questions.StagePilot, PeopleData: "identifiable", AffectsPeople: &yes, Supplier: &no},
		Assessors: []assessment.Assessor{
			{ID: "a1", Name: "Ann", Role: "Data lead", DeliveryTeam: true},
			{ID: "a2", Name: "Bob", Role: "Resident", Resident: true},
			{ID: "a3", Name: "Cat", Rates: &no},
		},
		Answers: map[string]assessment.Answer{
			"BEN-1": ben1,
			"BEN-2": {State: assessment.StateUnsure, Updated: at},
			"SEC-1": assessment.Level(0),
		},
		Actions:  []assessment.Action{{ID: "x1", For: []string{"BEN-1", "beneficial"}, Text: "Write it down", Status: assessment.ActionOpen}},
		Parking:  []assessment.Parked{{Text: "Cost", Raised: at}},
		Sessions: []assessment.Session{{Started: at, Ended: at.Add(time.Hour), Facilitator: "Cat", ID: "s7c1", Scope: []string{"all"}, Way: assessment.WayTurns, Present: []string{"a1", "a2", "a3"}}},
		SignOff:  []assessment.SignOff{{Role: "Director", Decision: assessment.DecisionApproved, Date: assessment.Date{Year: 2026, Month: 11, Day: 23}, Note: "Go on"}},
		Entry:    assessment.EntryTerms{Licence: "OGL-UK-3.0"},
		History:  []assessment.Entry{{At: at, By: "a1", Session: "s7c1", Question: "BEN-1", Field: "level", From: "", To: "2"}},
	}
}

// Titled gives the same with another title, to tell versions apart.
func Titled(title string) *assessment.Assessment {
	a := Full()
	a.Project.Title = title
	return a
}

// Document gives the document that is cited at a place for the answer to a question, to
// be changed.
func Document(a *assessment.Assessment, question string, at int) *assessment.Document {
	id := a.Answers[question].Evidence[at].Document
	for i := range a.Documents {
		if a.Documents[i].ID == id {
			return &a.Documents[i]
		}
	}
	panic("there is no document " + id)
}

// Cite has documents cited for the answer to a question, and nothing else.
func Cite(a *assessment.Assessment, question string, items ...assessment.Evidence) {
	answer := a.Answers[question]
	answer.Evidence = a.Cite(items...)
	if a.Answers == nil {
		a.Answers = map[string]assessment.Answer{}
	}
	a.Answers[question] = answer
}
