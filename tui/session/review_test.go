package session_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment/sample/sampletest"
	"charter/exports/report"
	"charter/tui/session"
)

// titles are those of the parts of a review, in order.
func titles(r session.Review) []string {
	list := make([]string, len(r.Parts))
	for i, part := range r.Parts {
		list[i] = part.Title
	}
	return list
}

func TestReviewOfTheExample(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	r := w.Session.Review()
	want := []string{"What blocks", "Needs a plan", "Counted lower than claimed", "Don't know", "Not applicable, with the team's reasons",
		"Departures from the Charter", "Where views differ", "Flagged to come back to", "Sign-off"}
	if got := titles(r); !slices.Equal(got, want) {
		t.Errorf("the parts are %v, want %v", got, want)
	}
	for _, part := range r.Parts {
		for _, f := range part.Findings {
			_, _, question := w.Session.Pack.Question(f.About.ID)
			_, principle := w.Session.Pack.Principle(f.About.ID)
			if f.About.Kind == session.AboutQuestion != question || f.About.Kind == session.AboutPrinciple != principle {
				t.Errorf("%s leads to %+v", part.Title, f.About)
			}
			if f.Text == "" && f.Round == nil {
				t.Errorf("%s says nothing of %s", part.Title, f.About.ID)
			}
		}
	}
}

// Of the unanswered questions of a principle one finding tells, and names them all.
func TestUnansweredQuestionsAreToldTogether(t *testing.T) {
	t.Parallel()
	w, _ := workspaceIn(t)
	do(w, session.Start{Path: filepath.Join(w.Library.Folder, "new.charter.json"), Title: "New"})
	told := map[string]bool{}
	for _, f := range w.Session.Review().Parts[0].Findings {
		for _, id := range f.Open {
			if told[id] {
				t.Errorf("%s is told twice", id)
			}
			told[id] = true
		}
		if len(f.Open) > 1 && !strings.HasPrefix(f.Text, "and ") {
			t.Errorf("%s hides %d others: %q", f.About.ID, len(f.Open)-1, f.Text)
		}
	}
	if asked := w.Session.Asked(); len(told) != len(asked) {
		t.Errorf("%d of %d unanswered questions are told", len(told), len(asked))
	}
}

func TestExport(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	home := t.TempDir()
	w.Library.Home = func() (string, error) { return home, nil }
	usual := w.Session.NewExport()
	if usual.Audience != report.Public || usual.Folder != filepath.Dir(path) {
		t.Errorf("proposed is %+v", usual)
	}
	for typed, folder := range map[string]string{"~/reports": filepath.Join(home, "reports"), " ": filepath.Dir(path), "here": filepath.Join(filepath.Dir(path), "here")} {
		usual.Folder = typed
		made := only[session.Prepared](t, do(w, session.Prepare{Export: usual}))
		if made.Err != nil || len(made.Files) != 2 || filepath.Dir(made.Files[0].Path) != folder {
			t.Fatalf("%q: %v, %+v", typed, made.Err, made.Files)
		}
		if !strings.HasPrefix(made.Withheld(), "Withheld from the public: ") {
			t.Error(made.Withheld())
		}
		if done := only[session.Written](t, do(w, session.Write{Files: made.Files})); done.Err != nil || len(done.Files) != 2 {
			t.Fatalf("%+v", done)
		}
		if again := only[session.Written](t, do(w, session.Write{Files: made.Files})); len(again.There) != 2 || len(again.Files) != 0 {
			t.Errorf("%+v", again)
		}
		if over := only[session.Written](t, do(w, session.Write{Files: made.Files, Replace: true})); over.Err != nil || len(over.Files) != 2 {
			t.Errorf("%+v", over)
		}
		if _, err := os.Stat(made.Files[1].Path); err != nil {
			t.Error(err)
		}
	}
}

// What stops a public report, and what to look at before one, leads to where it stands.
func TestReviewTellsWhatIsNotForThePublic(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	a.Assessors[0].Name = "Robin Ashcroft"
	a.Project.Summary, a.Actions[0].Text, a.Actions[1].Owner = "By Robin Ashcroft.", "Ask Ashcroft.", "Arrowe Park"
	answer := a.Answers["BEN-1"]
	answer.Note = "Call 0151 496 0000."
	a.Answers["BEN-1"] = answer
	s := session.New(a, pack, "a.charter.json", nil, clock)
	got := map[session.Topic]string{}
	for _, part := range s.Review().Parts {
		if part.Title == "Before a report for the public" {
			for _, f := range part.Findings {
				got[f.About] = f.Mark
			}
		}
	}
	want := map[session.Topic]string{
		{Kind: session.AboutField, ID: "summary"}: "stops it", {Kind: session.AboutActions, ID: ""}: "",
		{Kind: session.AboutName, ID: "Arrowe Park"}: "", {Kind: session.AboutQuestion, ID: "BEN-1"}: "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
