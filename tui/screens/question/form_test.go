package question

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/theme"
	"charter/tui/widget/form"
)

// TestTheCursorOfAFormStaysWhenSomethingWasSaved types in the middle of a text:
// after every save the root tells the screen its room again.
func TestTheCursorOfAFormStaysWhenSomethingWasSaved(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Do(keys.Enter))
	screentest.ClickOn(t, s, "statement", 0)
	for _, letter := range []string{"a", "b", "c"} {
		screentest.Type(s, letter)
		screentest.Settle(s, s.SetSize(78, 19))
	}
	if got, want := svc.Session.Evidence("BEN-1")[0].Title, "Benefits abcstatement, version 3"; got != want {
		t.Errorf("typing gives %q, want %q", got, want)
	}
	svc.Theme = theme.New(theme.Dark, false)
	screentest.Settle(s, s.SetSize(78, 19))
	if view := s.View(); view == ansi.Strip(view) {
		t.Error("another theme does not reach the form")
	}
}
