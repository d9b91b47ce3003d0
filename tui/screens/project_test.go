package screens

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/fields"
	"charter/tui/keys"
)

func TestProjectScreensFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": blank} {
		ctx := demoContext(t, change)
		fits(t, name+" project", func() Screen { return NewProject(ctx, "") })
		for _, part := range fields.Register() {
			fits(t, name+" "+part.ID, func() Screen { return NewProject(demoContext(t, change), part.ID) })
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
	for name, change := range map[string]func(*assessment.Assessment){"odd": odd, "blank": blank, "example": nil} {
		ctx := demoContext(t, change)
		before := ctx.Session.Assessment()
		for _, part := range fields.Register() {
			s := NewProject(ctx, part.ID)
			settle(s, s.SetSize(78, 19))
			settle(s, s.Revisit())
			if part.List != nil && part.List.Len(&before.Project) > 0 {
				settle(s, s.Do(keys.Enter))
			}
			f, _ := s.(*form)
			if list, ok := s.(*records); ok {
				f = list.open
			}
			for range len(part.Fields) + 10 {
				if f != nil && f.huh != nil {
					f.huh.NextField()
				}
				s.Update(nil) // what is in the form is kept after every message
			}
			settle(s, s.Do(keys.Back))
		}
		if ctx.Session.Assessment() != before {
			t.Errorf("%s: looking changed the project from\n%+v to\n%+v", name, before.Project, ctx.Session.Assessment().Project)
		}
	}
}

func TestProjectIsKeptAsItIsTyped(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewProject(ctx, "summary")
	settle(s, s.SetSize(78, 19))
	typeText(s, "Bus times")
	press(s, tea.KeyTab)
	typeText(s, "It is to be confirmed.")
	p := ctx.Session.Assessment().Project
	if p.Title != "Bus times" || p.Summary != "It is to be confirmed." {
		t.Fatalf("kept are %q and %q", p.Title, p.Summary)
	}
	view := s.View()
	for _, want := range []string{"(required)", "Reading ease", "looks like a placeholder"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	if _, ok := ctx.Session.Undo(); !ok || ctx.Session.Assessment().Project.Summary != "" || ctx.Session.Assessment().Project.Title == "" {
		t.Errorf("one undo leaves %+v", ctx.Session.Assessment().Project)
	}
}

func TestChoosingAndTicking(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewProject(ctx, "domain")
	settle(s, s.SetSize(78, 40))
	for range 3 {
		press(s, tea.KeyTab) // to the programme area
	}
	press(s, tea.KeyDown)
	press(s, tea.KeyTab)
	settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeySpace, Text: " "})))
	area, domain := assessment.ChoiceAt("project.programme_area"), assessment.ChoiceAt("project.domain")
	p := ctx.Session.Assessment().Project
	if p.ProgrammeArea != area.Options[0].Value || !slices.Equal(p.Domain, []string{domain.Options[0].Value}) {
		t.Errorf("kept are %q and %q", p.ProgrammeArea, p.Domain)
	}
}

func TestItemsOfAList(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewProject(ctx, "risks")
	settle(s, s.SetSize(78, 19))
	settle(s, s.Revisit()) // an empty list starts with a new one
	typeText(s, "It sends people home")
	if msgs := settle(s, s.Do(keys.Back)); !slices.Contains(msgs, tea.Msg(Closed{})) {
		t.Errorf("leaving the only item gave %v, want to close", msgs)
	}
	s = NewProject(ctx, "risks")
	settle(s, s.SetSize(78, 19))
	settle(s, s.Revisit())
	if view := s.View(); !strings.Contains(view, "It sends people home") {
		t.Errorf("the list shows\n%s", view)
	}
	settle(s, s.Do(keys.Add))
	settle(s, s.Do(keys.Back)) // nothing typed: nothing added
	if got := len(ctx.Session.Assessment().Project.Risks); got != 1 {
		t.Errorf("there are %d risks, want 1", got)
	}
	settle(s, s.Do(keys.Delete))
	if got := len(ctx.Session.Assessment().Project.Risks); got != 0 {
		t.Errorf("there are %d risks after deleting", got)
	}
}

func TestRequiredBlanksAreNamedAndFound(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewProject(ctx, "")
	s.SetSize(118, 25)
	for _, want := range []string{"Benefit, Who benefits", "at least one", "The stage is required too"} {
		if view := s.View(); !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	seen := map[tea.Msg]bool{}
	for range 20 {
		seen[pressed(t, s, keys.NextOpen)] = true
		pressed(t, s, keys.Down)
	}
	for _, key := range []string{"title", "description", "organisation", "benefit.statement", "challenge.contact", "data", "risks", "review.next"} {
		part, _ := fields.PartOf(key)
		if !seen[Open{Place{KindProject, part.ID}}] {
			t.Errorf("x never led to %s, which asks for %s", part.ID, key)
		}
	}
}

func TestNoDataIsAskedWhereTheFactsSaySo(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, func(a *assessment.Assessment) {
		blank(a)
		a.Facts = a.Facts.With("people_data", "none")
	})
	s := NewProject(ctx, "")
	s.SetSize(78, 25)
	if view := s.View(); !strings.Contains(view, "No data about people") {
		t.Errorf("it is not asked whether no data is used:\n%s", view)
	}
	form := NewProject(ctx, fields.NoDataPart)
	settle(form, form.SetSize(78, 19))
	press(form, tea.KeyDown)
	if !ctx.Session.Assessment().Project.NoData || slices.Contains(ctx.Session.Score().MissingFields, "data") {
		t.Errorf("saying so leaves %v missing", ctx.Session.Score().MissingFields)
	}
	other := NewProject(demoContext(t, blank), "")
	other.SetSize(78, 25)
	if view := other.View(); strings.Contains(view, "No data about people") {
		t.Errorf("it is asked of a project whose facts are not known:\n%s", view)
	}
}

func TestDescriptionTellsItsReadingEase(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewProject(ctx, "description")
	settle(s, s.SetSize(78, 19))
	typeText(s, "We help. Organisational accountability necessitates evaluation.")
	view := s.View()
	for _, want := range []string{"Reading ease", "Hardest: Organisational accountability"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	if c := s.Cursor(); c == nil {
		t.Error("there is no cursor where text is typed")
	}
	if got := ctx.Session.Assessment().Project.Description; !strings.HasSuffix(got, "evaluation.") {
		t.Errorf("kept is %q", got)
	}
}

func TestALongTextIsNeverCut(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("More than may be typed. ", 2000)
	ctx := demoContext(t, func(a *assessment.Assessment) { a.Project.Description = long })
	s := NewProject(ctx, "description")
	settle(s, s.SetSize(78, 19))
	press(s, tea.KeyBackspace)
	if got := ctx.Session.Assessment().Project.Description; got != long[:len(long)-1] {
		t.Errorf("%d characters are left of %d", len(got), len(long))
	}
}

func TestNothingIsTypedIntoAReadOnlyProject(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	ctx.ReadOnly = "Someone else has this file open."
	before := ctx.Session.Assessment().Project
	for _, key := range []string{"title", "description"} {
		s := NewProject(ctx, key)
		settle(s, s.SetSize(78, 19))
		if got := said(settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"})))); got != ctx.ReadOnly {
			t.Errorf("typing into %s said %q", key, got)
		}
		settle(s, s.Update(tea.PasteMsg{Content: "pasted"}))
	}
	if !reflect.DeepEqual(ctx.Session.Assessment().Project, before) {
		t.Error("the project changed")
	}
}
