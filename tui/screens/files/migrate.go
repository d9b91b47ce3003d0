package files

import (
	"fmt"
	"path/filepath"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Migrate shows what a move to newer questions does with every answer, and asks
// whether to go on. Nothing is changed before that.
type Migrate struct {
	screen.Base
	pending session.PendingMigration
	scroll  widget.Scroll
	asking  bool // enter was pressed, and once more it moves the file
	moving  bool
	failed  error
}

// NewMigrate opens the screen for the file that is asked about.
func NewMigrate(svc *screen.Services) *Migrate {
	return &Migrate{Base: screen.Base{Services: svc}, pending: *svc.Pending}
}

// Title implements Screen.
func (s *Migrate) Title() (string, string) {
	title := widget.OneLine(s.pending.Title)
	if title == "" {
		title = "Project without a title"
	}
	return title, fmt.Sprintf("questions %s to %s", widget.OneLine(s.pending.Report.From.Version), s.pending.Report.To.Version)
}

// Keys implements Screen.
func (s *Migrate) Keys() []screen.Key {
	off := ""
	if s.moving {
		off = "The file is being moved to the newer questions."
	}
	return []screen.Key{
		{ID: keys.Yes, Label: "move it to newer questions", Disabled: off},
		{ID: keys.Back, Label: "leave as it is", Disabled: off},
		{ID: keys.Enter, Label: "move it to newer questions, when pressed twice", Disabled: off, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Migrate) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		if !s.asking {
			s.asking, s.failed, s.scroll = true, nil, widget.Scroll{}
			return nil
		}
		return s.move()
	case keys.Yes:
		return s.move()
	case keys.Back:
		return screen.Close()
	}
	s.scroll.Do(id)
	return nil
}

func (s *Migrate) move() screen.Requests {
	s.asking, s.moving, s.failed, s.scroll = false, true, nil, widget.Scroll{}
	return screen.Ask(session.Migrate{})
}

// Update implements Screen.
func (s *Migrate) Update(msg tea.Msg) screen.Requests {
	if msg, failed := msg.(session.NotOpened); failed {
		s.moving, s.failed = false, msg.Err
	}
	return nil
}

// intro says what this is about, what can be done, and how to go back.
func (s *Migrate) intro(width int) []string {
	t, report := s.Theme, s.pending.Report
	version := report.To.Version
	lines := widget.Styled(t.Strong, cells.Wrap("The questions have changed since this assessment was made. "+report.Summary(), width))
	lines = append(lines, "")
	switch {
	case s.failed != nil:
		lines = append(lines, widget.Styled(t.Bad, cells.Wrap(widget.OneLine(s.failed.Error())+".", width))...)
	case s.moving:
		lines = append(lines, t.Dim.Render(cells.Cut("Moving it to the newer questions"+t.Glyph.Ellipsis, width, "")))
	case s.asking:
		lines = append(lines, widget.Styled(t.Warn, cells.Wrap(fmt.Sprintf("Move it to version %s now? Press enter again or y. Esc leaves it as it is.", version), width))...)
	default:
		lines = append(lines, cells.Wrap(fmt.Sprintf("Press y or enter to move it to version %s and go on. No answer is lost.", version), width)...)
	}
	return append(lines, "")
}

// after tells how to go back, and what can be done with the file as it is.
func (s *Migrate) after(width int) []string {
	kept := widget.OneLine(filepath.Base(file.KeptAs(s.pending.Path, s.pending.Report)))
	way := file.WayBack
	if s.Hosted() {
		way = "Whoever looks after this host can give it back."
	}
	lines := cells.Wrap(fmt.Sprintf("The file as it is now is kept beside it as %s. %s", kept, way), width)
	return widget.Styled(s.Theme.Dim, append(lines, cells.Wrap("Esc leaves the file as it is. "+s.unmoved(), width)...))
}

// story tells part by part what becomes of the answers.
func (s *Migrate) story(width int) []string {
	t := s.Theme
	var lines []string
	for i, part := range s.pending.Report.Parts() {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, t.Strong.Render(cells.Sides(part.Title, widget.Plural(part.Count, "question", "questions"), width, t.Glyph.Ellipsis)))
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap(part.Text, width))...)
		for _, line := range part.Lines {
			lines = append(lines, cells.Hang("  ", widget.OneLine(line.String()), width)...)
		}
	}
	return lines
}

// unmoved says what can be done with the file as it is.
func (s *Migrate) unmoved() string {
	from := s.pending.Report.From
	switch {
	case s.Hosted():
		return "Then it cannot be worked on here."
	case s.pending.Readable:
		return file.StillRead(from)
	}
	return fmt.Sprintf("Its questions, version %s, are not here, so it cannot be shown without the move. If you have their folder, start charter with --pack and its name.", widget.OneLine(from.Version))
}

// lines are all there is to read, for a width.
func (s *Migrate) lines() []string {
	width := min(s.Width, widget.TextWidth)
	const roomy = 18 // lines; in fewer what becomes of the answers comes first
	if s.Height < roomy {
		return slices.Concat(s.intro(width), s.story(width), []string{""}, s.after(width))
	}
	return slices.Concat(s.intro(width), s.after(width), []string{""}, s.story(width))
}

// View implements Screen.
func (s *Migrate) View() string {
	return cells.Body(s.scroll.Visible(s.lines(), s.Height, s.Width, s.Theme), s.Width, s.Height, s.Theme.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Migrate) Cursor() *tea.Cursor { return s.scroll.Cursor(0) }
