package screentest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// Settle does what a screen asks for as the root would, and hands what comes of it
// back to the screen. It gives the messages meant for the root.
func Settle(s screen.Screen, asked screen.Requests) (all []tea.Msg) {
	for _, request := range asked {
		all = append(all, settle(s, request)...)
	}
	return all
}

// settle does one thing that a screen asks for.
func settle(s screen.Screen, msg tea.Msg) (all []tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.Cmd:
		if msg == nil {
			return nil
		}
		return settle(s, msg())
	case tea.BatchMsg:
		for _, cmd := range msg {
			all = append(all, settle(s, cmd)...)
		}
		return all
	case screen.Open, screen.Closed, screen.Toast, screen.Replace:
		return []tea.Msg{msg}
	case session.Event:
		return happen(s, msg)
	default:
		if strings.HasPrefix(fmt.Sprintf("%T", msg), "cursor.") {
			return nil // a cursor that blinks never settles
		}
		return Settle(s, s.Update(msg))
	}
}

// happen takes an event to the workspace of a screen, and to the screen what comes of it.
func happen(s screen.Screen, e session.Event) (all []tea.Msg) {
	workspace, ok := s.(interface {
		Step(session.Event) (session.Event, []session.Effect)
	})
	if !ok {
		return Settle(s, s.Update(e))
	}
	outcome, effects := workspace.Step(e)
	if outcome != nil {
		all = Settle(s, s.Update(outcome))
	}
	for _, effect := range effects {
		all = append(all, settle(s, effect())...)
	}
	return all
}

// Type types text into a screen, key by key.
func Type(s screen.Screen, text string) {
	for _, r := range text {
		Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)})))
	}
}

// Press presses a key that is no character and gives the messages for the root.
func Press(s screen.Screen, code rune) []tea.Msg {
	return Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: code})))
}

// ToastOf is what messages ask to be said; "" when nothing is.
func ToastOf(msgs []tea.Msg) string {
	for _, m := range msgs {
		if s, ok := m.(screen.Toast); ok {
			return s.Text
		}
	}
	return ""
}

// MouseScreen is a screen with a method Mouse.
type MouseScreen interface {
	screen.Screen
	Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool)
}

// ClickAt clicks on a cell of a screen and lets what comes of it happen.
func ClickAt(s MouseScreen, x, y int) []tea.Msg {
	cmd, _ := s.Mouse(tea.MouseClickMsg(tea.Mouse{X: x, Y: y, Button: tea.MouseLeft}), x, y)
	return Settle(s, cmd)
}

// ClickOn clicks where a text stands first, and by a few cells to the right of it.
func ClickOn(t *testing.T, s MouseScreen, text string, right int) []tea.Msg {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ClickAt(s, ansi.StringWidth(before)+right, y)
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, s.View())
	return nil
}

// Services gives screens the worked example to work on, changed before they see it.
func Services(t *testing.T, change func(*assessment.Assessment)) *screen.Services {
	t.Helper()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	if change != nil {
		change(a)
	}
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	return &screen.Services{
		Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(),
		Workspace: &session.Workspace{
			Environment: session.Environment{Now: now, Tool: "charter test"}, State: session.Editing,
			Session: session.New(a, pack, "example.charter.json", nil, now),
		},
	}
}

// Blank takes everything out of an assessment.
func Blank(a *assessment.Assessment) {
	*a = assessment.Assessment{Format: a.Format, ID: a.ID, Pack: a.Pack, AsOf: a.AsOf, Answers: map[string]assessment.Answer{}}
}

// First gives the first message that comes of what a screen asks for; nil when none does.
func First(asked screen.Requests) tea.Msg {
	if len(asked) == 0 {
		return nil
	}
	if cmd, background := asked[0].(tea.Cmd); background {
		return cmd()
	}
	return asked[0]
}

// Do does what a key asks for and gives the first message that comes of it.
func Do(t *testing.T, s screen.Screen, id keys.ID) tea.Msg {
	t.Helper()
	for _, k := range s.Keys() {
		if k.ID == id {
			if k.Disabled != "" {
				t.Fatalf("%s does nothing now: %s", id, k.Disabled)
			}
			return First(s.Do(id))
		}
	}
	t.Fatalf("%s is not a key of this screen", id)
	return nil
}

// WantOpen checks that a message asks for a screen.
func WantOpen(t *testing.T, msg tea.Msg, kind screen.Kind, id string) {
	t.Helper()
	if msg != (screen.Open{To: screen.Route{Kind: kind, ID: id}}) {
		t.Errorf("got %#v, want to open %s %q", msg, kind, id)
	}
}

// WantFit checks that a screen draws within its room at every size.
func WantFit(t *testing.T, name string, make func() screen.Screen) {
	t.Helper()
	for _, size := range [][2]int{{0, 0}, {1, 1}, {3, 2}, {12, 40}, {58, 15}, {78, 19}, {98, 25}, {118, 25}, {198, 55}} {
		s := make()
		s.SetSize(size[0], size[1])
		s.Activate()
		view := s.View()
		if lines := strings.Count(view, "\n") + 1; lines > max(1, size[1]) {
			t.Errorf("%s at %v draws %d lines", name, size, lines)
		}
		for line := range strings.SplitSeq(view, "\n") {
			if width := ansi.StringWidth(line); width > size[0] {
				t.Errorf("%s at %v draws a line of %d cells: %q", name, size, width, line)
			}
		}
		if c := s.Cursor(); c != nil && (c.X < 0 || c.Y < 0) {
			t.Errorf("%s at %v puts the cursor at %d, %d", name, size, c.X, c.Y)
		}
	}
}
