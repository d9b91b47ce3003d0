package tui

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/theme"
)

// In front of the room z says first what it would take back, waits for a yes, and takes
// back nothing but acts of this sitting on this question.
func TestUndoInARoomAsksAndStaysOnTheQuestion(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		a := example(t, pack)
		sitting("INC-2", everybody())(a)
		a.Sessions[len(a.Sessions)-1].ID = "s1"
		note := a.Answers["INC-2"].Note
		s := newStage(look{theme: theme.Plain, width: 100, height: 30}, a, pack, t.TempDir())
		s.tb = t
		s.m.services.Session.EditAnswer("INC-1", func(a *assessment.Answer) { a.PrivateNote = "Nobody's business" })
		atQuestion()(s)
		answer := func(id string) assessment.Answer { return s.m.services.Session.Answer(id) }
		says := func(text string) {
			t.Helper()
			if !strings.Contains(s.m.toast, text) {
				t.Errorf("the line says %q, want %q", s.m.toast, text)
			}
		}
		s.press("z")
		says("which is not for this screen")
		s.press("y")
		if answer("INC-1").PrivateNote == "" {
			t.Fatal("a private note of another question was taken back")
		}
		s.press("f")
		s.press("z")
		says("Take back INC-2: flag")
		s.press("x")
		s.press("y")
		if !answer("INC-2").Flagged {
			t.Error("taken back without a yes")
		}
		s.press("z", "y")
		says("Taken back: INC-2: flag")
		if answer("INC-2").Flagged || answer("INC-2").Note != note {
			t.Errorf("%+v", answer("INC-2"))
		}
		s.press("Z", "y")
		if !answer("INC-2").Flagged {
			t.Error("not made again")
		}
		s.press("right", "z")
		says("The last change was on INC-2")
		s.press("y")
		if !answer("INC-2").Flagged {
			t.Error("taken back from another question")
		}
		s.press("left")
		s.open(screen.KindClosing, "")
		s.press("z", "y") // the answer to z, and not the end of the session
		if sessions := s.m.services.Session.Assessment().Sessions; answer("INC-2").Flagged || !sessions[len(sessions)-1].Ended.IsZero() {
			t.Error("y ended the session in place of taking back the flag")
		}
	})
}

// What z says in front of the room names the key that voids a round.
func TestUndoInARoomNamesTheKeyThatVoids(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		pack := stagePack(t)
		a := example(t, pack)
		sitting("INC-2", everybody())(a)
		s := newStage(look{theme: theme.Plain, width: 100, height: 30}, a, pack, t.TempDir())
		s.tb = t
		atQuestion()(s)
		s.press("right", "s", "0", "enter", "0", "enter", "5", "enter", "z")
		if s.m.toast != "Votes are not undone: press V to void the round." {
			t.Errorf("the line says %q", s.m.toast)
		}
	})
}
