package exports_test

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports"
)

// TestGolden compares whole documents with those in testdata. After a change
// that is meant, run the tests with -update and read what changed.
func TestGolden(t *testing.T) {
	t.Parallel()
	pack := smallPack("1.0.0")
	example := typical()
	example.Example = true
	for name, a := range map[string]*assessment.Assessment{
		"typical": typical(), "nearly-empty": {Project: project.Project{Title: "New"}}, "very-long": veryLong(), "example": example,
	} {
		r := exports.Build(a, pack, options(exports.Public))
		entry, err := exports.Register(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := exports.RegisterJSON(entry)
		if err != nil {
			t.Fatal(err)
		}
		for form, document := range map[string][]byte{
			"md": exports.Markdown(r), "json": mustJSON(t, r), "html": exports.HTML(r),
			"answers.csv": exports.AnswersCSV(r), "actions.csv": exports.ActionsCSV(r),
			"register.md": exports.RegisterMarkdown(entry), "register.json": text, "register.csv": exports.RegisterCSV(entry),
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
		golden.RequireEqual(t, exports.Markdown(exports.Build(typical(), pack, options(exports.Internal))))
	})
}
