package changes_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports/changes"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/schema"
)

// changed compares typical, changed in one way, with typical changed in another.
func changed(before, after func(*assessment.Assessment)) *changes.Changes {
	built := func(edit func(*assessment.Assessment)) *report.Report {
		a := exportstest.Typical()
		edit(a)
		return report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	}
	return changes.Diff(built(before), built(after), nil)
}

// A claim that rose without evidence counts as before. That it rose is told all the same.
func TestDiffTellsOfClaimsThatCountAsBefore(t *testing.T) {
	t.Parallel()
	claims := func(level int) func(*assessment.Assessment) {
		return func(a *assessment.Assessment) { a.Answers["GOO-1"] = assessment.Level(level) }
	}
	c := changed(claims(2), claims(3))
	if len(c.Claims) != 1 || c.Claims[0].Question != "GOO-1" || c.Claims[0].OldClaimed != 2 || c.Claims[0].NewClaimed != 3 || len(c.Answers) != 0 {
		t.Fatalf("got claims %+v and answers %+v", c.Claims, c.Answers)
	}
	for form, text := range map[string][]byte{"Markdown": changes.Markdown(c), "HTML": changes.HTML(c)} {
		for _, want := range []string{"Claimed otherwise, and counting as before", "The team claims 3 now; before, it claimed 2. It counts 1 as before: "} {
			if !strings.Contains(string(text), want) {
				t.Errorf("the %s lacks %q:\n%s", form, want, text)
			}
		}
	}
	checkSchema(t, c)
}

func TestDiffTellsOfDecisions(t *testing.T) {
	t.Parallel()
	noted := assessment.SignOff{Role: "Data protection officer", Decision: assessment.DecisionNoted, Date: exportstest.Day(2026, 11, 20)}
	returned := assessment.SignOff{Role: "Board", Decision: assessment.DecisionReturned, Date: exportstest.Day(2026, 11, 20), Note: "Test it by street first."}
	approved := assessment.SignOff{Role: "Board", Decision: assessment.DecisionApproved, Date: exportstest.Day(2026, 11, 21)}
	signed := func(all ...assessment.SignOff) func(*assessment.Assessment) {
		return func(a *assessment.Assessment) { a.SignOff = all }
	}
	c := changed(signed(noted, returned), signed(noted, approved))
	if diff := cmp.Diff([]changes.SignOffChange{{SignOff: approved, What: "new"}, {SignOff: returned, What: "removed"}}, c.SignOff); diff != "" {
		t.Error(diff)
	}
	text := string(changes.Markdown(c))
	for _, want := range []string{"## Sign-off", "- **Board**: approved, 21 November 2026.", "- **Board**: returned, 20 November 2026; no longer recorded. Test it by street first."} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Data protection officer:") || !strings.Contains(string(changes.HTML(c)), "approved, 21 November 2026") {
		t.Errorf("the page tells otherwise, or of a decision that stands:\n%s", text)
	}
	checkSchema(t, c)
}

func checkSchema(t *testing.T, c *changes.Changes) {
	t.Helper()
	text, err := changes.JSON(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate("changes", text); err != nil {
		t.Error(err)
	}
}
