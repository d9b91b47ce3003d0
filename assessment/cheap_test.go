package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// honest answers every question that is asked of a live project on patient data at
// level 2, with papers that can be found.
func honest(t *testing.T) (*assessment.Assessment, *questions.Pack) {
	pack := defaultPack(t)
	a := completeProject()
	yes, no := true, false
	a.Pack = assessment.PackRef{ID: pack.ID, Version: pack.Version}
	a.Facts = assessment.Facts{
		Stage: questions.StageLive, PeopleData: "identifiable", Algorithm: "machine-learning", DecisionRole: "recommends", Compute: "small",
		HealthConfidential: &yes, AffectsPeople: &yes, FrontlineUse: &yes, SignificantSolelyAutomated: &no, Supplier: &yes, SharesData: &yes,
		PublishesOutputs: &no, PublicFunction: &yes, JobsAffected: &no, OriginalSignatory: &yes, ReviewHeld: &no,
	}
	a.Assessors = []assessment.Assessor{{ID: "a1", Name: "Ann Lee", Role: "Data lead", DeliveryTeam: true}, {ID: "a2", Role: "Resident", Resident: true}}
	for i, q := range assessment.Compute(a, pack).Questions {
		if q.Applies {
			answer := assessment.Level(2)
			answer.Note = fmt.Sprintf("What we do about %s.", q.ID)
			answer.Evidence = cited(assessment.Evidence{Title: "Paper " + q.ID, Owner: "Records office", Location: fmt.Sprintf("Shelf %d", i), Date: asOf})
			a.Answers[q.ID] = answer
		}
	}
	return listed(a), pack
}

// each changes every answer.
func each(a *assessment.Assessment, change func(id string, answer *assessment.Answer)) {
	for id, answer := range a.Answers {
		change(id, &answer)
		a.Answers[id] = answer
	}
	listed(a)
}

// Ways to a good verdict for little work, and what each comes to: it is not ready, or
// it is and a signal tells what a reader should know.
func TestCheapWaysToAVerdict(t *testing.T) {
	t.Parallel()
	no := false
	onePaper := cited(assessment.Evidence{Title: "Handbook"})
	onePlace := cited(assessment.Evidence{Title: "Handbook", Owner: "Records office", Location: "Shelf 1", Date: asOf})
	for _, c := range []struct {
		name    string
		cheat   func(a *assessment.Assessment, pack *questions.Pack)
		verdict assessment.Verdict
		signal  assessment.SignalCode // for those that are ready
		restsOn string                // part of what the verdict rests on
	}{
		{"honest work", func(*assessment.Assessment, *questions.Pack) {}, assessment.VerdictReady, "", ""},
		// Of rule 1.
		{"one pasted title behind every answer", func(a *assessment.Assessment, _ *questions.Pack) {
			each(a, func(_ string, answer *assessment.Answer) { answer.Evidence = onePaper })
		}, assessment.VerdictNotReady, "", ""},
		{"live on patient data, all at 1, eleven actions", func(a *assessment.Assessment, pack *questions.Pack) {
			each(a, func(_ string, answer *assessment.Answer) {
				*answer = assessment.Level(1)
			})
			for _, p := range pack.Principles {
				x := plan(p.ID)
				x.Text = "Improve"
				a.Actions = append(a.Actions, x)
			}
		}, assessment.VerdictNotReady, "", ""},
		{"facts that say none, a register text that does not", func(a *assessment.Assessment, _ *questions.Pack) {
			a.Facts.PeopleData, a.Facts.Algorithm, a.Facts.Supplier = "none", "none", &no
			a.Project.Data = []project.DataItem{{Name: "Patients", Personal: "identifiable"}}
			a.Project.Suppliers = []project.Supplier{{Name: "Acme Ltd"}}
			a.Project.Capability = []string{"machine-learning"}
		}, assessment.VerdictIncomplete, "", ""},
		// Six more.
		{"one place pasted behind every answer", func(a *assessment.Assessment, _ *questions.Pack) {
			each(a, func(_ string, answer *assessment.Answer) { answer.Evidence = onePlace })
		}, assessment.VerdictReady, assessment.OneDocumentSignal, ""},
		{"no word of note", func(a *assessment.Assessment, _ *questions.Pack) {
			each(a, func(_ string, answer *assessment.Answer) { answer.Note = "We do this." })
		}, assessment.VerdictReady, assessment.NoNoteSignal, ""},
		{"a stage that asks for less, after it went live", func(a *assessment.Assessment, _ *questions.Pack) {
			a.Facts.Stage = questions.StageIdea
			a.Project.Dates.LiveSince = asOf
		}, assessment.VerdictIncomplete, "", ""},
		{"a stage that asks for less, and the day not said", func(a *assessment.Assessment, _ *questions.Pack) {
			a.Facts.Stage = questions.StageIdea
		}, assessment.VerdictReady, assessment.NotAskedSignal, ""},
		{"all set aside that may be, with one reason", func(a *assessment.Assessment, pack *questions.Pack) {
			for _, q := range assessment.Compute(a, pack).Questions {
				if q.Applies && !q.Essential {
					a.Answers[q.ID] = assessment.Answer{State: assessment.StateNotApplicable, Reason: "This is not a part of our project."}
				}
			}
		}, assessment.VerdictNotReady, "", ""},
		{"fields filled with what is no word", func(a *assessment.Assessment, _ *questions.Pack) {
			a.Project.Summary, a.Project.Risks = "xxx", []project.Risk{{Risk: "n/a"}}
		}, assessment.VerdictIncomplete, "", ""},
		{"a dispute of ten undone by one who stays behind", func(a *assessment.Assessment, pack *questions.Pack) {
			for _, q := range assessment.Compute(a, pack).Questions {
				if q.Applies && q.Essential {
					answer := a.Answers[q.ID]
					answer.Rounds = []assessment.Round{{Present: 10, Levels: [4]int{0, 0, 5, 0}, Unsure: 0, Complete: true}, {Present: 10, Levels: [4]int{3, 0, 7, 0}, Complete: true}, {Present: 1, Levels: [4]int{0, 0, 1, 0}, Complete: true}}
					a.Answers[q.ID] = answer
				}
			}
		}, assessment.VerdictNotReady, "", ""},
		{"everybody voted 0, and a word over it", func(a *assessment.Assessment, _ *questions.Pack) {
			each(a, func(_ string, answer *assessment.Answer) {
				answer.Rounds, answer.Agreed = []assessment.Round{{Present: 10, Levels: [4]int{10, 0, 0, 0}, Complete: true}}, "ok"
			})
		}, assessment.VerdictReady, assessment.AboveVotesSignal, "are above what the votes came to, for a reason that is given."},
	} {
		a, pack := honest(t)
		c.cheat(a, pack)
		score := assessment.Compute(a, pack)
		if score.Verdict != c.verdict {
			t.Errorf("%s: %s, want %s: %s", c.name, score.Verdict, c.verdict, score.Sentence())
		}
		signals := assessment.Signals(a, pack, &score, asOf)
		if c.signal != "" && !slices.ContainsFunc(signals, func(s assessment.Signal) bool { return s.Code == c.signal }) {
			t.Errorf("%s: no signal %s among %+v", c.name, c.signal, signals)
		}
		if basis := assessment.BasisOf(a, &score); !strings.Contains(basis.Words(), c.restsOn) {
			t.Errorf("%s: rests on: %s", c.name, basis.Words())
		}
	}
}

// A check from inside is no check, whatever tells of checks.
func TestOnlyChecksThatCountAreTold(t *testing.T) {
	t.Parallel()
	a, pack := honest(t)
	names := []string{"RECORDS  office", "Data lead", "Internal audit", "TBC", "Internal audit"}
	at := 0
	each(a, func(_ string, answer *assessment.Answer) {
		if at < len(names) {
			answer.Level, answer.Check = assessment.Level(3).Level, &assessment.Check{By: names[at], Date: asOf}
		}
		at++
	})
	score := assessment.Compute(a, pack)
	if b := assessment.BasisOf(a, &score); b.Checked != 2 || b.Checkers != 1 || b.CheckDays != 1 {
		t.Errorf("%+v", b)
	}
}
