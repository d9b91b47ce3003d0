package screens

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

func TestHelpTellsOfEveryKey(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	below := NewQuestion(svc, "BEN-1")
	s := NewHelp(svc, below)
	s.SetSize(98, 25)
	text := strings.Join(s.lines(), "\n")
	flat := strings.Join(strings.Fields(text), " ")
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
	s := NewHelp(svc, NewMap(svc))
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
