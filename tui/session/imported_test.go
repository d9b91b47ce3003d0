package session_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/session"
)

// What was imported is told in the review until somebody confirms or changes it.
func TestTheReviewTellsWhatWasImported(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Imported(at, func([]assessment.Import) []assessment.Import {
			return []assessment.Import{{Place: "project.summary", From: "a record", At: at.At}, {Place: "project.risks", From: "a record", At: at.At}, {Place: "facts.stage", From: "a record", At: at.At}}
		})
	})
	told := func() []session.Finding {
		for _, part := range w.Session.Review().Parts {
			if part.Title == "Imported, and not confirmed yet" {
				return part.Findings
			}
		}
		return nil
	}
	findings := told()
	if len(findings) != 3 || findings[0].Text != "Summary in one sentence, from a record" || findings[1].About != (session.Topic{Kind: session.AboutField, ID: "risks"}) {
		t.Errorf("the review tells %+v", findings)
	}
	if label, text := w.Session.ImportedWords(*findings[2].Imported); label != "Stage" || text != "Pilot" {
		t.Errorf("the stage is told as %q, %q", label, text)
	}
	if label, text := w.Session.ImportedWords(*findings[1].Imported); !strings.HasPrefix(label, "Risks") || !strings.HasPrefix(text, "The assistant gives a wrong time") {
		t.Errorf("the risks are told as %q, %q", label, text)
	}
	w.Session.Confirm("project.summary")
	if findings = told(); len(findings) != 2 {
		t.Errorf("after one was confirmed: %+v", findings)
	}
	w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Project(at, func(p *project.Project) { p.Risks = append(p.Risks, project.Risk{Risk: "One more"}) })
	})
	if findings = told(); len(findings) != 1 || findings[0].Imported.Place != "facts.stage" {
		t.Errorf("after one was changed: %+v", findings)
	}
	w.Session.Undo()
	if findings = told(); len(findings) != 2 {
		t.Errorf("after the change was undone: %+v", findings)
	}
}
