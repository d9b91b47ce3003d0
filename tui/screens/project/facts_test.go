package project

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/facts"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestFactsFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": screentest.Blank} {
		svc := screentest.Services(t, change)
		screentest.WantFit(t, name+" facts", func() screen.Screen { return NewFacts(svc, "") })
		for _, fact := range facts.All() {
			for marked := range fact.Options {
				screentest.WantFit(t, name+" "+fact.Key, func() screen.Screen {
					s := NewFacts(svc, fact.Key)
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
	svc := screentest.Services(t, screentest.Blank)
	s := NewFacts(svc, "")
	s.SetSize(78, 19)
	for i, fact := range facts.All() {
		if s.asking == nil || s.asking.fact.Key != fact.Key {
			t.Fatalf("fact %d is not %s", i+1, fact.Key)
		}
		screentest.Do(t, s, keys.Down)
		if msg := screentest.Do(t, s, keys.Enter); !strings.Contains(msg.(screen.Toast).Text, "questions apply") {
			t.Errorf("choosing %s said %v", fact.Key, msg)
		}
	}
	if s.asking != nil {
		t.Error("after the last fact another is asked")
	}
	for _, fact := range facts.All() {
		if got := svc.Session.Assessment().Facts.Value(fact.Key); got != fact.Options[1].Value {
			t.Errorf("%s is %q, want %q", fact.Key, got, fact.Options[1].Value)
		}
	}
	if view := s.View(); !strings.Contains(view, applyWords(svc, svc.Session.Score())) {
		t.Errorf("the list does not say how many questions apply:\n%s", view)
	}
}

// y and n answer a fact of yes or no with one key, and a walk goes on to what is not known.
func TestYesAndNoAnswerFacts(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		screentest.Blank(a)
		a.Facts = a.Facts.With("supplier", assessment.FactYes)
	})
	s := NewFacts(svc, "")
	s.SetSize(78, 19)
	screentest.Do(t, s, keys.NextOpen)
	if said := screentest.Do(t, s, keys.Yes).(screen.Toast).Text; !strings.Contains(said, "mark an answer") || s.asking.fact.Key != "stage" {
		t.Errorf("yes to the stage says %q", said)
	}
	for s.asking.fact.Key != "health_confidential" {
		screentest.Do(t, s, keys.Next)
	}
	for i, key := range []keys.ID{keys.Yes, keys.NotApplicable, keys.Yes, keys.NotApplicable} {
		screentest.Do(t, s, key)
		if known := svc.Session.Assessment().Facts; i == 3 && (known.Value("health_confidential") != assessment.FactYes || known.Value("significant_solely_automated") != assessment.FactNo) {
			t.Errorf("the facts are %+v", known)
		}
	}
	if s.asking == nil || s.asking.fact.Key != "shares_data" {
		t.Errorf("the walk goes on to %+v, want the next fact that is not known", s.asking)
	}
}

// TestLookingAtFactsChangesNothing moves over every option of every fact.
func TestLookingAtFactsChangesNothing(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": screentest.Blank} {
		svc := screentest.Services(t, change)
		before := svc.Session.Assessment()
		s := NewFacts(svc, "stage")
		s.SetSize(78, 19)
		for range facts.All() {
			for _, id := range []keys.ID{keys.Last, keys.First, keys.Down, keys.Up} {
				s.Do(id)
				s.View()
			}
			s.Do(keys.Next)
		}
		s.Do(keys.Back)
		if svc.Session.Assessment() != before {
			t.Errorf("%s: looking changed the facts to %+v", name, svc.Session.Assessment().Facts)
		}
		for i := range facts.All() {
			s.ask(i)
			s.Do(keys.Enter) // what is chosen already
		}
		if svc.Session.Assessment() != before {
			t.Errorf("%s: choosing what was chosen changed the facts to %+v", name, svc.Session.Assessment().Facts)
		}
	}
}

func TestWhatOpensAndClosesIsShownBefore(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	a := svc.Session.Assessment()
	effect := assessment.EffectOf(a, svc.Session.Pack, a.Facts.With("stage", "idea"))
	if len(effect.Closes) == 0 {
		t.Fatal("the example has nothing that an idea is not asked")
	}
	s := NewFacts(svc, "stage")
	s.SetSize(98, 60)
	s.Do(keys.First)
	s.Do(keys.Down) // idea
	view := s.View()
	for _, id := range effect.Closes {
		question, _, _ := svc.Session.Pack.Question(id)
		if !strings.Contains(view, "closes "+id) || !strings.Contains(view, question.Text[:30]) {
			t.Errorf("that %s closes is not shown:\n%s", id, view)
		}
	}
	if !strings.Contains(view, "are kept") || svc.Session.Assessment() != a {
		t.Errorf("what becomes of answers is not said, or something changed already:\n%s", view)
	}
	s.SetSize(58, 15) // too small for the texts, but not for the ids
	if small := s.View(); !strings.Contains(small, "closes "+effect.Closes[0]) {
		t.Errorf("in little room the ids are missing:\n%s", small)
	}
	s.Do(keys.Enter)
	now := svc.Session.Assessment()
	if now.Facts.Stage != "idea" || len(now.Answers) != len(a.Answers) {
		t.Errorf("the stage is %q, and %d of %d answers are kept", now.Facts.Stage, len(now.Answers), len(a.Answers))
	}
	if _, ok := svc.Session.Undo(); !ok || svc.Session.Assessment().Facts.Stage != a.Facts.Stage {
		t.Error("undo does not bring the stage back")
	}
}

func TestNextUnknownFact(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { a.Facts = a.Facts.With("supplier", "").With("stage", "") })
	s := NewFacts(svc, "")
	s.SetSize(78, 19)
	if s.asking != nil {
		t.Fatal("facts of which some are known start with a question")
	}
	var asked []string
	for range 3 {
		screentest.Do(t, s, keys.NextOpen)
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
	svc := screentest.Services(t, screentest.Blank)
	svc.ReadOnly = "Someone else has this file open."
	s := NewFacts(svc, "stage")
	if s.asking != nil {
		t.Error("a fact is asked though nothing may be changed")
	}
	for _, k := range s.Keys() {
		if (k.ID == keys.Enter || k.ID == keys.NextOpen) && k.Disabled != svc.ReadOnly {
			t.Errorf("%s is off because %q", k.ID, k.Disabled)
		}
	}
}

// TestTheMarkedOptionOfAFactIsInView asks every fact in the smallest window.
func TestTheMarkedOptionOfAFactIsInView(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewFacts(svc, "")
	screentest.Settle(s, s.SetSize(48, 10))
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

// What contradicts is told where the facts are: how many there are, that of the marked
// fact or else the first, and the keys that explain it and go to the other side act on
// the one that is told. Once explained, it is told as that.
func TestContradictionsAreToldAndMended(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Facts = a.Facts.With("people_data", "none").With("supplier", assessment.FactNo)
	})
	s := NewFacts(svc, "")
	screentest.Settle(s, s.SetSize(98, 30))
	told := func(row, words string) {
		t.Helper()
		view := strings.Join(strings.Fields(s.View()), " ")
		if !strings.Contains(view, words) || strings.Count(view, "if both are true") != 1 || !strings.Contains(view, "4 contradictions open") {
			t.Errorf("at %s %q is not told, alone and with the count:\n%s", row, words, view)
		}
	}
	mark := func(key string) {
		screentest.Do(t, s, keys.First)
		for s.facts[s.marked].Key != key {
			screentest.Do(t, s, keys.Down)
		}
	}
	told("stage", "it has a day on which it went live")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Why), screen.KindExplanation, "stage")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Tab), screen.KindProject, "dates.live_since")

	mark("supplier")
	told("supplier", "no supplier builds or runs")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Why), screen.KindExplanation, "supplier")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Tab), screen.KindProject, "suppliers.0.name")
	if view := s.View(); strings.Count(view, "  ! ") != 3 || !strings.Contains(view, "  ! Pilot") || !strings.Contains(view, "  ! None") {
		t.Errorf("the rows that contradict something are not marked:\n%s", view)
	}

	mark("compute")
	told("compute", "People can opt out of the use of AI")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Tab), screen.KindProject, "opt_out.ai_use.available")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Tab), screen.KindQuestion, "PRI-2")
	screentest.Do(t, s, keys.Next)
	told("people_data", "comes closer to people")
	if s.facts[s.marked].Key != "people_data" {
		t.Errorf("%s is marked", s.facts[s.marked].Key)
	}

	for _, c := range svc.Session.Contradictions() {
		e := NewExplanation(svc, c.ID)
		screentest.Settle(e, e.SetSize(78, 20))
		screentest.Type(e, "Only at night, until the new rota.")
	}
	if view := s.View(); !strings.Contains(view, "You explain it: Only at") || !strings.Contains(view, "4 contradictions explained") || strings.Contains(view, "if both are true") {
		t.Errorf("an explanation is not shown as such:\n%s", view)
	}
}

// The project and its lists mark the part and the item that contradict something.
func TestThePartThatContradictsIsMarked(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { a.Facts = a.Facts.With("supplier", assessment.FactNo) })
	form := NewProject(svc, "opt_out.ai_use.available")
	screentest.Settle(form, form.SetSize(98, 40))
	if view := strings.Join(strings.Fields(form.View()), " "); strings.Contains(view, "explanations.") || !strings.Contains(view, "open the facts and choose explain") {
		t.Errorf("the form does not say in words where to explain:\n%s", view)
	}
	for key, want := range map[string]string{"": "1 listed   ! needs a word", "suppliers": "needs a word: see the facts", "suppliers.0.name": "needs a word: see the facts"} {
		s := NewProject(svc, key)
		screentest.Settle(s, s.SetSize(98, 30))
		if view := s.View(); !strings.Contains(view, want) {
			t.Errorf("%q does not mark it:\n%s", key, view)
		}
	}
}
