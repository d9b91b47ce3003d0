package screens

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/theme"
)

// TestTheCursorOfAFormStaysWhenSomethingWasSaved types in the middle of a text:
// after every save the root tells the screen its room again.
func TestTheCursorOfAFormStaysWhenSomethingWasSaved(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*records)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Do(keys.Enter))
	screentest.ClickOn(t, s, "statement", 0)
	for _, letter := range []string{"a", "b", "c"} {
		screentest.Type(s, letter)
		screentest.Settle(s, s.SetSize(78, 19))
	}
	if got, want := svc.Session.Answer("BEN-1").Evidence[0].Title, "Benefits abcstatement, version 3"; got != want {
		t.Errorf("typing gives %q, want %q", got, want)
	}
	svc.Theme = theme.New(theme.Dark, false)
	screentest.Settle(s, s.SetSize(78, 19))
	if s.open.look != svc.Theme {
		t.Error("another theme does not reach the form")
	}
}

// TestALongLineTakesOneLine opens a form in a small window whose first text is far
// longer than its field.
func TestALongLineTakesOneLine(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { a.Project.Title = strings.Repeat("A very long title ", 60) })
	s := NewProject(svc, "what")
	screentest.Settle(s, s.SetSize(58, 15))
	if view := ansi.Strip(s.View()); strings.Count(view, "│") != 4 || !strings.Contains(view, "Summary in one sentence") {
		t.Errorf("the field of the title takes other than four lines:\n%s", view)
	}
}
