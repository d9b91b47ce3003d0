package workshop

import (
	"testing"

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
