package review

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func actionIDs(svc *screen.Services) string {
	var ids []string
	for _, x := range svc.Session.Assessment().Actions {
		ids = append(ids, x.ID)
	}
	return strings.Join(ids, " ")
}

func TestNewActionIsKeptAsItIsTyped(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewAction(svc, "BEN-1")
	s.SetSize(78, 19)
	s.Activate()
	if !s.Typing() {
		t.Fatal("with no action for a question, a new one is open at once")
	}
	before := actionIDs(svc)
	screentest.Type(s, "Ask riders")
	all := svc.Session.Assessment().Actions
	made := all[len(all)-1]
	if actionIDs(svc) != before+" "+made.ID || !slices.Equal(made.For, []string{"BEN-1"}) || made.Text != "Ask riders" || made.Status != assessment.ActionOpen {
		t.Fatalf("the list has %s; the last is %+v", actionIDs(svc), made)
	}
	if what, ok := svc.Session.Undo(); !ok || actionIDs(svc) != before {
		t.Errorf("undo of %q leaves %s, want %s: typing is one step", what, actionIDs(svc), before)
	}
}

func TestActionThatSaysNothingIsNotKept(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	before := actionIDs(svc)
	s := NewAction(svc, "BEN-1")
	s.SetSize(78, 19)
	s.Activate()
	screentest.Type(s, "A")
	s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyBackspace}))
	if got := actionIDs(svc); got != before {
		t.Errorf("the list has %s, want %s", got, before)
	}
}

func TestActionsOfAPrincipleAreThoseOfItsQuestionsToo(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewAction(svc, "inclusivity")
	s.SetSize(78, 19)
	s.Activate()
	for _, id := range []string{"x2", "x6"} {
		x, _ := svc.Session.Action(id)
		if view := s.View(); !strings.Contains(view, x.Text[:20]) {
			t.Errorf("%s is for a question of Inclusivity:\n%s", id, view)
		}
	}
}

func TestActionsFilter(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewActions(svc)
	s.SetSize(98, 25)
	ids := func() string {
		var ids []string
		for _, x := range s.shown() {
			ids = append(ids, x.ID)
		}
		return strings.Join(ids, " ")
	}
	if got, want := ids(), "x2 x1 x3 x4 x6 x5 x7"; got != want {
		t.Errorf("all: %s, want %s: open ones first, as they are due", got, want)
	}
	s.Do(keys.Next) // state open
	if got, want := ids(), "x2 x1 x3 x4 x6"; got != want {
		t.Errorf("open: %s, want %s", got, want)
	}
	s.Do(keys.Tab)
	s.Do(keys.Tab)
	s.filters[2].chosen = "inclusivity"
	if got, want := ids(), "x2 x6"; got != want {
		t.Errorf("open, for Inclusivity: %s, want %s", got, want)
	}
	s.Do(keys.TabBack)
	s.filters[1].chosen = nobody
	if got := ids(); got != "" || !strings.Contains(s.View(), "No action passes") {
		t.Errorf("no owner: %s\n%s", got, s.View())
	}
	for _, k := range s.Keys() {
		if k.ID == keys.Enter && k.Disabled == "" {
			t.Error("enter says why it does nothing when there is no action")
		}
	}
}

func TestActionsAreChangedInPlace(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewActions(svc)
	s.SetSize(78, 19)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindAction, "x2")
	screentest.Do(t, s, keys.Choose)
	if x, _ := svc.Session.Action("x2"); x.Status != assessment.ActionDone {
		t.Errorf("x2 is %s, want done", x.Status)
	}
	screentest.Do(t, s, keys.Delete) // x1 is first among the open ones now
	if got, want := actionIDs(svc), "x2 x3 x4 x5 x6 x7"; got != want {
		t.Errorf("the list has %s, want %s", got, want)
	}
	svc.Session.Undo()
	svc.Session.Undo()
	if x, _ := svc.Session.Action("x2"); x.Status != assessment.ActionOpen || actionIDs(svc) != "x1 x2 x3 x4 x5 x6 x7" {
		t.Errorf("undo brings back %s, x2 %s", actionIDs(svc), x.Status)
	}
}

func TestActionsReadOnly(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.ReadOnly = "Someone else has this file open."
	s := NewActions(svc)
	for _, k := range s.Keys() {
		changes := k.ID == keys.Add || k.ID == keys.Delete || k.ID == keys.Choose
		if changes && k.Disabled != svc.ReadOnly {
			t.Errorf("%s says %q", k.ID, k.Disabled)
		}
	}
}
