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
	ben1.Evidence = []assessment.Evidence{{Title: "Benefits statement", Owner: "Programme office", Location: "https://example.org/b", Date: assessment.Date{Year: 2026, Month: 5, Day: 1}, Public: true}}
	ben1.Check = &assessment.Check{By: "Internal audit", Date: assessment.Date{Year: 2026, Month: 6, Day: 1}}
	ben1.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: [4]int{0, 1, 1, 0}, Complete: true}}
	ben1.Updated, ben1.By = at, "a1"
	return &assessment.Assessment{
		Format: assessment.Format, ID: "0199a8f0-0000-7000-8000-000000000001",
		Pack:    assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"},
		Created: at, Updated: at, AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22},
		Project: project.Project{Title: "Falls risk list", Risks: []project.Risk{{Risk: "Wrong list"}}},
		Facts:   assessment.Facts{Stage: questions.StagePilot, PeopleData: "identifiable", AffectsPeople: &yes, Supplier: &no},
		Assessors: []assessment.Assessor{
			{ID: "a1", Name: "Ann", Role: "Data lead", DeliveryTeam: true},
			{ID: "a2", Name: "Bob", Role: "Resident", Resident: true},
		},
		Answers: map[string]assessment.Answer{
			"BEN-1": ben1,
			"BEN-2": {State: assessment.StateUnsure, Updated: at},
			"SEC-1": assessment.Level(0),
		},
		Actions:  []assessment.Action{{ID: "x1", For: "BEN-1", Text: "Write it down", Status: assessment.ActionOpen}},
		Parking:  []assessment.Parked{{Text: "Cost", Raised: at}},
		Sessions: []assessment.Session{{Started: at, Ended: at.Add(time.Hour), Facilitator: "Cat", Present: []string{"a1", "a2"}}},
		History:  []assessment.Entry{{At: at, By: "a1", Question: "BEN-1", Field: "level", From: "", To: "2"}},
	}
}

// Titled gives the same with another title, to tell versions apart.
func Titled(title string) *assessment.Assessment {
	a := Full()
	a.Project.Title = title
	return a
}
