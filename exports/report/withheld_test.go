package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/exports/privacy"
	"charter/exports/report"
)

func TestWithheldIsToldByReason(t *testing.T) {
	t.Parallel()
	r := &report.Report{}
	for _, field := range []string{
		"answers.GOO-1.evidence[0].location", "answers.GOO-1.evidence[1].location", "answers.FAI-1.evidence[0].location",
		"retired.OLD-1.evidence[0].location", "answers.FAI-1.private_note", "assessors[0].name", "assessors[1].name", "answers.*.by",
		"actions.a.b.owner", "project.team", "answers.FAI-1.check.by",
	} {
		reason := "it is not public"
		if strings.Contains(field, "name") || strings.HasSuffix(field, "by") {
			reason = "names are not told"
		}
		r.Withheld = append(r.Withheld, privacy.Withheld{Field: field, Reason: reason})
	}
	want := []report.WithheldGroup{
		{Reason: "it is not public", What: []string{"The place of evidence (4): GOO-1 (2), FAI-1, OLD-1", "Private notes: FAI-1", "Owners of actions", "Team"}},
		{Reason: "names are not told", What: []string{"Names of assessors (2)", "Who gave each answer", "Who made a check: FAI-1"}},
	}
	if diff := cmp.Diff(want, r.WithheldGroups()); diff != "" {
		t.Error(diff)
	}
}
