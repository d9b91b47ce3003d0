package question

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen/screentest"
)

// TestATextGetsTheRoomThereIs types into a small window that then grows: the text
// is shown from its beginning, and while it is not, that is told.
func TestATextGetsTheRoomThereIs(t *testing.T) {
	t.Parallel()
	s := NewNote(screentest.Services(t, nil), "TRA-5")
	screentest.Settle(s, s.SetSize(48, 10))
	for _, word := range strings.Fields("first b c d e f g h i j k l last") {
		s.Update(tea.PasteMsg{Content: word + "\n"})
	}
	if view := s.View(); strings.Contains(view, "first") || !strings.Contains(view, "… more above") || strings.Contains(view, "below") {
		t.Errorf("in little room the view is\n%s", view)
	}
	for range 6 {
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyUp}))
	}
	if view := s.View(); !strings.Contains(view, "… more above and below") {
		t.Errorf("in the middle of the text the view is\n%s", view)
	}
	before := s.Cursor().Y
	screentest.Settle(s, s.SetSize(78, 30))
	if view := s.View(); !strings.Contains(view, "first") || !strings.Contains(view, "last") || strings.Contains(view, "more") {
		t.Errorf("with room for all of it the view is\n%s", view)
	}
	if s.Cursor().Y <= before {
		t.Errorf("the cursor stays in line %d although the text has moved", before)
	}
	screentest.Type(s, "here")
	if note := s.Session.Answer("TRA-5").Note; !strings.Contains(note, "\nhereh\n") {
		t.Errorf("the cursor has moved in the text: %q", note)
	}
}

// TestALongNoteCanBeReadWhereNothingMayBeChanged moves about in it.
func TestALongNoteCanBeReadWhereNothingMayBeChanged(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.EditAnswerTyping("TRA-5", "note", func(a *assessment.Answer) { a.Note = strings.Repeat("line\n", 50) + "end" })
	svc.ReadOnly = "Nothing can be changed."
	s := NewNote(svc, "TRA-5")
	screentest.Settle(s, s.SetSize(78, 19))
	at := s.Cursor().Y
	for range 40 {
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyUp}))
	}
	if s.Cursor().Y >= at {
		t.Errorf("the cursor stays in line %d", at)
	}
	before := svc.Session.Answer("TRA-5").Note
	for _, msg := range []tea.Msg{tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"}), tea.KeyPressMsg(tea.Key{Code: 'k', Mod: tea.ModCtrl}), tea.PasteMsg{Content: "x"}} {
		if got := screentest.ToastOf(screentest.Settle(s, s.Update(msg))); got != svc.ReadOnly {
			t.Errorf("%v is answered with %q", msg, got)
		}
	}
	if s.editor.Text() != before || svc.Session.Answer("TRA-5").Note != before {
		t.Error("the text was changed")
	}
}

// TestLineEndsOfWindowsInANote from a file made elsewhere are line ends like others.
func TestLineEndsOfWindowsInANote(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.EditAnswerTyping("TRA-5", "note", func(a *assessment.Answer) { a.Note = "one\r\ntwo" })
	s := NewNote(svc, "TRA-5")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: '!', Text: "!"})))
	if got, want := svc.Session.Answer("TRA-5").Note, "one\ntwo!"; got != want {
		t.Errorf("the note is %q, want %q", got, want)
	}
}
