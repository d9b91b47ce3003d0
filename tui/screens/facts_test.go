package screens

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/fields"
	"charter/tui/keys"
)

func TestFactsFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": blank} {
		ctx := demoContext(t, change)
		fits(t, name+" facts", func() Screen { return NewFacts(ctx, "") })
		for _, fact := range fields.Facts() {
			for marked := range fact.Options {
				fits(t, name+" "+fact.Key, func() Screen {
					s := NewFacts(ctx, fact.Key)
					s.asking.mark(marked)
					return s
				})
			}
		}
	}
}

// TestFactsOfANewProjectAreAskedInTurn chooses the second option of each.
func TestFactsOfANewProjectAreAskedInTurn(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewFacts(ctx, "")
	s.SetSize(78, 19)
	for i, fact := range fields.Facts() {
		if s.asking == nil || s.asking.fact.Key != fact.Key {
			t.Fatalf("fact %d is not %s", i+1, fact.Key)
		}
		pressed(t, s, keys.Down)
		if msg := pressed(t, s, keys.Enter); !strings.Contains(msg.(Said).Text, "questions apply") {
			t.Errorf("choosing %s said %v", fact.Key, msg)
		}
	}
	if s.asking != nil {
		t.Error("after the last fact another is asked")
	}
	for _, fact := range fields.Facts() {
		if got := ctx.Session.Assessment().Facts.Value(fact.Key); got != fact.Options[1].Value {
			t.Errorf("%s is %q, want %q", fact.Key, got, fact.Options[1].Value)
		}
	}
	if view := s.View(); !strings.Contains(view, applyWords(ctx, ctx.Session.Score())) {
		t.Errorf("the list does not say how many questions apply:\n%s", view)
	}
}

// TestLookingAtFactsChangesNothing moves over every option of every fact.
func TestLookingAtFactsChangesNothing(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": blank} {
		ctx := demoContext(t, change)
		before := ctx.Session.Assessment()
		s := NewFacts(ctx, "stage")
		s.SetSize(78, 19)
		for range fields.Facts() {
			for _, id := range []keys.ID{keys.Last, keys.First, keys.Down, keys.Up} {
				s.Do(id)
				s.View()
			}
			s.Do(keys.Next)
		}
		s.Do(keys.Back)
		if ctx.Session.Assessment() != before {
			t.Errorf("%s: looking changed the facts to %+v", name, ctx.Session.Assessment().Facts)
		}
		for i := range fields.Facts() {
			s.ask(i)
			s.Do(keys.Enter) // what is chosen already
		}
		if ctx.Session.Assessment() != before {
			t.Errorf("%s: choosing what was chosen changed the facts to %+v", name, ctx.Session.Assessment().Facts)
		}
	}
}

func TestWhatOpensAndClosesIsShownBefore(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	a := ctx.Session.Assessment()
	effect := assessment.EffectOf(a, ctx.Session.Pack, a.Facts.With("stage", "idea"))
	if len(effect.Closes) == 0 {
		t.Fatal("the example has nothing that an idea is not asked")
	}
	s := NewFacts(ctx, "stage")
	s.SetSize(98, 60)
	s.Do(keys.First)
	s.Do(keys.Down) // idea
	view := s.View()
	for _, id := range effect.Closes {
		question, _, _ := ctx.Session.Pack.Question(id)
		if !strings.Contains(view, "closes "+id) || !strings.Contains(view, question.Text[:30]) {
			t.Errorf("that %s closes is not shown:\n%s", id, view)
		}
	}
	if !strings.Contains(view, "are kept") || ctx.Session.Assessment() != a {
		t.Errorf("what becomes of answers is not said, or something changed already:\n%s", view)
	}
	s.SetSize(58, 15) // too small for the texts, but not for the ids
	if small := s.View(); !strings.Contains(small, "closes "+effect.Closes[0]) {
		t.Errorf("in little room the ids are missing:\n%s", small)
	}
	s.Do(keys.Enter)
	now := ctx.Session.Assessment()
	if now.Facts.Stage != "idea" || len(now.Answers) != len(a.Answers) {
		t.Errorf("the stage is %q, and %d of %d answers are kept", now.Facts.Stage, len(now.Answers), len(a.Answers))
	}
	if _, ok := ctx.Session.Undo(); !ok || ctx.Session.Assessment().Facts.Stage != a.Facts.Stage {
		t.Error("undo does not bring the stage back")
	}
}

func TestNextUnknownFact(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, func(a *assessment.Assessment) { a.Facts = a.Facts.With("supplier", "").With("stage", "") })
	s := NewFacts(ctx, "")
	s.SetSize(78, 19)
	if s.asking != nil {
		t.Fatal("facts of which some are known start with a question")
	}
	var asked []string
	for range 3 {
		pressed(t, s, keys.NextOpen)
		asked = append(asked, s.asking.fact.Key)
		s.Do(keys.Back)
		s.Do(keys.Down)
	}
	if !slices.Equal(asked, []string{"stage", "supplier", "stage"}) && !slices.Contains(asked, "supplier") {
		t.Errorf("x asked %v", asked)
	}
}

func TestReadOnlyFacts(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	ctx.ReadOnly = "Someone else has this file open."
	s := NewFacts(ctx, "stage")
	if s.asking != nil {
		t.Error("a fact is asked though nothing may be changed")
	}
	for _, k := range s.Keys() {
		if (k.ID == keys.Enter || k.ID == keys.NextOpen) && k.Off != ctx.ReadOnly {
			t.Errorf("%s is off because %q", k.ID, k.Off)
		}
	}
}

// TestTheMarkedOptionOfAFactIsInView asks every fact in the smallest window.
func TestTheMarkedOptionOfAFactIsInView(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	s := NewFacts(ctx, "")
	settle(s, s.SetSize(48, 10))
	for i := range s.facts {
		s.ask(i)
		for marked, option := range s.facts[i].Options {
			s.asking.marked = marked
			if c := s.Cursor(); c == nil || c.Y >= 10 || !strings.Contains(s.View(), strings.Fields(option.Label)[0]) {
				t.Errorf("%s: %q is not in view, the cursor is at %v:\n%s", s.facts[i].Key, option.Label, c, s.View())
			}
		}
	}
}
