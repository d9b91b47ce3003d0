package store_test

import (
	"fmt"
	"testing"
	"time"

	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

// TestTypingIsGathered hands in a text letter by letter: the first is saved at once, and all
// that comes before the pause is over is one save more. What is flushed waits for nothing.
func TestTypingIsGathered(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	clock, saves := storetest.NewClock(), 0
	s, _, err := store.Open(b, "falls", store.Options{Now: time.Now, After: clock.After, Gather: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Discard)
	b.on("save", func() { saves++ })
	s.Save(titled("first"))
	storetest.Await(t, s, "the first was saved", storetest.IsSaved)
	last := ""
	for letter := range 173 {
		last = fmt.Sprint(letter)
		s.Save(titled(last))
	}
	if got := b.title("falls"); got != "first" || !s.Unsaved() {
		t.Errorf("before the pause is over the document holds %q", got)
	}
	clock.Ring()
	storetest.Await(t, s, "the last was saved", storetest.IsSaved)
	if got := b.title("falls"); got != last || saves != 2 {
		t.Errorf("the document holds %q after %d saves", got, saves)
	}
	s.Save(titled("flushed"))
	if err := s.Flush(t.Context()); err != nil || b.title("falls") != "flushed" {
		t.Errorf("flushed, the document holds %q: %v", b.title("falls"), err)
	}
	s.Save(titled("closed"))
	if err := s.Close(t.Context()); err != nil || b.title("falls") != "closed" {
		t.Errorf("closed, the document holds %q: %v", b.title("falls"), err)
	}
}
