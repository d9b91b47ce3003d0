package exports_test

import (
	"strings"
	"testing"

	"charter/exports"
)

// TestNothingIsClaimed looks for words that a self-assessment must not say of a
// project. The small questionnaire has none of them itself.
func TestNothingIsClaimed(t *testing.T) {
	t.Parallel()
	pack := smallPack("1.0.0")
	r := exports.Build(typical(), pack, options(exports.Internal))
	entry, err := exports.Register(r)
	if err != nil {
		t.Fatal(err)
	}
	for name, document := range map[string][]byte{
		"report": exports.Markdown(r), "page": exports.HTML(r), "register entry": exports.RegisterMarkdown(entry), "changes": exports.ChangesMarkdown(exports.Diff(r, r)),
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
	if text := string(exports.Markdown(r)); !strings.Contains(text, "legal notes in the questionnaire were checked on 1 October 2026") {
		t.Error("the report does not say when the legal notes were checked")
	}
}
