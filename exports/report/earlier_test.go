package report_test

import (
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// No report tells what was answered in an earlier assessment, and what was private then
// stays so.
func TestAnswersOfAnEarlierAssessmentAreInNoReport(t *testing.T) {
	t.Parallel()
	earlier := exportstest.Typical()
	const private = "Only the board knows of this second supplier so far."
	for id, answer := range earlier.Answers {
		answer.Note, answer.PrivateNote = "A note of the year before.", private
		earlier.Answers[id] = answer
	}
	next := assessment.NewFrom(earlier, "an-id", time.Date(2028, time.February, 22, 10, 0, 0, 0, time.UTC))
	if len(next.Retired) == 0 {
		t.Fatal("nothing was kept")
	}
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		made := report.Build(next, exportstest.SmallPack("1.0.0"), exportstest.Options(audience))
		if text := string(report.Markdown(made)); len(made.Retired) > 0 || strings.Contains(text, "year before") || strings.Contains(text, "second supplier") {
			t.Errorf("the %s report tells it: %v\n%s", audience, made.Retired, text)
		}
	}
	next.Project.Summary = private
	if leaks, _ := report.BeforePublishing(next, exportstest.SmallPack("1.0.0")); len(leaks) == 0 {
		t.Error("a private note of the year before slips into a field that is published")
	}
}
