package screens_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
)

// What breaks lines in a text that came from a word processor is a break in every editor: no
// two words are joined, neither on the screen nor in the file once a letter was typed.
func TestOddBreaksAreBreaksInEditors(t *testing.T) {
	t.Parallel()
	const odd = "one\vtwo\u0085three\u2028four\rfive"
	for name, c := range map[string]struct {
		open func(svc *screen.Services) screen.Screen
		kept func(a *assessment.Assessment) string
	}{
		"note":        {func(svc *screen.Services) screen.Screen { return question.NewNote(svc, "BEN-1") }, func(a *assessment.Assessment) string { return a.Answers["BEN-1"].Note }},
		"description": {func(svc *screen.Services) screen.Screen { return project.NewProject(svc, "summary") }, func(a *assessment.Assessment) string { return a.Project.Summary }},
		"action":      {func(svc *screen.Services) screen.Screen { return review.NewAction(svc, "x1") }, func(a *assessment.Assessment) string { return a.Actions[0].Text }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, func(a *assessment.Assessment) {
				screentest.Blank(a)
				a.Project.Summary = odd
				a.Answers["BEN-1"] = assessment.Answer{Note: odd}
				a.Actions = []assessment.Action{{ID: "x1", For: []string{"BEN-1"}, Text: odd, Status: "open"}}
			})
			s := c.open(svc)
			screentest.Settle(s, s.SetSize(98, 40))
			screentest.Type(s, "Z")
			if got := strings.Join(strings.FieldsFunc(strings.ReplaceAll(c.kept(svc.Session.Assessment()), "Z", ""), func(r rune) bool { return strings.ContainsRune("\n\r\v\u0085\u2028 ", r) }), " "); got != "one two three four five" {
				t.Errorf("kept is %q", c.kept(svc.Session.Assessment()))
			}
			if !strings.Contains(c.kept(svc.Session.Assessment()), "Z") {
				t.Error("nothing was typed")
			}
		})
	}
}
