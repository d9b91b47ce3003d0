package tui

import (
	"testing"
	"time"

	"charter/assessment/file"
	"charter/questions"
	"charter/tui/library"
	"charter/tui/session"
)

// The home screen has the questions read while the terminal is got ready: it needs them for
// the list of files, which then stands in the first frame.
func TestHomeReadsTheQuestionsAhead(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	packs := file.PacksFrom(func() (*questions.Pack, error) {
		close(asked)
		return nil, questions.ErrNoEdition
	})
	w := &session.Workspace{Environment: session.Environment{Library: library.Library{Packs: packs}}}
	if _, err := (Options{Environment: w.Environment}).begin(w); err != nil {
		t.Fatal(err)
	}
	select {
	case <-asked:
	case <-time.After(time.Minute):
		t.Error("nobody reads them")
	}
}
