package screens

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
)

// History lists what changed, when and by whom, the newest first. Undo and redo
// work from here as from everywhere, and the list shows what they would do.
type History struct {
	base
	list outline
	top  int
}

// NewHistory opens the history.
func NewHistory(ctx *Context) *History {
	s := &History{base: base{ctx: ctx}}
	s.refresh()
	return s
}

// Head implements Screen.
func (s *History) Head() (string, string) {
	return projectTitle(s.ctx), fmt.Sprintf("History %s %s", s.ctx.Theme.Glyph.Dot, plural(len(s.ctx.Session.Assessment().History), "change", "changes"))
}

// SetSize implements Screen. The rows are made anew: the theme may have changed.
func (s *History) SetSize(width, height int) tea.Cmd {
	s.refresh()
	return s.base.SetSize(width, height)
}

// Revisit implements Screen.
func (s *History) Revisit() tea.Cmd {
	s.refresh()
	return nil
}

// Keys implements Screen.
func (s *History) Keys() []Key {
	w, enter := s.ctx.Session, ""
	if s.list.count() == 0 {
		enter = "Nothing has been changed yet."
	}
	undo, redo := s.ctx.ReadOnly, s.ctx.ReadOnly
	if _, ok := w.CanUndo(); !ok && undo == "" {
		undo = "There is nothing to undo."
	}
	if _, ok := w.CanRedo(); !ok && redo == "" {
		redo = "There is nothing to redo."
	}
	return append([]Key{
		{ID: keys.Enter, Words: "go there", Off: enter}, {ID: keys.Undo, Off: undo}, {ID: keys.Redo, Off: redo},
		{ID: keys.Tab, Words: "next day"}, {ID: keys.Back},
	}, moveKeys()...)
}

// Do implements Screen.
func (s *History) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Enter:
		if now, ok := s.list.current(); ok {
			return Send(Open{now.to})
		}
	case keys.Undo:
		what, _ := s.ctx.Session.Undo()
		s.refresh()
		return Say("Undone: " + s.plain(what))
	case keys.Redo:
		what, _ := s.ctx.Session.Redo()
		s.refresh()
		return Say("Done again: " + s.plain(what))
	case keys.Back:
		return Close()
	}
	s.list.do(id, s.height-3)
	return nil
}

// plain cleans the words of an entry and keeps them within the characters that
// the theme may draw.
func (s *History) plain(words string) string {
	return strings.ReplaceAll(oneLine(words), "→", s.ctx.Theme.Glyph.Arrow)
}

// refresh makes a section for each day.
func (s *History) refresh() {
	t, w := s.ctx.Theme, s.ctx.Session
	zone := w.Now().Location()
	var sections []section
	for _, entry := range slices.Backward(w.Assessment().History) {
		at := entry.At.In(zone)
		day := assessment.DateOf(at).Words()
		if n := len(sections); n == 0 || sections[n-1].title != day {
			sections = append(sections, section{title: day})
		}
		r := row{label: at.Format("15:04"), text: s.plain(entry.Words()), right: s.who(entry.By), rightStyle: t.Dim, to: placeOf(entry)}
		if entry.Undone {
			r.text, r.style = r.text+" (undone)", t.Dim
		}
		last := &sections[len(sections)-1]
		last.rows = append(last.rows, r)
	}
	s.list.sections = sections
	s.list.move(0)
}

// who names the assessor who made a change.
func (s *History) who(id string) string {
	for _, who := range s.ctx.Session.Assessment().Assessors {
		if who.ID == id && id != "" {
			if name := oneLine(who.Name); name != "" {
				return name
			}
			return oneLine(who.Role)
		}
	}
	return oneLine(id)
}

// placeOf gives the screen on which a change was made.
func placeOf(entry assessment.Entry) Place {
	part, _, _ := strings.Cut(entry.Field, ".")
	switch {
	case entry.Question != "":
		return Place{KindQuestion, entry.Question}
	case part == "facts":
		return Place{KindFacts, entry.Field}
	case part == "actions":
		return Place{KindActions, ""}
	case part == "assessors", part == "parking", part == "sessions":
		return Place{KindWorkshop, ""}
	}
	return Place{KindProject, strings.TrimPrefix(entry.Field, "project.")}
}

// View implements Screen.
func (s *History) View() string {
	t := s.ctx.Theme
	lines := s.intro()
	s.list.line = -1
	lines = append(lines, s.list.show(0, len(s.list.sections), &s.top, min(s.width, 110), max(1, s.height-len(lines)), t)...)
	return cells.Body(lines, s.width, s.height, t.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *History) Cursor() *tea.Cursor { return s.list.cursor(0, len(s.intro())) }

// intro says what undo and redo would do.
func (s *History) intro() []string {
	t, w := s.ctx.Theme, s.ctx.Session
	if s.list.count() == 0 {
		return cells.Wrap("Nothing has been changed yet. Every change will be listed here, and can be undone from here, in a later session too.", s.width)
	}
	var lines []string
	if what, ok := w.CanUndo(); ok {
		lines = append(lines, t.Key.Render("z")+" would undo   "+cells.Cut(s.plain(what), max(0, s.width-17), t.Glyph.Ellipsis))
	}
	if what, ok := w.CanRedo(); ok {
		lines = append(lines, t.Key.Render("Z")+" would redo   "+cells.Cut(s.plain(what), max(0, s.width-17), t.Glyph.Ellipsis))
	}
	if len(lines) == 0 {
		lines = []string{t.Dim.Render(cells.Cut("There is nothing to undo.", s.width, t.Glyph.Ellipsis))}
	}
	return append(lines, "")
}
