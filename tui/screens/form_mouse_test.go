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
)

// mouseScreen is a screen with a method Mouse.
type mouseScreen interface {
	Screen
	Mouse(msg tea.MouseMsg, x, y int) (tea.Cmd, bool)
}

// clickAt clicks on a place of a screen and lets what comes of it happen.
func clickAt(s mouseScreen, x, y int) []tea.Msg {
	cmd, _ := s.Mouse(tea.MouseClickMsg(tea.Mouse{X: x, Y: y, Button: tea.MouseLeft}), x, y)
	return settle(s, cmd)
}

// clickOn clicks on the first place of a text, and by a few cells to the right of it.
func clickOn(t *testing.T, s mouseScreen, text string, right int) []tea.Msg {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return clickAt(s, ansi.StringWidth(before)+right, y)
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, s.View())
	return nil
}

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
	forms := map[string]func(*Context) mouseScreen{
		"check":     func(ctx *Context) mouseScreen { return NewCheck(ctx, "BEN-1").(mouseScreen) },
		"departure": func(ctx *Context) mouseScreen { return NewDeparture(ctx, "PRI-2").(mouseScreen) },
		"export":    func(ctx *Context) mouseScreen { return NewExport(ctx) },
		"evidence": func(ctx *Context) mouseScreen {
			s := NewEvidence(ctx, "BEN-1").(*records)
			s.Do(keys.Enter)
			return s
		},
	}
	for _, part := range fields.Register() {
		if slices.Contains([]string{"what", "benefit", "opt-out"}, part.ID) {
			forms[part.ID] = func(ctx *Context) mouseScreen { return NewProject(ctx, part.ID).(mouseScreen) }
		}
	}
	for name, open := range forms {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, size := range [][2]int{{78, 24}, {58, 15}} {
				ctx := exampleContext(t)
				stand := func(steps int) (mouseScreen, *form) {
					s := open(ctx)
					settle(s, s.SetSize(size[0], size[1]))
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
						clickAt(s, 4, y)
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
func formOf(s Screen) *form {
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
	ctx := exampleContext(t)
	s := NewExport(ctx)
	settle(s, s.SetSize(78, 19))
	clickOn(t, s, "Only us", 3)
	if s.audience != exports.Internal {
		t.Errorf("a click on an option leaves the audience %s", s.audience)
	}
	clickOn(t, s, "The public", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the option above leaves the audience %s", s.audience)
	}
	clickOn(t, s, "Who will read", 3)
	if s.audience != exports.Public {
		t.Errorf("a click on the words above chose %s", s.audience)
	}
	before := slices.Clone(s.formats)
	clickOn(t, s, "[ ]", 6)
	if len(s.formats) != len(before)+1 {
		t.Errorf("a click on an option that is not ticked makes %v of %v", s.formats, before)
	}
	clickOn(t, s, "[x]", 1)
	if len(s.formats) != len(before) {
		t.Errorf("a click on one that is ticked leaves %v", s.formats)
	}
	s.folder = "elsewhere"
	settle(s, s.form.renew())
	clickOn(t, s, "elsewhere", 4)
	typeText(s, "X")
	if s.folder != "elseXwhere" {
		t.Errorf("after a click in the middle typing gives %q", s.folder)
	}
	clickOn(t, s, "elseXwhere", 30)
	typeText(s, "Y")
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
	ctx := exampleContext(t)
	s := NewEvidence(ctx, "BEN-1").(*records)
	settle(s, s.SetSize(78, 30))
	settle(s, s.Do(keys.Enter))
	public := func() bool { return ctx.Session.Answer("BEN-1").Evidence[0].Public }
	first := public()
	word := map[bool]string{true: "<Yes>", false: "<No>"}
	clickOn(t, s, "May its place", 2)
	if public() != first {
		t.Error("a click on the question changes the answer")
	}
	clickOn(t, s, word[first], 2)
	if public() == first {
		t.Error("a click on the answer does not turn it")
	}
	clickOn(t, s, word[!first], 0)
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
	title := ctx.Session.Answer("BEN-1").Evidence[0].Title
	typeText(s, "!")
	if got := ctx.Session.Answer("BEN-1").Evidence[0].Title; got != title+"!" {
		t.Errorf("after the wheel went to the top, typing gives the title %q", got)
	}
}

// TestAClickMovesTheCursorInATextOfSeveralLines, of a form and of a screen of its own.
func TestAClickMovesTheCursorInATextOfSeveralLines(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	d := NewDeparture(ctx, "PRI-2").(*form)
	settle(d, d.SetSize(78, 30))
	clickOn(t, d, "Why it cannot be kept", 1)
	typeText(d, "alpha")
	settle(d, d.Update(tea.KeyPressMsg(tea.Key{Code: 'j', Mod: tea.ModCtrl})))
	typeText(d, "beta")
	clickOn(t, d, "alpha", 2)
	typeText(d, "X")
	clickOn(t, d, "beta", 40)
	typeText(d, "Y")
	if got := ctx.Session.Answer("PRI-2").Departure; got == nil || !strings.HasSuffix(got.Reason, "alXpha\nbetaY") {
		t.Errorf("the reason is %+v", got)
	}

	n := NewNote(ctx, "BEN-4")
	settle(n, n.SetSize(78, 19))
	typeText(n, "one")
	press(n, tea.KeyEnter)
	typeText(n, "two")
	clickOn(t, n, "one", 1)
	typeText(n, "X")
	clickOn(t, n, "two", 20)
	typeText(n, "Y")
	if got := ctx.Session.Answer("BEN-4").Note; !strings.HasSuffix(got, "oXne\ntwoY") {
		t.Errorf("the note is %q", got)
	}
}

// TestAClickOnAKeyInTheHelp presses it on the screen below.
func TestAClickOnAKeyInTheHelp(t *testing.T) {
	t.Parallel()
	for _, width := range []int{78, 150} {
		ctx := exampleContext(t)
		s := NewHelp(ctx, NewQuestion(ctx, "BEN-1"))
		s.SetSize(width, 40)
		want := func(msgs []tea.Msg, id keys.ID) {
			t.Helper()
			if len(msgs) != 1 || msgs[0] != (Press{id}) {
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
func clickMessages(t *testing.T, s mouseScreen, text string) []tea.Msg {
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
