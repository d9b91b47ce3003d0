package session_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/exports/report"
	"charter/tui/session"
)

// freshIn gives a workspace with a file that has no assessor, open for a user.
func freshIn(t *testing.T, user session.User) (w *session.Workspace, path string) {
	t.Helper()
	w, path = workspaceIn(t)
	overwrite(t, path, func(a *assessment.Assessment) {
		a.Example, a.Assessors, a.Sessions, a.History = false, nil, nil, nil
		for id, answer := range a.Answers {
			answer.By = ""
			a.Answers[id] = answer
		}
	})
	w.User = user
	only[session.Opened](t, do(w, session.Open{Path: path}))
	return w, path
}

func TestUserNamed(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string][2]string{
		"": {}, "  ": {}, "Sam Doe": {"Sam Doe", ""}, " Sam Doe , data lead ": {"Sam Doe", "data lead"}, "Sam, a, b": {"Sam", "a, b"}, ", lead": {"", "lead"},
		"Doe, Sam": {"Sam Doe", ""}, "DOE, Sam": {"Sam DOE", ""}, "doe, sam": {"sam doe", ""}, "House, Gregory": {"Gregory House", ""}, "Doe, S.": {"S. Doe", ""},
		"Doe, Sam Alex, data lead": {"Sam Alex Doe", "data lead"}, "Doe, Dr Sam": {"Dr Sam Doe", ""}, "O’Hara, Ana-María": {"Ana-María O’Hara", ""},
		"García López, Ana": {"García López, Ana", ""}, "van Helsing, Abraham, analyst": {"van Helsing, Abraham", "analyst"}, "Doe, sam": {"Doe, sam", ""},
		"Sam, data lead": {"Sam", "data lead"}, "Sam Doe, Director": {"Sam Doe", "Director"}, "Sam Doe, PhD": {"Sam Doe", "PhD"},
		"Jo Bloggs, SRO": {"Jo Bloggs", "SRO"}, "Bloggs, Jo, SRO": {"Jo Bloggs", "SRO"}, "Jo, SRO": {"Jo", "SRO"}, "Jo Bloggs, DPO": {"Jo Bloggs", "DPO"}, "Jo Bloggs; Radiographer": {"Jo Bloggs", "Radiographer"},
		"Bloggs, Jo; Radiographer, Wirral": {"Jo Bloggs", "Radiographer, Wirral"}, "Jo Bloggs;": {"Jo Bloggs", ""}, "Jo Bloggs, SRO; ": {"Jo Bloggs", "SRO"}, "; SRO": {"", "SRO"},
		"Sam Doe, caretaker": {"Sam Doe", "caretaker"}, "Sam Doe, Head of Data, Wirral": {"Sam Doe", "Head of Data, Wirral"},
		"Sam\x1b[2J\tDoe": {session.UserNamed("Sam\x1b[2J\tDoe").Name, ""},
	} {
		if got := session.UserNamed(typed); got.Name != want[0] || got.Role != want[1] || got.Remember != nil {
			t.Errorf("%q is read as %+v", typed, got)
		}
	}
	if name := session.UserNamed("Sam\x1b[2J\tDoe").Name; slices.Contains([]byte(name), '\x1b') {
		t.Errorf("the name is %q", name)
	}
}

// Every change bears the id of one assessor, who is listed at the first change and
// not before, on the disk too; taking the change back leaves them listed.
// A ballot that is typed where the name is asked for would stand in clear in the file.
func TestARowOfAnswersIsNobodysName(t *testing.T) {
	t.Parallel()
	for _, row := range []string{"2310u", "0123 12n- 332u", "uuuun-nu", "---- uuuu", "Sam 2 3 1 0"} {
		if session.NotAName(row) == nil {
			t.Errorf("%q may be a name", row)
		}
	}
	for _, name := range []string{"", "Sam Doe", "Doe, Sam, data lead", "Ward 12", "Nunu Un", "Jean-Luc", "李小龙", "Un"} {
		if err := session.NotAName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestChangesBearWhoIsAtTheKeyboard(t *testing.T) {
	t.Parallel()
	w, path := freshIn(t, session.UserNamed("Sam Doe, data lead"))
	if len(w.Session.Assessment().Assessors) > 0 {
		t.Fatal("somebody is listed before anything is changed")
	}
	w.Session.EndTyping() // changes nothing
	if len(w.Session.Assessment().Assessors) > 0 {
		t.Fatal("somebody is listed though nothing was changed")
	}
	rate(w, "BEN-1", 1)
	rate(w, "BEN-2", 0)
	a := w.Session.Assessment()
	if len(a.Assessors) != 1 {
		t.Fatalf("listed are %+v", a.Assessors)
	}
	sam := a.Assessors[0]
	if sam.Name != "Sam Doe" || sam.Role != "data lead" || sam.Rates != nil || !sam.DeliveryTeam || sam.ID == "" || w.Session.By() != sam.ID {
		t.Errorf("listed is %+v", sam)
	}
	if a.Answers["BEN-1"].By != sam.ID || a.Answers["BEN-2"].By != sam.ID || len(a.History) != 2 || a.History[0].By != sam.ID || a.History[1].By != sam.ID {
		t.Errorf("the changes bear %q, %q and %+v", a.Answers["BEN-1"].By, a.Answers["BEN-2"].By, a.History)
	}
	w.Session.Undo()
	w.Session.Undo()
	w.Session.Redo()
	if a := w.Session.Assessment(); !slices.Equal(a.Assessors, []assessment.Assessor{sam}) || a.Answers["BEN-1"].By != sam.ID {
		t.Errorf("after undo and redo %+v, %+v", a.Assessors, a.Answers["BEN-1"])
	}
	do(w, session.Close{})
	kept, err := file.Read(path, nil)
	if err != nil || !slices.Equal(kept.Assessors, []assessment.Assessor{sam}) {
		t.Fatalf("kept are %+v, %v", kept, err)
	}

	// The same name on another day is the same person, however it is written.
	w.User = session.UserNamed("  SÁM  doe, another role")
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if what, ok := w.Session.CanUndo(); !ok {
		t.Errorf("nothing can be undone: %q", what)
	}
	rate(w, "BEN-3", 1)
	if a := w.Session.Assessment(); !slices.Equal(a.Assessors, []assessment.Assessor{sam}) || a.Answers["BEN-3"].By != sam.ID {
		t.Errorf("listed are %+v", a.Assessors)
	}
	do(w, session.Close{})

	// Somebody else only types, since one who rates is listed.
	w.User = session.UserNamed("Ann Lee")
	only[session.Opened](t, do(w, session.Open{Path: path}))
	rate(w, "BEN-3", 2)
	a = w.Session.Assessment()
	if len(a.Assessors) != 2 || a.Assessors[1].Name != "Ann Lee" || a.Assessors[1].IsRater() || a.Assessors[1].DeliveryTeam {
		t.Errorf("listed are %+v", a.Assessors)
	}
	if a.Answers["BEN-3"].By != a.Assessors[1].ID || a.Answers["BEN-1"].By != sam.ID {
		t.Errorf("the answers bear %q and %q", a.Answers["BEN-3"].By, a.Answers["BEN-1"].By)
	}
}

// A run of typing stays one step, though the first letter listed somebody; and where
// nobody says who they are, nobody is listed.
func TestTypingIsOneStepWhoeverTypes(t *testing.T) {
	t.Parallel()
	for _, user := range []string{"Sam Doe", ""} {
		w, _ := freshIn(t, session.UserNamed(user))
		for _, text := range []string{"a", "ab", "abc"} {
			w.Session.EditAnswerTyping("BEN-1", "note", func(a *assessment.Answer) { a.Note = text })
		}
		a := w.Session.Assessment()
		if len(a.History) != 1 || (len(a.Assessors) == 1) != (user != "") {
			t.Errorf("%q: the history is %+v, listed are %+v", user, a.History, a.Assessors)
		}
	}
}

// Who is in the list that a workshop makes is nobody else than who is at the keyboard,
// and to change the list disturbs neither them nor what can be undone.
func TestTheListOfAWorkshopKeepsWhoIsAtTheKeyboard(t *testing.T) {
	t.Parallel()
	w, path := freshIn(t, session.UserNamed("Sam Doe"))
	add := func(who assessment.Assessor) {
		w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
			e.Assessors(at, func(all []assessment.Assessor) []assessment.Assessor { return append(all, who) })
		})
	}
	add(assessment.Assessor{ID: "a1", Name: "Ann"})
	add(assessment.Assessor{ID: "a2", Name: "Bo"})
	for range 2 {
		if _, ok := w.Session.Undo(); !ok {
			t.Fatal("nothing to undo")
		}
	}
	if a := w.Session.Assessment(); len(a.Assessors) != 1 || a.Assessors[0].Name != "Sam Doe" {
		t.Fatalf("listed are %+v", a.Assessors)
	}
	w.Session.Redo()
	w.Session.Redo()
	do(w, session.Close{})
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if a := w.Session.Assessment(); len(a.Assessors) != 3 {
		t.Fatalf("listed are %+v", a.Assessors)
	}
	for range 2 {
		if _, ok := w.Session.Undo(); !ok {
			t.Fatal("nothing to undo on another day")
		}
	}
}

// Who takes their version over is still themselves, not whoever has their id there.
func TestWhoIsAtTheKeyboardAfterAConflict(t *testing.T) {
	t.Parallel()
	w, path := freshIn(t, session.UserNamed("Sam Doe"))
	rate(w, "BEN-1", 1)
	do(w, session.Flush{})
	mine := w.Session.By()
	overwrite(t, path, func(a *assessment.Assessment) {
		a.Assessors[0].Name = "Ann Lee"
		a.Assessors[0].Rates = nil
	})
	rate(w, "BEN-2", 1)
	do(w, session.Flush{})
	do(w, session.TakeTheirs{})
	if w.Saving.Conflict != nil || w.Session.By() != "" {
		t.Fatalf("after taking theirs: %+v, by %q", w.Saving, w.Session.By())
	}
	rate(w, "BEN-2", 3)
	a := w.Session.Assessment()
	if by := a.Answers["BEN-2"].By; by == mine || len(a.Assessors) != 2 || a.Assessors[1].Name != "Sam Doe" {
		t.Errorf("by %q of %+v", by, a.Assessors)
	}
}

// A name is asked for where it is not known and can be kept, once; to say nothing is an
// answer for now. It is not asked for in a worked example or a file that is read only.
func TestTheNameIsAskedForOnce(t *testing.T) {
	t.Parallel()
	var kept []string
	remember := func(typed string) error {
		kept = append(kept, typed)
		return nil
	}
	w, path := freshIn(t, session.User{Remember: remember})
	if !w.MustIntroduce() {
		t.Fatal("the name is not asked for")
	}
	do(w, session.Introduce{Typed: "Sam Doe, data lead"})
	if w.MustIntroduce() || !slices.Equal(kept, []string{"Sam Doe, data lead"}) {
		t.Errorf("asked again, or kept is %q", kept)
	}
	rate(w, "BEN-1", 1)
	if a := w.Session.Assessment(); len(a.Assessors) != 1 || a.Assessors[0].Role != "data lead" {
		t.Errorf("listed are %+v", a.Assessors)
	}
	do(w, session.Close{})
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if w.MustIntroduce() {
		t.Error("asked again for the next file")
	}
	do(w, session.Close{})

	w.User = session.User{Remember: remember}
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if do(w, session.Introduce{}); w.MustIntroduce() || !slices.Equal(kept[1:], []string{""}) {
		t.Errorf("to say nothing does not do, or is not remembered: %q", kept)
	}
	do(w, session.Close{})

	w.User = session.User{Remember: remember}
	overwrite(t, path, func(a *assessment.Assessment) { a.Example = true })
	if only[session.Opened](t, do(w, session.Open{Path: path})); w.MustIntroduce() {
		t.Error("asked for in a worked example")
	}
	do(w, session.Close{})
}

func TestStartTakesTheName(t *testing.T) {
	t.Parallel()
	var kept []string
	w, _ := workspaceIn(t)
	w.User.Remember = func(typed string) error {
		kept = append(kept, typed)
		return nil
	}
	do(w, session.Start{Sample: true})
	do(w, session.Close{})
	if !w.User.MustSay() {
		t.Fatal("the worked example used up the question")
	}
	do(w, session.Start{Title: "A project", User: "Sam Doe"})
	rate(w, "BEN-1", 1)
	if a := w.Session.Assessment(); len(a.Assessors) != 1 || a.Assessors[0].Name != "Sam Doe" || w.User.MustSay() || len(kept) != 1 {
		t.Errorf("listed are %+v, kept is %q", a.Assessors, kept)
	}
}

// A name that cannot be kept is told, and used all the same.
func TestANameThatCannotBeKept(t *testing.T) {
	t.Parallel()
	w, _ := workspaceIn(t)
	w.User.Remember = func(string) error { return errors.New("the disk is full") }
	shown := do(w, session.Start{Title: "A project", User: "Sam Doe"})
	told := slices.ContainsFunc(shown, func(e session.Event) bool { _, ok := e.(session.NotRemembered); return ok })
	if !told || !w.IsOpen() || w.User.Name != "Sam Doe" {
		t.Errorf("shown is %#v", shown)
	}
}

// What is changed while a sitting goes on bears its id, and can be undone as before; what
// is changed outside of one, or long after it was last seen, bears none.
func TestChangesInASittingBearItsID(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*assessment.Assessment)
		want   string
	}{
		"it goes on":  {func(*assessment.Assessment) {}, "s7c1"},
		"it ended":    {func(a *assessment.Assessment) { a.Sessions[0].Ended = clock() }, ""},
		"not begun":   {func(a *assessment.Assessment) { a.Sessions[0].At = "" }, ""},
		"a day later": {func(a *assessment.Assessment) { a.Updated = clock().AddDate(0, 0, -1) }, ""},
	} {
		w, path := workspaceIn(t)
		overwrite(t, path, func(a *assessment.Assessment) {
			a.History, a.Updated = nil, clock().Add(-time.Hour)
			a.Sessions = []assessment.Session{{ID: "s7c1", Started: clock().Add(-2 * time.Hour), At: "BEN-1", Questions: []string{"BEN-1"}}}
			c.change(a)
		})
		only[session.Opened](t, do(w, session.Open{Path: path}))
		before := *w.Session.Answer("BEN-1").Level
		rate(w, "BEN-1", 0)
		history := w.Session.Assessment().History
		if len(history) != 1 || history[0].Session != c.want {
			t.Errorf("%s: the history is %+v", name, history)
		}
		if _, ok := w.Session.Undo(); !ok || *w.Session.Answer("BEN-1").Level != before {
			t.Errorf("%s: it cannot be undone", name)
		}
		do(w, session.Close{})
	}
}

// Nothing of a name reaches a report for the public, whichever way round it is typed.
func TestNoPartOfTheNameIsPublished(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"Zebedee Canary", "Canary, Zebedee", "canary, zebedee", "Canary, zebedee", "CANARY, Zebedee, data lead", "de Canary, Zebedee", "Canary Canary, Zebedee, data lead", "Canary, Dr Zebedee", "Dr Zebedee Canary, data lead"} {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			w, _ := freshIn(t, session.UserNamed(typed))
			rate(w, "BEN-1", 2)
			if a := w.Session.Assessment(); len(a.Assessors) != 1 {
				t.Fatalf("listed are %+v", a.Assessors)
			}
			export := w.Session.NewExport()
			export.Audience = report.Public
			made := only[session.Prepared](t, do(w, session.Prepare{Export: export}))
			if made.Err != nil || len(made.Files) == 0 {
				t.Fatal(made.Err)
			}
			for _, f := range made.Files {
				for _, part := range []string{"canary", "zebedee"} {
					if strings.Contains(strings.ToLower(string(f.Data)), part) {
						t.Errorf("%s has %q", f.Path, part)
					}
				}
			}
		})
	}
}
