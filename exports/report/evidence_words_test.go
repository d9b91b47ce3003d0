package report_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// A report tells of checks and documents in one way wherever it does: a check may be by a
// committee or a company, and a document may have a place and no date.
func TestAReportTellsOfChecksInOneWay(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	for id, by := range map[string]string{"GOO-1": "Audit committee", "GOO-2": "Quayside Assurance Ltd"} {
		answer := assessment.Level(2)
		answer.Evidence = a.Cite(assessment.Evidence{Title: "Plan for " + id, Owner: "Records office", Location: "Shelf " + id, Date: exportstest.Day(2026, 5, 1)})
		answer.Check = &assessment.Check{By: by, Date: exportstest.Day(2026, 6, 1)}
		a.Answers[id] = answer
	}
	answer := assessment.Level(2)
	answer.Evidence = a.Cite(assessment.Evidence{Title: "Undated", Owner: "Records office", Location: "Shelf 9"})
	a.Answers["FAI-1"] = answer
	r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	text := string(report.Markdown(r))
	if want := "2 of 3 answers rest on evidence with a place and a date; 2 were checked from outside the project, under 2 names. 3 documents are cited, told apart by place."; r.Summary.RestsOn != want {
		t.Errorf("got  %s\nwant %s", r.Summary.RestsOn, want)
	}
	if strings.Contains(strings.ToLower(text), "nobody has checked") {
		t.Error("a report with checks says that nobody has checked")
	}
}
