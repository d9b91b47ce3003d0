package assessment

import (
	"slices"
	"testing"
	"time"
)

// What is lost with an unsaved version is told from the histories alone.
func TestSinceListsWhatAnEarlierVersionLacks(t *testing.T) {
	t.Parallel()
	at := func(minute int) Stamp { return Stamp{At: time.Date(2026, 11, 22, 10, minute, 0, 0, time.UTC)} }
	e := NewEditor(New("x", PackRef{ID: "p", Version: "1.0.0"}, at(0).At))
	e.Rate(at(1), "BEN-1", 1)
	saved := e.Assessment()
	if found := saved.Since(saved); len(found) != 0 {
		t.Errorf("nothing has changed, but %v", found)
	}
	note := func(text string) {
		e.Answer(at(2).Typing("note"), "BEN-1", func(a *Answer) { a.Note = text })
	}
	note("N")
	note("No")
	e.Undo(at(3))
	e.Undo(at(3))
	e.Rate(at(4), "BEN-2", 3)
	var words []string
	for _, entry := range e.Assessment().Since(saved) {
		words = append(words, entry.Words())
	}
	want := []string{"BEN-1: unanswered → level 1", "BEN-1: note added", "BEN-2: unanswered → level 3"} // the first was undone since
	if !slices.Equal(words, want) {
		t.Errorf("since then: %q, want %q", words, want)
	}
}
