package screens

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/session"
	"charter/tui/theme"
)

// exampleContext gives screens the worked example to work on, without a file.
func exampleContext(t *testing.T) *Context {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, err := sample.Assessment(pack)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	return &Context{
		Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(),
		Session: session.New(a, pack, "example.charter.json", nil, now), Tool: "charter test",
	}
}

// settle runs a command and hands what comes of it back to the screen, as the
// root would. It gives the messages meant for the root.
func settle(s Screen, cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var all []tea.Msg
		for _, c := range msg {
			all = append(all, settle(s, c)...)
		}
		return all
	case Open, Closed, Said, Replace:
		return []tea.Msg{msg}
	default:
		if strings.HasPrefix(fmt.Sprintf("%T", msg), "cursor.") {
			return nil // a cursor that blinks never settles
		}
		return settle(s, s.Update(msg))
	}
}

// typeText types text into a screen, key by key.
func typeText(s Screen, text string) {
	for _, r := range text {
		settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)})))
	}
}

func press(s Screen, code rune) { settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: code}))) }

func said(msgs []tea.Msg) string {
	for _, m := range msgs {
		if s, ok := m.(Said); ok {
			return s.Text
		}
	}
	return ""
}

func TestADateThatIsNoneKeepsTheFormOpen(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	s := NewCheck(ctx, "BEN-2")
	settle(s, s.SetSize(78, 19))
	settle(s, s.Revisit())
	typeText(s, "Internal audit")
	press(s, tea.KeyTab)
	typeText(s, "2026-0")
	if text := said(settle(s, s.Do(keys.Back))); !strings.Contains(text, "2026-0") {
		t.Fatalf("leaving with half a date said %q; want it to name what was typed", text)
	}
	typeText(s, "5-31")
	if msgs := settle(s, s.Do(keys.Back)); len(msgs) != 1 || msgs[0] != (Closed{}) {
		t.Fatalf("leaving with a whole date gave %v, want to close", msgs)
	}
	check := ctx.Session.Answer("BEN-2").Check
	if check == nil || check.By != "Internal audit" || check.Date.String() != "2026-05-31" {
		t.Errorf("the check kept is %+v", check)
	}
}

func TestAShortReasonSetsNothingAside(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	before := ctx.Session.Answer("BEN-2")
	s := NewNotApplicable(ctx, "BEN-2")
	settle(s, s.SetSize(78, 19))
	typeText(s, "too short")
	if text := said(settle(s, s.Do(keys.Back))); !strings.Contains(text, "9 characters") {
		t.Fatalf("leaving with a short reason said %q", text)
	}
	if ctx.Session.Answer("BEN-2").State != before.State {
		t.Error("a reason that is too short changed the answer")
	}
	typeText(s, ", but now it is long enough")
	settle(s, s.Do(keys.Back))
	if got := ctx.Session.Answer("BEN-2").State; got != assessment.StateNotApplicable {
		t.Errorf("the state is %q after a reason that counts", got)
	}
}

func TestTypingIsOneStepToUndo(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	before := ctx.Session.Answer("BEN-2").Note
	s := NewNote(ctx, "BEN-2")
	settle(s, s.SetSize(78, 19))
	typeText(s, "A line of text.")
	if got := ctx.Session.Answer("BEN-2").Note; !strings.Contains(got, "A line of text.") {
		t.Fatalf("the note kept is %q", got)
	}
	if _, ok := ctx.Session.Undo(); !ok || ctx.Session.Answer("BEN-2").Note != before {
		t.Errorf("one undo leaves %q, want %q", ctx.Session.Answer("BEN-2").Note, before)
	}
}
