package exports_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/schema"
)

// TestReportsTellHowPeopleRated: what was seen by all is never told as unseen, and sheets of
// paper are no people who took part.
func TestReportsTellHowPeopleRated(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	for way, want := range map[assessment.Way]string{
		assessment.WayTurns: "unseen at one keyboard", assessment.WayHands: "with hands seen by all", assessment.WayPaper: "unseen on paper",
	} {
		a := exportstest.Typical()
		held := exportstest.Day(2026, 11, 20).Time()
		a.Sessions = []assessment.Session{{ID: "s1", Started: held, Ended: held, Scope: []string{"all"}, Way: way}}
		if way == assessment.WayPaper {
			a.Sessions[0].Ahead, a.Sessions[0].Sheets = true, 4
		}
		answer := a.Answers["GOO-1"]
		answer.Rounds = []assessment.Round{{Session: "s1", Way: []assessment.Way{way}, Present: 4, Levels: [4]int{0, 1, 3, 0}, Complete: true, Held: held}}
		a.Answers["GOO-1"] = answer
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			made := report.Build(a, pack, exportstest.Options(audience))
			text := string(report.Markdown(made))
			if !strings.Contains(text, "Round 1, 20 November 2026, "+want+": 4 of 4 voted") {
				t.Errorf("%s: the %s report does not say %q", way, audience, want)
			}
			if unseen := strings.Contains(text, "unseen"); unseen == (way == assessment.WayHands) {
				t.Errorf("%s: the %s report says unseen: %v", way, audience, unseen)
			}
			if sheets := strings.Contains(text, "before people met: 4 sheets of paper handed in without names."); sheets != (way == assessment.WayPaper) {
				t.Errorf("%s: the %s report tells of sheets: %v", way, audience, sheets)
			}
			data := exportstest.JSON(t, made)
			if err := schema.Validate("report", data); err != nil {
				t.Errorf("%s: %v", way, err)
			}
			if failed := exportstest.Failed(exportstest.Verifier(pack).Verify(data)); len(failed) > 0 {
				t.Errorf("%s: the %s report is not verified: %v", way, audience, failed)
			}
		}
	}
}
