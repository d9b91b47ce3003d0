package screens

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/keys"
)

// records is a list of things that are each edited with a form, such as the
// evidence of an answer. With nothing in the list it starts with a new one.
type records struct {
	base
	right  string             // what the list is of, for the head
	about  string             // a sentence above the list
	one    string             // what one is called, e.g. "evidence"
	count  func() int         // how many there are
	row    func(i int) string // one line for each
	more   func(i int) string // what is told of the marked one below the list, "" for nothing; may be nil
	edit   func(i int) *form  // the form to edit one
	add    func() int         // makes an empty one and gives its place
	remove func(i int)        // takes one away

	marked int
	rowsAt int // the line of the first row in view less the rows above it, as drawn last
	open   *form
	fresh  bool // the form was opened because the list was empty
}

func (s *records) Head() (string, string) { return projectTitle(s.ctx), s.right }

func (s *records) SetSize(width, height int) tea.Cmd {
	s.width, s.height = width, height
	if s.open != nil {
		return s.open.SetSize(width, height)
	}
	return nil
}

func (s *records) Revisit() tea.Cmd {
	if s.open == nil && s.count() == 0 && s.ctx.ReadOnly == "" {
		s.fresh = true
		return s.openAt(s.add())
	}
	return nil
}

func (s *records) openAt(i int) tea.Cmd {
	s.marked, s.open = i, s.edit(i)
	return s.open.SetSize(s.width, s.height)
}

// Unkept says why what was typed in the form cannot be kept as it is, or is "".
func (s *records) Unkept() string {
	if s.open == nil {
		return ""
	}
	return s.open.Unkept()
}

func (s *records) Typing() bool { return s.open != nil }

func (s *records) Keys() []Key {
	if s.open != nil {
		return s.open.Keys()
	}
	off, none, open := s.ctx.ReadOnly, "", "change"
	if off != "" {
		open = "look"
	}
	if s.count() == 0 {
		none = cmp.Or(off, "There is nothing in this list yet. Press + to add one.")
	}
	return []Key{
		{ID: keys.Add, Off: off, Words: "add " + s.one}, {ID: keys.Enter, Off: none, Words: open}, {ID: keys.Delete, Off: cmp.Or(off, none)},
		{ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}, {ID: keys.Back},
	}
}

func (s *records) Do(id keys.ID) tea.Cmd {
	if s.open != nil {
		return s.closing(s.open.Do(id))
	}
	switch id {
	case keys.Add:
		s.fresh = false
		return s.openAt(s.add())
	case keys.Enter:
		return s.openAt(s.marked)
	case keys.Delete:
		s.remove(s.marked)
		s.marked = max(0, min(s.marked, s.count()-1))
		return Say("Deleted. Press z to bring it back.")
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = max(0, min(s.count()-1, s.marked+1))
	case keys.Back:
		return Close()
	}
	return nil
}

func (s *records) Update(msg tea.Msg) tea.Cmd {
	if s.open == nil {
		return nil
	}
	return s.closing(s.open.Update(msg))
}

// closing goes back to the list when the form is done, or to the screen below
// when the list was empty before.
func (s *records) closing(cmd tea.Cmd) tea.Cmd {
	if s.open == nil || !s.open.done {
		return cmd
	}
	s.open = nil
	if s.fresh {
		return Close()
	}
	s.marked = max(0, min(s.marked, s.count()-1))
	return nil
}

func (s *records) View() string {
	if s.open != nil {
		return s.open.View()
	}
	t := s.ctx.Theme
	lines := append(styled(t.Dim, cells.Wrap(s.about, min(s.width, 90))), "")
	if s.count() == 0 {
		lines = append(lines, fmt.Sprintf("No %s yet. Press + to add one.", s.one))
	}
	more := s.moreLines()
	room := max(1, s.height-len(lines)-len(more))
	top := 0
	rows := inView(t, &top, s.marked, s.count(), room, s.width, func(i int) string {
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		return style.Render(cells.Cut(pointer+s.row(i), s.width, t.Glyph.Ellipsis))
	})
	s.rowsAt = len(lines) - top
	lines = append(lines, rows...)
	return cells.Body(append(lines, more...), s.width, s.height, t.Glyph.Ellipsis)
}

// moreLines tell more of the marked one, where there is room.
func (s *records) moreLines() []string {
	if s.more == nil || s.count() == 0 {
		return nil
	}
	text := s.more(s.marked)
	if text == "" {
		return nil
	}
	lines := append([]string{""}, cells.Wrap(s.ctx.Theme.Linked(text), min(s.width, 90))...)
	return lines[:min(len(lines), s.height/3)]
}

// Cursor implements Screen.
func (s *records) Cursor() *tea.Cursor {
	switch {
	case s.open != nil:
		return s.open.Cursor()
	case s.count() == 0:
		return nil
	}
	return rowCursor(0, s.rowsAt+s.marked)
}
