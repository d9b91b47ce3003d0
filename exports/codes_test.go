package exports_test

import (
	"os"
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions"
)

// Codes are for programs and a contract: each that a report can give stands in the
// documents, and there is one for every notice and for all that is withheld.
func TestEveryNoticeAndAllThatIsWithheldHasACode(t *testing.T) {
	t.Parallel()
	document, err := os.ReadFile("../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	see := func(code string) {
		seen[code] = true
		if !strings.Contains(string(document), "| `"+code+"` |") {
			t.Errorf("docs/reports.md does not tell of the code %q", code)
		}
	}
	unchecked, old := exportstest.SmallPack("1.0.0"), exportstest.SmallPack("1.0.0")
	unchecked.LegalChecked, old.LegalChecked = "", "2020-01-01"
	example := exportstest.Private()
	example.Example = true
	for _, pack := range []*questions.Pack{exportstest.SmallPack("1.0.0"), unchecked, old} {
		for _, a := range []*assessment.Assessment{example, exportstest.Private(), exportstest.Typical()} {
			r := report.Build(a, pack, exportstest.Options(report.Public))
			if len(r.Notices) != len(r.NoticeCodes) {
				t.Errorf("%d notices have %d codes", len(r.Notices), len(r.NoticeCodes))
			}
			for i, notice := range r.NoticeCodes {
				see(notice.Code)
				if day := notice.Args["day"]; day != "" && day != pack.LegalChecked {
					t.Errorf("%q has the day %s", r.Notices[i], day)
				}
			}
			for _, w := range r.Withheld {
				see(w.Code)
			}
			if entry, err := register.Make(r); err == nil {
				for _, w := range entry.Withheld {
					see(w.Code)
				}
			}
		}
	}
	if len(seen) != 13 {
		t.Errorf("%d codes were seen: %v", len(seen), seen)
	}
}
