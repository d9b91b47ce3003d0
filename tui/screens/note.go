package screens

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
)

// Note is where the notes of an answer are written: one that may be published,
// and a private one that never is. Tab goes from one to the other.
type Note struct {
	base
	id      string
	private bool
	editor  *textEditor
}

// NewNote opens the notes of an answer.
func NewNote(ctx *Context, id string) *Note {
	s := &Note{base: base{ctx: ctx}, id: id, editor: newTextEditor(ctx)}
	s.load()
	return s
}

// load shows the note of the side that is open.
func (s *Note) load() {
	a := s.ctx.Session.Answer(s.id)
	text := a.Note
	if s.private {
		text = a.PrivateNote
	}
	s.editor.load(text)
}

// Head implements Screen.
func (s *Note) Head() (string, string) { return projectTitle(s.ctx), "Notes on " + s.id }

// SetSize implements Screen.
func (s *Note) SetSize(width, height int) tea.Cmd {
	s.width, s.height = width, height
	s.editor.dress(s.ctx)
	return s.editor.setSize(width, height-len(s.top()))
}

// Revisit implements Screen: the text may have been undone meanwhile.
func (s *Note) Revisit() tea.Cmd {
	s.load()
	return nil
}

// Typing implements Screen.
func (s *Note) Typing() bool { return true }

// Keys implements Screen.
func (s *Note) Keys() []Key {
	other := "private note"
	if s.private {
		other = "public note"
	}
	leave := "done (kept)"
	if s.ctx.ReadOnly != "" {
		leave = "back"
	}
	return []Key{
		{ID: keys.Back, Words: leave}, {ID: keys.Tab, Words: other}, {ID: keys.Editor, Off: s.ctx.ReadOnly}, {ID: keys.Save, Quiet: true},
	}
}

// Do implements Screen.
func (s *Note) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Back, keys.Save:
		return Close()
	case keys.Editor:
		return editOutside(s.editor.text())
	case keys.Tab:
		s.private = !s.private
		s.load()
		return s.SetSize(s.width, s.height)
	}
	return nil
}

// Update implements Screen: every change of the text is kept at once.
func (s *Note) Update(msg tea.Msg) tea.Cmd {
	if s.ctx.ReadOnly != "" {
		return s.editor.onlyLook(s.ctx, msg)
	}
	changed, cmd := s.editor.update(msg)
	if !changed {
		return cmd
	}
	text := s.editor.text()
	field := "note"
	if s.private {
		field = "private note"
	}
	editTyping(s.ctx, s.id, field, func(a *assessment.Answer) {
		if s.private {
			a.PrivateNote = text
		} else {
			a.Note = text
		}
	})
	return cmd
}

// top explains which note this is, above the text.
func (s *Note) top() []string {
	t := s.ctx.Theme
	text := "Note. It may be published with your report."
	if s.private {
		text = "Private note. It stays in your file and is never in a public report."
	}
	q, _, _ := s.ctx.Session.Pack.Question(s.id)
	lines := styled(t.Strong, cells.Wrap(q.Text, min(s.width, textWidth)))
	return append(append(lines, styled(t.Dim, cells.Wrap(text, min(s.width, textWidth)))...), "")
}

// View implements Screen.
func (s *Note) View() string {
	return cells.Body(s.editor.lines(s.top(), s.ctx.Theme), s.width, s.height, s.ctx.Theme.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Note) Cursor() *tea.Cursor { return s.editor.cursor(len(s.top())) }
