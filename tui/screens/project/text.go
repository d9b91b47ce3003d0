package project

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// newProjectText opens a text of the register that deserves a screen of its own.
func newProjectText(svc *screen.Services, part project.Part) screen.Screen {
	s := &projectText{Base: screen.Base{Services: svc}, field: part.Fields[0], editor: widget.NewTextEditor(svc)}
	s.editor.SetText(s.field.Value(&svc.Session.Assessment().Project, 0))
	return s
}

// projectText is where a long text of the register is written, with its reading
// ease as it is typed.
type projectText struct {
	screen.Base
	field  project.Field
	editor *widget.TextEditor
}

// readingRoom is how many lines are kept for the reading ease below the text.
const readingRoom = 4

func (s *projectText) Title() (string, string) { return widget.ProjectTitle(s.Services), s.field.Label }

func (s *projectText) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	s.editor.ApplyTheme(s.Services)
	return s.editor.SetSize(width, height-len(s.above())-1-readingRoom)
}

func (s *projectText) Typing() bool { return true }

func (s *projectText) Keys() []screen.Key {
	return slices.Concat([]screen.Key{{ID: keys.Back, Label: "done (kept)"}}, widget.EditorKeys(s.Services),
		[]screen.Key{{ID: keys.Save, HelpOnly: true}, {ID: keys.Cancel, HelpOnly: true, Disabled: s.ReadOnly}})
}

func (s *projectText) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Back, keys.Save, keys.Cancel:
		return screen.Close()
	case keys.Editor:
		return widget.EditExternally(s.Services, s.editor.Text(), func(text string) {
			s.editor.SetText(text)
			s.keep()
		})
	}
	return nil
}

func (s *projectText) Update(msg tea.Msg) screen.Requests {
	if s.ReadOnly != "" {
		return s.editor.UpdateReadOnly(s.Services, msg)
	}
	changed, asked := s.editor.Update(msg)
	if changed {
		s.keep()
	}
	return asked
}

// keep writes the text to the assessment.
func (s *projectText) keep() {
	if s.ReadOnly != "" {
		return
	}
	s.Session.Edit(func(e *assessment.Editor, st assessment.Stamp) {
		e.Project(st.Typing("project:"+s.field.Key), func(p *project.Project) { s.field.Put(p, 0, s.editor.Text()) })
	})
}

func (s *projectText) above() []string {
	lines := widget.Styled(s.Theme.Dim, cells.Wrap(s.field.Hint, min(s.Width, widget.TextWidth)))
	return append(lines, "")
}

func (s *projectText) View() string {
	t := s.Theme
	lines := s.editor.Lines(s.above(), t)
	lines = append(lines, "")
	text := s.editor.Text()
	for _, problem := range assessment.FieldProblems(s.field, s.Session.Assessment(), s.Session.Pack, 0) {
		lines = append(lines, t.Warn.Render(widget.OneLine(problem.Message)))
	}
	if n := len([]rune(text)); n > 0 {
		lines = append(lines, t.Dim.Render(widget.Plural(n, "character", "characters")))
	}
	lines = append(lines, readingNotes(s.Services, text, s.Width)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

func (s *projectText) Cursor() *tea.Cursor { return s.editor.Cursor(len(s.above())) }

// Mouse moves the cursor in the text.
func (s *projectText) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	return nil, s.editor.Mouse(msg, x, y-len(s.above()))
}
