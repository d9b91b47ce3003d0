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

// What was answered before the questions changed stands under a heading of its own, which
// says that it does not count, each answer by the id of its question then.
func TestAnswersFromBeforeTheQuestionsChangedAreHeaded(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	answer := assessment.Level(2)
	answer.Note = "It was agreed in May."
	a.Retired = map[string]assessment.Answer{"OLD-1": answer, "OLD-2": {State: assessment.StateUnsure}}
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		text := string(report.Markdown(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(audience))))
		_, after, found := strings.Cut(text, "\n## Answers given before the questions changed\n")
		if !found {
			t.Fatalf("the %s report has no such heading:\n%s", audience, text)
		}
		for _, want := range []string{"They do not count in any score.", "\n### OLD-1\n", "**Level 2.**", "> It was agreed in May.", "\n### OLD-2\n"} {
			if !strings.Contains(after, want) {
				t.Errorf("the %s report does not say %q there:\n%s", audience, want, after)
			}
		}
	}
	a.Retired = nil
	if text := string(report.Markdown(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Internal)))); strings.Contains(text, "before the questions changed") {
		t.Error("the heading stands where there are none")
	}
}
