package screens

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
)

func TestHelpTellsOfEveryKey(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	below := NewQuestion(ctx, "BEN-1")
	s := NewHelp(ctx, below)
	s.SetSize(98, 25)
	text := strings.Join(s.lines(), "\n")
	flat := strings.Join(strings.Fields(text), " ")
	for _, k := range below.Keys() {
		b := ctx.Keys.Get(k.ID)
		if !strings.Contains(flat, b.Help) {
			t.Errorf("the help does not tell of %s: %s", b.Show, b.Help)
		}
		if k.Off != "" && !strings.Contains(flat, "Not now: "+k.Off) {
			t.Errorf("the help does not say why %s does nothing: %s", b.Show, k.Off)
		}
	}
	if b := ctx.Keys.Get(keys.Workshop); strings.Contains(flat, b.Help) {
		t.Errorf("%s does nothing on a question", b.Show)
	}
	for _, level := range ctx.Session.Pack.Levels {
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
	ctx := demoContext(t, nil)
	s := NewHelp(ctx, NewMap(ctx))
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
