package screens

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"charter/tui/keys"
)

// TestActAsEditor is not a test of its own: the test below runs this program
// again as the editor, with the file to edit as its argument.
func TestActAsEditor(t *testing.T) {
	path := flag.Arg(0)
	if path == "" {
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) == "refuse" {
		t.Fatal("this editor refuses")
	}
	if err := os.WriteFile(path, append(text, "and more\r\nlines\r\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOwnEditor(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := []string{self, "-test.run=^TestActAsEditor$"}
	own := &ownEditor{command: command, text: "one\n"}
	if err := own.Run(); err != nil || own.text != "one\nand more\nlines" {
		t.Errorf("the text is %q, error %v", own.text, err)
	}
	own = &ownEditor{command: command, text: "refuse"}
	if err := own.Run(); err == nil || own.text != "refuse" {
		t.Errorf("the text is %q, error %v: a text whose editor failed stays as it was", own.text, err)
	}
}

// TestATextFromTheOwnEditorGoesWhereItBelongs goes to the other note, or leaves, before
// the editor has ended, as keys do that come together with the one that starts it.
func TestATextFromTheOwnEditorGoesWhereItBelongs(t *testing.T) {
	t.Parallel()
	for name, before := range map[string][]keys.ID{"stays": nil, "to the other": {keys.Tab}, "out": {keys.Back}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := exampleContext(t)
			public := ctx.Work.Answer("BEN-1").Note
			s := NewNote(ctx, "BEN-1")
			settle(s, s.SetSize(78, 19))
			settle(s, s.Do(keys.Tab))
			put := s.putIn(true)
			for _, id := range before {
				settle(s, s.Do(id))
			}
			back := Edited{text: "STAFF\r\nSECRET", put: put}
			if cmd := back.Take(); cmd != nil {
				t.Errorf("it asks for %v", settle(s, cmd))
			}
			if got := ctx.Work.Answer("BEN-1"); got.Note != public || got.PrivateNote != "STAFF\nSECRET" {
				t.Errorf("the note is %q, the private one %q", got.Note, got.PrivateNote)
			}
			if shown, private := s.View(), s.private; strings.Contains(shown, "SECRET") != private {
				t.Errorf("shown is\n%s", shown)
			}
			failed := Edited{text: "lost", err: errors.New("the editor failed"), put: put}
			if text := said(settle(s, failed.Take())); !strings.Contains(text, "failed") || ctx.Work.Answer("BEN-1").PrivateNote != "STAFF\nSECRET" {
				t.Errorf("a failed editor says %q", text)
			}
		})
	}
}
