package project

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestProjectScreensFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": screentest.Blank} {
		svc := screentest.Services(t, change)
		screentest.WantFit(t, name+" project", func() screen.Screen { return NewProject(svc, "") })
		for _, part := range project.Parts() {
			screentest.WantFit(t, name+" "+part.ID, func() screen.Screen { return NewProject(screentest.Services(t, change), part.ID) })
		}
	}
}

// TestLookingChangesNothing goes through every field of every part without
// typing, over values that a form cannot show as they are.
func TestLookingChangesNothing(t *testing.T) {
	t.Parallel()
	odd := func(a *assessment.Assessment) {
		a.Project.Title = "Two\nlines\tand a tab"
		a.Project.WhoMayLoseOut = "tab\there\nand there"
		a.Project.ProgrammeArea = "A word of our own"
		a.Project.Domain = []string{"transport of our own", "health"}
		a.Project.OptOut.AIUse.Available = ""
	}
	for name, change := range map[string]func(*assessment.Assessment){"odd": odd, "blank": screentest.Blank, "example": nil} {
		svc := screentest.Services(t, change)
		before := svc.Session.Assessment()
		for _, part := range project.Parts() {
			s := NewProject(svc, part.ID)
			screentest.Settle(s, s.SetSize(78, 19))
			screentest.Settle(s, s.Activate())
			if part.List != nil && part.List.Len(&before.Project) > 0 {
				screentest.Settle(s, s.Do(keys.Enter))
			}
			steps := len(part.Fields) - 1
			if part.List != nil {
				steps = len(part.List.Fields) - 1
			}
			for range steps {
				if s.Typing() {
					s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
				}
				s.Update(nil) // what is in the form is kept after every message
			}
			s.Update(nil)
			screentest.Settle(s, s.Do(keys.Back))
		}
		if svc.Session.Assessment() != before {
			t.Errorf("%s: looking changed the project from\n%+v to\n%+v", name, before.Project, svc.Session.Assessment().Project)
		}
	}
}

func TestProjectIsKeptAsItIsTyped(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewProject(svc, "title")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Type(s, "Bus times")
	screentest.Press(s, tea.KeyTab)
	screentest.Type(s, "To be confirmed.")
	p := svc.Session.Assessment().Project
	if p.Title != "Bus times" || p.Summary != "To be confirmed." {
		t.Fatalf("kept are %q and %q", p.Title, p.Summary)
	}
	view := s.View()
	for _, want := range []string{"(required)", "Reading ease", "looks like a placeholder"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	if _, ok := svc.Session.Undo(); !ok || svc.Session.Assessment().Project.Summary != "" || svc.Session.Assessment().Project.Title == "" {
		t.Errorf("one undo leaves %+v", svc.Session.Assessment().Project)
	}
}

func TestChoosingAndTicking(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewProject(svc, "programme_area")
	screentest.Settle(s, s.SetSize(78, 40))
	screentest.Press(s, tea.KeyDown)
	screentest.Press(s, tea.KeyTab)
	screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeySpace, Text: " "})))
	area, domain := assessment.ChoiceAt("project.programme_area"), assessment.ChoiceAt("project.domain")
	p := svc.Session.Assessment().Project
	if p.ProgrammeArea != area.Options[0].Value || !slices.Equal(p.Domain, []string{domain.Options[0].Value}) {
		t.Errorf("kept are %q and %q", p.ProgrammeArea, p.Domain)
	}
}

func TestItemsOfAList(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewProject(svc, "risks")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Activate()) // an empty list starts with a new one
	screentest.Type(s, "It sends people home")
	if msgs := screentest.Settle(s, s.Do(keys.Back)); !slices.Contains(msgs, tea.Msg(screen.Closed{})) {
		t.Errorf("leaving the only item gave %v, want to close", msgs)
	}
	s = NewProject(svc, "risks")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Activate())
	if view := s.View(); !strings.Contains(view, "It sends people home") {
		t.Errorf("the list shows\n%s", view)
	}
	screentest.Settle(s, s.Do(keys.Add))
	screentest.Settle(s, s.Do(keys.Back)) // nothing typed: nothing added
	if got := len(svc.Session.Assessment().Project.Risks); got != 1 {
		t.Errorf("there are %d risks, want 1", got)
	}
	screentest.Settle(s, s.Do(keys.Delete))
	if got := len(svc.Session.Assessment().Project.Risks); got != 0 {
		t.Errorf("there are %d risks after deleting", got)
	}
}

func TestRequiredBlanksAreNamedAndFound(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewProject(svc, "")
	s.SetSize(118, 25)
	for _, want := range []string{"Benefit, Who benefits", "at least one", "The stage is required too"} {
		if view := s.View(); !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	seen := map[tea.Msg]bool{}
	for range 20 {
		seen[screentest.Do(t, s, keys.NextOpen)] = true
		screentest.Do(t, s, keys.Down)
	}
	for _, key := range []string{"title", "description", "organisation", "benefit.statement", "challenge.contact", "data", "risks", "review.next"} {
		if !seen[screen.Open{To: screen.Route{Kind: screen.KindProject, ID: key}}] {
			t.Errorf("x never led to %s", key)
		}
	}
}

func TestNoDataIsAskedWhereTheFactsSaySo(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		screentest.Blank(a)
		a.Facts = a.Facts.With("people_data", "none")
	})
	s := NewProject(svc, "")
	s.SetSize(78, 25)
	if view := s.View(); !strings.Contains(view, "No data about people") {
		t.Errorf("it is not asked whether no data is used:\n%s", view)
	}
	form := NewProject(svc, project.NoDataPart)
	screentest.Settle(form, form.SetSize(78, 19))
	screentest.Press(form, tea.KeyDown)
	if !svc.Session.Assessment().Project.NoData || slices.Contains(svc.Session.Score().MissingFields, "data") {
		t.Errorf("saying so leaves %v missing", svc.Session.Score().MissingFields)
	}
	other := NewProject(screentest.Services(t, screentest.Blank), "")
	other.SetSize(78, 25)
	if view := other.View(); strings.Contains(view, "No data about people") {
		t.Errorf("it is asked of a project whose facts are not known:\n%s", view)
	}
}

func TestDescriptionTellsItsReadingEase(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewProject(svc, "description")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Type(s, "We help. Organisational accountability necessitates evaluation.")
	view := s.View()
	for _, want := range []string{"Reading ease", "Hardest: Organisational accountability"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	if c := s.Cursor(); c == nil {
		t.Error("there is no cursor where text is typed")
	}
	if got := svc.Session.Assessment().Project.Description; !strings.HasSuffix(got, "evaluation.") {
		t.Errorf("kept is %q", got)
	}
}

func TestALongTextIsNeverCut(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("More than may be typed. ", 2000)
	svc := screentest.Services(t, func(a *assessment.Assessment) { a.Project.Description = long })
	s := NewProject(svc, "description")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Press(s, tea.KeyBackspace)
	if got := svc.Session.Assessment().Project.Description; got != long[:len(long)-1] {
		t.Errorf("%d characters are left of %d", len(got), len(long))
	}
}

func TestNothingIsTypedIntoAReadOnlyProject(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.ReadOnly = "Someone else has this file open."
	before := svc.Session.Assessment().Project
	for _, key := range []string{"title", "description"} {
		s := NewProject(svc, key)
		screentest.Settle(s, s.SetSize(78, 19))
		if got := screentest.ToastOf(screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"})))); got != svc.ReadOnly {
			t.Errorf("typing into %s said %q", key, got)
		}
		screentest.Settle(s, s.Update(tea.PasteMsg{Content: "pasted"}))
	}
	if !reflect.DeepEqual(svc.Session.Assessment().Project, before) {
		t.Error("the project changed")
	}
}
