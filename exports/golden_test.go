package exports_test

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

// TestGolden compares whole documents with those in testdata. After a change
// that is meant, run the tests with -update and read what changed.
func TestGolden(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	example := exportstest.Typical()
	example.Example = true
	for name, a := range map[string]*assessment.Assessment{
		"typical": exportstest.Typical(), "nearly-empty": {Project: project.Project{Title: "New"}}, "very-long": exportstest.VeryLong(), "example": example,
	} {
		r := report.Build(a, pack, exportstest.Options(report.Public))
		entry, err := register.Make(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := register.JSON(entry)
		if err != nil {
			t.Fatal(err)
		}
		for form, document := range map[string][]byte{
			"md": report.Markdown(r), "json": exportstest.JSON(t, r), "html": report.HTML(r),
			"answers.csv": report.AnswersCSV(r), "actions.csv": report.ActionsCSV(r), "evidence.csv": report.EvidenceCSV(r),
			"register.md": register.Markdown(entry), "register.json": text, "register.csv": register.CSV(entry),
		} {
			if name != "typical" && form != "md" && form != "register.md" {
				continue
			}
			t.Run(name+"."+form, func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, document)
			})
		}
	}
	t.Run("typical.internal.md", func(t *testing.T) {
		t.Parallel()
		golden.RequireEqual(t, report.Markdown(report.Build(exportstest.Typical(), pack, exportstest.Options(report.Internal))))
	})
}
