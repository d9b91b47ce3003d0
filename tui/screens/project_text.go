package screens

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/fields"
	"charter/tui/keys"
)

// newProjectText opens a text of the register that deserves a screen of its own.
func newProjectText(ctx *Context, part fields.Part) Screen {
	s := &projectText{base: base{ctx: ctx}, field: part.Fields[0], editor: newTextEditor(ctx)}
	s.editor.load(s.field.Value(&ctx.Session.Assessment().Project, 0))
	return s
}

// projectText is where a long text of the register is written, with its reading
// ease as it is typed.
type projectText struct {
	base
	field  fields.Field
	editor *textEditor
}

// readingRoom is how many lines are kept for the reading ease below the text.
const readingRoom = 4

func (s *projectText) Head() (string, string) { return projectTitle(s.ctx), s.field.Label }

func (s *projectText) SetSize(width, height int) tea.Cmd {
	s.width, s.height = width, height
	s.editor.dress(s.ctx)
	return s.editor.setSize(width, height-len(s.above())-1-readingRoom)
}

func (s *projectText) Typing() bool { return true }

func (s *projectText) Keys() []Key {
	return []Key{{ID: keys.Back, Words: "done (kept)"}, {ID: keys.Editor, Off: s.ctx.ReadOnly}, {ID: keys.Save, Quiet: true}}
}

func (s *projectText) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Back, keys.Save:
		return Close()
	case keys.Editor:
		return editOutside(s.editor.text())
	}
	return nil
}

func (s *projectText) Update(msg tea.Msg) tea.Cmd {
	if s.ctx.ReadOnly != "" {
		return s.editor.onlyLook(s.ctx, msg)
	}
	changed, cmd := s.editor.update(msg)
	if changed {
		s.ctx.Session.Edit(func(e *assessment.Editor, st assessment.Stamp) {
			e.Project(st.Typing("project:"+s.field.Key), func(p *assessment.Project) { s.field.Put(p, 0, s.editor.text()) })
		})
	}
	return cmd
}

func (s *projectText) above() []string {
	lines := styled(s.ctx.Theme.Dim, cells.Wrap(s.field.Hint, min(s.width, textWidth)))
	return append(lines, "")
}

func (s *projectText) View() string {
	t := s.ctx.Theme
	lines := s.editor.lines(s.above(), t)
	lines = append(lines, "")
	text := s.editor.text()
	for _, problem := range fieldProblems(s.ctx, s.field.Key, 0) {
		lines = append(lines, t.Warn.Render(oneLine(problem.Message)))
	}
	if n := len([]rune(text)); n > 0 {
		lines = append(lines, t.Dim.Render(plural(n, "character", "characters")))
	}
	lines = append(lines, readingNotes(s.ctx, text, s.width)...)
	return cells.Body(lines, s.width, s.height, t.Glyph.Ellipsis)
}

func (s *projectText) Cursor() *tea.Cursor { return s.editor.cursor(len(s.above())) }
