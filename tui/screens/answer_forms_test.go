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
	"charter/tui/theme"
	"charter/tui/work"
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
		Work: work.New(a, pack, "example.charter.json", nil, now), Tool: "charter test",
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
	check := ctx.Work.Answer("BEN-2").Check
	if check == nil || check.By != "Internal audit" || check.Date.String() != "2026-05-31" {
		t.Errorf("the check kept is %+v", check)
	}
}

func TestAShortReasonSetsNothingAside(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	before := ctx.Work.Answer("BEN-2")
	s := NewNotApplicable(ctx, "BEN-2")
	settle(s, s.SetSize(78, 19))
	typeText(s, "too short")
	if text := said(settle(s, s.Do(keys.Back))); !strings.Contains(text, "9 characters") {
		t.Fatalf("leaving with a short reason said %q", text)
	}
	if ctx.Work.Answer("BEN-2").State != before.State {
		t.Error("a reason that is too short changed the answer")
	}
	typeText(s, ", but now it is long enough")
	settle(s, s.Do(keys.Back))
	if got := ctx.Work.Answer("BEN-2").State; got != assessment.StateNotApplicable {
		t.Errorf("the state is %q after a reason that counts", got)
	}
}

func TestTypingIsOneStepToUndo(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	before := ctx.Work.Answer("BEN-2").Note
	s := NewNote(ctx, "BEN-2")
	settle(s, s.SetSize(78, 19))
	typeText(s, "A line of text.")
	if got := ctx.Work.Answer("BEN-2").Note; !strings.Contains(got, "A line of text.") {
		t.Fatalf("the note kept is %q", got)
	}
	if _, ok := ctx.Work.Undo(); !ok || ctx.Work.Answer("BEN-2").Note != before {
		t.Errorf("one undo leaves %q, want %q", ctx.Work.Answer("BEN-2").Note, before)
	}
}

// TestADepartureStaysAsFarAsItIsFilledIn opens a departure of which only one field is
// filled in, and goes through its form and out with keys that change nothing.
func TestADepartureStaysAsFarAsItIsFilledIn(t *testing.T) {
	t.Parallel()
	for name, kept := range map[string]assessment.Departure{
		"a clause":                 {Clause: "1a"},
		"a clause of another":      {Clause: "6a"},
		"a clause of another pack": {Clause: "99z"},
		"a reason":                 {Reason: "Not yet."},
		"a day":                    {Until: assessment.DateOf(time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC))},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := exampleContext(t)
			before := kept
			editTyping(ctx, "BEN-1", "departure", func(a *assessment.Answer) { a.Departure = &before })
			s := NewDeparture(ctx, "BEN-1")
			settle(s, s.SetSize(78, 19))
			for _, code := range []rune{tea.KeyTab, tea.KeyTab, tea.KeyUp, tea.KeyEnter, tea.KeyEnter} {
				press(s, code)
				if got := ctx.Work.Answer("BEN-1").Departure; got == nil || *got != kept {
					t.Fatalf("after a key that changes nothing it is %+v", got)
				}
			}
			settle(s, s.Do(keys.Back))
			if got := ctx.Work.Answer("BEN-1").Departure; got == nil || *got != kept {
				t.Errorf("after the form it is %+v", got)
			}
		})
	}
}

// TestADepartureIsTakenAwayByEmptyingIt chooses a clause, which alone is kept, and
// takes it back.
func TestADepartureIsTakenAwayByEmptyingIt(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	editTyping(ctx, "BEN-1", "departure", func(a *assessment.Answer) { a.Departure = nil })
	s := NewDeparture(ctx, "BEN-1")
	settle(s, s.SetSize(78, 19))
	press(s, tea.KeyDown)
	if got := ctx.Work.Answer("BEN-1").Departure; got == nil || got.Clause == "" || got.Declared() {
		t.Fatalf("a clause that was chosen is kept as %+v", got)
	}
	press(s, tea.KeyUp)
	if got := ctx.Work.Answer("BEN-1").Departure; got != nil {
		t.Errorf("with nothing in the form %+v is kept", got)
	}
}

// TestAWrongDayIsToldWhereItIs goes on from half a day: the cursor stays, while the
// keys that go back and the one that leaves work as ever.
func TestAWrongDayIsToldWhereItIs(t *testing.T) {
	t.Parallel()
	ctx := exampleContext(t)
	s := NewOutside(ctx, "BEN-1").(*form)
	settle(s, s.SetSize(78, 19))
	s.focus(s.place("due"))
	typeText(s, "2026-1")
	for _, code := range []rune{tea.KeyTab, tea.KeyEnter, tea.KeyDown} {
		if text := said(settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: code})))); !strings.Contains(text, "2026-1") || s.Field() != "due" {
			t.Errorf("it says %q and goes to %s", text, s.Field())
		}
	}
	settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift})))
	if s.Field() != "owner" {
		t.Errorf("shift+tab goes to %s", s.Field())
	}
	if text := said(settle(s, s.Do(keys.Back))); !strings.Contains(text, "2026-1") || s.done {
		t.Errorf("leaving says %q", text)
	}
}

// TestLettersChooseNothing types every letter where something is chosen.
func TestLettersChooseNothing(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.ctx.Work.EditAnswer("BEN-1", func(a *assessment.Answer) {
		a.Evidence = []assessment.Evidence{{Title: "Minutes"}}
		a.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 1, 1}, Complete: true}}
	})
	evidence := NewEvidence(h.ctx, "BEN-1").(*records)
	settle(evidence, evidence.openAt(0))
	export := NewExport(h.ctx)
	for name, f := range map[string]*form{
		"evidence": evidence.open, "settle": NewSettle(h.ctx, "BEN-1").(*form), "action": actionForm(h.ctx, assessment.Action{}),
		"sitting": NewSitting(h.ctx).(*form), "export": export.form, "algorithm": NewProject(h.ctx, "algorithm").(*form),
	} {
		settle(f, f.SetSize(98, 40))
		chosen := 0
		for i, field := range f.fields {
			if isText(field) {
				continue
			}
			chosen++
			f.focus(i)
			look := func() string { return fmt.Sprint(field.GetValue()) + field.View() }
			before := look()
			for r := '!'; r <= '~'; r++ {
				f.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
				if after := look(); after != before {
					t.Fatalf("%s, %s: %q chose\n%s", name, field.GetKey(), r, after)
				}
			}
			f.Update(tea.PasteMsg{Content: "\n"})
			if after := look(); after != before || f.focused() != i {
				t.Errorf("%s, %s: a pasted line end chose\n%s", name, field.GetKey(), after)
			}
		}
		if chosen == 0 {
			t.Errorf("%s: nothing to choose", name)
		}
	}
}
