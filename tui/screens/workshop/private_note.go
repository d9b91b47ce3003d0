package workshop

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// PrivateNote is where the facilitator writes a private note while the room looks at the
// shared screen. Every change is kept at once.
type PrivateNote struct {
	screen.Base
	id     string
	editor *widget.TextEditor
}

// NewPrivateNote opens the private note on a question.
func NewPrivateNote(svc *screen.Services, id string) *PrivateNote {
	p := &PrivateNote{Base: screen.Base{Services: svc}, id: id, editor: widget.NewTextEditor(svc)}
	p.editor.SetText(svc.Session.Answer(id).PrivateNote)
	return p
}

// Title implements Screen.
func (p *PrivateNote) Title() (string, string) {
	return widget.ProjectTitle(p.Services), "Private note on " + widget.Clean(p.id)
}

// SetSize implements Screen.
func (p *PrivateNote) SetSize(width, height int) screen.Requests {
	p.Width, p.Height = width, height
	p.editor.ApplyTheme(p.Services)
	return p.editor.SetSize(width, height-len(p.top()))
}

// Typing implements Screen.
func (p *PrivateNote) Typing() bool { return true }

// Keys implements Screen.
func (p *PrivateNote) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Back, Label: "done (kept)"}, {ID: keys.Save, HelpOnly: true}}
}

// Do implements Screen.
func (p *PrivateNote) Do(id keys.ID) screen.Requests {
	if id == keys.Back || id == keys.Save {
		return screen.Close()
	}
	return nil
}

// Update implements Screen.
func (p *PrivateNote) Update(msg tea.Msg) screen.Requests {
	if failed, is := msg.(session.NoteNotKept); is {
		return screen.ShowToast("This note cannot be kept: " + widget.OneLine(failed.Err.Error()) + ". Write it on paper.")
	}
	changed, asked := p.editor.Update(msg)
	if changed {
		asked = append(asked, screen.Ask(session.KeepNote{Question: p.id, Text: p.editor.Text()})...)
	}
	return asked
}

// top says where the note goes, and which question it is about.
func (p *PrivateNote) top() []string {
	t, wide := p.Theme, min(p.Width, widget.TextWidth)
	var lines []string
	if q, _, known := p.Session.Pack.Question(p.id); known {
		lines = widget.Styled(t.Strong, cells.Wrap(widget.Clean(q.Text), wide))
	}
	told := "Private note, never published and never on the shared screen. While the workshop is open on this computer it goes into the file by itself, else when you open that next."
	return append(append(lines, widget.Styled(t.Dim, cells.Wrap(told, wide))...), "")
}

// Cursor implements Screen.
func (p *PrivateNote) Cursor() *tea.Cursor { return p.editor.Cursor(len(p.top())) }

// View implements Screen.
func (p *PrivateNote) View() string {
	return cells.Body(p.editor.Lines(p.top(), p.Theme), p.Width, p.Height, p.Theme.Glyph.Ellipsis)
}
