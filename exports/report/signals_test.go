package report_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// What a report rests on, and what to know besides, is the same for the public and for
// the team: places are told apart alike, though some documents at a place are public
// and others are not.
func TestSignalsAreTheSameForEveryAudience(t *testing.T) {
	t.Parallel()
	for public := range 4 {
		a := exportstest.Typical()
		for i, id := range []string{"GOO-1", "GOO-2", "FAI-1"} {
			answer := assessment.Level(2)
			answer.Evidence = a.Cite(assessment.Evidence{
				Title: fmt.Sprint("Chapter ", i), Owner: "Records office", Location: "https://city.example/handbook", Date: exportstest.Day(2026, 5, 1), Public: i < public,
			})
			a.Answers[id] = answer
		}
		told := map[report.Audience]report.Summary{}
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			told[audience] = report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(audience)).Summary
		}
		if diff := cmp.Diff(told[report.Internal].Signals, told[report.Public].Signals); diff != "" {
			t.Errorf("%d public: %s", public, diff)
		}
		if told[report.Internal].RestsOn != told[report.Public].RestsOn {
			t.Errorf("%d public: %q, internally %q", public, told[report.Public].RestsOn, told[report.Internal].RestsOn)
		}
	}
}

// A team that is called like a person stands in a public report. A check by it is one
// from inside there too, so that the score follows from what the report says.
func TestATeamCalledLikeAPersonIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.Team = "Mary Seacole"
	answer := assessment.Level(3)
	answer.Evidence = a.Cite(assessment.Evidence{Title: "Plan", Owner: "Records office", Location: "Shelf 1", Date: exportstest.Day(2026, 5, 1)})
	answer.Check = &assessment.Check{By: "Mary  Seacole", Date: exportstest.Day(2026, 6, 1)}
	a.Answers["GOO-2"] = answer
	r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	if diff := cmp.Diff(r.Score, report.Recount(r).Score); diff != "" {
		t.Errorf("the score does not follow from the report:\n%s", diff)
	}
	if by := r.Answers["GOO-2"].Check.By; by != answer.Check.By {
		t.Errorf("the check is by %q", by)
	}
}
