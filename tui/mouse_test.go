package tui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/theme"
)

func (s *stage) click(x, y int) {
	s.send(tea.MouseClickMsg(tea.Mouse{X: x, Y: y, Button: tea.MouseLeft}))
}

func (s *stage) wheel(button tea.MouseButton, x, y int) {
	s.send(tea.MouseWheelMsg(tea.Mouse{X: x, Y: y, Button: button}))
}

// clickText clicks on the first place where a text stands.
func (s *stage) clickText(t *testing.T, text string) {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(s.frame()), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			s.click(ansi.StringWidth(before), y)
			return
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, s.frame())
}

// TestAClickMarksTheRowUnderIt clicks, on every list, on each row below the one
// that is marked: the mark must be on that very line, or on the same row where
// that has moved because the marked row takes less room now.
func TestAClickMarksTheRowUnderIt(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	lists := []string{"home", "map", "principle", "facts", "fact", "project", "review", "actions", "history", "project-list"}
	for _, name := range lists {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				x := shots()[slices.IndexFunc(shots(), func(x shot) bool { return x.name == name })]
				for _, size := range [][2]int{{80, 24}, {140, 40}} {
					s := x.stand(t, look{theme: theme.Plain, width: size[0], height: size[1]}, pack)
					s.run(s.m.act(s.m.top().Do(keys.First)))
					clicks := 0
					for range 4 {
						before := s.frame()
						marked := s.markedText()
						s.run(s.m.act(s.m.top().Do(keys.Down)))
						next := s.markedText()
						if next == marked {
							break // the last row
						}
						s.run(s.m.act(s.m.top().Do(keys.Up)))
						y := lineOf(before, next)
						if y < 0 {
							break // the next row was out of view
						}
						clicks++
						s.frame() // as a terminal would have shown it
						s.click(5, y)
						if now := s.markedText(); now != next {
							t.Fatalf("%d×%d: a click on %q, line %d, marks %q\n%s", size[0], size[1], next, y, now, before)
						}
					}
					if clicks == 0 {
						t.Errorf("%d×%d: no row could be clicked\n%s", size[0], size[1], s.frame())
					}
				}
			})
		})
	}
}

// A click on what is told beside a list does nothing to the list.
func TestAClickBesideAListMarksNoRow(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for _, name := range []string{"map", "facts", "project", "review", "actions"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				s := shotNamed(name).stand(t, look{theme: theme.Plain, width: 120, height: 40}, pack)
				before := s.frame()
				for y := 8; y < 30; y++ {
					s.click(110, y)
					if now := s.frame(); now != before {
						t.Fatalf("a click on line %d does something\n%s", y, now)
					}
				}
			})
		})
	}
}

// markedText is the beginning of the marked row, without the mark.
func (s *stage) markedText() string {
	view := s.m.View()
	line := strings.Split(ansi.Strip(view.Content), "\n")[view.Cursor.Y]
	return strings.TrimSpace(strings.TrimPrefix(ansi.Cut(line, view.Cursor.X, view.Cursor.X+16), s.m.services.Theme.Glyph.Pointer))
}

// lineOf finds the line on which a row begins that is not marked.
func lineOf(frame, row string) int {
	return slices.IndexFunc(strings.Split(ansi.Strip(frame), "\n"), func(line string) bool {
		return strings.Contains(line, row) && strings.HasPrefix(strings.TrimSpace(line), row)
	})
}

func TestEverythingByMouse(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		s := newStage(look{theme: theme.Plain, width: 100, height: 24}, example(t, pack), pack, "")
		shows := func(text string) {
			t.Helper()
			if !strings.Contains(ansi.Strip(s.frame()), text) {
				t.Fatalf("the screen does not show %q:\n%s", text, s.frame())
			}
		}
		if mode := s.m.View().MouseMode; mode != tea.MouseModeNone {
			t.Error("the mouse is on before it was asked for")
		}
		s.press("m")
		if mode := s.m.View().MouseMode; mode != tea.MouseModeCellMotion {
			t.Error("m does not turn the mouse on")
		}
		s.clickText(t, "Transparency") // marks it
		s.clickText(t, "Transparency") // opens it
		shows("TRA-5")
		s.wheel(tea.MouseWheelDown, 10, 20)
		s.wheel(tea.MouseWheelUp, 10, 20)
		s.clickText(t, "TRA-5")
		s.clickText(t, "TRA-5")
		shows("question 5 of")
		s.click(10, s.m.headHeight()+s.m.top().Cursor().Y+1) // the words of level 0, below its name
		if level := s.m.services.Session.Answer("TRA-5").Level; level == nil || *level != 0 {
			t.Fatalf("a click on the words of level 0 gives %v", level)
		}
		s.clickText(t, "g guid")
		shows("Examples of evidence")
		before := s.frame()
		s.wheel(tea.MouseWheelDown, 10, 10)
		if s.frame() == before {
			t.Error("the wheel does not scroll the guidance")
		}
		s.clickText(t, "g guid")
		s.clickText(t, "0–3")
		shows("Click on a level to rate.")
		s.clickText(t, "? help")
		shows("Rate at level 0.")
		s.clickText(t, "esc back")
		shows("question 5 of")
		s.clickText(t, "note")
		s.clickText(t, "esc done")
		shows("question 5 of")
		s.press("esc", "esc")
		s.clickText(t, "v review")
		shows("What blocks")
		s.clickText(t, "export")
		s.clickText(t, "show the report")
		before = s.frame()
		s.wheel(tea.MouseWheelDown, 10, 10)
		if s.frame() == before {
			t.Error("the wheel does not scroll the preview")
		}
		s.open(screen.KindActions, "")
		s.clickText(t, "State")
		shows("State < open >")
		s.open(screen.KindFind, "")
		s.press("accountability")
		s.clickText(t, "Accountability")
		shows("ACC-1")
	})
}
