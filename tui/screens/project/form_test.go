package project

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/screen/screentest"
)

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
