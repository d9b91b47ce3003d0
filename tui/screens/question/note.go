package question

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Note is where the notes of an answer are written: one that may be published,
// and a private one that never is. Tab goes from one to the other.
type Note struct {
	screen.Base
	id      string
	private bool
	bare    bool // the question is in view already
	editor  *widget.TextEditor
}

// NewNote opens the notes of an answer.
func NewNote(svc *screen.Services, id string) *Note {
	s := &Note{Base: screen.Base{Services: svc}, id: id, editor: widget.NewTextEditor(svc)}
	s.load()
	return s
}

// WithoutQuestion leaves the question out, which is in view already.
func (s *Note) WithoutQuestion() { s.bare = true }

// load shows the note of the side that is open.
func (s *Note) load() { s.editor.SetText(s.kept(s.private)) }

// kept gives one of the notes as it is in the assessment.
func (s *Note) kept(private bool) string {
	a := s.Session.Answer(s.id)
	if private {
		return a.PrivateNote
	}
	return a.Note
}

// keep writes one of the notes to the assessment.
func (s *Note) keep(private bool, text string) {
	if s.ReadOnly != "" || text == s.kept(private) {
		return
	}
	s.Session.EditAnswerTyping(s.id, sideName(private), func(a *assessment.Answer) {
		if private {
			a.PrivateNote = text
		} else {
			a.Note = text
		}
	})
}

// putIn gives what puts a text that was written elsewhere in one of the notes, which
// may not be the one that is open by then.
func (s *Note) putIn(private bool) func(string) {
	return func(text string) {
		s.keep(private, text)
		s.load()
	}
}

func sideName(private bool) string {
	if private {
		return "private note"
	}
	return "note"
}

// Fields are the two notes.
func (s *Note) Fields() screen.Fields { return s }

// Field implements Fields.
func (s *Note) Field() string { return sideName(s.private) }

// Inward implements Fields.
func (s *Note) Inward(id keys.ID) bool { return id == keys.Tab && !s.private }

// Private implements Fields.
func (s *Note) Private() bool { return s.private }

// Title implements Screen.
func (s *Note) Title() (string, string) { return widget.ProjectTitle(s.Services), "Notes on " + s.id }

// SetSize implements Screen.
func (s *Note) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	s.editor.ApplyTheme(s.Services)
	return s.editor.SetSize(width, height-len(s.top()))
}

// Activate implements Screen: the text may have been undone meanwhile.
func (s *Note) Activate() screen.Requests {
	s.load()
	return nil
}

// Typing implements Screen.
func (s *Note) Typing() bool { return true }

// Keys implements Screen.
func (s *Note) Keys() []screen.Key {
	other := "private note"
	if s.private {
		other = "public note"
	}
	leave := "done (kept)"
	if s.ReadOnly != "" {
		leave = "back"
	}
	return slices.Concat([]screen.Key{{ID: keys.Back, Label: leave}, {ID: keys.Tab, Label: other}}, widget.EditorKeys(s.Services),
		[]screen.Key{{ID: keys.Save, HelpOnly: true}, {ID: keys.Cancel, HelpOnly: true, Disabled: s.ReadOnly}})
}

// Do implements Screen.
func (s *Note) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Back, keys.Save, keys.Cancel:
		return screen.Close()
	case keys.Editor:
		return widget.EditExternally(s.Services, s.editor.Text(), s.putIn(s.private))
	case keys.Tab:
		s.private = !s.private
		s.load()
		return s.SetSize(s.Width, s.Height)
	}
	return nil
}

// Update implements Screen: every change of the text is kept at once.
func (s *Note) Update(msg tea.Msg) screen.Requests {
	if s.ReadOnly != "" {
		return s.editor.UpdateReadOnly(s.Services, msg)
	}
	changed, asked := s.editor.Update(msg)
	if changed {
		s.keep(s.private, s.editor.Text())
	}
	return asked
}

// top explains which note this is, above the text.
func (s *Note) top() []string {
	t := s.Theme
	text := "Note. It may be published with your report."
	if s.private {
		text = "Private note. It stays in your file and is never in a public report."
	}
	var lines []string
	if q, _, _ := s.Session.Pack.Question(s.id); !s.bare {
		lines = widget.Styled(t.Strong, cells.Wrap(q.Text, min(s.Width, widget.TextWidth)))
	}
	lines = append(lines, widget.Styled(t.Dim, cells.Wrap(text, min(s.Width, widget.TextWidth)))...)
	return append(append(lines, s.then()...), "")
}

// then tells, beside the private note, that of the earlier assessment: in a third of the screen
// at most, so that there is room to write.
func (s *Note) then() []string {
	note := s.Session.PrivateNoteThen(s.id)
	if !s.private || note == "" {
		return nil
	}
	lines := cells.Wrap(widget.Clean("Private note then: "+note), min(s.Width, widget.TextWidth))
	if most := max(1, s.Height/3); len(lines) > most {
		lines = append(lines[:most-1], cells.Cut(lines[most-1]+s.Theme.Glyph.Ellipsis, s.Width, s.Theme.Glyph.Ellipsis))
	}
	return widget.Styled(s.Theme.Dim, lines)
}

// View implements Screen.
func (s *Note) View() string {
	lines := s.editor.Lines(s.top(), s.Theme)
	if why := session.PlaceholderRemark(s.editor.Text()); why != "" && len(lines) > len(s.top())+1 {
		lines[len(lines)-1] = s.Theme.Warn.Render(cells.Cut(widget.OneLine(why), s.Width, s.Theme.Glyph.Ellipsis))
	}
	return cells.Body(lines, s.Width, s.Height, s.Theme.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Note) Cursor() *tea.Cursor { return s.editor.Cursor(len(s.top())) }
