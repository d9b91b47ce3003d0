package exports_test

import (
	"fmt"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// smallPack gives a questionnaire of three principles that no edit of the real
// one changes, for tests that compare whole documents.
func smallPack(version string) *questions.Pack {
	levels := func(about string) [4]string {
		return [4]string{"No " + about + ".", "Some " + about + ".", "A written " + about + ".", "As level 2, and someone else has checked the " + about + "."}
	}
	question := func(id, about string, essential questions.Stage, applies questions.Condition) questions.Question {
		return questions.Question{
			ID: id, Text: "Is there a " + about + "?", Why: "The Charter asks for it.", Clauses: []string{"1a"},
			EssentialFrom: essential, Applies: applies, Levels: levels(about),
		}
	}
	return &questions.Pack{
		ID: "small", Version: version, Title: "A small charter", Source: "https://charter.example/", Licence: "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
		Credit: "Written by nobody.", LegalChecked: "2026-10-01", Levels: [4]string{"Not in place", "Partly in place", "In place", "In place and checked"},
		Clauses: []questions.Clause{{ID: "1a", Text: "be good"}},
		Principles: []questions.Principle{
			{Number: 1, ID: "good", Title: "Good", Wording: questions.WordingCharter, Link: "https://charter.example/1", Statement: "Good: do good.", Questions: []questions.Question{
				question("GOO-1", "benefit", questions.StageIdea, questions.Condition{}),
				question("GOO-2", "measure", "", questions.Condition{}),
				question("GOO-3", "map", questions.StageLive, questions.Condition{}),
			}},
			{Number: 2, ID: "fair", Title: "Fair", Wording: questions.WordingParaphrase, Statement: "Be fair.", Questions: []questions.Question{
				question("FAI-1", "test for bias", questions.StagePilot, questions.Condition{All: []string{"uses_ai"}}),
				question("FAI-2", "way out", "", questions.Condition{}),
			}},
			{Number: 3, ID: "watched", Title: "Watched", Wording: questions.WordingCharter, Statement: "Watch it.", Questions: []questions.Question{
				question("WAT-1", "monthly look", "", questions.Condition{Any: []string{"supplier", "shares_data"}, From: questions.StagePilot}),
			}},
		},
	}
}

func day(year, month, date int) assessment.Date {
	d, err := assessment.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, date))
	if err != nil {
		panic(err)
	}
	return d
}

// typical gives an assessment against smallPack with something of everything.
func typical() *assessment.Assessment {
	yes, no := true, false
	good := assessment.Level(3)
	good.Note = "Fewer people wait in the dark.\n\nWe count the calls."
	good.PrivateNote = "The mayor is not yet convinced of any of this."
	good.Evidence = []assessment.Evidence{
		{Title: "Benefits paper", Owner: "Programme office", Location: "https://city.example/benefits", Date: day(2026, 5, 1), Public: true},
		{Title: "Old paper", Date: day(2023, 5, 1)},
	}
	good.Check = &assessment.Check{By: "Internal audit", Date: day(2026, 6, 1)}
	good.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 1, 2}, Complete: true, Held: day(2026, 11, 20).Time()}}
	good.By = "a1"
	measure := assessment.Level(2)
	measure.Rounds = []assessment.Round{
		{Present: 4, Levels: [4]int{1, 1, 0, 1}, Passed: 1, Complete: true, Held: day(2026, 11, 20).Time()},
		{Present: 3, Levels: [4]int{0, 1, 0, 1}, Unsure: 1, Complete: true, Held: day(2026, 11, 21).Time()},
		{Present: 2, Voted: []string{"a2"}, Sealed: "bm90IHlldA"},
	}
	measure.Agreed = "We looked at the calls of last winter together."
	measure.Dissent = "One of us would wait for a whole year of calls."
	bias := assessment.Level(2)
	bias.Evidence = []assessment.Evidence{{Title: "Bias test", Location: "Team drive, folder 7", Date: day(2026, 1, 31)}}
	bias.Departure = &assessment.Departure{Clause: "1a", Reason: "The supplier holds the data.", Until: day(2027, 3, 31)}
	bias.Flagged = true
	return &assessment.Assessment{
		ID: "0199-typical", AsOf: day(2026, 11, 22), Created: day(2026, 10, 1).Time(), Updated: day(2026, 11, 20).Time(),
		Project: project.Project{
			Title: "Lamp posts", Summary: "Lamps report that they are broken.", Description: "Lamp posts have a small sensor.\nIt tells us when a lamp is dark.",
			Organisation: "Shore Council", OrganisationType: "local-authority", ResponsibleRole: "Head of lighting", Team: "Street lighting team",
			ContactEmail: "lamps@city.example", URL: "https://city.example/lamps",
			Benefit:   project.Benefit{Statement: "Safer streets.", WhoBenefits: "People who walk at night."},
			Challenge: project.Challenge{Contact: "Street lighting team"}, Review: project.Review{Next: day(2027, 6, 30)},
			Data:  []project.DataItem{{Name: "Lamp states", Personal: "none", Use: "both"}},
			Risks: []project.Risk{{Risk: "A sensor fails.", Mitigation: "We still drive round.", Status: "open"}},
		},
		Facts: assessment.Facts{
			Stage: questions.StagePilot, PeopleData: "none", Algorithm: "machine-learning", DecisionRole: "informs", Compute: "small",
			Supplier: &no, SharesData: &no, AffectsPeople: &yes,
		},
		Assessors: []assessment.Assessor{{ID: "a1", Name: "Mina Murray", Role: "Data lead", DeliveryTeam: true}, {ID: "a2", Name: "Quincey Morris", Role: "Resident", Resident: true}},
		Answers: map[string]assessment.Answer{
			"GOO-1": good, "GOO-2": measure, "FAI-1": bias, "GOO-3": {State: assessment.StateNotApplicable, Reason: "There is one street only, so no map is needed."},
			"FAI-2": {State: assessment.StateUnsure},
		},
		Actions: []assessment.Action{
			{ID: "x1", For: "FAI-1", Text: "Test for bias by street.", Owner: "Data lead", Due: day(2026, 11, 1), Status: assessment.ActionOpen},
			{ID: "x2", For: "good", Text: "Publish the count.", Status: assessment.ActionDone},
		},
		Sessions: []assessment.Session{
			{Started: day(2026, 11, 20).Time(), Facilitator: "a1", Present: []string{"a1", "a2"}},
			{
				Started: day(2026, 11, 21).Time(), Ended: day(2026, 11, 21).Time().Add(150 * time.Minute), BreakMinutes: 15, Since: day(2026, 11, 20).Time(),
				Facilitator: "Lucy Westenra", Present: []string{"a1", "gone"}, Left: []string{"a1"}, Scope: "good", At: "GOO-2", Questions: []string{"GOO-2"},
			},
		},
	}
}

// veryLong gives an assessment with more of everything than anyone would type.
func veryLong() *assessment.Assessment {
	a := typical()
	a.Project.Description = strings.Repeat("Every lamp post has a number and a story to tell. ", 200)
	for i := range 60 {
		a.Actions = append(a.Actions, assessment.Action{ID: fmt.Sprintf("y%d", i), For: "GOO-2", Text: fmt.Sprintf("Look at lamp %d again, and write down what was found there.", i), Owner: "Data lead", Due: day(2027, 1, 31), Status: assessment.ActionOpen})
		a.Project.Risks = append(a.Project.Risks, project.Risk{Risk: fmt.Sprintf("Lamp %d goes dark.", i), Mitigation: "A second lamp stands near."})
	}
	answer := a.Answers["GOO-1"]
	for i := range 40 {
		answer.Evidence = append(answer.Evidence, assessment.Evidence{Title: fmt.Sprintf("Photograph %d", i), Location: "Album", Date: day(2026, 2, 28)})
	}
	a.Answers["GOO-1"] = answer
	return a
}
