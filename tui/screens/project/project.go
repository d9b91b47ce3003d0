package project

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/project"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Project lists the parts of the register entry, how complete each is, and which
// required fields are missing.
type Project struct {
	screen.Base
	marked int
	top    int
}

// NewProject opens the description of the project. With the key of a part or of
// a field, such as "benefit.statement" or "data.0.personal", it opens the part that asks for it.
func NewProject(svc *screen.Services, key string) screen.Screen {
	part, ok := project.PartOf(key)
	item := 0
	if list, rest, _ := strings.Cut(key, "."); !ok && project.ListOf(list) != nil {
		at, _, _ := strings.Cut(rest, ".")
		item, _ = strconv.Atoi(at)
		part, ok = project.PartOf(list)
	}
	switch {
	case !ok:
		return &Project{Base: screen.Base{Services: svc}}
	case part.List != nil:
		return newProjectList(svc, part, item)
	case part.Fields[0].Kind == project.KindLong:
		return newProjectText(svc, part)
	}
	form := newFieldsForm(svc, part.Title, part.About, part.Fields, 0)
	form.Start = key
	return form
}

// parts are those asked of this project.
func (s *Project) parts() []project.Part {
	return project.Asked(&s.Session.Assessment().Project, s.Session.Assessment().Facts)
}

// Title implements Screen.
func (s *Project) Title() (string, string) {
	switch n := len(s.Session.Score().MissingFields); n {
	case 0:
		return widget.ProjectTitle(s.Services), "Project " + s.Theme.Glyph.Dot + " no required field is missing"
	default:
		return widget.ProjectTitle(s.Services), "Project " + s.Theme.Glyph.Dot + " " + widget.Plural(n, "required field is missing", "required fields are missing")
	}
}

// Activate implements Screen: the facts may have taken a part away.
func (s *Project) Activate() screen.Requests {
	s.marked = min(s.marked, len(s.parts())-1)
	return nil
}

// Keys implements Screen.
func (s *Project) Keys() []screen.Key {
	blank := ""
	if _, key := s.nextBlank(); key == "" {
		blank = "No required field is missing."
	}
	return []screen.Key{
		{ID: keys.Enter, Label: "fill in"}, {ID: keys.NextOpen, Label: "next required blank", Disabled: blank}, {ID: keys.Facts}, {ID: keys.Back},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Project) Do(id keys.ID) screen.Requests {
	parts := s.parts()
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(len(parts)-1, s.marked+1)
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = len(parts) - 1
	case keys.Enter:
		return screen.Go(screen.KindProject, parts[s.marked].ID)
	case keys.NextOpen:
		if i, key := s.nextBlank(); key != "" {
			s.marked = i
			return screen.Go(screen.KindProject, key)
		}
	case keys.Facts:
		return screen.Go(screen.KindFacts, "")
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// nextBlank finds the next part, from the marked one on and round, that has a
// required field which is missing, and the key of that field; "" when there is none.
func (s *Project) nextBlank() (at int, key string) {
	parts := s.parts()
	for i := range parts {
		at = (s.marked + i) % len(parts)
		for _, key := range s.Session.Score().MissingFields {
			if len(parts[at].Blanks([]string{key})) > 0 {
				return at, key
			}
		}
	}
	return 0, ""
}

// above is said over the parts when a fact is missing that the register asks for, and what
// comes next when nothing is.
func (s *Project) above() []string {
	switch missing := s.Session.Score().MissingFields; {
	case slices.Contains(missing, "facts.stage"):
		return []string{s.Theme.Warn.Render("The stage is required too. It is one of the facts: press i."), ""}
	case len(missing) == 0:
		next := widget.Styled(s.Theme.Accent, cells.Wrap(widget.NextWords(s.Services, keys.Back), s.Width))
		if len(next)+len(s.parts()) < s.Height {
			next = append(next, "")
		}
		return next
	}
	return nil
}

// View implements Screen.
func (s *Project) View() string {
	parts := s.parts()
	lines := s.above()
	room, beside := max(1, s.Height-len(lines)), widget.BesideOf(s.Width)
	list := widget.VisibleRows(s.Theme, &s.top, s.marked, len(parts), room, beside.List, func(i int) string { return s.row(parts[i], i == s.marked, beside.List) })
	lines = append(lines, beside.Lines(list, room, func(width int) []string { return s.fieldLines(parts[s.marked], width) }, s.Theme)...)
	return cells.Body(lines, s.Width, s.Height, s.Theme.Glyph.Ellipsis)
}

// row draws one part: marker, title, how much is filled in, what is blank.
func (s *Project) row(part project.Part, marked bool, width int) string {
	t := s.Theme
	pointer, style := "  ", t.Text
	if marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	left := style.Render(cells.Fit(pointer+part.Title, 25, t.Glyph.Ellipsis)) + " " + t.Dim.Render(cells.Fit(s.filled(part), 10, ""))
	if s.Session.NeedsAWord(part, -1) {
		left += " " + t.Warn.Render(needsAWord+" needs a word")
		width -= len(needsAWord + " needs a word ")
	}
	if names := part.Blanks(s.Session.Score().MissingFields); len(names) > 0 {
		text, room := "required: "+strings.Join(names, ", "), width-37
		if room < 30 && part.List == nil {
			text = widget.Plural(len(names), "required field blank", "required blank")
		}
		return left + " " + t.Warn.Render(cells.Cut(text, room, t.Glyph.Ellipsis))
	}
	if part.Unless != "" && !s.Session.NeedsAWord(part, -1) && s.Session.Assessment().Facts.Fact(part.Unless) == questions.No {
		return left + " " + t.Dim.Render("not needed, as the facts say")
	}
	return left
}

// filled tells how much of a part is filled in.
func (s *Project) filled(part project.Part) string {
	p := &s.Session.Assessment().Project
	if part.List != nil {
		if n := part.List.Len(p); n > 0 {
			return fmt.Sprintf("%d listed", n)
		}
		return "none yet"
	}
	n := 0
	for _, field := range part.Fields {
		if strings.TrimSpace(field.Value(p, 0)) != "" {
			n++
		}
	}
	return fmt.Sprintf("%d of %d", n, len(part.Fields))
}

// Cursor implements Screen.
func (s *Project) Cursor() *tea.Cursor { return widget.RowCursor(0, len(s.above())+s.marked-s.top) }
