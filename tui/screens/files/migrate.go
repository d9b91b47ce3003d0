package files

import (
	"fmt"

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
	list    widget.SectionList
	top     int
	moving  bool
	failed  error
}

// NewMigrate opens the screen for the file that is asked about.
func NewMigrate(svc *screen.Services) *Migrate {
	s := &Migrate{Base: screen.Base{Services: svc}, pending: *svc.Pending}
	for _, part := range s.pending.Report.Parts() {
		var rows []widget.Row
		for _, line := range part.Lines {
			row := widget.Row{Label: widget.OneLine(line.ID), Text: widget.OneLine(line.Text), More: widget.OneLine(line.Note)}
			if row.Text == "" {
				row.Text, row.More = row.More, ""
			}
			rows = append(rows, row)
		}
		s.list.Sections = append(s.list.Sections, widget.Section{Title: part.Title + ". " + part.Text, Right: widget.Plural(part.Count, "question", "questions"), Rows: rows})
	}
	return s
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
	return append([]screen.Key{
		{ID: keys.Yes, Label: "move it to newer questions", Disabled: off},
		{ID: keys.Back, Label: "leave as it is", Disabled: off},
	}, widget.MoveKeys()...)
}

// Do implements Screen.
func (s *Migrate) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Yes:
		s.moving, s.failed = true, nil
		return screen.Ask(session.Migrate{})
	case keys.Back:
		return screen.Close()
	}
	s.list.Do(id, s.Height-len(s.intro()))
	return nil
}

// Update implements Screen.
func (s *Migrate) Update(msg tea.Msg) screen.Requests {
	if msg, failed := msg.(session.NotOpened); failed {
		s.moving, s.failed = false, msg.Err
	}
	return nil
}

// intro says what this is about and what can be done.
func (s *Migrate) intro() []string {
	t := s.Theme
	width := min(s.Width, widget.TextWidth)
	report := s.pending.Report
	gap := []string{} // between the paragraphs, where there is room
	if s.Height >= 18 {
		gap = []string{""}
	}
	lines := widget.Styled(t.Strong, cells.Wrap("The questions have changed since this assessment was made. "+report.Summary(), width))
	lines = append(lines, gap...)
	switch {
	case s.failed != nil:
		lines = append(lines, widget.Styled(t.Bad, cells.Wrap(widget.OneLine(s.failed.Error())+".", width))...)
	case s.moving:
		lines = append(lines, t.Dim.Render(cells.Cut("Moving it to the newer questions"+t.Glyph.Ellipsis, width, "")))
	default:
		lines = append(lines, widget.Styled(t.Text, cells.Wrap(fmt.Sprintf("Press y to move it to version %s and go on. No answer is lost, and a copy of the file as it is now stays beside it.", report.To.Version), width))...)
		if s.Height >= 14 {
			lines = append(append(lines, gap...), widget.Styled(t.Dim, cells.Wrap("Esc leaves the file as it is. "+s.unmoved(), width))...)
		}
	}
	return append(lines, "")
}

// unmoved says what can be done with the file as it is.
func (s *Migrate) unmoved() string {
	from := s.pending.Report.From
	if s.pending.Readable {
		return file.StillRead(from)
	}
	return fmt.Sprintf("Its questions, version %s, are not here, so it cannot be shown without the move. If you have their folder, start charter with --pack and its name.", widget.OneLine(from.Version))
}

// View implements Screen.
func (s *Migrate) View() string {
	intro := s.intro()
	lines := append(intro, s.list.Draw(0, len(s.list.Sections), &s.top, min(s.Width, 110), s.Height-len(intro), s.Theme)...)
	return cells.Body(lines, s.Width, s.Height, s.Theme.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Migrate) Cursor() *tea.Cursor { return s.list.Cursor(0, len(s.intro())) }
