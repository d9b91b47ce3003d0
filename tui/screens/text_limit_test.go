package screens_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
)

// TestWhatDoesNotFitIsTold pastes more than a text may have, and goes on typing.
func TestWhatDoesNotFitIsTold(t *testing.T) {
	t.Parallel()
	page := strings.Repeat("Every line of it counts.\n", 1000)
	over := utf8.RuneCountInString(page) - 20_000
	for name, open := range map[string]func(*screen.Services) screen.Screen{
		"note":        func(svc *screen.Services) screen.Screen { return question.NewNote(svc, "TRA-5") },
		"description": func(svc *screen.Services) screen.Screen { return project.NewProject(svc, "description") },
		"reason":      func(svc *screen.Services) screen.Screen { return question.NewNotApplicable(svc, "TRA-5") },
		"line":        func(svc *screen.Services) screen.Screen { return question.NewCheck(svc, "TRA-5") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, nil)
			svc.Session.Assessment().Project.Description = ""
			s := open(svc)
			screentest.Settle(s, s.SetSize(78, 19))
			if got := screentest.ToastOf(screentest.Settle(s, s.Update(tea.PasteMsg{Content: "Short. "}))); got != "" {
				t.Errorf("a short paste is answered with %q", got)
			}
			left := over + len("Short. ")
			want := fmt.Sprintf("%d,%03d", left/1000, left%1000)
			if got := screentest.ToastOf(screentest.Settle(s, s.Update(tea.PasteMsg{Content: page}))); !strings.Contains(got, "room for 20,000") || !strings.Contains(got, want) {
				t.Errorf("a paste of %d characters is answered with %q, which does not tell of %s", len(page), got, want)
			}
			if got := screentest.ToastOf(screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: 'a', Text: "a"})))); !strings.Contains(got, "full") {
				t.Errorf("a letter too many is answered with %q", got)
			}
			if got := screentest.ToastOf(screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyBackspace})))); got != "" {
				t.Errorf("backspace is answered with %q", got)
			}
		})
	}
}
