package screens_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	catalogue "charter/assessment/project"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
)

// TestAClickFocusesTheFieldUnderIt clicks on every line of every form, from every
// field, also where the form scrolls.
func TestAClickFocusesTheFieldUnderIt(t *testing.T) {
	t.Parallel()
	type opener func(*screen.Services) screentest.MouseScreen
	forms := map[string]struct {
		open   opener
		fields int
		notes  bool // lines below the fields tell of the one that has the focus
	}{
		"check": {open: func(svc *screen.Services) screentest.MouseScreen {
			return question.NewCheck(svc, "BEN-1").(screentest.MouseScreen)
		}, fields: 2},
		"departure": {open: func(svc *screen.Services) screentest.MouseScreen {
			return question.NewDeparture(svc, "PRI-2").(screentest.MouseScreen)
		}, fields: 3},
		"export": {open: func(svc *screen.Services) screentest.MouseScreen { return review.NewExport(svc) }, fields: 3},
		"evidence": {open: func(svc *screen.Services) screentest.MouseScreen {
			s := question.NewEvidence(svc, "BEN-1").(screentest.MouseScreen)
			s.Do(keys.Enter)
			return s
		}, fields: 5},
	}
	for _, part := range catalogue.Parts() {
		if slices.Contains([]string{"what", "benefit", "opt-out"}, part.ID) {
			x := forms[part.ID]
			x.open = func(svc *screen.Services) screentest.MouseScreen {
				return project.NewProject(svc, part.ID).(screentest.MouseScreen)
			}
			x.fields, x.notes = len(part.Fields), true
			forms[part.ID] = x
		}
	}
	for name, x := range forms {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range [][2]int{{78, 24}, {58, 15}} {
				svc := screentest.Services(t, nil)
				mark := svc.Theme.Glyph.Claim // at the left of the field that has the focus
				stand := func(steps int) screentest.MouseScreen {
					s := x.open(svc)
					screentest.Settle(s, s.SetSize(size[0], size[1]))
					for range steps {
						s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
					}
					return s
				}
				first := strings.Count(strings.SplitN(ansi.Strip(stand(0).View()), mark, 2)[0], "\n")
				below := size[1]
				if x.notes {
					below -= min(4, size[1]/4)
				}
				clicks := 0
				for _, from := range []int{0, x.fields - 1} {
					s := stand(from)
					for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
						text := strings.TrimSpace(ansi.Cut(line, 2, 200))
						if y < first || y >= below || text == "" || strings.ContainsAny(text[:1], "<>") || strings.HasPrefix(text, "more ") {
							continue // an answer turns, a text scrolls, and a mark is no field
						}
						s := stand(from)
						s.View()
						screentest.ClickAt(s, 4, y)
						clicks++
						text = strings.Trim(text, "▸ ")
						text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "[ ]"), "[x]"))
						if now := focusedLines(s.View(), mark); !slices.ContainsFunc(now, func(line string) bool { return strings.Contains(line, text) }) {
							t.Fatalf("%v: from field %d, a click on line %d, %q, focuses\n%s\nin\n%s", size, from, y, text, strings.Join(now, "\n"), s.View())
						}
					}
				}
				if clicks < 6 {
					t.Errorf("%v: only %d lines of %d fields could be clicked", size, clicks, x.fields)
				}
			}
		})
	}
}

// focusedLines are the lines of the field that has the focus, as they read.
func focusedLines(view, mark string) []string {
	var lines []string
	for line := range strings.SplitSeq(ansi.Strip(view), "\n") {
		if strings.HasPrefix(line, mark) {
			lines = append(lines, strings.TrimSpace(ansi.Cut(line, 2, 200)))
		}
	}
	return lines
}
