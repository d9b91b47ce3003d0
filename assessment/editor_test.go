package assessment_test

import (
	"fmt"
	"testing"
	"time"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/project"
)

var start = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

func empty() *assessment.Assessment {
	return assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, start)
}

func stamp(minutes int, by string) assessment.Stamp {
	return assessment.Stamp{At: start.Add(time.Duration(minutes) * time.Minute), By: by}
}

func setTitle(e *assessment.Editor, s assessment.Stamp, title string) {
	e.Project(s, func(p *project.Project) { p.Title = title })
}

func wantUndo(t *testing.T, e *assessment.Editor, want string) {
	t.Helper()
	promised, _ := e.CanUndo()
	if got, ok := e.Undo(stamp(60, "a9")); got != want || promised != want || ok != (want != "") {
		t.Errorf("undid %q, promised %q, want %q", got, promised, want)
	}
}

func wantRedo(t *testing.T, e *assessment.Editor, want string) {
	t.Helper()
	promised, _ := e.CanRedo()
	if got, ok := e.Redo(stamp(70, "a9")); got != want || promised != want || ok != (want != "") {
		t.Errorf("redid %q, promised %q, want %q", got, promised, want)
	}
}

// reopened writes the assessment as its file and opens it again, as the next session would.
func reopened(t interface{ Fatal(...any) }, e *assessment.Editor) *assessment.Editor {
	data, err := jsonv2.Marshal(e.Assessment(), jsonv2.Deterministic(true))
	if err != nil {
		t.Fatal(err)
	}
	var a assessment.Assessment
	if err := jsonv2.Unmarshal(data, &a, jsonv2.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	return assessment.NewEditor(&a)
}

func TestAnEditIsOneStep(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	e.Rate(stamp(1, "a1"), "BEN-1", 1)
	e.Rate(stamp(2, "a2"), "BEN-1", 2)
	e.NotApplicable(stamp(3, "a2"), "BEN-2", longEnough)
	e.Unsure(stamp(4, "a2"), "BEN-2")
	e.PutEvidence(stamp(5, "a1"), "BEN-1", 0, assessment.Evidence{Title: "Plan"})
	e.Facts(stamp(6, "a1"), func(f *assessment.Facts) { f.PeopleData = "none" })
	setTitle(e, stamp(7, "a1"), "Falls")
	e.AsOf(stamp(8, "a1"), assessment.Date{Year: 2026, Month: 12, Day: 1})

	answer := e.Assessment().Answers["BEN-1"]
	if !answer.Updated.Equal(stamp(5, "").At) || answer.By != "a1" || !e.Assessment().Updated.Equal(stamp(8, "").At) {
		t.Errorf("stamps: %+v", answer)
	}
	if other := e.Assessment().Answers["BEN-2"]; other.Reason != "" {
		t.Errorf("the reason for not applicable stays with unsure: %+v", other)
	}
	wantUndo(t, e, "Assessment date: 2026-11-22 → 2026-12-01")
	wantUndo(t, e, "Project: title added")
	wantUndo(t, e, "Facts: people data not known → none")
	wantUndo(t, e, "BEN-1: evidence added")
	if answer := e.Assessment().Answers["BEN-1"]; answer.By != "a9" || len(answer.Evidence) != 0 {
		t.Errorf("after undo: %+v", answer)
	}
	wantUndo(t, e, "BEN-2: not applicable → unsure and one more change")
	if got := e.Assessment().Answers["BEN-2"]; got.Reason != longEnough || got.State != assessment.StateNotApplicable {
		t.Errorf("after undo: %+v", got)
	}
	e = reopened(t, e)
	wantRedo(t, e, "BEN-2: not applicable → unsure and one more change")
	wantUndo(t, e, "BEN-2: not applicable → unsure and one more change")
	wantUndo(t, e, "BEN-2: unanswered → not applicable and one more change")
	wantUndo(t, e, "BEN-1: level 1 → 2")
	wantUndo(t, e, "BEN-1: unanswered → level 1")
	wantUndo(t, e, "")
	if len(e.Assessment().Answers) != 0 {
		t.Errorf("answers are left: %v", e.Assessment().Answers)
	}
	wantRedo(t, e, "BEN-1: unanswered → level 1")
	e.Rate(stamp(90, "a1"), "SEC-1", 3)
	wantRedo(t, e, "")
	if n := len(e.Assessment().History); n != 12 {
		t.Errorf("%d lines of history, want 12: what was undone is still told", n)
	}
	wantUndo(t, e, "SEC-1: unanswered → level 3")
	wantUndo(t, e, "BEN-1: unanswered → level 1")
	wantUndo(t, e, "")
}

func TestWhatChangesNothingIsNoStep(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	e.Rate(stamp(1, "a1"), "BEN-1", 2)
	was := e.Assessment()
	e.Rate(stamp(2, "a2"), "BEN-1", 2)
	e.Rate(stamp(2, "a2"), "BEN-1", 4)
	e.Rate(stamp(2, "a2"), "BEN-2", -1)
	e.ClearAnswer(stamp(2, "a2"), "BEN-3")
	e.Answer(stamp(2, "a2"), "BEN-4", func(a *assessment.Answer) { a.Check, a.Departure = &assessment.Check{}, &assessment.Departure{} })
	e.Facts(stamp(2, "a2"), func(*assessment.Facts) {})
	e.Project(stamp(2, "a2"), func(p *project.Project) { p.Area = []string{} })
	e.Actions(stamp(2, "a2"), func(list []assessment.Action) []assessment.Action { return []assessment.Action{} })
	e.AsOf(stamp(2, "a2"), was.AsOf)
	if e.Assessment() != was {
		t.Errorf("a new assessment was made: %+v", e.Assessment().History)
	}
}

func TestTypingIsOneStep(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	typed := func(field, text string) {
		for i := range text {
			setTitle(e, stamp(1, "a1").Typing(field), text[:i+1])
		}
	}
	typed("title", "Falls")
	typed("title again", "Bus")
	e.EndTyping()
	setTitle(e, stamp(1, "a1").Typing("title again"), "Tram")
	setTitle(e, stamp(1, "a2").Typing("title again"), "Tramway")
	if n := len(e.Assessment().History); n != 4 {
		t.Errorf("%d lines of history, want 4", n)
	}
	title := func(want string) {
		t.Helper()
		wantUndo(t, e, "Project: title "+map[bool]string{true: "added", false: "changed"}[want == ""])
		if got := e.Assessment().Project.Title; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
	title("Tram")
	title("Bus")
	title("Falls")
	title("")
	wantUndo(t, e, "")

	// Typing something and taking it all away again leaves no step, and what is
	// typed next does not join the step before.
	e.Rate(stamp(2, "a1"), "BEN-1", 1)
	setTitle(e, stamp(3, "a1").Typing("t"), "x")
	setTitle(e, stamp(3, "a1").Typing("t"), "")
	setTitle(e, stamp(3, "a1").Typing("t"), "y")
	wantUndo(t, e, "Project: title added")
	wantUndo(t, e, "BEN-1: unanswered → level 1")
}

func TestSnapshotsNeverChange(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	var snapshots []*assessment.Assessment
	var texts []string
	keep := func() {
		snapshots = append(snapshots, e.Assessment())
		texts = append(texts, asJSON(t, e.Assessment()))
	}
	keep()
	for i := range 3 {
		e.Answer(stamp(i, "a1"), "BEN-1", func(a *assessment.Answer) {
			if a.Check != nil {
				a.Check.By += "!"
				a.Rounds[0].Voted[0] += "!"
			}
			a.Check = &assessment.Check{By: "Audit"}
			a.Rounds = append(a.Rounds, assessment.Round{Present: 2, Voted: []string{"a1"}, Levels: [4]int{1}})
		})
		keep()
		e.PutEvidence(stamp(i, "a1"), "BEN-1", i, assessment.Evidence{Title: "Plan"})
		keep()
		e.PutEvidence(stamp(i, "a1"), "BEN-1", 0, assessment.Evidence{Title: fmt.Sprint("Plan", i)})
		keep()
		e.Actions(stamp(i, "a1"), func(list []assessment.Action) []assessment.Action {
			for k := range list {
				list[k].For[0] += "!"
			}
			return append(list, assessment.Action{ID: fmt.Sprint("x", i), For: []string{"BEN-1"}})
		})
		keep()
		e.Explain(stamp(i, "a1"), "supplier", fmt.Sprint("Because ", i))
		keep()
		e.Project(stamp(i, "a1"), func(p *project.Project) {
			if len(p.Area) > 0 {
				p.Area[0] += "!"
				p.Suppliers[0].Name += "!"
			}
			p.Area = append(p.Area, "Wirral")
			p.Suppliers = append(p.Suppliers, project.Supplier{Name: "S"})
		})
		keep()
		e.Sessions(stamp(i, "a1"), func(list []assessment.Session) []assessment.Session {
			list = append(list, assessment.Session{Started: start, Present: []string{"a1"}})
			list[0].Present[0] += "!"
			return list
		})
		keep()
		e.Facts(stamp(i, "a1"), func(f *assessment.Facts) {
			if f.Supplier == nil {
				f.Supplier = new(bool)
			}
			*f.Supplier = !*f.Supplier
		})
		keep()
	}
	for range 5 {
		e.Undo(stamp(9, "a1"))
		keep()
	}
	e.Redo(stamp(9, "a1"))
	e.Rate(stamp(9, "a1"), "SEC-1", 0)
	for i, snapshot := range snapshots {
		if diff := cmp.Diff(texts[i], asJSON(t, snapshot)); diff != "" {
			t.Errorf("snapshot %d changed: %s", i, diff)
		}
	}
}

func TestVotesAreToldAsCountsAndOnlyWhenComplete(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	vote := func(minute int, by string, edit func(*assessment.Round)) {
		e.Answer(stamp(minute, by), "BEN-1", func(a *assessment.Answer) {
			if len(a.Rounds) == 0 {
				a.Rounds = []assessment.Round{{Present: 2}}
			}
			edit(&a.Rounds[0])
		})
	}
	vote(1, "a1", func(r *assessment.Round) { r.Voted, r.Levels[3] = []string{"a1"}, 1 })
	if h := e.Assessment().History; len(h) != 0 {
		t.Fatalf("the history tells of an open round: %+v", h)
	}
	if n := len(e.Assessment().Answers["BEN-1"].Rounds); n != 1 {
		t.Fatal("the vote was not kept")
	}
	vote(2, "a2", func(r *assessment.Round) { r.Voted, r.Levels[0], r.Complete = []string{"a1", "a2"}, 1, true })
	h := e.Assessment().History
	if len(h) != 1 || h[0].Words() != "BEN-1: round of votes complete" || h[0].To != `{"present":2,"levels":[1,0,0,1],"unsure":0,"not_applicable":0,"complete":true}` {
		t.Fatalf("history: %+v", h)
	}
	e.Answer(stamp(3, "a1"), "BEN-1", func(a *assessment.Answer) {
		level := 0
		a.State, a.Level = assessment.StateLevel, &level
		a.Rounds = append(a.Rounds, assessment.Round{Present: 2, Levels: [4]int{2}, Complete: true})
	})
	e = reopened(t, e)
	wantUndo(t, e, "")
	e.Answer(stamp(4, "a1"), "BEN-1", func(a *assessment.Answer) { a.Note = "Old" })
	wantUndo(t, e, "BEN-1: note added")
	answer := e.Assessment().Answers["BEN-1"]
	if answer.State != assessment.StateLevel || len(answer.Rounds) != 2 || len(answer.Rounds[0].Voted) != 2 {
		t.Errorf("undo must leave votes and what they came to alone: %+v", answer)
	}
	wantRedo(t, e, "BEN-1: note added")
}
