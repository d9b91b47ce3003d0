package files

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Damaged tells what is wrong with a file that cannot be opened and what its
// last good copy holds, and goes back to that copy on one key.
type Damaged struct {
	screen.Base
	path   string
	damage *file.Damage // nil until it is known
	failed error        // why going back did not work
	scroll widget.Scroll
}

// NewDamaged opens the screen for the file at path.
func NewDamaged(svc *screen.Services, path string) *Damaged {
	return &Damaged{Base: screen.Base{Services: svc}, path: path}
}

// Title implements Screen.
func (s *Damaged) Title() (string, string) { return "charter", widget.OneLine(filepath.Base(s.path)) }

// Activate implements Screen: it looks at the file and its copy.
func (s *Damaged) Activate() screen.Requests {
	return screen.Ask(session.Inspect{Path: s.path})
}

// Update implements Screen.
func (s *Damaged) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case session.Inspected:
		if msg.Damage == nil { // somebody has mended it meanwhile
			return screen.Ask(session.Open{Path: s.path})
		}
		s.damage = msg.Damage
	case session.NotOpened:
		s.failed = msg.Err
	case session.Restored:
		if s.failed = msg.Err; msg.Err == nil {
			return screen.Ask(session.Open{Path: s.path})
		}
	}
	return nil
}

// Keys implements Screen.
func (s *Damaged) Keys() []screen.Key {
	off := ""
	switch {
	case s.damage == nil:
		off = "The file is still being looked at."
	case s.damage.Backup.Err != nil:
		off = "There is no good copy to go back to."
	}
	return []screen.Key{
		{ID: keys.Yes, Label: "go back to the last good copy", Disabled: off}, {ID: keys.Back, Label: "leave it as it is"},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Damaged) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Yes:
		return screen.Ask(session.Restore{Path: s.path})
	case keys.Back:
		return screen.Close()
	}
	s.scroll.Do(id)
	return nil
}

// View implements Screen.
func (s *Damaged) View() string {
	t, width := s.Theme, min(s.Width, widget.TextWidth)
	var lines []string
	switch {
	case s.failed != nil:
		lines = widget.Styled(t.Bad, cells.Wrap(widget.OneLine(s.failed.Error())+".", width))
	case s.damage == nil:
		lines = []string{t.Dim.Render("Looking at the file" + t.Glyph.Ellipsis)}
	default:
		lines = s.story(width)
	}
	return cells.Body(s.scroll.Visible(lines, s.Height, width, t), s.Width, s.Height, t.Glyph.Ellipsis)
}

// story tells the damage and the way back.
func (s *Damaged) story(width int) []string {
	t := s.Theme
	what := "This file cannot be opened as it is. It was not changed."
	if s.damage.Gone() {
		what = "This file is gone."
	}
	lines := widget.Styled(t.Strong, cells.Wrap(what, width))
	lines = append(lines, t.Dim.Render(shortPath(widget.OneLine(s.path), width, t.Glyph.Ellipsis)), "")
	faults := strings.Split(strings.TrimSpace(s.damage.Err.Error()), "\n")
	const most = 5
	for _, fault := range faults[:min(len(faults), most)] {
		lines = append(lines, widget.Styled(t.Bad, cells.Wrap(widget.OneLine(strings.TrimPrefix(fault, filepath.Dir(s.path)+string(filepath.Separator)))+".", width))...)
	}
	if more := len(faults) - most; more > 0 {
		lines = append(lines, t.Dim.Render(widget.Plural(more, "more fault", "more faults")))
	}
	lines = append(lines, "")
	return append(lines, s.way(width)...)
}

// way tells what the last good copy holds.
func (s *Damaged) way(width int) []string {
	t, backup := s.Theme, s.damage.Backup
	if backup.Err != nil {
		return cells.Wrap("There is no good copy of it beside it. Ask whoever sent or shared it for another copy.", width)
	}
	text := "A good copy stands beside it, of " + backup.Modified.Format("15:04 on 2 January 2006") + ", with " + widget.Plural(len(backup.Assessment.Answers), "answer", "answers") + "."
	if title := widget.OneLine(backup.Assessment.Project.Title); title != "" {
		text += " Its project is called " + title + "."
	}
	lines := cells.Wrap(text, width)
	if n := len(backup.Lacks); n > 0 {
		lines = append(lines, "")
		lines = append(lines, widget.Styled(t.Warn, cells.Wrap("The damaged file still shows "+widget.Plural(n, "answer", "answers")+" that the copy lacks or has otherwise: "+widget.OneLine(strings.Join(backup.Lacks, ", "))+".", width))...)
	}
	lines = append(lines, "")
	text = "Press y to go back to the copy."
	if !s.damage.Gone() {
		text += " The damaged file is kept too, under another name."
	}
	return append(lines, cells.Wrap(text, width)...)
}
