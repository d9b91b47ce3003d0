package question

import (
	"errors"
	"strings"
	"testing"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/widget"
)

// TestATextFromTheOwnEditorGoesWhereItBelongs goes to the other note, or leaves, before
// the editor has ended, as keys do that come together with the one that starts it.
func TestATextFromTheOwnEditorGoesWhereItBelongs(t *testing.T) {
	t.Parallel()
	for name, before := range map[string][]keys.ID{"stays": nil, "to the other": {keys.Tab}, "out": {keys.Back}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, nil)
			public := svc.Session.Answer("BEN-1").Note
			s := NewNote(svc, "BEN-1")
			screentest.Settle(s, s.SetSize(78, 19))
			screentest.Settle(s, s.Do(keys.Tab))
			put := s.putIn(true)
			for _, id := range before {
				screentest.Settle(s, s.Do(id))
			}
			back := widget.Edited{Text: "STAFF\r\nSECRET", Put: put}
			if cmd := back.Keep(); cmd != nil {
				t.Errorf("it asks for %v", screentest.Settle(s, cmd))
			}
			if got := svc.Session.Answer("BEN-1"); got.Note != public || got.PrivateNote != "STAFF\nSECRET" {
				t.Errorf("the note is %q, the private one %q", got.Note, got.PrivateNote)
			}
			if shown, private := s.View(), s.private; strings.Contains(shown, "SECRET") != private {
				t.Errorf("shown is\n%s", shown)
			}
			failed := widget.Edited{Text: "lost", Err: errors.New("the editor failed"), Put: put}
			if text := screentest.ToastOf(screentest.Settle(s, failed.Keep())); !strings.Contains(text, "failed") || svc.Session.Answer("BEN-1").PrivateNote != "STAFF\nSECRET" {
				t.Errorf("a failed editor says %q", text)
			}
		})
	}
}
