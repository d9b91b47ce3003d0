package exports_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/privacy"
	"charter/exports/report"
)

// What is told before a public report is what that report tells, whatever is in it.
func TestBeforePublishingTellsWhatTheReportTells(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	named := exportstest.Typical()
	named.Project.Summary = "By Mina Murray. Ask Quincey, or call 0151 496 0000."
	named.Actions[0].Owner = "Arrowe Park"
	for name, a := range map[string]*assessment.Assessment{"typical": exportstest.Typical(), "private": exportstest.Private(), "empty": {}, "named": named} {
		r := report.Build(a, pack, exportstest.Options(report.Public))
		leaks, remarks := report.BeforePublishing(a, pack)
		unseen := cmpopts.IgnoreUnexported(privacy.Remark{})
		if diff := cmp.Diff(r.Leaks(), leaks, cmpopts.EquateEmpty()) + cmp.Diff(r.Remarks(), remarks, unseen, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if name == "named" && (len(leaks) != 1 || len(remarks) < 3) {
			t.Errorf("%v %v", leaks, remarks)
		}
	}
}
