package screens

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/fields"
	"charter/tui/keys"
	"charter/tui/screen"
)

// newProjectText opens a text of the register that deserves a screen of its own.
func newProjectText(svc *screen.Services, part fields.Part) screen.Screen {
	s := &projectText{Base: screen.Base{Services: svc}, field: part.Fields[0], editor: newTextEditor(svc)}
	s.editor.load(s.field.Value(&svc.Session.Assessment().Project, 0))
	return s
}

// projectText is where a long text of the register is written, with its reading
// ease as it is typed.
type projectText struct {
	screen.Base
	field  fields.Field
	editor *textEditor
}

// readingRoom is how many lines are kept for the reading ease below the text.
const readingRoom = 4

func (s *projectText) Title() (string, string) { return projectTitle(s.Services), s.field.Label }

func (s *projectText) SetSize(width, height int) tea.Cmd {
	s.Width, s.Height = width, height
	s.editor.dress(s.Services)
	return s.editor.setSize(width, height-len(s.above())-1-readingRoom)
}

func (s *projectText) Typing() bool { return true }

func (s *projectText) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Back, Label: "done (kept)"}, {ID: keys.Editor, Disabled: s.ReadOnly}, {ID: keys.Save, HelpOnly: true}}
}

func (s *projectText) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Back, keys.Save:
		return screen.Close()
	case keys.Editor:
		return editOutside(s.editor.text())
	}
	return nil
}

func (s *projectText) Update(msg tea.Msg) tea.Cmd {
	if s.ReadOnly != "" {
		return s.editor.onlyLook(s.Services, msg)
	}
	changed, cmd := s.editor.update(msg)
	if changed {
		s.Session.Edit(func(e *assessment.Editor, st assessment.Stamp) {
			e.Project(st.Typing("project:"+s.field.Key), func(p *assessment.Project) { s.field.Put(p, 0, s.editor.text()) })
		})
	}
	return cmd
}

func (s *projectText) above() []string {
	lines := styled(s.Theme.Dim, cells.Wrap(s.field.Hint, min(s.Width, textWidth)))
	return append(lines, "")
}

func (s *projectText) View() string {
	t := s.Theme
	lines := s.editor.lines(s.above(), t)
	lines = append(lines, "")
	text := s.editor.text()
	for _, problem := range fieldProblems(s.Services, s.field.Key, 0) {
		lines = append(lines, t.Warn.Render(oneLine(problem.Message)))
	}
	if n := len([]rune(text)); n > 0 {
		lines = append(lines, t.Dim.Render(plural(n, "character", "characters")))
	}
	lines = append(lines, readingNotes(s.Services, text, s.Width)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

func (s *projectText) Cursor() *tea.Cursor { return s.editor.cursor(len(s.above())) }
