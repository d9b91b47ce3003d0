package exports_test

import (
	"slices"
	"strings"
	"testing"

	"charter/exports/changes"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

// TestNothingIsClaimed looks for words that a self-assessment must not say of a
// project. The small questionnaire has none of them itself.
func TestNothingIsClaimed(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	r := report.Build(exportstest.Typical(), pack, exportstest.Options(report.Internal))
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	for name, document := range map[string][]byte{
		"report": report.Markdown(r), "page": report.HTML(r), "register entry": register.Markdown(entry), "changes": changes.Markdown(changes.Diff(r, r, nil)), "changes as a page": changes.HTML(changes.Diff(r, r, nil)),
	} {
		text := strings.ToLower(string(document))
		for _, claim := range []string{"lawful", "complian", "complies", "certif", "approv", "kitemark", "badge", "✓", "✔", "verified", "guarantee", "unbiased"} {
			if strings.Contains(text, claim) {
				t.Errorf("the %s says %q", name, claim)
			}
		}
		for _, duty := range []string{"self-assessment. not legal advice. ask your data protection officer (dpo), caldicott guardian or legal lead.", "ready to attach to a register submission at this stage"} {
			if !strings.Contains(text, duty) {
				t.Errorf("the %s does not say %q", name, duty)
			}
		}
	}
	if text := string(report.Markdown(r)); !strings.Contains(text, "legal notes in the questionnaire were checked on 1 October 2026") {
		t.Error("the report does not say when the legal notes were checked")
	}
}

func TestExampleCanNeverPassAsReal(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Example = true
	r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	text, err := register.JSON(entry)
	if err != nil {
		t.Fatal(err)
	}
	for name, document := range map[string]string{
		"report.md": string(report.Markdown(r)), "report.html": string(report.HTML(r)), "report.docx": string(docxtest.Text(t, report.Word(r))), "register.md": string(register.Markdown(entry)),
		"register.json": string(text), "changes.md": string(changes.Markdown(changes.Diff(r, r, nil))), "register.csv": string(register.CSV(entry)),
	} {
		if strings.Count(document, "EXAMPLE") < 1 {
			t.Errorf("%s does not say that it is an example", name)
		}
	}
	for name, document := range map[string][]byte{"report": report.Markdown(r), "register entry": register.Markdown(entry)} {
		if first, _, _ := strings.Cut(string(document), "\n"); !strings.Contains(first, "EXAMPLE") {
			t.Errorf("the title of the %s is %q", name, first)
		}
	}
	if !r.Example || !entry.Example || !strings.HasPrefix(entry.ID, "example-") || !slices.Contains(entry.Warnings, r.Notices[0]) {
		t.Errorf("example %t %t, id %q, warnings %q", r.Example, entry.Example, entry.ID, entry.Warnings)
	}
}
