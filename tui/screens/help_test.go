package screens_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/question"
	"charter/tui/screens/start"
)

// TestAClickOnAKeyInTheHelp presses it on the screen below.
func TestAClickOnAKeyInTheHelp(t *testing.T) {
	t.Parallel()
	for _, width := range []int{78, 150} {
		svc := screentest.Services(t, nil)
		s := start.NewHelp(svc, question.NewQuestion(svc, "BEN-1"))
		s.SetSize(width, 40)
		want := func(msgs []tea.Msg, id keys.ID) {
			t.Helper()
			if len(msgs) != 1 || msgs[0] != (screen.Press{ID: id}) {
				t.Errorf("%d columns: %v, want %s", width, msgs, id)
			}
		}
		want(clickMessages(t, s, "Record who outside"), keys.Check)
		want(clickMessages(t, s, "Not now:"), keys.NotApplicable)
		if msgs := clickMessages(t, s, "Answer"); len(msgs) != 0 {
			t.Errorf("%d columns: a click on a heading gives %v", width, msgs)
		}
		s.Do(keys.PageDown)
		want(clickMessages(t, s, "Find any screen"), keys.Find)
		if c := s.Cursor(); c == nil || c.Y != 1 {
			t.Errorf("%d columns: the cursor is at %+v", width, c)
		}
	}
}

// clickMessages clicks on a text and gives what the root is told.
func clickMessages(t *testing.T, s screentest.MouseScreen, text string) []tea.Msg {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			asked, _ := s.Mouse(tea.MouseClickMsg(tea.Mouse{Button: tea.MouseLeft}), ansi.StringWidth(before), y)
			return asked
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, s.View())
	return nil
}

func TestHelpTellsOfEveryKey(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	below := question.NewQuestion(svc, "BEN-1")
	s := start.NewHelp(svc, below)
	s.SetSize(98, 500) // room for all of it
	flat := strings.Join(strings.Fields(s.View()), " ")
	for _, k := range below.Keys() {
		b := svc.Keys.Get(k.ID)
		if !strings.Contains(flat, b.Help) {
			t.Errorf("the help does not tell of %s: %s", b.Show, b.Help)
		}
		if k.Disabled != "" && !strings.Contains(flat, "Not now: "+k.Disabled) {
			t.Errorf("the help does not say why %s does nothing: %s", b.Show, k.Disabled)
		}
	}
	if b := svc.Keys.Get(keys.Workshop); strings.Contains(flat, b.Help) {
		t.Errorf("%s does nothing on a question", b.Show)
	}
	for _, level := range svc.Session.Pack.Levels {
		if !strings.Contains(flat, level) {
			t.Errorf("the help does not tell what %q is", level)
		}
	}
	for _, v := range assessment.Verdicts() {
		if !strings.Contains(flat, v.Sentence()) {
			t.Errorf("the help does not tell what %q means", v.Words())
		}
	}
}

func TestHelpScrolls(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := start.NewHelp(svc, question.NewMap(svc))
	s.SetSize(78, 19)
	if strings.Contains(s.View(), "legal lead") {
		t.Fatal("all of it fits, so there is nothing to test")
	}
	s.Do(keys.Last)
	if view := s.View(); !strings.Contains(view, "legal lead") {
		t.Errorf("the end is not in view:\n%s", view)
	}
	s.Do(keys.First)
	if view := s.View(); strings.Contains(view, "more above") {
		t.Errorf("the beginning is not in view:\n%s", view)
	}
}
