package question

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/theme"
	"charter/tui/widget/form"
)

// TestTheCursorOfAFormStaysWhenSomethingWasSaved types in the middle of a text:
// after every save the root tells the screen its room again.
func TestTheCursorOfAFormStaysWhenSomethingWasSaved(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Settle(s, s.Do(keys.Enter))
	screentest.ClickOn(t, s, "statement", 0)
	for _, letter := range []string{"a", "b", "c"} {
		screentest.Type(s, letter)
		screentest.Settle(s, s.SetSize(78, 19))
	}
	if got, want := svc.Session.Evidence("BEN-1")[0].Title, "Benefits abcstatement, version 3"; got != want {
		t.Errorf("typing gives %q, want %q", got, want)
	}
	svc.Theme = theme.New(theme.Dark, false)
	screentest.Settle(s, s.SetSize(78, 19))
	if view := s.View(); view == ansi.Strip(view) {
		t.Error("another theme does not reach the form")
	}
}

// Documents that are offered for new evidence take no room from its fields: they lie over
// those that come later, and go when the title is left. A click takes one.
func TestOfferedDocumentsLieOverTheForm(t *testing.T) {
	t.Parallel()
	labels := []string{"Title", "Where it is", "Date it holds for", "Owner", "May its place be published?", "Part"}
	for _, size := range [][2]int{{78, 19}, {58, 16}} {
		svc := screentest.Services(t, nil)
		s := NewEvidence(svc, "ACC-2").(*form.ListEditor)
		screentest.Settle(s, s.SetSize(size[0], size[1]))
		s.Activate()
		lines := strings.Split(ansi.Strip(s.View()), "\n")
		head := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "Already in the project") })
		if head < 0 || head+5 >= len(lines) || !strings.Contains(lines[0], "Title") {
			t.Fatalf("at %v five documents are to be offered below the title:\n%s", size, strings.Join(lines, "\n"))
		}
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
		for _, label := range labels[16/size[1]:] { // the lowest window has one line too few for all
			if view := ansi.Strip(s.View()); !strings.Contains(view, label) {
				t.Errorf("at %v the field %q is out of view:\n%s", size, label, view)
			}
		}
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift}))
		s.View()
		s.Mouse(tea.MouseClickMsg{X: 4, Y: head + 2, Button: tea.MouseLeft}, 4, head+2)
		cited := svc.Session.Evidence("ACC-2")
		if len(cited) != 1 || !strings.Contains(lines[head+2], cited[0].Title) {
			t.Errorf("at %v a click on %q cites %+v", size, lines[head+2], cited)
		}
	}
}

// A click that comes before what was typed is drawn takes what was on the screen.
func TestAClickTakesTheDocumentThatWasDrawn(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "ACC-2").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 19))
	s.Activate()
	lines := strings.Split(ansi.Strip(s.View()), "\n")
	row := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "Already in the project") }) + 3
	screentest.Type(s, "qqqq") // which is in no document
	s.Mouse(tea.MouseClickMsg{X: 4, Y: row, Button: tea.MouseLeft}, 4, row)
	if cited := svc.Session.Evidence("ACC-2"); len(cited) != 1 || !strings.Contains(lines[row], cited[0].Title) {
		t.Errorf("a click on %q cites %+v", lines[row], cited)
	}
}

// To undo that something was cited leaves the mark on what is in the list.
func TestUndoShortensTheList(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 30))
	screentest.Settle(s, s.Do(keys.Add))
	screentest.Type(s, "Minutes of the board")
	screentest.Settle(s, s.Do(keys.Back))
	if view := ansi.Strip(s.View()); !strings.Contains(view, svc.Theme.Glyph.Pointer+" Minutes of the board") {
		t.Fatalf("the new one is to be marked:\n%s", view)
	}
	svc.Session.Undo()
	screentest.Settle(s, s.Activate())
	if view := ansi.Strip(s.View()); !strings.Contains(view, svc.Theme.Glyph.Pointer+" Benefits statement") {
		t.Errorf("the one that is left is to be marked:\n%s", view)
	}
}

// Rows that are free below the fields are all for the documents that are offered.
func TestOfferedDocumentsFillTheRowsThatAreFree(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewEvidence(svc, "BEN-1").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(198, 56))
	screentest.Settle(s, s.Do(keys.Add))
	_, offered, _ := strings.Cut(ansi.Strip(s.View()), "Already in the project")
	rows := strings.Count(strings.TrimSpace(offered), "\n")
	if all := len(svc.Session.Assessment().Documents); rows < min(all-2, 30) { // all but the two that are cited
		t.Errorf("%d of %d documents are offered:\n%s", rows, all, s.View())
	}
}
