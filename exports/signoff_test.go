package exports_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/privacy"
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
