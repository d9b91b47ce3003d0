package report_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

func TestReportSurvivesItsJSON(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	for name, a := range map[string]*assessment.Assessment{"sample": exportstest.Sample(t, pack), "empty": {}} {
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			r := report.Build(a, pack, exportstest.Options(audience))
			text := exportstest.JSON(t, r)
			back, err := report.Parse(text)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, audience, err)
			}
			if again := exportstest.JSON(t, back); !bytes.Equal(again, text) {
				t.Errorf("%s, %s: JSON differs after reading it back:\n%s", name, audience, cmp.Diff(string(text), string(again)))
			}
			if !bytes.Equal(report.Markdown(back), report.Markdown(r)) {
				t.Errorf("%s, %s: Markdown differs after reading the JSON back", name, audience)
			}
			if !bytes.Equal(report.HTML(back), report.HTML(r)) {
				t.Errorf("%s, %s: HTML differs after reading the JSON back", name, audience)
			}
			if !bytes.Equal(report.Word(back), report.Word(r)) {
				t.Errorf("%s, %s: the Word document differs after reading the JSON back", name, audience)
			}
		}
	}
}

func TestBuildGivesTheSameBytesAndChangesNothing(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	a, untouched := exportstest.Sample(t, pack), exportstest.Sample(t, pack)
	first := exportstest.JSON(t, report.Build(a, pack, exportstest.Options(report.Public)))
	later := exportstest.Options(report.Public)
	later.Now = later.Now.Add(10 * time.Hour)
	if second := exportstest.JSON(t, report.Build(a, pack, later)); !bytes.Equal(first, second) {
		t.Error("two builds on one day differ")
	}
	if diff := cmp.Diff(untouched, a); diff != "" {
		t.Errorf("Build changed the assessment:\n%s", diff)
	}
}
