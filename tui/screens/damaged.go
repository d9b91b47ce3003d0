package screens

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/tui/cells"
	"charter/tui/keys"
)

// Damaged tells what is wrong with a file that cannot be opened and what its
// last good copy holds, and goes back to that copy on one key.
type Damaged struct {
	base
	path   string
	damage *file.Damage // nil until it is known
	failed error        // why going back did not work
	scroll scroller
}

// inspected brings what is wrong with a file.
type inspected struct{ damage *file.Damage }

// NewDamaged opens the screen for the file at path.
func NewDamaged(ctx *Context, path string) *Damaged {
	return &Damaged{base: base{ctx: ctx}, path: path}
}

// Head implements Screen.
func (s *Damaged) Head() (string, string) { return "charter", oneLine(filepath.Base(s.path)) }

// Revisit implements Screen: it looks at the file and its copy.
func (s *Damaged) Revisit() tea.Cmd {
	path, lib := s.path, s.ctx.Library
	return func() tea.Msg {
		pack, err := lib.Packs.For(path)
		if err != nil {
			return NotOpened{path, err}
		}
		return inspected{file.Inspect(path, pack)}
	}
}

// Update implements Screen.
func (s *Damaged) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case inspected:
		if msg.damage == nil { // somebody has mended it meanwhile
			return Send(OpenFile{s.path})
		}
		s.damage = msg.damage
	case NotOpened:
		s.failed = msg.Err
	case restored:
		if s.failed = msg.err; msg.err == nil {
			return Send(OpenFile{s.path})
		}
	}
	return nil
}

// Keys implements Screen.
func (s *Damaged) Keys() []Key {
	off := ""
	switch {
	case s.damage == nil:
		off = "The file is still being looked at."
	case s.damage.Backup.Err != nil:
		off = "There is no good copy to go back to."
	}
	return []Key{
		{ID: keys.Yes, Words: "go back to the last good copy", Off: off}, {ID: keys.Back, Words: "leave it as it is"},
		{ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}, {ID: keys.PageUp, Quiet: true}, {ID: keys.PageDown, Quiet: true},
	}
}

// Do implements Screen.
func (s *Damaged) Do(id keys.ID) tea.Cmd {
	page := max(1, s.height-1)
	switch id {
	case keys.Yes:
		return restore(s.ctx, s.path)
	case keys.Up:
		s.scroll.by(-1)
	case keys.Down:
		s.scroll.by(1)
	case keys.PageUp:
		s.scroll.by(-page)
	case keys.PageDown:
		s.scroll.by(page)
	case keys.Back:
		return Close()
	}
	return nil
}

// restore goes back to the last good copy of a file.
func restore(ctx *Context, path string) tea.Cmd {
	lib := ctx.Library
	return func() tea.Msg {
		pack, err := lib.Packs.For(path)
		if err != nil {
			return restored{path: path, err: err}
		}
		aside, err := file.Restore(path, file.Options{Pack: pack})
		return restored{path, aside, err}
	}
}

// View implements Screen.
func (s *Damaged) View() string {
	t, width := s.ctx.Theme, min(s.width, textWidth)
	var lines []string
	switch {
	case s.failed != nil:
		lines = styled(t.Bad, cells.Wrap(oneLine(s.failed.Error())+".", width))
	case s.damage == nil:
		lines = []string{t.Dim.Render("Looking at the file" + t.Glyph.Ellipsis)}
	default:
		lines = s.story(width)
	}
	return cells.Body(s.scroll.show(lines, s.height, width, t), s.width, s.height, t.Glyph.Ellipsis)
}

// story tells the damage and the way back.
func (s *Damaged) story(width int) []string {
	t := s.ctx.Theme
	lines := styled(t.Strong, cells.Wrap("This file cannot be opened as it is. It was not changed.", width))
	lines = append(lines, t.Dim.Render(shortPath(oneLine(s.path), width, t.Glyph.Ellipsis)), "")
	faults := strings.Split(strings.TrimSpace(s.damage.Err.Error()), "\n")
	const most = 5
	for _, fault := range faults[:min(len(faults), most)] {
		lines = append(lines, styled(t.Bad, cells.Wrap(oneLine(strings.TrimPrefix(fault, filepath.Dir(s.path)+string(filepath.Separator)))+".", width))...)
	}
	if more := len(faults) - most; more > 0 {
		lines = append(lines, t.Dim.Render(plural(more, "more fault", "more faults")))
	}
	lines = append(lines, "")
	return append(lines, s.way(width)...)
}

// way tells what the last good copy holds.
func (s *Damaged) way(width int) []string {
	t, backup := s.ctx.Theme, s.damage.Backup
	if backup.Err != nil {
		return cells.Wrap("There is no good copy of it beside it. Ask whoever sent or shared it for another copy.", width)
	}
	text := "A good copy stands beside it, of " + backup.Modified.Format("15:04 on 2 January 2006") + ", with " + plural(len(backup.Assessment.Answers), "answer", "answers") + "."
	if title := oneLine(backup.Assessment.Project.Title); title != "" {
		text += " Its project is called " + title + "."
	}
	lines := cells.Wrap(text, width)
	if n := len(backup.Lacks); n > 0 {
		lines = append(lines, "")
		lines = append(lines, styled(t.Warn, cells.Wrap("The damaged file still shows "+plural(n, "answer", "answers")+" that the copy lacks or has otherwise: "+oneLine(strings.Join(backup.Lacks, ", "))+".", width))...)
	}
	lines = append(lines, "")
	return append(lines, cells.Wrap("Press y to go back to the copy. The damaged file is kept too, under another name.", width)...)
}
