package assessment_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/questions"
)

func defaultPack(t testing.TB) *questions.Pack {
	t.Helper()
	return sampletest.Pack(t)
}

// sound is an assessment of the built-in questionnaire with a little of
// everything and nothing wrong.
func sound() *assessment.Assessment {
	a := completeProject()
	a.Pack = assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}
	a.Project.URL = "https://www.trust.nhs.uk/falls"
	a.Project.Capability = []string{"forecasting"}
	a.Assessors = []assessment.Assessor{{ID: "a1", Role: "Data lead"}, {ID: "a2", Resident: true}}
	answer := wellFounded(2)
	answer.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: [4]int{0, 0, 2, 0}, Complete: true}}
	answer.Departure = &assessment.Departure{Clause: "6a", Reason: "No opt-out exists yet"}
	a.Answers["BEN-1"] = answer
	a.Actions = []assessment.Action{plan("BEN-1"), plan("security")}
	a.Sessions = []assessment.Session{{ID: "s7c1", Started: start, Present: []string{"a1", "a2"}}}
	return listed(a)
}

func TestSoundAssessmentHasNoProblem(t *testing.T) {
	t.Parallel()
	if problems := assessment.Validate(sound(), defaultPack(t)); len(problems) != 0 {
		t.Error(problems)
	}
	if problems := assessment.Validate(sound(), nil); len(problems) != 0 {
		t.Error(problems)
	}
}

// What is over tells of what was then: of people who are not listed any more, and of
// questions that have changed since.
func TestWhatIsOverMayNameWhatIsGone(t *testing.T) {
	t.Parallel()
	a := sound()
	a.History = []assessment.Entry{{At: start, By: "a9", Session: "s7c1", Question: "BEN-99"}}
	a.Sessions[0].Ended = start.Add(time.Hour)
	a.Sessions[0].Questions, a.Sessions[0].Open, a.Sessions[0].At = []string{"BEN-99"}, []string{"BEN-99"}, "BEN-99"
	if problems := assessment.Validate(a, defaultPack(t)); len(problems) != 0 {
		t.Error(problems)
	}
}

func TestEveryProblemIsNamed(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	type A = assessment.Assessment
	answer := func(a *A, edit func(*assessment.Answer)) {
		answer := a.Answers["BEN-1"]
		edit(&answer)
		a.Answers["BEN-1"] = answer
	}
	essential := ""
	for _, p := range pack.Principles {
		for _, q := range p.Questions {
			if q.EssentialFrom == questions.StageIdea || q.EssentialFrom == questions.StageDesign {
				essential = q.ID
			}
		}
	}
	const fault, warning = assessment.SeverityError, assessment.SeverityWarning
	for _, c := range []struct {
		path     string
		severity assessment.Severity
		message  string // part of it
		spoil    func(*A)
	}{
		{"format", fault, "charter-assessment/2", func(a *A) { a.Format = "charter-assessment/9" }},
		{"as_of", fault, "missing", func(a *A) {
			a.AsOf = assessment.Date{}
			a.Answers, a.Documents = nil, nil
		}},
		{"pack.id", warning, "made with the questionnaire other", func(a *A) { a.Pack.ID = "other" }},
		{"answers.BEN-99", fault, "has no question BEN-99", func(a *A) { a.Answers["BEN-99"] = assessment.Level(1) }},
		{"answers.BEN-1.state", fault, "not one of", func(a *A) { answer(a, func(x *assessment.Answer) { x.State, x.Level = "maybe", nil }) }},
		{"answers.BEN-1.level", fault, "missing", func(a *A) { answer(a, func(x *assessment.Answer) { x.Level = nil }) }},
		{"answers.BEN-1.level", fault, "is there", func(a *A) { answer(a, func(x *assessment.Answer) { x.State = assessment.StateUnsure }) }},
		{"answers.BEN-1.level", fault, "is 4", func(a *A) { answer(a, func(x *assessment.Answer) { four := 4; x.Level = &four }) }},
		{"answers.BEN-1.level", fault, "is -1", func(a *A) { answer(a, func(x *assessment.Answer) { less := -1; x.Level = &less }) }},
		{"documents.0.id", fault, "empty", func(a *A) { a.Documents[0].ID = ""; answer(a, func(x *assessment.Answer) { x.Evidence = nil }) }},
		{"documents.1.id", fault, "used twice", func(a *A) { a.Documents = append(a.Documents, a.Documents[0]) }},
		{"answers.BEN-1.evidence.0.document", fault, `no document "gone"`, func(a *A) { a.Answers["BEN-1"].Evidence[0].Document = "gone" }},
		{"answers.BEN-1.evidence.1.document", fault, "cited twice", func(a *A) {
			answer(a, func(x *assessment.Answer) { x.Evidence = append(x.Evidence, x.Evidence[0]) })
		}},
		{"retired.OLD-1.evidence.0.document", fault, `no document "gone"`, func(a *A) {
			a.Retired = map[string]assessment.Answer{"OLD-1": {Evidence: []assessment.Citation{{Document: "gone"}}}}
		}},
		{"answers.BEN-1.rounds.0.session", warning, `no session "s9"`, func(a *A) { a.Answers["BEN-1"].Rounds[0].Session = "s9" }},
		{"answers.BEN-1.rounds.0.way.0", fault, "not one of", func(a *A) { a.Answers["BEN-1"].Rounds[0].Way = []assessment.Way{"drums"} }},
		{"answers.BEN-1.rounds.0.groups", fault, "fewer than 5", func(a *A) {
			a.Answers["BEN-1"].Rounds[0].Groups = &assessment.Groups{Team: [4]int{5}, Others: [4]int{4}}
		}},
		{"answers.BEN-1.rounds.0.groups", fault, "counts 18 votes for level 3", func(a *A) {
			a.Answers["BEN-1"].Rounds[0].Groups = &assessment.Groups{Team: [4]int{0, 0, 0, 9}, Others: [4]int{0, 0, 0, 9}}
		}},
		{"answers.BEN-1.rounds.0.reasons", fault, "fewer than three", func(a *A) { a.Answers["BEN-1"].Rounds[0].Reasons = []string{"x"} }},
		{"answers.BEN-1.voided.0", fault, "fewer than three", func(a *A) {
			answer(a, func(x *assessment.Answer) { x.Voided = []assessment.Voided{{At: start, Ballots: 2, Unsure: 1}} })
		}},
		{"answers.BEN-1.voided.0", fault, "4 votes for 3", func(a *A) {
			answer(a, func(x *assessment.Answer) {
				x.Voided = []assessment.Voided{{At: start, Ballots: 3, Levels: &[4]int{4}}}
			})
		}},
		{"sessions.1.id", fault, "used twice", func(a *A) { a.Sessions = append(a.Sessions, a.Sessions[0]) }},
		{"sessions.0.id", fault, "empty", func(a *A) { a.Sessions[0].ID = "" }},
		{"sessions.0.questions.1", warning, "no question BEN-99", func(a *A) { a.Sessions[0].Questions = []string{"BEN-1", "BEN-99"} }},
		{"sessions.0.open.0", warning, "no question BEN-99", func(a *A) { a.Sessions[0].Open = []string{"BEN-99"} }},
		{"sessions.0.at", warning, "no question BEN-99", func(a *A) { a.Sessions[0].At = "BEN-99" }},
		{"answers.BEN-1.by", warning, `no assessor "a9"`, func(a *A) { answer(a, func(x *assessment.Answer) { x.By = "a9" }) }},
		{"history.1.session", warning, `no session "s9"`, func(a *A) {
			a.History = []assessment.Entry{{At: start, By: "a1", Session: "s7c1"}, {At: start, Session: "s9"}}
		}},
		{"sessions.0.way", fault, "not one of", func(a *A) { a.Sessions[0].Way = "drums" }},
		{"actions.0.for", warning, "for no question", func(a *A) { a.Actions[0].For = nil }},
		{"explanations.supplier", warning, "at least 20 characters", func(a *A) { a.Explanations = map[string]string{"supplier": "So."} }},
		{"known_as.falls team", fault, "not one of", func(a *A) { a.KnownAs = map[string]assessment.NameKind{"falls team": "thing"} }},
		{"sign_off.0.role", warning, "empty", func(a *A) { a.SignOff = []assessment.SignOff{{Decision: assessment.DecisionNoted}} }},
		{"sign_off.0.decision", fault, "empty", func(a *A) { a.SignOff = []assessment.SignOff{{Role: "Director"}} }},
		{"documents.0.date", warning, "after the assessment date", func(a *A) { a.Documents[0].Date.Year = 2027 }},
		{"documents.0.title", warning, "no title", func(a *A) { a.Documents[0].Title = " " }},
		{"answers.BEN-1.check.date", warning, "after the assessment date", func(a *A) { a.Answers["BEN-1"].Check.Date.Year = 2027 }},
		{"answers.BEN-1.departure.reason", warning, "without a reason", func(a *A) { a.Answers["BEN-1"].Departure.Reason = "" }},
		{"answers.BEN-1.departure.clause", warning, `no clause "12z"`, func(a *A) { a.Answers["BEN-1"].Departure.Clause = "12z" }},
		{"answers.BEN-2.reason", warning, "at least 20 characters", func(a *A) {
			a.Facts.Stage = questions.StageIdea
			a.Answers["BEN-2"] = assessment.Answer{State: assessment.StateNotApplicable, Reason: "too short"}
		}},
		{"answers." + essential + ".state", warning, "essential", func(a *A) {
			a.Answers[essential] = assessment.Answer{State: assessment.StateNotApplicable, Reason: longEnough}
		}},
		{"answers.BEN-1.rounds.0", fault, "4 votes, but only 2", func(a *A) { a.Answers["BEN-1"].Rounds[0].Unsure = 2 }},
		{"answers.BEN-1.rounds.0", fault, "below zero", func(a *A) { a.Answers["BEN-1"].Rounds[0].Levels[0] = -1 }},
		{"answers.BEN-1.rounds.0.voted", fault, "lists 1 people for 2 votes", func(a *A) { a.Answers["BEN-1"].Rounds[0].Voted = []string{"a1"} }},
		{"answers.BEN-1.rounds.0.voted.1", fault, "listed twice", func(a *A) { a.Answers["BEN-1"].Rounds[0].Voted[1] = "a1" }},
		{"answers.BEN-1.rounds.0.voted.1", warning, `no assessor "a3"`, func(a *A) { a.Answers["BEN-1"].Rounds[0].Voted[1] = "a3" }},
		{"answers.BEN-1.rounds.0.complete", warning, "only 2 of 3", func(a *A) { a.Answers["BEN-1"].Rounds[0].Present = 3 }},
		{"answers.BEN-1.rounds.0.complete", warning, "left open", func(a *A) {
			a.Answers["BEN-1"].Rounds[0].Complete = false
			answer(a, func(x *assessment.Answer) { x.Rounds = append(x.Rounds, assessment.Round{Present: 2}) })
		}},
		{"assessors.1.id", fault, "used twice", func(a *A) { a.Assessors = append(a.Assessors[:1:1], a.Assessors...) }},
		{"assessors.0.id", fault, "empty", func(a *A) { a.Assessors = append([]assessment.Assessor{{}}, a.Assessors...) }},
		{"actions.1.id", fault, "used twice", func(a *A) { a.Actions[1].ID = a.Actions[0].ID }},
		{"actions.0.id", fault, "empty", func(a *A) { a.Actions[0].ID = "" }},
		{"actions.0.for.0", warning, "no question or principle", func(a *A) { a.Actions[0].For[0] = "BEN-99" }},
		{"actions.0.text", warning, "does not say", func(a *A) { a.Actions[0].Text = "\t" }},
		{"actions.0.status", fault, "empty", func(a *A) { a.Actions[0].Status = "" }},
		{"actions.0.status", fault, "not one of", func(a *A) { a.Actions[0].Status = "later" }},
		{"sessions.0.ended", warning, "before the start", func(a *A) { a.Sessions[0].Ended = start.Add(-1) }},
		{"sessions.0.present.1", warning, `no assessor "a7"`, func(a *A) { a.Sessions[0].Present[1] = "a7" }},
		{"facts.stage", fault, "not one of", func(a *A) { a.Facts.Stage = "beta" }},
		{"facts.people_data", fault, "not one of", func(a *A) { a.Facts.PeopleData = "some" }},
		{"facts.algorithm", fault, "not one of", func(a *A) { a.Facts.Algorithm = "ai" }},
		{"facts.decision_role", fault, "not one of", func(a *A) { a.Facts.DecisionRole = "x" }},
		{"facts.compute", fault, "not one of", func(a *A) { a.Facts.Compute = "x" }},
		{"project.id", warning, "links", func(a *A) { a.Project.ID = "Falls Risk" }},
		{"project.title", warning, "placeholder", func(a *A) { a.Project.Title = "TBC" }},
		{"project.summary", warning, "placeholder", func(a *A) { a.Project.Summary = "Lorem ipsum dolor" }},
		{"project.organisation", warning, "placeholder", func(a *A) { a.Project.Organisation = "xxx" }},
		{"project.team", warning, "placeholder", func(a *A) { a.Project.Team = "test" }},
		{"project.contact_email", warning, "set aside for examples: it counts as missing", func(a *A) { a.Project.ContactEmail = "team@example.com" }},
		{"project.title", warning, "fewer than two letters", func(a *A) { a.Project.Title = "A 1" }},
		{"project.summary", warning, "fewer than three words", func(a *A) { a.Project.Summary = "A list" }},
		{"project.review.next", warning, "two years", func(a *A) { a.Project.Review.Next = assessment.Date{Year: 2028, Month: 11, Day: 23} }},
		{"documents.0.title", warning, `"TBC" looks like a placeholder`, func(a *A) { a.Documents[0].Title = "TBC" }},
		{"documents.0.location", warning, "placeholder", func(a *A) { a.Documents[0].Location = "see above" }},
		{"documents.0.owner", warning, "placeholder", func(a *A) { a.Documents[0].Owner = "n/a" }},
		{"answers.BEN-1.check.by", warning, "placeholder", func(a *A) { a.Answers["BEN-1"].Check.By = "none yet" }},
		{"actions.0.text", warning, "placeholder", func(a *A) { a.Actions[0].Text = "todo" }},
		{"actions.0.owner", warning, "placeholder", func(a *A) { a.Actions[0].Owner = "tba" }},
		{"facts.supplier", warning, "one is named", func(a *A) { a.Facts.Supplier, a.Project.Suppliers = new(bool), []project.Supplier{{Name: "Acme Ltd"}} }},
		{"retired.BEN-0.by", warning, `no assessor "a9"`, func(a *A) { a.Retired = map[string]assessment.Answer{"BEN-0": {By: "a9"}} }},
		{"retired.BEN-0.rounds.0.session", warning, `no session "gone"`, func(a *A) {
			a.Retired = map[string]assessment.Answer{"BEN-0": {Rounds: []assessment.Round{{Session: "gone", Complete: true}}}}
		}},
		{"retired.BEN-0.rounds.0.voted.0", warning, `no assessor "a9"`, func(a *A) {
			a.Retired = map[string]assessment.Answer{"BEN-0": {Rounds: []assessment.Round{{Present: 1, Voted: []string{"a9"}, Levels: [4]int{1}, Complete: true}}}}
		}},
		{"retired.BEN-0.voided.0.session", warning, `no session "gone"`, func(a *A) {
			a.Retired = map[string]assessment.Answer{"BEN-0": {Voided: []assessment.Voided{{Session: "gone", At: start}}}}
		}},
		{"sessions.0.scope.2", warning, `no principle or question "privvy"`, func(a *A) { a.Sessions[0].Scope = []string{"privacy", "BEN-1", "privvy"} }},
		{"sessions.0.left.0", warning, "was not there", func(a *A) {
			a.Sessions[0].Present, a.Sessions[0].Left = []string{"a1"}, []string{"a2"}
		}},
		{"imported.0.place", warning, `no field "project.colour"`, func(a *A) { a.Imported = []assessment.Import{{Place: "project.colour", From: "a record", At: start}} }},
		{"imported.0.place", warning, `no field "facts.colour"`, func(a *A) { a.Imported = []assessment.Import{{Place: "facts.colour", From: "a record", At: start}} }},
		{"imported.1.place", warning, "listed twice", func(a *A) {
			a.Imported = []assessment.Import{{Place: "project.review.next", From: "a record", At: start}, {Place: "project.review.next", From: "another", At: start}}
		}},
		{"explanations.stage", warning, "at least 20 characters", func(a *A) { a.Explanations = map[string]string{"stage": "Nineteen characters"} }},
		{"project.risks.0.risk", warning, "placeholder", func(a *A) { a.Project.Risks[0].Risk = "to be confirmed" }},
		{"project.contact_email", warning, "not an e-mail address", func(a *A) { a.Project.ContactEmail = "Falls team" }},
		{"project.contact_email", warning, "one person", func(a *A) { a.Project.ContactEmail = "jane.smith@trust.nhs.uk" }},
		{"project.responsible_role", warning, "name of a person", func(a *A) { a.Project.ResponsibleRole = "Jane Smith" }},
		{"project.url", warning, "not a complete web address", func(a *A) { a.Project.URL = "www.trust.nhs.uk" }},
		{"project.challenge.url", warning, "not a complete web address", func(a *A) { a.Project.Challenge.URL = "javascript:alert(1)" }},
		{"project.assessments.0.url", warning, "not a complete web address", func(a *A) {
			a.Project.Assessments = []project.OtherAssessment{{Kind: "DPIA", URL: "our intranet"}}
		}},
		{"project.programme_area", warning, "not one of", func(a *A) { a.Project.ProgrammeArea = "Space" }},
		{"project.organisation_type", warning, "not one of", func(a *A) { a.Project.OrganisationType = "club" }},
		{"project.domain.0", warning, "not one of", func(a *A) { a.Project.Domain = []string{"fun"} }},
		{"project.capability.0", warning, "not one of", func(a *A) { a.Project.Capability = []string{"magic"} }},
		{"project.data.0.personal", fault, "not one of", func(a *A) { a.Project.Data[0].Personal = "yes" }},
		{"project.data.0.use", fault, "not one of", func(a *A) { a.Project.Data[0].Use = "yes" }},
		{"project.opt_out.ai_use.available", fault, "not one of", func(a *A) { a.Project.OptOut.AIUse.Available = "perhaps" }},
		{"project.outcomes.0.good_or_bad", fault, "not one of", func(a *A) { a.Project.Outcomes = []project.Outcome{{Text: "x", GoodOrBad: "so so"}} }},
		{"project.dates.ends", warning, "before", func(a *A) {
			a.Project.Dates = project.Dates{LiveSince: monthsBefore(-2), Ends: monthsBefore(-1)}
		}},
		{"project.review.last", warning, "after the assessment date", func(a *A) { a.Project.Review.Last = assessment.Date{Year: 2027, Month: 1, Day: 1} }},
		{"project.no_data", warning, "facts.people_data", func(a *A) { a.Project.NoData, a.Facts.PeopleData = true, "identifiable" }},
	} {
		a := sound()
		c.spoil(a)
		problems := assessment.Validate(a, pack)
		if len(problems) != 1 || problems[0].Path != c.path || problems[0].Severity != c.severity || !strings.Contains(problems[0].Message, c.message) || problems[0].Hint == "" {
			t.Errorf("want one %s at %s with %q and a hint, got %+v", c.severity, c.path, c.message, problems)
		}
	}
}

// The problems come in one order, whatever the order of maps.
func TestValidateIsDeterministic(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		before := asJSON(t, a)
		first := assessment.Validate(a, pack)
		if diff := cmp.Diff(first, assessment.Validate(a, pack)); diff != "" {
			t.Fatal(diff)
		}
		if asJSON(t, a) != before {
			t.Fatal("validating changed the assessment")
		}
		assessment.Validate(a, nil)
		assessment.Compute(a, pack)
	})
}

// Whatever is done with an Editor, answers stay sound.
func TestEditorKeepsAnswersSound(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		e := assessment.NewEditor(empty())
		for i := range rapid.IntRange(1, 12).Draw(t, "edits") {
			anyEdit(t, e, stamp(i, "a1"))
			if rapid.IntRange(0, 3).Draw(t, "undo") == 0 {
				e.Undo(stamp(i, "a1"))
			}
		}
		for _, problem := range assessment.Validate(e.Assessment(), pack) {
			if strings.HasPrefix(problem.Path, "answers.") && (strings.HasSuffix(problem.Path, ".level") || strings.HasSuffix(problem.Path, ".state")) && problem.Severity == assessment.SeverityError {
				t.Fatal(problem)
			}
		}
	})
}

// Faults are the errors among the problems, however they were found.
func TestFaultsAreTheErrors(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		if rapid.Bool().Draw(t, "broken") {
			a.Facts.Compute, a.Project.OrganisationType, a.AsOf = "huge", "club", assessment.Date{}
			a.Actions = append(a.Actions, assessment.Action{ID: "x1"}, assessment.Action{ID: "x1", Status: "TBC"})
			a.Sessions = append(a.Sessions, assessment.Session{Present: []string{"a9", "a9"}, Way: "shouting"})
			a.Project.Data = append(a.Project.Data, project.DataItem{Name: "TBC", Personal: "very"})
		}
		errors := slices.DeleteFunc(assessment.Validate(a, pack), func(p assessment.Problem) bool { return p.Severity != assessment.SeverityError })
		if diff := cmp.Diff(errors, assessment.Faults(a, pack), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Facts that hardly hold together are pointed out, and change no verdict.
func TestFactsThatHardlyHoldTogether(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	for want, facts := range map[string]assessment.Facts{
		"facts.health_confidential":            {PeopleData: "none", HealthConfidential: &yes},
		"facts.significant_solely_automated":   {Algorithm: "none", SignificantSolelyAutomated: &yes},
		"facts.significant_solely_automated ":  {AffectsPeople: &no, SignificantSolelyAutomated: &yes},
		"facts.significant_solely_automated  ": {DecisionRole: "informs", SignificantSolelyAutomated: &yes},
		"":                                     {PeopleData: "none", HealthConfidential: &no, Algorithm: "none", SignificantSolelyAutomated: &no, AffectsPeople: &no},
		" ":                                    {PeopleData: "identifiable", HealthConfidential: &yes, Algorithm: "rules", DecisionRole: "decides", AffectsPeople: &yes, SignificantSolelyAutomated: &yes},
		"  ":                                   {HealthConfidential: &yes, SignificantSolelyAutomated: &yes},
	} {
		got := ""
		for _, problem := range assessment.Validate(&assessment.Assessment{Facts: facts}, nil) {
			if strings.Contains(problem.Message, ", but facts.") && problem.Severity == assessment.SeverityWarning {
				got = problem.Path
			}
		}
		if got != strings.TrimSpace(want) {
			t.Errorf("%+v: warned of %q, want %q", facts, got, want)
		}
	}
}
