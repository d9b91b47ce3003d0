package plain_test

import (
	"testing"

	"charter/assessment"
)

// A document that is corrected into another one is that one, which is told, and undo has
// both again.
func TestDocumentsMadeAlikeAreTold(t *testing.T) {
	t.Parallel()
	for _, found := range []string{"documents\n2", "find Plan v1\n1"} {
		documentsMadeAlike(t, found)
	}
}

// documentsMadeAlike makes the second of two documents like the first; found leads to it.
func documentsMadeAlike(t *testing.T, found string) {
	t.Helper()
	path := start(t, func(a *assessment.Assessment) {
		a.Documents = []assessment.Document{{ID: "11111111", Title: "Plan"}, {ID: "22222222", Title: "Plan v1"}}
		for id, document := range map[string]string{"BEN-1": "11111111", "BEN-2": "22222222"} {
			answer := assessment.Level(1)
			answer.Evidence = []assessment.Citation{{Document: document}}
			a.Answers[id] = answer
		}
	})
	has(t, hold(t, typing(found+"\nPlan\n\n\n\n\nmenu\nleave"), opened(path)), "the two are one now, cited by all that cited either")
	a := read(t, path)
	if len(a.Documents) != 1 || a.Answers["BEN-1"].Evidence[0] != a.Answers["BEN-2"].Evidence[0] {
		t.Fatalf("kept are %+v and %+v", a.Documents, a.Answers)
	}
	hold(t, typing("undo\nleave"), opened(path))
	if a := read(t, path); len(a.Documents) != 2 || a.Answers["BEN-2"].Evidence[0].Document != "22222222" {
		t.Errorf("after undo %+v and %+v", a.Documents, a.Answers)
	}
}
