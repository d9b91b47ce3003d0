package review

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// History lists what changed, when and by whom, the newest first. Undo and redo
// work from here as from everywhere, and the list shows what they would do.
type History struct {
	screen.Base
	list widget.SectionList
	top  int
}

// NewHistory opens the history.
func NewHistory(svc *screen.Services) *History {
	s := &History{Base: screen.Base{Services: svc}}
	s.refresh()
	return s
}

// Title implements Screen.
func (s *History) Title() (string, string) {
	return widget.ProjectTitle(s.Services), fmt.Sprintf("History %s %s", s.Theme.Glyph.Dot, widget.Plural(len(s.Session.Assessment().History), "change", "changes"))
}

// SetSize implements Screen. The rows are made anew: the theme may have changed.
func (s *History) SetSize(width, height int) screen.Requests {
	s.refresh()
	return s.Base.SetSize(width, height)
}

// Activate implements Screen.
func (s *History) Activate() screen.Requests {
	s.refresh()
	return nil
}

// Keys implements Screen.
func (s *History) Keys() []screen.Key {
	w, enter := s.Session, ""
	if s.list.Count() == 0 {
		enter = "Nothing has been changed yet."
	}
	undo, redo := s.ReadOnly, s.ReadOnly
	if _, ok := w.CanUndo(); !ok && undo == "" {
		undo = "There is nothing to undo."
	}
	if _, ok := w.CanRedo(); !ok && redo == "" {
		redo = "There is nothing to redo."
	}
	return append([]screen.Key{
		{ID: keys.Enter, Label: "go there", Disabled: enter}, {ID: keys.Undo, Disabled: undo}, {ID: keys.Redo, Disabled: redo},
		{ID: keys.Tab, Label: "next day"}, {ID: keys.Back},
	}, widget.MoveKeys()...)
}

// Do implements Screen.
func (s *History) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		if now, ok := s.list.Current(); ok {
			return screen.Ask(screen.Open{To: now.To})
		}
	case keys.Undo:
		what, _ := s.Session.Undo()
		s.refresh()
		return screen.ShowToast("Undone: " + s.plain(what))
	case keys.Redo:
		what, _ := s.Session.Redo()
		s.refresh()
		return screen.ShowToast("Done again: " + s.plain(what))
	case keys.Back:
		return screen.Close()
	}
	s.list.Do(id, s.Height-3)
	return nil
}

// plain cleans the words of an entry and keeps them within the characters that
// the theme may draw.
func (s *History) plain(words string) string {
	return strings.ReplaceAll(widget.OneLine(words), "→", s.Theme.Glyph.Arrow)
}

// refresh makes a section for each day.
func (s *History) refresh() {
	t, w := s.Theme, s.Session
	zone := w.Now().Location()
	var sections []widget.Section
	for _, entry := range slices.Backward(w.Assessment().History) {
		at := entry.At.In(zone)
		day := assessment.DateOf(at).Words()
		if n := len(sections); n == 0 || sections[n-1].Title != day {
			sections = append(sections, widget.Section{Title: day})
		}
		r := widget.Row{Label: at.Format("15:04"), Text: s.plain(entry.Words()), Right: s.who(entry.By), RightStyle: t.Dim, To: placeOf(entry)}
		if entry.Undone {
			r.Text, r.Style = r.Text+" (undone)", t.Dim
		}
		last := &sections[len(sections)-1]
		last.Rows = append(last.Rows, r)
	}
	s.list.Sections = sections
	s.list.Move(0)
}

// who names the assessor who made a change.
func (s *History) who(id string) string {
	for _, who := range s.Session.Assessment().Assessors {
		if who.ID == id && id != "" {
			if name := widget.OneLine(who.Name); name != "" {
				return name
			}
			return widget.OneLine(who.Role)
		}
	}
	return widget.OneLine(id)
}

// placeOf gives the screen on which a change was made.
func placeOf(entry assessment.Entry) screen.Route {
	part, _, _ := strings.Cut(entry.Field, ".")
	switch {
	case entry.Question != "":
		return screen.Route{Kind: screen.KindQuestion, ID: entry.Question}
	case part == "facts":
		return screen.Route{Kind: screen.KindFacts, ID: entry.Field}
	case part == "actions":
		return screen.Route{Kind: screen.KindActions, ID: ""}
	case part == "assessors", part == "parking", part == "sessions":
		return screen.Route{Kind: screen.KindWorkshop, ID: ""}
	}
	return screen.Route{Kind: screen.KindProject, ID: strings.TrimPrefix(entry.Field, "project.")}
}

// View implements Screen.
func (s *History) View() string {
	t := s.Theme
	lines := s.intro()
	s.list.MarkedLine = -1
	lines = append(lines, s.list.Draw(0, len(s.list.Sections), &s.top, min(s.Width, 110), max(1, s.Height-len(lines)), t)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *History) Cursor() *tea.Cursor { return s.list.Cursor(0, len(s.intro())) }

// intro says what undo and redo would do.
func (s *History) intro() []string {
	t, w := s.Theme, s.Session
	if s.list.Count() == 0 {
		return cells.Wrap("Nothing has been changed yet. Every change will be listed here, and can be undone from here, in a later session too.", s.Width)
	}
	var lines []string
	if what, ok := w.CanUndo(); ok {
		lines = append(lines, t.Key.Render("z")+" would undo   "+cells.Cut(s.plain(what), max(0, s.Width-17), t.Glyph.Ellipsis))
	}
	if what, ok := w.CanRedo(); ok {
		lines = append(lines, t.Key.Render("Z")+" would redo   "+cells.Cut(s.plain(what), max(0, s.Width-17), t.Glyph.Ellipsis))
	}
	if len(lines) == 0 {
		lines = []string{t.Dim.Render(cells.Cut("There is nothing to undo.", s.Width, t.Glyph.Ellipsis))}
	}
	return append(lines, "")
}
