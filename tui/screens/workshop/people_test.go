package workshop

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// TestWhoWasAddedCanBeUndone adds somebody, takes that back and presses on.
func TestWhoWasAddedCanBeUndone(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewPeople(svc)
	s.SetSize(78, 19)
	before := len(s.all())
	screentest.Do(t, s, keys.Add)
	screentest.Type(s, "Ada")
	screentest.Settle(s, s.Do(keys.Back))
	if s.Typing() || len(s.all()) != before+1 || s.marked != before {
		t.Fatalf("%d people, the mark is on %d", len(s.all()), s.marked)
	}
	for len(s.all()) > before {
		if _, undone := svc.Session.Undo(); !undone {
			t.Fatal("it cannot be undone")
		}
	}
	screentest.Settle(s, s.Activate())
	screentest.Do(t, s, keys.Choose)
	if s.marked != before-1 {
		t.Errorf("the mark is on %d of %d", s.marked, before)
	}
}

// A list is pasted: who is new is added, all of it are here, and what is mended in it while
// the form is open leaves nobody behind.
func TestListOfPeopleIsPasted(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(2))
	h.press("enter")
	s := NewPeople(h.svc)
	screentest.Settle(s, s.SetSize(98, 25))
	screentest.Do(t, s, keys.List)
	screentest.Type(s, "Eve Adams, resident")
	screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter})))
	screentest.Settle(s, s.Update(tea.PasteMsg{Content: "Person A\nFay Ode, observer\n2.\tGus Lee\tService manager\tteam\n"}))
	screentest.Settle(s, s.Do(keys.Back))
	a := h.svc.Session.Assessment()
	var names []string
	for _, who := range a.Assessors {
		names = append(names, who.Name)
	}
	if diff := cmp.Diff([]string{"Person A", "Person B", "Eve Adams", "Fay Ode", "Gus Lee"}, names); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]bool{"Eve Adams": true, "Person A": true, "Person B": false, "Fay Ode": true, "Gus Lee": true} {
		who := a.Assessors[slices.Index(names, name)]
		if slices.Contains(s.here(), who.ID) != want {
			t.Errorf("%s is here: want %t", name, want)
		}
	}
	if n := len(s.here()); n != 4 {
		t.Errorf("%d people are here", n)
	}
	if view := s.View(); !strings.Contains(view, "3 people are here to rate; 1 more does not") {
		t.Error(view)
	}
	screentest.Do(t, s, keys.All)
	if n := len(s.here()); n != 5 {
		t.Errorf("%d people are here once all are ticked", n)
	}
}

// The people of last time come again by one key, but for those who are not in the list any more.
func TestSamePeopleAsLastTime(t *testing.T) {
	t.Parallel()
	a := team(4)
	a.Assessors[2].Rates = new(bool)
	a.Sessions = []assessment.Session{
		{ID: "s1", Started: a.Created, Ended: a.Created.Add(time.Hour), Present: []string{"a1", "gone", "a3", "a4"}},
		{ID: "s2", Started: a.Created, Ended: a.Created.Add(time.Hour)},
	}
	h := hallFor(packFor(t), a)
	h.press("enter")
	s := NewPeople(h.svc)
	screentest.Settle(s, s.SetSize(98, 25))
	screentest.Do(t, s, keys.Same)
	if diff := cmp.Diff([]string{"a1", "a3", "a4"}, s.here()); diff != "" {
		t.Error(diff)
	}
}

// Who only observes is ticked as present, has no turn and no seat, and a round does not wait for
// them. Who is made an observer in the middle of a round leaves it to the others.
func TestObserversAreInTheRoom(t *testing.T) {
	t.Parallel()
	a := team(5)
	a.Assessors[4].Rates = new(bool)
	h := hallFor(packFor(t), a)
	h.begin(4)
	people := NewPeople(h.svc)
	screentest.Settle(people, people.SetSize(78, 19))
	screentest.Do(t, people, keys.Last)
	screentest.Do(t, people, keys.Choose)
	if sitting, _ := workshop.Current(h.svc.Session.Assessment()); !slices.Contains(sitting.Present, "a5") {
		t.Fatalf("present: %v", sitting.Present)
	}
	if view := ansi.Strip(people.View()); !strings.Contains(view, "4 people are here to rate; 1 more does not") || strings.Count(view, "[x]") != 5 {
		t.Error(view)
	}
	if seats := PhoneView(h.svc, h.w).Seats; len(seats) != 4 {
		t.Errorf("seats: %+v", seats)
	}
	h.press("r")
	h.vote("1")
	h.vote("2")
	h.vote("2")
	waiting := workshop.Waiting(h.rounds("BEN-1"), h.w.room(), 0)
	h.svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Assessors(at, func(all []assessment.Assessor) []assessment.Assessor {
			all[slices.IndexFunc(all, func(who assessment.Assessor) bool { return who.ID == waiting[0] })].Rates = new(bool)
			return all
		})
	})
	h.run(h.w.Activate())
	if held := h.rounds("BEN-1"); len(held) != 1 || !held[0].Complete || held[0].Present != 3 {
		t.Errorf("rounds: %+v", held)
	}
}

// Where the list is longer than the screen, it says so.
func TestPeopleOutOfViewAreTold(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(17))
	h.press("enter")
	s := NewPeople(h.svc)
	screentest.Settle(s, s.SetSize(78, 19))
	for _, step := range []struct {
		down int
		want string
	}{{0, "below"}, {14, "above, "}, {2, "above\n"}} {
		for range step.down {
			screentest.Do(t, s, keys.Down)
		}
		if view := s.View(); !strings.Contains(ansi.Strip(view)+"\n", step.want) {
			t.Errorf("%q is not in\n%s", step.want, view)
		}
	}
	s = NewPeople(h.svc)
	screentest.Settle(s, s.SetSize(78, 30))
	if view := s.View(); strings.Contains(view, " above") || strings.Contains(view, " below") {
		t.Error(view)
	}
}
