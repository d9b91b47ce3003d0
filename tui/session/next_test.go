package session_test

import (
	"path/filepath"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// A team is led from the facts to the project, the questions, the review and the report,
// and back where something is taken away.
func TestTheNextStepFollowsFromWhatIsThere(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	want := func(kind session.StepKind, words string) {
		t.Helper()
		if step := s.NextStep(); step.Kind != kind || !strings.Contains(step.Words, words) {
			t.Errorf("the next step is %d, %q, want %d, %q", step.Kind, step.Words, kind, words)
		}
	}
	stage, title := s.Assessment().Facts.Stage, s.Assessment().Project.Title
	facts := func(stage questions.Stage) {
		s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
			e.Facts(at, func(f *assessment.Facts) { f.Stage = stage })
		})
	}
	titled := func(title string) {
		s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
			e.Project(at, func(p *project.Project) { p.Title = title })
		})
	}
	facts("")
	titled("")
	want(session.StepFacts, "facts")
	facts(stage)
	want(session.StepProject, "1 required field of the project")
	titled(title)
	open, _ := s.NextUnanswered("")
	want(session.StepAnswer, "1 left")
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, open, 1) })
	want(session.StepReview, "blocks")
}

// A fact that is not known comes before the project and the answers while a question waits
// that may fall away by it, and not once that is answered.
func TestFactsThatDecideQuestionsComeFirst(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Project(at, func(p *project.Project) { p.Title = "" })
		e.Facts(at, func(f *assessment.Facts) { *f = assessment.Facts{Stage: f.Stage} })
	})
	if step := s.NextStep(); step.Kind != session.StepFacts || !strings.Contains(step.Words, "not known yet") {
		t.Errorf("with facts open the next step is %d, %q", step.Kind, step.Words)
	}
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		for _, id := range s.Asked() {
			e.Rate(at, id, 1)
		}
	})
	if step := s.NextStep(); step.Kind != session.StepProject {
		t.Errorf("with all answered the next step is %d, %q", step.Kind, step.Words)
	}
}

// How to go on elsewhere names the file, and the command that joins copies.
func TestHandingOverNamesTheFileAndTheCommands(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	said := strings.Join(w.Session.HandOver(), "\n")
	for _, part := range []string{path, "charter merge ", "charter share ", "charter open ", "charter new --from "} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not told:\n%s", part, said)
		}
	}
}

// A file whose name has spaces in it is handed over by commands that can be typed as they are.
func TestHandOverQuotesTheName(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	w.Session.Path = filepath.Join(filepath.Dir(path), "Falls list.charter.json")
	if told := strings.Join(w.Session.HandOver(), "\n"); !strings.Contains(told, "charter open "+plaintext.Argument("Falls list.charter.json")) {
		t.Error(told)
	}
}
