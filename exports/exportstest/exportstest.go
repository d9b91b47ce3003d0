// Package exportstest is for tests of reports: a questionnaire and assessments that
// no edit of the real ones changes.
package exportstest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/exports/report"
	"charter/exports/verify"
	"charter/questions"
)

// SmallPack gives a questionnaire of three principles that no edit of the real
// one changes, for tests that compare whole documents.
func SmallPack(version string) *questions.Pack {
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

// Day gives a day that exists.
func Day(year, month, date int) assessment.Date {
	d, err := assessment.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, date))
	if err != nil {
		panic(err)
	}
	return d
}

// Typical gives an assessment against [SmallPack] with something of everything.
func Typical() *assessment.Assessment {
	yes, no := true, false
	var library assessment.Assessment
	good := assessment.Level(3)
	good.Note = "Fewer people wait in the dark.\n\nWe count the calls."
	good.PrivateNote = "The mayor is not yet convinced of any of this."
	good.Evidence = library.Cite(
		assessment.Evidence{Title: "Benefits paper", Owner: "Programme office", Location: "https://city.example/benefits", Date: Day(2026, 5, 1), Public: true},
		assessment.Evidence{Title: "Old paper", Date: Day(2023, 5, 1)},
	)
	good.Check = &assessment.Check{By: "Internal audit", Date: Day(2026, 6, 1)}
	good.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 1, 2}, Complete: true, Held: Day(2026, 11, 20).Time()}}
	good.By = "a1"
	measure := assessment.Level(2)
	measure.Rounds = []assessment.Round{
		{Present: 4, Levels: [4]int{1, 1, 0, 1}, Passed: 1, Complete: true, Held: Day(2026, 11, 20).Time()},
		{Present: 3, Levels: [4]int{0, 1, 0, 1}, Unsure: 1, Complete: true, Held: Day(2026, 11, 21).Time()},
		{Present: 2, Voted: []string{"a2"}, Sealed: "bm90IHlldA"},
	}
	measure.Agreed = "We looked at the calls of last winter together."
	measure.Dissent = "One of us would wait for a whole year of calls."
	bias := assessment.Level(2)
	bias.Evidence = library.Cite(assessment.Evidence{Title: "Bias test", Location: "Team drive, folder 7", Date: Day(2026, 1, 31)})
	bias.Departure = &assessment.Departure{Clause: "1a", Reason: "The supplier holds the data.", Until: Day(2027, 3, 31)}
	bias.Flagged = true
	return &assessment.Assessment{
		ID: "0199-typical", Documents: library.Documents, AsOf: Day(2026, 11, 22), Created: Day(2026, 10, 1).Time(), Updated: Day(2026, 11, 20).Time(),
		Project: project.Project{
			Title: "Lamp posts", Summary: "Lamps report that they are broken.", Description: "Lamp posts have a small sensor.\nIt tells us when a lamp is dark.",
			Organisation: "Shore Council", OrganisationType: "local-authority", ResponsibleRole: "Head of lighting", Team: "Street lighting team",
			ContactEmail: "lamps@city.example", URL: "https://city.example/lamps",
			Benefit:   project.Benefit{Statement: "Safer streets.", WhoBenefits: "People who walk at night."},
			Challenge: project.Challenge{Contact: "Street lighting team"}, Review: project.Review{Next: Day(2027, 6, 30)},
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
			{ID: "x1", For: []string{"FAI-1"}, Text: "Test for bias by street.", Owner: "Data lead", Due: Day(2026, 11, 1), Status: assessment.ActionOpen},
			{ID: "x2", For: []string{"good"}, Text: "Publish the count.", Status: assessment.ActionDone},
		},
		Sessions: []assessment.Session{
			{Started: Day(2026, 11, 20).Time(), Facilitator: "a1", Present: []string{"a1", "a2"}},
			{
				Started: Day(2026, 11, 21).Time(), Ended: Day(2026, 11, 21).Time().Add(150 * time.Minute), BreakMinutes: 15, Since: Day(2026, 11, 20).Time(),
				Facilitator: "Lucy Westenra", Present: []string{"a1", "gone"}, Left: []string{"a1"}, Scope: []string{"good"}, At: "GOO-2", Questions: []string{"GOO-2"},
			},
		},
	}
}

// VeryLong gives an assessment with more of everything than anyone would type.
func VeryLong() *assessment.Assessment {
	a := Typical()
	a.Project.Description = strings.Repeat("Every lamp post has a number and a story to tell. ", 200)
	for i := range 60 {
		a.Actions = append(a.Actions, assessment.Action{ID: fmt.Sprintf("y%d", i), For: []string{"GOO-2"}, Text: fmt.Sprintf("Look at lamp %d again, and write down what was found there.", i), Owner: "Data lead", Due: Day(2027, 1, 31), Status: assessment.ActionOpen})
		a.Project.Risks = append(a.Project.Risks, project.Risk{Risk: fmt.Sprintf("Lamp %d goes dark.", i), Mitigation: "A second lamp stands near."})
	}
	answer := a.Answers["GOO-1"]
	for i := range 40 {
		answer.Evidence = append(answer.Evidence, a.Cite(assessment.Evidence{Title: fmt.Sprintf("Photograph %d", i), Location: "Album", Date: Day(2026, 2, 28)})...)
	}
	a.Answers["GOO-1"] = answer
	return a
}

// Pack gives the frozen questionnaire of the worked example.
func Pack(t testing.TB) *questions.Pack {
	t.Helper()
	return sampletest.Pack(t)
}

// Sample gives the frozen worked example.
func Sample(t testing.TB, pack *questions.Pack) *assessment.Assessment {
	t.Helper()
	return sampletest.Assessment(t, pack)
}

// Options gives the options of a report made on 22 November 2026.
func Options(audience report.Audience) report.Options {
	return report.Options{Audience: audience, Now: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC), Tool: "charter 1.0.0"}
}

// JSON writes a report, or ends the test.
func JSON(t testing.TB, r *report.Report) []byte {
	t.Helper()
	text, err := report.JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Private is an assessment full of what a public report must not hold.
func Private() *assessment.Assessment {
	answer := assessment.Level(2)
	answer.Note = "The method is written down."
	answer.PrivateNote = "Treasury has not agreed to this yet, keep it between us. Ask quiet.voice@nhs.example first."
	answer.By = "a1"
	answer.Check = &assessment.Check{By: "Dr Wilhelmina Harker"}
	var library assessment.Assessment
	answer.Evidence = library.Cite(
		assessment.Evidence{Title: "Plan", Owner: "Abraham Helsing", Location: `S:\Secret\Folder\plan.docx`},
		assessment.Evidence{Title: "Page", Owner: "Web team", Location: "https://city.example/plan", Public: true},
	)
	return &assessment.Assessment{
		Documents: library.Documents,
		KnownAs:   map[string]assessment.NameKind{"jonathan harker": assessment.NamePerson, "abraham helsing": assessment.NamePerson},
		Project: project.Project{
			Title: "Lamp posts", ResponsibleRole: "Jonathan Harker", Team: "Street lighting team", ContactEmail: "john.seward@city.example",
			Challenge: project.Challenge{Contact: "Dr John Seward"},
		},
		Assessors: []assessment.Assessor{{ID: "a1", Name: "Lucy Westenra", Role: "Data lead"}},
		Answers:   map[string]assessment.Answer{"BEN-1": answer},
		Retired:   map[string]assessment.Answer{"OLD-1": answer},
		Actions:   []assessment.Action{{ID: "x1", For: []string{"BEN-1"}, Text: "Measure it", Owner: "Lucy Westenra", Status: assessment.ActionOpen}},
		Parking:   []assessment.Parked{{Text: "Should we tell the mayor about the broken lamp posts?"}},
		Sessions:  []assessment.Session{{Facilitator: "a1", Present: []string{"a1"}}},
	}
}

// Verifier checks reports as the program does that made them, with a questionnaire
// at hand or, with nil, without one.
func Verifier(pack *questions.Pack) verify.Verifier {
	v := verify.New(Options(report.Public).Tool, nil)
	if pack != nil {
		v.Pack = func(string, string) (*questions.Pack, error) { return pack, nil }
	}
	return v
}

// Failed names the checks that did not pass.
func Failed(v verify.Verification) []string {
	var names []string
	for _, check := range v.Checks {
		if !check.Passed {
			names = append(names, check.Name)
		}
	}
	return names
}

// Seal gives a report a digest that fits what it says now.
func Seal(t testing.TB, r *report.Report) *report.Report {
	t.Helper()
	digest, err := report.DigestOf(JSON(t, r))
	if err != nil {
		t.Fatal(err)
	}
	r.Digest = digest
	return r
}
