package exports_test

import (
	"strings"
	"testing"

	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// Which part of a document an answer rests on belongs to the citation: every form of
// every report tells it beside the document.
func TestEveryReportTellsThePartThatIsCited(t *testing.T) {
	t.Parallel()
	const part = "section 4, page 12"
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	a.Answers["GOO-1"].Evidence[0].Part = part
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		r := report.Build(a, pack, exportstest.Options(audience))
		if err := r.Publishable(); err != nil {
			t.Fatal(err)
		}
		text := exportstest.JSON(t, r)
		for form, written := range map[string][]byte{
			"JSON": text, "Markdown": report.Markdown(r), "HTML": report.HTML(r), "CSV": report.AnswersCSV(r), "CSV of evidence": report.EvidenceCSV(r),
			"Word document": docxtest.Text(t, report.Word(r)),
		} {
			if !strings.Contains(string(written), part) {
				t.Errorf("the %s of the %s report leaves out the part", form, audience)
			}
		}
		if got := r.Answers["GOO-1"].Evidence; got[0].Part != part || got[1].Part != "" {
			t.Errorf("the parts are %q and %q", got[0].Part, got[1].Part)
		}
		if v := exportstest.Verifier(pack).Verify(text); !v.Passed {
			t.Errorf("the %s report fails: %v", audience, exportstest.Failed(v))
		}
	}
}
