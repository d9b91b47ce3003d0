package exports_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charter/assessment"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/privacy"
	"charter/exports/register"
	"charter/exports/report"
)

// What was decided on the whole stands in every form, is part of the digest, and can be
// made again from the report.
func TestSignOffIsReported(t *testing.T) {
	t.Parallel()
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	unsigned := report.Build(a, pack, exportstest.Options(report.Public))
	a.SignOff = []assessment.SignOff{
		{Role: "Board of directors", Decision: assessment.DecisionReturned, Date: exportstest.Day(2026, 11, 20), Note: "Test it by street first."},
		{Role: "Head of lighting", Decision: assessment.DecisionApproved},
	}
	r := report.Build(a, pack, exportstest.Options(report.Public))
	for form, text := range map[string][]byte{
		"Markdown": report.Markdown(r), "HTML": report.HTML(r), "Word document": docxtest.Text(t, report.Word(r)),
	} {
		for _, want := range []string{"Board of directors", "Returned, 20 November 2026", "Test it by street first.", "Head of lighting", "Approved, no date"} {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("the %s lacks %q", form, want)
			}
		}
	}
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	for form, text := range map[string]string{"Markdown": string(register.Markdown(entry)), "CSV": string(register.CSV(entry))} {
		if !strings.Contains(text, "Board of directors: returned, 20 November 2026") || strings.Contains(text, "Test it by street first.") {
			t.Errorf("the %s of the register entry does not tell who decided what and when, or tells more:\n%s", form, text)
		}
	}
	if !strings.Contains(string(report.Markdown(unsigned)), "No decision is recorded.") || r.Digest == unsigned.Digest {
		t.Error("a report that nobody signed off does not say so, or has the same digest")
	}
	text := exportstest.JSON(t, r)
	if v := exportstest.Verifier(pack).Verify(text); !v.Passed {
		t.Errorf("the report fails: %v", exportstest.Failed(v))
	}
	if v := exportstest.Verifier(pack).Verify(bytes.Replace(text, []byte(`"approved"`), []byte(`"returned"`), 1)); v.Passed {
		t.Error("a decision was changed, and nothing was noticed")
	}
}

// The first page has room for a bounded part of what is typed, and leads to where the whole stands.
func TestFirstPageIsBounded(t *testing.T) {
	t.Parallel()
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	long := strings.Repeat("many words of the team ", 100)
	a.Project.Summary, a.Project.Organisation = long, long
	a.Project.Review.Next = exportstest.Day(2027, 12, 31)
	for i := range 9 {
		a.Actions = append(a.Actions, assessment.Action{ID: fmt.Sprint("n", i), For: []string{pack.Principles[0].ID}, Text: long, Status: assessment.ActionOpen, Due: exportstest.Day(2027, 1, i+1)})
		a.SignOff = append(a.SignOff, assessment.SignOff{Role: fmt.Sprint("Board ", i, " ", long), Decision: assessment.DecisionNoted, Date: exportstest.Day(2026, 11, i+1), Note: long})
	}
	r := report.Build(a, pack, exportstest.Options(report.Public))
	for i := range r.Summary.Signals {
		if signal := &r.Summary.Signals[i]; signal.Code == assessment.EssentialAt1Signal {
			signal.For = slices.Repeat([]string{"FAI-1"}, 12)
		}
	}
	text := string(report.Markdown(r))
	front, rest, _ := strings.Cut(text, "## At a glance")
	if letters := utf8.RuneCountInString(front); letters > 4000 {
		t.Errorf("the first page has %d characters:\n%s", letters, front)
	}
	for _, want := range []string{"**31 December 2027**: next review", "more actions: see [Actions]", "Board 8 ", "[FAI-1]; for 4 more see [What needs attention].", "9 decisions, in full: see [All decisions]"} {
		if !strings.Contains(front, want) {
			t.Errorf("the first page lacks %q:\n%s", want, front)
		}
	}
	if !strings.Contains(rest, "Board 0 ") || strings.Count(rest, strings.TrimSpace(long)) < 9+9+2 {
		t.Errorf("what the first page cuts does not stand whole elsewhere:\n%s", rest)
	}
}

// What was returned stands on the first page whenever it was, and beside it what was decided last.
func TestFirstPageTellsWhatWasReturned(t *testing.T) {
	t.Parallel()
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	a.SignOff = nil
	for i, decision := range []assessment.Decision{"approved", "returned", "approved", "approved", "approved", "noted"} {
		a.SignOff = append(a.SignOff, assessment.SignOff{Role: fmt.Sprint("Board ", i), Decision: decision, Date: exportstest.Day(2026, 11, 20-i)})
	}
	front, _, _ := strings.Cut(string(report.Markdown(report.Build(a, pack, exportstest.Options(report.Public)))), "## At a glance")
	at := func(text string) int { return strings.Index(front, text) }
	if !(0 < at("Board 2") && at("Board 2") < at("Board 1") && at("Board 1") < at("Board 0")) || strings.Contains(front, "Board 5") || at("6 decisions, 1 of them returned, in full: see [All decisions]") < 0 {
		t.Errorf("the first page says\n%s", front)
	}
}

// Who signed it off is a role. The name of a person that is known is withheld there, and
// stops a public report in what goes with the decision.
func TestSignOffNamesNobody(t *testing.T) {
	t.Parallel()
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	a.SignOff = []assessment.SignOff{{Role: "Mina Harker", Decision: assessment.DecisionApproved}}
	a.Assessors[0].Name = "Mina Harker"
	r := report.Build(a, pack, exportstest.Options(report.Public))
	if err := r.Publishable(); err != nil {
		t.Fatal(err)
	}
	if text := report.Markdown(r); bytes.Contains(text, []byte("Harker")) || !bytes.Contains(text, []byte("Who signed it off")) {
		t.Errorf("the public report says\n%s", text)
	}
	a.SignOff[0].Note = "As Mina Harker told the board."
	var leak *privacy.LeakError
	if err := report.Build(a, pack, exportstest.Options(report.Public)).Publishable(); !errors.As(err, &leak) || leak.Leaks[0].Field != "sign_off[0].note" {
		t.Errorf("got %v", err)
	}
}
