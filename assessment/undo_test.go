package assessment_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
)

// content is what an assessment says, without when and by whom it was last said,
// and without votes and sittings, which undo leaves alone.
func content(t *rapid.T, a *assessment.Assessment) string {
	bare := *a
	bare.Updated, bare.Sessions, bare.History, bare.Answers = time.Time{}, nil, nil, map[string]assessment.Answer{}
	for id, answer := range a.Answers {
		answer.Updated, answer.By, answer.Rounds, answer.Voided = time.Time{}, "", nil, nil
		if !reflect.ValueOf(answer).IsZero() {
			bare.Answers[id] = answer
		}
	}
	return strings.ReplaceAll(asJSON(t, bare), `"for":null`, `"for":[]`) // which is the same
}

// anyEdit makes one edit with a value drawn anew in one place.
func anyEdit(t *rapid.T, e *assessment.Editor, s assessment.Stamp) {
	draw := func(value any, key string) { fill(t, reflect.ValueOf(value).Elem(), key) }
	oneField := func(value any, key string) {
		v := reflect.ValueOf(value).Elem()
		i := rapid.IntRange(0, v.NumField()-1).Draw(t, "field")
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		v.Field(i).SetZero()
		fill(t, v.Field(i), key+"."+name)
	}
	id := rapid.SampledFrom([]string{"BEN-1", "BEN-2", "SEC-1"}).Draw(t, "id")
	switch rapid.IntRange(0, 20).Draw(t, "edit") {
	case 13, 14, 15:
		var item assessment.Evidence
		draw(&item, "documents")
		item.Document = ""
		if rapid.Bool().Draw(t, "typed") {
			s = s.Typing("evidence:" + id + s.At.String())
		}
		e.PutEvidence(s, id, rapid.IntRange(0, 2).Draw(t, "at"), item)
	case 16:
		e.RemoveEvidence(s, id, rapid.IntRange(0, 2).Draw(t, "at"))
	case 19, 20:
		all := e.Assessment().Documents
		if len(all) == 0 {
			return
		}
		document := rapid.SampledFrom(all).Draw(t, "document")
		if rapid.Bool().Draw(t, "cited") {
			e.Cite(s, id, rapid.IntRange(0, 2).Draw(t, "at"), document.ID)
			return
		}
		oneField(&document, "documents")
		document.ID = all[0].ID
		e.PutDocument(s, document)
	case 17:
		e.Actions(s, func(list []assessment.Action) []assessment.Action {
			if len(list) == 0 || rapid.Bool().Draw(t, "new") {
				return append(list, assessment.Action{ID: assessment.NewID(), For: []string{id}})
			}
			i := rapid.IntRange(0, len(list)-1).Draw(t, "which")
			if rapid.Bool().Draw(t, "removed") {
				return slices.Delete(list, i, i+1)
			}
			list[i].Text = anyText(t, "actions.text")
			return list
		})
	case 18:
		e.KnownAs(s, "falls team", assessment.NameKind(anyText(t, "known_as")))
		e.Imported(s, func(list []assessment.Import) []assessment.Import { list = nil; draw(&list, "imported"); return list })
		e.SignOff(s, func(list []assessment.SignOff) []assessment.SignOff { list = nil; draw(&list, "sign_off"); return list })
		e.Entry(s, func(terms *assessment.EntryTerms) { draw(terms, "entry") })
	case 12:
		e.Explain(s, rapid.SampledFrom([]string{"supplier", "opt_out.ai_use"}).Draw(t, "contradiction"), anyText(t, "explanations"))
	case 0:
		e.Rate(s, id, rapid.IntRange(0, 3).Draw(t, "level"))
	case 1:
		e.Unsure(s, id)
	case 2:
		e.NotApplicable(s, id, anyText(t, "answers.reason"))
	case 3:
		e.ClearAnswer(s, id)
	case 4, 5:
		e.Answer(s, id, withoutVotes(func(a *assessment.Answer) { oneField(a, "answers") }))
	case 6:
		e.Answer(s, id, withoutVotes(func(a *assessment.Answer) { *a = assessment.Answer{}; draw(a, "answers") }))
	case 7:
		e.Project(s, func(p *project.Project) { oneField(p, "project") })
	case 8:
		e.Facts(s, func(f *assessment.Facts) { oneField(f, "facts") })
	case 9:
		e.Actions(s, func(list []assessment.Action) []assessment.Action { list = nil; draw(&list, "actions"); return list })
	case 10:
		e.Sessions(s, func(list []assessment.Session) []assessment.Session { draw(&list, "sessions"); return list })
		e.Parking(s, func(list []assessment.Parked) []assessment.Parked { draw(&list, "parking"); return list })
	case 11:
		e.Assessors(s, func(list []assessment.Assessor) []assessment.Assessor { draw(&list, "assessors"); return list })
		e.AsOf(s, assessment.Date{Year: 2026, Month: 11, Day: rapid.IntRange(1, 30).Draw(t, "day")})
	}
}

// withoutVotes leaves the rounds of an answer as they are: what votes come to is final.
func withoutVotes(edit func(*assessment.Answer)) func(*assessment.Answer) {
	return func(a *assessment.Answer) {
		rounds, voided := a.Rounds, a.Voided
		edit(a)
		a.Rounds, a.Voided = rounds, voided
	}
}

// Whatever is edited, undone and redone, in one session or several: undoing it
// all gives what was there at first, redoing it all gives what was there at last.
func TestUndoAndRedoLeadBackAcrossSessions(t *testing.T) {
	t.Parallel()
	for range 5 {
		rapid.Check(t, func(t *rapid.T) {
			e := assessment.NewEditor(empty())
			undo := []string{content(t, e.Assessment())} // contents from the first to the present
			redo := []string{}
			check := func(what, want string) {
				if got := content(t, e.Assessment()); got != want {
					t.Fatalf("%s: %s", what, cmp.Diff(want, got))
				}
			}
			for i := range rapid.IntRange(1, 25).Draw(t, "edits") {
				switch rapid.IntRange(0, 5).Draw(t, "do") {
				case 0:
					_, ok := e.Undo(stamp(i, "a1"))
					if ok != (len(undo) > 1) {
						t.Fatalf("undo says %v with %d steps", ok, len(undo)-1)
					}
					if ok {
						redo = append(redo, undo[len(undo)-1])
						undo = undo[:len(undo)-1]
					}
				case 1:
					_, ok := e.Redo(stamp(i, "a1"))
					if ok != (len(redo) > 0) {
						t.Fatalf("redo says %v with %d steps", ok, len(redo))
					}
					if ok {
						undo = append(undo, redo[len(redo)-1])
						redo = redo[:len(redo)-1]
					}
				case 2:
					e = reopened(t, e)
				default:
					s := stamp(i, "a1")
					steps := standing(e)
					anyEdit(t, e, s)
					if n := standing(e) - steps; n > 0 {
						redo = redo[:0]
						for k := range n { // two edits in one draw are two steps
							undo = append(undo, contentAfterUndo(t, e, n-1-k))
						}
					}
				}
				check("after the edit", undo[len(undo)-1])
			}
			for i := len(undo) - 1; i > 0; i-- {
				e = reopened(t, e)
				e.Undo(stamp(99, "a1"))
				check("undone", undo[i-1])
			}
			for i := 1; i < len(undo); i++ {
				e.Redo(stamp(99, "a1"))
				check("redone", undo[i])
			}
		})
	}
}

// standing counts the steps that can be undone.
func standing(e *assessment.Editor) int {
	last := 0
	for _, entry := range e.Assessment().History {
		if !entry.Undone {
			last = max(last, entry.Step)
		}
	}
	return last
}

// contentAfterUndo is the content a number of steps ago.
func contentAfterUndo(t *rapid.T, e *assessment.Editor, steps int) string {
	back := reopened(t, e)
	for range steps {
		back.Undo(stamp(0, ""))
	}
	return content(t, back.Assessment())
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	for i := range 700 {
		e.Rate(stamp(i, "a1"), "BEN-1", i%4)
	}
	if n := len(e.Assessment().History); n != 500 {
		t.Errorf("%d lines of history, want 500", n)
	}
	e = reopened(t, e)
	undone := 0
	for {
		if _, ok := e.Undo(stamp(800, "a1")); !ok {
			break
		}
		undone++
	}
	if undone != 500 || *e.Assessment().Answers["BEN-1"].Level != 199%4 {
		t.Errorf("%d steps undone, level %d", undone, *e.Assessment().Answers["BEN-1"].Level)
	}

	e = assessment.NewEditor(empty())
	long := strings.Repeat("words ", 20_000)
	for i := range 40 {
		e.Project(stamp(i, "a1"), func(p *project.Project) { p.Description = fmt.Sprint(long, i) })
	}
	bytes := 0
	for _, entry := range e.Assessment().History {
		bytes += len(entry.From) + len(entry.To)
	}
	if n := len(e.Assessment().History); bytes > 1<<20 || n < 4 {
		t.Errorf("%d lines of history with %d bytes", n, bytes)
	}
	e.Project(stamp(99, "a1"), func(p *project.Project) { p.Description = strings.Repeat(long, 20) })
	if _, ok := e.CanUndo(); !ok {
		t.Error("the newest step must stay, however large it is")
	}
}

// When the oldest step is dropped in part, the rest of it cannot be undone.
func TestHistoryIsNeverCutWithinAStep(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(empty())
	e.Answer(stamp(0, "a1"), "BEN-1", func(a *assessment.Answer) {
		a.State, a.Reason, a.Note = assessment.StateNotApplicable, longEnough, "A note"
	})
	for i := range 249 { // two entries each: the level, and the reason that comes or goes
		if i%2 == 0 {
			e.Unsure(stamp(i, "a1"), "BEN-1")
		} else {
			e.NotApplicable(stamp(i, "a1"), "BEN-1", longEnough)
		}
	}
	undone := 0
	for {
		if _, ok := e.Undo(stamp(300, "a1")); !ok {
			break
		}
		undone++
	}
	answer := e.Assessment().Answers["BEN-1"]
	if undone != 249 || answer.State != assessment.StateNotApplicable || answer.Reason != longEnough || answer.Note == "" {
		t.Errorf("%d steps undone, %+v", undone, answer)
	}
}

// A file that was changed by hand: what no longer leads back is told, not undone.
func TestHistoryThatDoesNotFitIsShownOnly(t *testing.T) {
	t.Parallel()
	made := func() *assessment.Assessment {
		e := assessment.NewEditor(empty())
		e.Rate(stamp(1, "a1"), "BEN-1", 1)
		setTitle(e, stamp(2, "a1"), "One")
		e.NotApplicable(stamp(3, "a1"), "BEN-1", longEnough)
		setTitle(e, stamp(4, "a1"), "Two")
		e.Undo(stamp(5, "a1"))
		return e.Assessment()
	}
	for name, c := range map[string]struct {
		change     func(*assessment.Assessment)
		undo, redo string
	}{
		"as it was":           {func(a *assessment.Assessment) {}, "BEN-1: level 1 → not applicable and one more change", "Project: title changed"},
		"another title":       {func(a *assessment.Assessment) { a.Project.Title = "Three" }, "BEN-1: level 1 → not applicable and one more change", ""},
		"another answer":      {func(a *assessment.Assessment) { a.Answers["BEN-1"] = assessment.Level(3) }, "", "Project: title changed"},
		"half a step changed": {func(a *assessment.Assessment) { a.History[3].From = "other" }, "BEN-1: level 1 → not applicable and one more change", "Project: title changed"},
		"a value unknown":     {func(a *assessment.Assessment) { a.History[2].From = "9" }, "", "Project: title changed"},
		"a field unknown":     {func(a *assessment.Assessment) { a.History[2].Field = "level" }, "", "Project: title changed"},
		"a vote to undo": {func(a *assessment.Assessment) {
			a.History[2].Field, a.History[2].To = "rounds", ""
			a.History[2].From = `[{"present":1,"levels":[1,0,0,0],"unsure":0,"not_applicable":0,"complete":true}]`
		}, "", "Project: title changed"},
		"two at one place":       {func(a *assessment.Assessment) { a.History = append(a.History, a.History[4]) }, "BEN-1: level 1 → not applicable and one more change", ""},
		"steps in another order": {func(a *assessment.Assessment) { a.History[1].Step = 7 }, "BEN-1: level 1 → not applicable and one more change", "Project: title changed"},
		"steps out of order":     {func(a *assessment.Assessment) { a.History[4].Step = 1 }, "BEN-1: level 1 → not applicable and one more change", ""},
		"sealed":                 {(*assessment.Assessment).SealHistory, "", ""},
	} {
		a := made()
		a.History = slices.Clone(a.History)
		c.change(a)
		n := len(a.History)
		e := assessment.NewEditor(a)
		if got, _ := e.CanUndo(); got != c.undo {
			t.Errorf("%s: can undo %q, want %q", name, got, c.undo)
		}
		if got, _ := e.CanRedo(); got != c.redo {
			t.Errorf("%s: can redo %q, want %q", name, got, c.redo)
		}
		e.Unsure(stamp(9, "a1"), "SEC-1")
		if got := len(e.Assessment().History); got != n+1 {
			t.Errorf("%s: %d lines of history, want %d", name, got, n+1)
		}
		wantUndo(t, e, "SEC-1: unanswered → unsure")
	}
}

// Another program may write two entries of one step for the same place.
func TestAStepIsUndoneFromItsEnd(t *testing.T) {
	t.Parallel()
	a := empty()
	a.Project.Title = "Two"
	a.History = []assessment.Entry{
		{At: start, Field: "project.title", From: "", To: "One", Step: 1},
		{At: start, Field: "project.title", From: "One", To: "Two", Step: 1},
	}
	e := assessment.NewEditor(a)
	if _, ok := e.Undo(stamp(1, "")); !ok || e.Assessment().Project.Title != "" {
		t.Errorf("title %q after undo", e.Assessment().Project.Title)
	}
	if _, ok := e.Redo(stamp(1, "")); !ok || e.Assessment().Project.Title != "Two" {
		t.Errorf("title %q after redo", e.Assessment().Project.Title)
	}
}

func TestOpeningIsNoChange(t *testing.T) {
	t.Parallel()
	a := empty()
	a.History = []assessment.Entry{{At: start, Question: "BEN-1", From: "1", To: "2", Step: 4}}
	if e := assessment.NewEditor(a); e.Assessment() != a || a.History[0].Step != 4 {
		t.Error("opening changed the assessment")
	}
}

func TestEntriesInWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		entry assessment.Entry
		want  string
	}{
		{assessment.Entry{Question: "BEN-1", From: "1", To: "2"}, "BEN-1: level 1 → 2"},
		{assessment.Entry{Question: "BEN-1", From: "", To: "3", Field: "level"}, "BEN-1: unanswered → level 3"},
		{assessment.Entry{Question: "BEN-1", From: "2", To: "not applicable"}, "BEN-1: level 2 → not applicable"},
		{assessment.Entry{Question: "BEN-1", From: "unsure", To: ""}, "BEN-1: unsure → unanswered"},
		{assessment.Entry{Question: "BEN-1", Field: "private_note", To: "x"}, "BEN-1: private note added"},
		{assessment.Entry{Question: "BEN-1", Field: "evidence", From: `[{"title":"a"},{"title":"b"}]`, To: `[{"title":"a"}]`}, "BEN-1: evidence removed"},
		{assessment.Entry{Question: "BEN-1", Field: "evidence", From: `[{"title":"a"}]`, To: `[{"title":"b"}]`}, "BEN-1: evidence changed"},
		{assessment.Entry{Question: "BEN-1", Field: "flagged", To: "true"}, "BEN-1: flagged"},
		{assessment.Entry{Question: "BEN-1", Field: "flagged", From: "true"}, "BEN-1: flag removed"},
		{assessment.Entry{Question: "BEN-1", Field: "check", From: `{"by":"x"}`}, "BEN-1: check removed"},
		{assessment.Entry{Field: "facts.supplier", From: "", To: "false"}, "Facts: supplier not known → no"},
		{assessment.Entry{Field: "facts.stage", From: "pilot", To: "live"}, "Facts: stage pilot → live"},
		{assessment.Entry{Field: "facts.algorithm", From: "rules", To: "machine-learning"}, "Facts: algorithm fixed rules → machine learning"},
		{assessment.Entry{Field: "project.contact_email", From: "a", To: "b"}, "Project: contact email changed"},
		{assessment.Entry{Field: "actions", To: `[{"id":"x1"}]`}, "Actions: added"},
		{assessment.Entry{Field: "parking", From: `[{"text":"a"}]`}, "Parking lot: removed"},
		{assessment.Entry{Field: "explanations.opt_out.ai_use", To: "x"}, "Explanation of opt out, ai use: added"},
	} {
		if got := c.entry.Words(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.entry, got, c.want)
		}
	}
}
