package screens_test

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/format"
	catalogue "charter/assessment/project"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
	"charter/tui/screens/workshop"
)

// TestLettersChooseNothing types every letter where something is chosen.
func TestLettersChooseNothing(t *testing.T) {
	t.Parallel()
	var algorithm []string // the fields of that part in which something is chosen
	for _, part := range catalogue.Parts() {
		for _, field := range part.Fields {
			if part.ID == "algorithm" && slices.Contains([]catalogue.Kind{catalogue.KindChoice, catalogue.KindMany, catalogue.KindYes}, field.Kind) {
				algorithm = append(algorithm, field.Key)
			}
		}
	}
	for name, c := range map[string]struct {
		open    func(svc *screen.Services) screen.Screen
		choices []string // the fields in which something is chosen
	}{
		"evidence":  {func(svc *screen.Services) screen.Screen { return question.NewEvidence(svc, "BEN-1") }, []string{"public"}},
		"settle":    {func(svc *screen.Services) screen.Screen { return workshop.NewSettle(svc, "BEN-1") }, []string{"level"}},
		"action":    {func(svc *screen.Services) screen.Screen { return review.NewAction(svc, "") }, []string{"for", "status"}},
		"sitting":   {func(svc *screen.Services) screen.Screen { return workshop.NewSitting(svc, "") }, []string{"scope", "voting"}},
		"export":    {func(svc *screen.Services) screen.Screen { return review.NewExport(svc) }, []string{"audience", "formats"}},
		"algorithm": {func(svc *screen.Services) screen.Screen { return project.NewProject(svc, "algorithm") }, algorithm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, func(a *assessment.Assessment) {
				screentest.Blank(a)
				a.Sessions = []assessment.Session{{Minutes: 150, Way: assessment.WayHands}}
				a.Answers["BEN-1"] = assessment.Answer{
					Evidence: a.Cite(assessment.Evidence{Title: "Minutes"}),
					Rounds:   []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 1, 1}, Complete: true}},
				}
			})
			s := c.open(svc)
			screentest.Settle(s, s.SetSize(98, 40))
			if name == "evidence" {
				screentest.Settle(s, s.Do(keys.Enter)) // the first of the list
			}
			look := func() string {
				data, err := format.Encode(svc.Session.Assessment())
				if err != nil {
					t.Fatal(err)
				}
				return s.View() + string(data)
			}
			field := func() string { return screen.FieldsOf(s).Field() }
			if len(c.choices) == 0 {
				t.Fatal("nothing to choose")
			}
			for _, choice := range c.choices {
				for range 20 {
					if field() != choice {
						s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
					}
				}
				if field() != choice {
					t.Fatalf("tab does not come to %s", choice)
				}
				before := look()
				for r := '!'; r <= '~'; r++ {
					if name == "settle" && r >= '0' && r <= '3' {
						continue // there a digit names the level
					}
					s.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
					if after := look(); after != before {
						t.Fatalf("%s: %q chose\n%s", choice, r, after)
					}
				}
				s.Update(tea.PasteMsg{Content: "\n"})
				if after := look(); after != before || field() != choice {
					t.Errorf("%s: a pasted line end chose\n%s", choice, after)
				}
			}
		})
	}
}
