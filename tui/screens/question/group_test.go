package question

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// What a group came to is replaced only by who says yes, and why the group agreed on it
// goes with it. Any other key leaves it, and what nobody voted on is replaced at once.
func TestWhatAGroupCameToIsReplacedOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	for _, key := range []keys.ID{keys.Rate1, keys.Unsure, keys.Clear} {
		two := 2
		group := func(a *assessment.Assessment) {
			a.Answers["ACC-2"] = assessment.Answer{State: assessment.StateLevel, Level: &two, Agreed: "The contract says so.", Rounds: []assessment.Round{
				{Present: 4, Levels: [4]int{0, 3, 1, 0}, Complete: true},
			}}
		}
		svc := screentest.Services(t, group)
		s := NewQuestion(svc, "ACC-2")
		now := func() assessment.Answer { return svc.Session.Answer("ACC-2") }
		asked := s.Do(key)
		if len(asked) != 1 || !strings.Contains(asked[0].(screen.Toast).Text, "A group came to level 2 on this question. Replace it? Press y.") {
			t.Fatalf("%s: %v", key, asked)
		}
		s.Do(keys.Down)
		s.Do(keys.Yes)
		if a := now(); a.Level == nil || *a.Level != 2 || a.Agreed == "" {
			t.Errorf("%s: replaced without a yes: %+v", key, a)
		}
		s.Do(key)
		s.Do(keys.Yes)
		if a := now(); a.Level != nil && *a.Level == 2 || a.Agreed != "" || len(a.Rounds) != 1 {
			t.Errorf("%s: %+v", key, a)
		}
		if what, ok := svc.Session.Undo(); !ok || now().Agreed == "" || *now().Level != 2 {
			t.Errorf("%s: undo (%q) does not bring back what the group came to: %+v", key, what, now())
		}
	}
	svc := screentest.Services(t, func(a *assessment.Assessment) { delete(a.Answers, "ACC-2") })
	s := NewQuestion(svc, "ACC-2")
	s.Do(keys.Rate3)
	if asked := s.Do(keys.Rate1); asked != nil || *svc.Session.Answer("ACC-2").Level != 1 {
		t.Errorf("asked where no group has voted: %v", asked)
	}
}

// A click on a level asks as its key does.
func TestAClickReplacesWhatAGroupCameToOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	two := 2
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Answers["ACC-2"] = assessment.Answer{State: assessment.StateLevel, Level: &two, Agreed: "The contract says so.", Rounds: []assessment.Round{
			{Present: 4, Levels: [4]int{0, 3, 1, 0}, Complete: true},
		}}
	})
	s := NewQuestion(svc, "ACC-2")
	screentest.Settle(s, s.SetSize(78, 30))
	q, _, _ := svc.Session.Pack.Question("ACC-2")
	if said := screentest.ToastOf(screentest.ClickOn(t, s, q.Levels[1][:20], 2)); !strings.Contains(said, "Replace it? Press y.") {
		t.Errorf("a click says %q", said)
	}
	if level := *svc.Session.Answer("ACC-2").Level; level != 2 {
		t.Fatalf("a click replaces what the group came to by %d", level)
	}
	s.Do(keys.Yes)
	if level := *svc.Session.Answer("ACC-2").Level; level != 1 {
		t.Errorf("after the yes the level is %d", level)
	}
}
