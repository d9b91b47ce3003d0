package screens

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/exports"
	"charter/tui/fields"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// focusedLines are the lines of the field that has the focus, as they read.
func focusedLines(f *form) []string {
	var lines []string
	for line := range strings.SplitSeq(ansi.Strip(f.View()), "\n") {
		if f.inFocus(line) {
			lines = append(lines, strings.TrimSpace(ansi.Cut(line, fieldIndent, 200)))
		}
	}
	return lines
}

// TestAClickFocusesTheFieldUnderIt clicks on every line of every form, from every
// field, also where the form scrolls.
func TestAClickFocusesTheFieldUnderIt(t *testing.T) {
	t.Parallel()
	forms := map[string]func(*screen.Services) screentest.MouseScreen{
		"check": func(svc *screen.Services) screentest.MouseScreen {
			return NewCheck(svc, "BEN-1").(screentest.MouseScreen)
		},
		"departure": func(svc *screen.Services) screentest.MouseScreen {
			return NewDeparture(svc, "PRI-2").(screentest.MouseScreen)
		},
		"export": func(svc *screen.Services) screentest.MouseScreen { return NewExport(svc) },
		"evidence": func(svc *screen.Services) screentest.MouseScreen {
			s := NewEvidence(svc, "BEN-1").(*records)
			s.Do(keys.Enter)
			return s
		},
	}
	for _, part := range fields.Register() {
		if slices.Contains([]string{"what", "benefit", "opt-out"}, part.ID) {
			forms[part.ID] = func(svc *screen.Services) screentest.MouseScreen {
				return NewProject(svc, part.ID).(screentest.MouseScreen)
			}
		}
	}
	for name, open := range forms {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range [][2]int{{78, 24}, {58, 15}} {
				svc := screentest.Services(t, nil)
				stand := func(steps int) (screentest.MouseScreen, *form) {
					s := open(svc)
					screentest.Settle(s, s.SetSize(size[0], size[1]))
					f := formOf(s)
					for range steps {
						f.step(true)
					}
					return s, f
				}
				_, f := stand(0)
				clicks := 0
				for _, from := range []int{0, len(f.fields) - 1} {
					s, _ := stand(from)
					for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
						text := strings.TrimSpace(ansi.Cut(line, fieldIndent, 200))
						if y < len(f.introLines()) || f.below != nil && y >= size[1]-f.belowRoom() || text == "" || strings.ContainsAny(text[:1], "<>") || strings.HasPrefix(text, "more ") {
							continue // an answer turns, a text scrolls, and a mark is no field
						}
						s, f := stand(from)
						s.View()
						screentest.ClickAt(s, 4, y)
						clicks++
						text = strings.Trim(text, "▸ ")
						text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "[ ]"), "[x]"))
						if now := focusedLines(f); !slices.ContainsFunc(now, func(line string) bool { return strings.Contains(line, text) }) {
							t.Fatalf("%v: from field %d, a click on line %d, %q, focuses\n%s\nin\n%s", size, from, y, text, strings.Join(now, "\n"), s.View())
						}
					}
				}
				if clicks < 6 {
					t.Errorf("%v: only %d lines of %d fields could be clicked", size, clicks, len(f.fields))
				}
			}
		})
	}
}

// formOf gives the form that a screen shows.
func formOf(s screen.Screen) *form {
	switch s := s.(type) {
	case *form:
		return s
	case *records:
		return s.open
	case *Export:
		return s.form
	}
	panic(fmt.Sprintf("%T has no form", s))
}

func TestAClickChoosesAnOption(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewExport(svc)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.ClickOn(t, s, "Only us", 3)
	if s.audience != exports.Internal {
		t.Errorf("a click on an option leaves the audience %s", s.audience)
	}
	screentest.ClickOn(t, s, "The public", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the option above leaves the audience %s", s.audience)
	}
	screentest.ClickOn(t, s, "Who will read", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the words above chose %s", s.audience)
	}
	before := slices.Clone(s.formats)
	screentest.ClickOn(t, s, "[ ]", 6)
	if len(s.formats) != len(before)+1 {
		t.Errorf("a click on an option that is not ticked makes %v of %v", s.formats, before)
	}
	screentest.ClickOn(t, s, "[x]", 1)
	if len(s.formats) != len(before) {
		t.Errorf("a click on one that is ticked leaves %v", s.formats)
	}
	s.folder = "elsewhere"
	screentest.Settle(s, s.form.renew())
	screentest.ClickOn(t, s, "elsewhere", 4)
	screentest.Type(s, "X")
	if s.folder != "elseXwhere" {
		t.Errorf("after a click in the middle typing gives %q", s.folder)
	}
	screentest.ClickOn(t, s, "elseXwhere", 30)
	screentest.Type(s, "Y")
	if s.folder != "elseXwhereY" {
		t.Errorf("after a click behind the text typing gives %q", s.folder)
	}
	if s.audience != exports.Public {
		t.Errorf("typing elsewhere changed the audience to %s", s.audience)
	}
}

// TestAClickTurnsYesAndNo clicks on a choice that shows one option at a time.
func TestAClickTurnsYesAndNo(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*records)
	screentest.Settle(s, s.SetSize(78, 30))
	screentest.Settle(s, s.Do(keys.Enter))
	public := func() bool { return svc.Session.Answer("BEN-1").Evidence[0].Public }
	first := public()
	word := map[bool]string{true: "<Yes>", false: "<No>"}
	screentest.ClickOn(t, s, "May its place", 2)
	if public() != first {
		t.Error("a click on the question changes the answer")
	}
	screentest.ClickOn(t, s, word[first], 2)
	if public() == first {
		t.Error("a click on the answer does not turn it")
	}
	screentest.ClickOn(t, s, word[!first], 0)
	if public() != first {
		t.Error("a click on the mark at the left does not turn it back")
	}
	s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelDown}), 3, 3)
	s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelUp}), 3, 3)
	if public() != first {
		t.Error("the wheel changes an answer")
	}
	if got := focusedLines(s.open); len(got) == 0 || got[0] != "Owner" {
		t.Errorf("the wheel went to %q", got)
	}
	for range 10 {
		s.Mouse(tea.MouseWheelMsg(tea.Mouse{Button: tea.MouseWheelUp}), 3, 3)
	}
	title := svc.Session.Answer("BEN-1").Evidence[0].Title
	screentest.Type(s, "!")
	if got := svc.Session.Answer("BEN-1").Evidence[0].Title; got != title+"!" {
		t.Errorf("after the wheel went to the top, typing gives the title %q", got)
	}
}

// TestAClickMovesTheCursorInATextOfSeveralLines, of a form and of a screen of its own.
func TestAClickMovesTheCursorInATextOfSeveralLines(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	d := NewDeparture(svc, "PRI-2").(*form)
	screentest.Settle(d, d.SetSize(78, 30))
	screentest.ClickOn(t, d, "Why it cannot be kept", 1)
	screentest.Type(d, "alpha")
	screentest.Settle(d, d.Update(tea.KeyPressMsg(tea.Key{Code: 'j', Mod: tea.ModCtrl})))
	screentest.Type(d, "beta")
	screentest.ClickOn(t, d, "alpha", 2)
	screentest.Type(d, "X")
	screentest.ClickOn(t, d, "beta", 40)
	screentest.Type(d, "Y")
	if got := svc.Session.Answer("PRI-2").Departure; got == nil || !strings.HasSuffix(got.Reason, "alXpha\nbetaY") {
		t.Errorf("the reason is %+v", got)
	}

	n := NewNote(svc, "BEN-4")
	screentest.Settle(n, n.SetSize(78, 19))
	screentest.Type(n, "one")
	screentest.Press(n, tea.KeyEnter)
	screentest.Type(n, "two")
	screentest.ClickOn(t, n, "one", 1)
	screentest.Type(n, "X")
	screentest.ClickOn(t, n, "two", 20)
	screentest.Type(n, "Y")
	if got := svc.Session.Answer("BEN-4").Note; !strings.HasSuffix(got, "oXne\ntwoY") {
		t.Errorf("the note is %q", got)
	}
}

// TestAClickOnAKeyInTheHelp presses it on the screen below.
func TestAClickOnAKeyInTheHelp(t *testing.T) {
	t.Parallel()
	for _, width := range []int{78, 150} {
		svc := screentest.Services(t, nil)
		s := NewHelp(svc, NewQuestion(svc, "BEN-1"))
		s.SetSize(width, 40)
		want := func(msgs []tea.Msg, id keys.ID) {
			t.Helper()
			if len(msgs) != 1 || msgs[0] != (screen.Press{ID: id}) {
				t.Errorf("%d columns: %v, want %s", width, msgs, id)
			}
		}
		want(clickMessages(t, s, "Record who outside"), keys.Check)
		want(clickMessages(t, s, "Not now:"), keys.NotApplicable)
		if msgs := clickMessages(t, s, "Answer"); len(msgs) != 0 {
			t.Errorf("%d columns: a click on a heading gives %v", width, msgs)
		}
		s.Do(keys.PageDown)
		want(clickMessages(t, s, "Find any screen"), keys.Find)
		if c := s.Cursor(); c == nil || c.Y != 1 {
			t.Errorf("%d columns: the cursor is at %+v", width, c)
		}
	}
}

// clickMessages clicks on a text and gives what the root is told.
func clickMessages(t *testing.T, s screentest.MouseScreen, text string) []tea.Msg {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			cmd, _ := s.Mouse(tea.MouseClickMsg(tea.Mouse{Button: tea.MouseLeft}), ansi.StringWidth(before), y)
			if cmd == nil {
				return nil
			}
			return []tea.Msg{cmd()}
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, s.View())
	return nil
}
