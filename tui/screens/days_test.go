package screens_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	projectscreen "charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/workshop"
)

// dayForm is a form with a day: how to get to it, and what the day is kept as.
type dayForm struct {
	open func(*screen.Services) screen.Screen
	tabs int // keys to press until the day has the focus
	kept func(*screen.Services) assessment.Date
	last bool // a month stands for its last day
}

// dayForms are a form of each kind that asks for a day.
func dayForms() map[string]dayForm {
	return map[string]dayForm{
		"check": {func(svc *screen.Services) screen.Screen { return question.NewCheck(svc, "BEN-2") }, 1,
			func(svc *screen.Services) assessment.Date { return svc.Session.Answer("BEN-2").Check.Date }, false},
		"departure": {func(svc *screen.Services) screen.Screen { return question.NewDeparture(svc, "BEN-2") }, 2,
			func(svc *screen.Services) assessment.Date { return svc.Session.Answer("BEN-2").Departure.Until }, true},
		"review of the project": {func(svc *screen.Services) screen.Screen { return projectscreen.NewProject(svc, "review") }, 0,
			func(svc *screen.Services) assessment.Date { return svc.Session.Assessment().Project.Review.Next }, true},
		"action": {func(svc *screen.Services) screen.Screen { return workshop.NewOutside(svc, "BEN-2") }, 3,
			func(svc *screen.Services) assessment.Date { return svc.Session.Actions("BEN-2")[0].Due }, true},
	}
}

func (f dayForm) opened(t *testing.T) (*screen.Services, screen.Screen) {
	t.Helper()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Project.Review.Next, a.Actions = assessment.Date{}, nil
	})
	s := f.open(svc)
	screentest.Settle(s, s.SetSize(78, 30))
	screentest.Settle(s, s.Activate())
	for range f.tabs {
		if s.(screen.Fields).Field() == "whom" {
			screentest.Type(s, "The ward")
		}
		screentest.Press(s, tea.KeyTab)
	}
	return svc, s
}

// TestADayIsTakenAsPeopleWriteItInEveryForm types days in every way, and looks at what
// is kept and what is said of it.
func TestADayIsTakenAsPeopleWriteItInEveryForm(t *testing.T) {
	t.Parallel()
	for name, form := range dayForms() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			month, words := "2026-05-01", "the first of the month"
			if form.last {
				month, words = "2026-05-31", "the last of the month"
			}
			for typed, want := range map[string]struct{ day, said string }{
				"1 May 2026": {"2026-05-01", "This is 1 May 2026"}, "01/05/2026": {"2026-05-01", "This is 1 May 2026"},
				"1/5/26": {"2026-05-01", "This is 1 May 2026"}, "2026-5-1": {"2026-05-01", "This is 1 May 2026"},
				"2026-05-01": {"2026-05-01", "For example"}, "May 2026": {month, words}, "today": {"2026-11-22", "Today is 22 November 2026"},
			} {
				svc, s := form.opened(t)
				screentest.Type(s, typed)
				if got := form.kept(svc).String(); got != want.day {
					t.Errorf("%q is kept as %q, want %q", typed, got, want.day)
				}
				if view := ansi.Strip(s.View()); !strings.Contains(view, want.said) {
					t.Errorf("after %q nothing says %q:\n%s", typed, want.said, view)
				}
			}
		})
	}
}

// TestAWrongDayIsToldAndKeepsNobody types what is no day and wants to leave, with every
// key that does: the field says why. Going on the cursor stays; going back leads away,
// and so does leaving a second time.
func TestAWrongDayIsToldAndKeepsNobody(t *testing.T) {
	t.Parallel()
	pressed := map[string]func(screen.Screen) []tea.Msg{
		"tab":   func(s screen.Screen) []tea.Msg { return screentest.Press(s, tea.KeyTab) },
		"enter": func(s screen.Screen) []tea.Msg { return screentest.Press(s, tea.KeyEnter) },
		"down":  func(s screen.Screen) []tea.Msg { return screentest.Press(s, tea.KeyDown) },
		"up":    func(s screen.Screen) []tea.Msg { return screentest.Press(s, tea.KeyUp) },
		"shift+tab": func(s screen.Screen) []tea.Msg {
			return screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift})))
		},
		"esc":  func(s screen.Screen) []tea.Msg { return screentest.Settle(s, s.Do(keys.Back)) },
		"save": func(s screen.Screen) []tea.Msg { return screentest.Settle(s, s.Do(keys.Save)) },
	}
	for name, form := range dayForms() {
		for key, press := range pressed {
			t.Run(name+", "+key, func(t *testing.T) {
				t.Parallel()
				_, s := form.opened(t)
				fields := s.(screen.Fields)
				before := fields.Field()
				screentest.Type(s, "31/2/2026")
				if said := screentest.ToastOf(press(s)); !strings.Contains(said, "31/2/2026") {
					t.Errorf("it is said %q", said)
				}
				if view := ansi.Strip(s.View()); !strings.Contains(view, "February 2026 has 28 days") {
					t.Errorf("the field does not say why:\n%s", view)
				}
				switch back := key == "up" || key == "shift+tab"; {
				case back && form.tabs > 0 && fields.Field() == before:
					t.Error("the way back is barred")
				case !back && fields.Field() != before:
					t.Errorf("the cursor went on to %s", fields.Field())
				}
				if key != "esc" && key != "save" {
					press = pressed["esc"]
					press(s)
				}
				if msgs := press(s); len(msgs) != 1 || msgs[0] != (screen.Closed{}) {
					t.Errorf("leaving a second time gives %v", msgs)
				}
			})
		}
	}
}

// TestAWrongDayLeavesTheOneThatWasThere spoils a day and leaves.
func TestAWrongDayLeavesTheOneThatWasThere(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Project = project.Project{Review: a.Project.Review}
		a.Project.Review.Next = assessment.Date{Year: 2027, Month: 5, Day: 1}
	})
	s := projectscreen.NewProject(svc, "review")
	screentest.Settle(s, s.SetSize(78, 30))
	screentest.Settle(s, s.Activate())
	screentest.Type(s, "x")
	screentest.Settle(s, s.Do(keys.Back))
	screentest.Settle(s, s.Do(keys.Back))
	if got := svc.Session.Assessment().Project.Review.Next.String(); got != "2027-05-01" {
		t.Errorf("it is %q now", got)
	}
}
