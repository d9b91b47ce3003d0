package form

import (
	"cmp"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// ListEditor is a list of things that are each edited with a form, such as the
// evidence of an answer. With nothing in the list it starts with a new one.
type ListEditor struct {
	screen.Base
	Right    string                 // what the list is of, for the head
	About    string                 // a sentence above the list
	ItemName string                 // what one is called, e.g. "evidence"
	Count    func() int             // how many there are
	Row      func(i int) string     // one line for each
	More     func(i int) string     // what is said of the marked one below the list, "" for nothing; may be nil
	Edit     func(i int) *Form      // the form to edit one
	Closed   func() string          // ends what was typed in the form and tells what came of it, or ""; nil: nothing is to be told
	Add      func() int             // makes an empty one and gives its index; nil: none can be added here
	Remove   func(i int) string     // takes one away and tells of it, or why it stays; "": that it is deleted
	Again    func() string          // adds the same as last time and tells of it; nil: nothing can be added so
	NoAgain  func() string          // why Again cannot be done, or ""
	Find     func() screen.Requests // looks for one by its words; nil: there is nothing to look for it with

	marked int
	rowsAt int // the line of the first row in view less the rows above it, as drawn last
	open   *Form
	fresh  bool // the form was opened because the list was empty
}

// Title implements screen.Screen.
func (s *ListEditor) Title() (string, string) { return widget.ProjectTitle(s.Services), s.Right }

// SetSize implements screen.Screen.
func (s *ListEditor) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	if s.open != nil {
		return s.open.SetSize(width, height)
	}
	return nil
}

// Activate implements screen.Screen: an undo may have made the list shorter, and an empty
// one starts with a new item.
func (s *ListEditor) Activate() screen.Requests {
	if s.open != nil {
		return nil
	}
	s.Mark(min(s.marked, s.Count()-1))
	if s.Count() == 0 && s.ReadOnly == "" && s.Add != nil {
		s.fresh = true
		return s.openAt(s.Add())
	}
	return nil
}

// Mark moves the mark to one of the list; -1 leaves it at the first.
func (s *ListEditor) Mark(i int) { s.marked = max(0, i) }

func (s *ListEditor) openAt(i int) screen.Requests {
	s.marked, s.open = i, s.Edit(i)
	return s.open.SetSize(s.Width, s.Height)
}

// Unkept says why what was typed in the form cannot be kept as it is, or is "".
func (s *ListEditor) Unkept() string {
	if s.open == nil {
		return ""
	}
	return s.open.Unkept()
}

// Fields are those of the form, while one is open.
func (s *ListEditor) Fields() screen.Fields {
	if s.open == nil {
		return nil
	}
	return s.open
}

// Typing implements screen.Screen.
func (s *ListEditor) Typing() bool { return s.open != nil }

// Keys implements screen.Screen.
func (s *ListEditor) Keys() []screen.Key {
	if s.open != nil {
		return s.open.Keys()
	}
	off, none, open := s.ReadOnly, "", "change"
	if off != "" {
		open = "look"
	}
	move := []screen.Key{{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Back}}
	switch {
	case s.Add == nil:
		if s.Count() == 0 {
			none = "There is nothing in this list yet."
		}
		all := []screen.Key{{ID: keys.Enter, Disabled: none, Label: open}, {ID: keys.Delete, Disabled: cmp.Or(off, none)}}
		if s.Find != nil {
			all = append(all, screen.Key{ID: keys.Find, Show: "/", Disabled: none})
		}
		return append(all, move...)
	case s.Count() == 0:
		none = cmp.Or(off, "There is nothing in this list yet. Press + to add one.")
	}
	all := []screen.Key{{ID: keys.Add, Disabled: off, Label: "add " + s.ItemName}}
	if s.Again != nil {
		all = append(all, screen.Key{ID: keys.CiteAgain, Disabled: cmp.Or(off, s.NoAgain())})
	}
	all = append(all, screen.Key{ID: keys.Enter, Disabled: none, Label: open}, screen.Key{ID: keys.Delete, Disabled: cmp.Or(off, none)})
	return append(all, move...)
}

// Do implements screen.Screen.
func (s *ListEditor) Do(id keys.ID) screen.Requests {
	if s.open != nil {
		return s.closing(s.open.Do(id))
	}
	switch id {
	case keys.Add:
		s.fresh = false
		return s.openAt(s.Add())
	case keys.CiteAgain:
		return screen.ShowToast(s.Again())
	case keys.Find:
		return s.Find()
	case keys.Enter:
		return s.openAt(s.marked)
	case keys.Delete:
		said := s.Remove(s.marked)
		s.Mark(min(s.marked, s.Count()-1))
		return screen.ShowToast(cmp.Or(said, "Deleted. Press z to bring it back."))
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = max(0, min(s.Count()-1, s.marked+1))
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// Update implements screen.Screen.
func (s *ListEditor) Update(msg tea.Msg) screen.Requests {
	if s.open == nil {
		return nil
	}
	return s.closing(s.open.Update(msg))
}

// closing goes back to the list when the form is done, or to the screen below
// when the list was empty before.
func (s *ListEditor) closing(asked screen.Requests) screen.Requests {
	if s.open == nil || !s.open.Done {
		return asked
	}
	s.open = nil
	var told screen.Requests
	if s.Closed != nil {
		if said := s.Closed(); said != "" {
			told = screen.ShowToast(said)
		}
	}
	s.Session.EndTyping()
	if s.fresh {
		return screen.Close()
	}
	s.Mark(min(s.marked, s.Count()-1))
	return told
}

// View implements screen.Screen.
func (s *ListEditor) View() string {
	if s.open != nil {
		return s.open.View()
	}
	t := s.Theme
	lines := append(widget.Styled(t.Dim, cells.Wrap(s.About, min(s.Width, 90))), "")
	switch {
	case s.Count() > 0:
	case s.Add == nil:
		lines = append(lines, fmt.Sprintf("No %s yet.", s.ItemName))
	default:
		lines = append(lines, fmt.Sprintf("No %s yet. Press + to add one.", s.ItemName))
	}
	more := s.moreLines(s.Height - len(lines) - s.Count())
	room := max(1, s.Height-len(lines)-len(more))
	top := 0
	rows := widget.VisibleRows(t, &top, s.marked, s.Count(), room, s.Width, func(i int) string {
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		return style.Render(cells.Cut(pointer+s.Row(i), s.Width, t.Glyph.Ellipsis))
	})
	s.rowsAt = len(lines) - top
	lines = append(lines, rows...)
	return cells.Body(append(lines, more...), s.Width, s.Height, t.Glyph.Ellipsis)
}

// moreLines tell more of the marked one in what the list leaves, or in a third of the
// screen, with a mark where that is not all.
func (s *ListEditor) moreLines(left int) []string {
	if s.More == nil || s.Count() == 0 {
		return nil
	}
	text := s.More(s.marked)
	if text == "" {
		return nil
	}
	lines := append([]string{""}, cells.Wrap(s.Theme.Linked(text), min(s.Width, 90))...)
	most := max(left, s.Height/3)
	if len(lines) > most && most > 0 {
		lines[most-1] = cells.Cut(lines[most-1], max(0, min(s.Width, 90)-1), "") + s.Theme.Glyph.Ellipsis
	}
	return lines[:min(len(lines), max(0, most))]
}

// Cursor implements Screen.
func (s *ListEditor) Cursor() *tea.Cursor {
	switch {
	case s.open != nil:
		return s.open.Cursor()
	case s.Count() == 0:
		return nil
	}
	return widget.RowCursor(0, s.rowsAt+s.marked)
}
