package merge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func at(minute int) time.Time { return time.Date(2026, 11, 22, 10, minute, 0, 0, time.UTC) }

// start gives an assessment with little in it.
func start(edit ...func(*assessment.Assessment)) *assessment.Assessment {
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, at(0))
	for _, e := range edit {
		e(a)
	}
	return a
}

func answered(id string, answer assessment.Answer, minute int, by string) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		answer.Updated, answer.By = at(minute), by
		a.Answers[id] = answer
		if at(minute).After(a.Updated) {
			a.Updated = at(minute)
		}
	}
}

// cites lists documents and cites them for an answer.
func cites(question string, items ...assessment.Evidence) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		answer := a.Answers[question]
		answer.Evidence = a.Cite(items...)
		a.Answers[question] = answer
	}
}

// evidence is what is cited for an answer, whatever the ids of the documents.
func evidence(a *assessment.Assessment, question string) []assessment.Evidence {
	items := a.Evidence(question)
	for i := range items {
		items[i].Document = ""
	}
	return items
}

func people(people ...assessment.Assessor) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) { a.Assessors = people }
}

// merged merges and fails the test on an error. Differences are decided for the side given.
func merged(t *testing.T, base *assessment.Assessment, side int, versions ...*assessment.Assessment) (*assessment.Assessment, *Plan) {
	t.Helper()
	sources := make([]Source, len(versions))
	for i, v := range versions {
		sources[i] = Source{string(rune('A' + i)), v}
	}
	plan, err := Start(base, sources...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range plan.Differences {
		plan.Decide(i, side, "a1", at(50))
	}
	a, err := plan.Result()
	if err != nil {
		t.Fatal(err)
	}
	return a, plan
}

// same fails the test when values differ.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestMergingWithItselfChangesNothing(t *testing.T) {
	t.Parallel()
	level := assessment.Level(2)
	level.Evidence = []assessment.Citation{{Document: "aa", Part: "1"}, {Document: "bb"}}
	level.Rounds = []assessment.Round{{Present: 2, Levels: [4]int{1, 1, 0, 0}, Complete: true}}
	a := start(answered("BEN-1", level, 5, "a1"), people(assessment.Assessor{ID: "a1", Name: "Ann"}, assessment.Assessor{ID: "a2", Name: "Ann"}))
	a.Documents = []assessment.Document{{ID: "aa", Title: "Plan", Public: true}, {ID: "bb", Title: "Plan", Public: true}}
	a.History = []assessment.Entry{{At: at(5), By: "a1", Question: "BEN-1", To: "2"}, {At: at(5), By: "a1", Question: "BEN-1", To: "2"}}
	a.Actions = []assessment.Action{{ID: "x1", For: []string{"BEN-1"}, Text: "Do it", Status: assessment.ActionOpen}, {ID: "x2", For: []string{"BEN-1"}, Text: "Do it", Status: assessment.ActionOpen}}
	for _, base := range []*assessment.Assessment{nil, a} {
		got, plan := merged(t, base, 0, a, a, a)
		same(t, "merged", got, a)
		if len(plan.Differences)+len(plan.Filled) > 0 {
			t.Errorf("got %+v", plan)
		}
	}
}

func TestBlanksAreFilledAndEqualIsKept(t *testing.T) {
	t.Parallel()
	note := assessment.Level(1)
	note.Note = "From B"
	a := start(answered("BEN-1", assessment.Level(1), 1, ""), func(a *assessment.Assessment) { a.Project.Title = "Title" })
	b := start(answered("BEN-1", note, 2, ""), answered("BEN-2", assessment.Level(3), 3, ""), func(a *assessment.Assessment) {
		a.Project.Title, a.Project.Summary = "Title", "Summary"
		no := false
		a.Facts.Supplier = &no
	})
	got, plan := merged(t, nil, 0, a, b)
	same(t, "filled", plan.Filled, []string{"answers.BEN-1.note", "answers.BEN-2", "facts.supplier", "project.summary"})
	same(t, "differences", len(plan.Differences), 0)
	same(t, "answers", got.Answers, b.Answers)
	same(t, "project", got.Project, b.Project)
	if got.Facts.Supplier == nil || *got.Facts.Supplier {
		t.Error("a no was taken for a blank")
	}
	same(t, "updated", got.Updated, at(3))
}

// TestWhatSidesSayIsInWords tells no side in the writing of the file.
func TestWhatSidesSayIsInWords(t *testing.T) {
	t.Parallel()
	said := func(yes bool, clause, due string) *assessment.Assessment {
		return start(func(a *assessment.Assessment) {
			answer := assessment.Level(2)
			answer.Departure = &assessment.Departure{Clause: clause, Reason: "The supplier keeps it"}
			a.Answers["BEN-1"] = answer
			a.Facts.Supplier = &yes
			day, _ := assessment.ParseDate(due)
			a.Actions = []assessment.Action{{ID: "3f00aa01", Text: "Publish", Due: day}}
		})
	}
	plan, err := Start(nil, Source{"A", said(true, "6a", "2026-12-01")}, Source{"B", said(false, "6b", "2027-01-02")})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, d := range plan.Differences {
		got[d.Path+" "+d.Item] = d.Sides[0].Text + " | " + d.Sides[1].Text
	}
	same(t, "said", got, map[string]string{
		"actions.0.due Publish":    "1 December 2026 | 2 January 2027",
		"answers.BEN-1.departure ": "clause: 6a; reason: The supplier keeps it | clause: 6b; reason: The supplier keeps it",
		"facts.supplier ":          "yes | no",
	})
}

func TestDifferencesAreListedWithAllSides(t *testing.T) {
	t.Parallel()
	reason := assessment.Answer{State: assessment.StateNotApplicable, Reason: "No people are affected at all"}
	a := start(answered("BEN-1", assessment.Level(1), 1, "a1"), func(a *assessment.Assessment) { a.Project.Title = "One" })
	b := start(answered("BEN-1", reason, 2, "a2"), func(a *assessment.Assessment) { a.Project.Title = "Two" })
	c := start(answered("BEN-1", assessment.Level(1), 3, ""), func(a *assessment.Assessment) { a.Project.Title = "Three" })
	plan, err := Start(nil, Source{"A", a}, Source{"B", b}, Source{"C", c})
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Differences) != 2 || plan.Undecided() != 2 {
		t.Fatalf("got %+v", plan.Differences)
	}
	rating, title := plan.Differences[0], plan.Differences[1]
	if rating.Question != "BEN-1" || rating.Field != "" || rating.Path != "answers.BEN-1.rating" || title.Path != "project.title" || len(title.Sides) != 3 {
		t.Errorf("got %+v and %+v", rating, title)
	}
	if s := rating.Sides[0]; s.Text != "level 1" || strings.Join(s.Sources, " ") != "A C" || s.By != "a1" || !s.Updated.Equal(at(1)) {
		t.Errorf("got %+v", s)
	}
	if s := rating.Sides[1]; s.Text != "not applicable: No people are affected at all" || strings.Join(s.Sources, " ") != "B" || s.By != "a2" {
		t.Errorf("got %+v", s)
	}
	if _, err := plan.Result(); err == nil || !strings.Contains(err.Error(), "2 differences are not decided yet") {
		t.Errorf("got %v", err)
	}
	plan.Decide(0, 0, "a1", at(40))
	plan.Decide(0, 1, "a1", at(41)) // a change of mind
	plan.Decide(1, 2, "a2", at(42))
	got, err := plan.Result()
	if err != nil {
		t.Fatal(err)
	}
	reason.Updated, reason.By = at(41), "a1"
	same(t, "answer", got.Answers["BEN-1"], reason)
	same(t, "title", got.Project.Title, "Three")
	same(t, "updated", got.Updated, at(42))
	same(t, "history", got.History, []assessment.Entry{
		{At: at(41), By: "a1", Question: "BEN-1", From: "1", To: "not applicable"},
		{At: at(42), By: "a2", Field: "project.title", From: "One", To: "Three"},
		{At: at(42), By: "a2", Field: "project.title", From: "Two", To: "Three"},
	})
	same(t, "the version", a.Project.Title, "One")
	same(t, "the version", a.Answers["BEN-1"].State, assessment.StateLevel)
}

func TestWithABaseOnlyWhatBothChangedDiffers(t *testing.T) {
	t.Parallel()
	withNote := assessment.Level(1)
	withNote.Note = "old"
	base := start(answered("BEN-1", withNote, 1, ""), cites("BEN-1", assessment.Evidence{Title: "Kept"}, assessment.Evidence{Title: "Dropped by A"}, assessment.Evidence{Title: "Dated by B"}), answered("BEN-2", assessment.Level(0), 1, ""), answered("BEN-3", assessment.Level(0), 1, ""))

	a1 := withNote
	a1.Note = ""
	a := start(answered("BEN-1", a1, 2, ""), cites("BEN-1", assessment.Evidence{Title: "Kept"}, assessment.Evidence{Title: "Dated by B"}), answered("BEN-2", assessment.Level(1), 2, ""))
	b1 := assessment.Level(2)
	b1.Note = "old"
	day := assessment.Date{Year: 2026, Month: 5, Day: 1}
	b := start(answered("BEN-1", b1, 3, ""), cites("BEN-1", assessment.Evidence{Title: "Kept"}, assessment.Evidence{Title: "Dropped by A"}, assessment.Evidence{Title: "Dated by B", Date: day}, assessment.Evidence{Title: "New from B", Public: true}), answered("BEN-2", assessment.Level(2), 3, ""), answered("BEN-3", assessment.Level(0), 1, ""))

	got, plan := merged(t, base, 1, a, b)
	if len(plan.Differences) != 1 || plan.Differences[0].Question != "BEN-2" {
		t.Fatalf("got %+v", plan.Differences)
	}
	want := assessment.Level(2)
	want.Updated = at(3)
	same(t, "evidence", evidence(got, "BEN-1"), []assessment.Evidence{{Title: "Kept"}, {Title: "Dated by B", Date: day}, {Title: "New from B", Public: true}})
	same(t, "documents", len(got.Documents), 3)
	want.Evidence = got.Answers["BEN-1"].Evidence
	same(t, "BEN-1", got.Answers["BEN-1"], want)
	same(t, "BEN-2", *got.Answers["BEN-2"].Level, 2)
	if _, ok := got.Answers["BEN-3"]; ok {
		t.Error("an answer that A removed came back")
	}
}

func TestExplanationsAreMergedOneByOne(t *testing.T) {
	t.Parallel()
	saying := func(texts map[string]string) *assessment.Assessment {
		return start(func(a *assessment.Assessment) { a.Explanations = texts })
	}
	got, plan := merged(t, nil, 1, saying(map[string]string{"supplier": "One", "stage": "Both"}), saying(map[string]string{"supplier": "Two", "stage": "Both", "opt_out.ai_use": "Only here"}))
	same(t, "explanations", got.Explanations, map[string]string{"supplier": "Two", "stage": "Both", "opt_out.ai_use": "Only here"})
	if len(plan.Differences) != 1 || plan.Differences[0].Path != "explanations.supplier" || !slices.Equal(plan.Filled, []string{"explanations.opt_out.ai_use"}) {
		t.Errorf("got %+v", plan)
	}
}

func TestEvidenceIsUnitedAndNotDoubled(t *testing.T) {
	t.Parallel()
	day := assessment.Date{Year: 2026, Month: 5, Day: 1}
	one, two := assessment.Level(1), assessment.Level(1)
	got, plan := merged(t, nil, 0,
		start(answered("BEN-1", one, 1, ""), cites("BEN-1", assessment.Evidence{Title: "DPIA"}, assessment.Evidence{Title: "Plan", Location: "here", Public: true})),
		start(answered("BEN-1", two, 1, ""), cites("BEN-1", assessment.Evidence{Title: "dpia ", Location: "drive", Date: day}, assessment.Evidence{Title: "Plan", Location: "there"}, assessment.Evidence{Title: "Plan", Location: "here"})))
	same(t, "evidence", evidence(got, "BEN-1"), []assessment.Evidence{
		{Title: "DPIA", Location: "drive", Date: day},
		{Title: "Plan", Location: "here"}, // not public: one of them would not publish it
		{Title: "Plan", Location: "there"},
	})
	if len(plan.Differences) != 1 || !strings.HasPrefix(plan.Differences[0].Path, "documents.") || !strings.HasSuffix(plan.Differences[0].Field, ".title") {
		t.Errorf("got %+v", plan.Differences)
	}
}

func TestPeopleAndActionsNumberedApartStayApart(t *testing.T) {
	t.Parallel()
	one := assessment.Level(1)
	one.Rounds = []assessment.Round{{Present: 2, Voted: []string{"a1", "a2"}, Levels: [4]int{2, 0, 0, 0}, Complete: true}}
	a := start(people(assessment.Assessor{ID: "a1", Name: "Ann"}, assessment.Assessor{ID: "a2", Name: "Bob"}))
	a.Actions = []assessment.Action{{ID: "x1", For: []string{"BEN-1"}, Text: "First", Status: assessment.ActionOpen}}
	b := start(answered("BEN-1", one, 1, "a1"), people(assessment.Assessor{ID: "a1", Name: "Cat"}, assessment.Assessor{ID: "a2", Name: "ann ", Role: "Lead"}))
	b.Actions = []assessment.Action{
		{ID: "x1", For: []string{"SEC-1"}, Text: "Second", Status: assessment.ActionOpen},
		{ID: "x2", For: []string{"BEN-1"}, Text: "First", Owner: "Ann", Status: assessment.ActionOpen},
	}
	b.Sessions = []assessment.Session{{ID: "s1", Started: at(1), Present: []string{"a1", "a2"}}}
	b.History = []assessment.Entry{{At: at(1), By: "a1", Question: "BEN-1", To: "1", Step: 4}}
	got, _ := merged(t, nil, 0, a, b)
	same(t, "people", got.Assessors, []assessment.Assessor{{ID: "a1", Name: "Ann", Role: "Lead"}, {ID: "a2", Name: "Bob"}, {ID: "a3", Name: "Cat"}})
	same(t, "actions", got.Actions, []assessment.Action{
		{ID: "x1", For: []string{"BEN-1"}, Text: "First", Owner: "Ann", Status: assessment.ActionOpen},
		{ID: "x3", For: []string{"SEC-1"}, Text: "Second", Status: assessment.ActionOpen},
	})
	same(t, "who answered", got.Answers["BEN-1"].By, "a3")
	same(t, "who voted", got.Answers["BEN-1"].Rounds[0].Voted, []string{"a1", "a3"})
	same(t, "who was there", got.Sessions[0].Present, []string{"a3", "a1"})
	same(t, "the first entry", got.History[0], assessment.Entry{At: at(1), By: "a3", Question: "BEN-1", To: "1"})
	same(t, "the version", b.Assessors[0].ID, "a1")
	if problems := assessment.Validate(got, nil); len(problems) > 0 {
		t.Errorf("the result is not valid: %v", problems)
	}
}

func TestTheHistoriesAreUnitedByTime(t *testing.T) {
	t.Parallel()
	shared := assessment.Entry{At: at(1), Question: "BEN-1", To: "1", Step: 1}
	a, b := start(), start()
	a.History = []assessment.Entry{shared, {At: at(4), Question: "BEN-1", From: "1", To: "2", Step: 2}}
	b.History = []assessment.Entry{shared, {At: at(3), Question: "BEN-2", To: "0", Step: 2}}
	got, _ := merged(t, nil, 0, a, b)
	shared.Step = 0
	same(t, "history", got.History, []assessment.Entry{shared, {At: at(3), Question: "BEN-2", To: "0"}, {At: at(4), Question: "BEN-1", From: "1", To: "2"}})
}

func TestWhatCannotBeMergedIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := Start(nil, Source{"A", start()}); err == nil || !strings.Contains(err.Error(), "at least two") {
		t.Errorf("got %v", err)
	}
	newer := start()
	newer.Pack.Version = "2.0.0"
	if _, err := Start(nil, Source{"old.json", start()}, Source{"new.json", newer}); err == nil || !strings.Contains(err.Error(), "old.json was made with the questionnaire lcr-2025 1.0.0, new.json with lcr-2025 2.0.0") {
		t.Errorf("got %v", err)
	}
}

// TestNothingIsLost merges random versions: whatever any of them says is in the
// result, or is a side of a difference.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	version := func(t *rapid.T, name string) *assessment.Assessment {
		a := start()
		for _, id := range []string{"BEN-1", "BEN-2", "SEC-1"} {
			answer := assessment.Answer{}
			if level := rapid.IntRange(-1, 3).Draw(t, name+id); level >= 0 {
				answer = assessment.Level(level)
			}
			answer.Note = rapid.SampledFrom([]string{"", "one", "two"}).Draw(t, "note")
			var items []assessment.Evidence
			for _, title := range rapid.SliceOfN(rapid.SampledFrom([]string{"Plan", "DPIA", "Log"}), 0, 3).Draw(t, "evidence") {
				items = append(items, assessment.Evidence{Title: title})
			}
			answered(id, answer, rapid.IntRange(1, 9).Draw(t, "minute"), "")(a)
			cites(id, items...)(a)
		}
		return a
	}
	rapid.Check(t, func(t *rapid.T) {
		versions := []*assessment.Assessment{version(t, "A"), version(t, "B"), version(t, "C")}
		plan, err := Start(nil, Source{"A", versions[0]}, Source{"B", versions[1]}, Source{"C", versions[2]})
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		for _, d := range plan.Differences {
			for _, side := range d.Sides {
				said[d.Question+" "+d.Field+" "+side.Text] = true
			}
		}
		for i := range plan.Differences {
			plan.Decide(i, rapid.IntRange(0, len(plan.Differences[i].Sides)-1).Draw(t, "side"), "", at(30))
		}
		got, err := plan.Result()
		if err != nil {
			t.Fatal(err)
		}
		for _, version := range versions {
			for id, answer := range version.Answers {
				result := got.Answers[id]
				if answer.Note != "" && answer.Note != result.Note && !said[id+" note "+answer.Note] {
					t.Errorf("the note %q on %s is lost", answer.Note, id)
				}
				if answer.Level != nil && (result.Level == nil || *result.Level != *answer.Level) && !said[fmt.Sprintf("%s  level %d", id, *answer.Level)] {
					t.Errorf("level %d of %s is lost", *answer.Level, id)
				}
				count := func(items []assessment.Evidence, title string) (n int) {
					for _, item := range items {
						if item.Title == title {
							n++
						}
					}
					return n
				}
				for _, item := range version.Cited(answer) {
					if count(got.Cited(result), item.Title) < count(version.Cited(answer), item.Title) {
						t.Errorf("evidence %q of %s is lost", item.Title, id)
					}
				}
			}
		}
		if problems := assessment.Validate(got, nil); slices.ContainsFunc(problems, func(p assessment.Problem) bool { return p.Severity == assessment.SeverityError }) {
			t.Errorf("the result is not valid: %v", problems)
		}
	})
}
