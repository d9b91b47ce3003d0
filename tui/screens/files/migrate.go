package files

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
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
	for _, part := range []struct {
		outcome assessment.MigrationOutcome
		title   string
	}{
		{assessment.LookAgain, "To look at again"}, {assessment.ReadNewWords, "New words to read"}, {assessment.Retired, "No longer asked"}, {assessment.Carried, "Carried over"},
	} {
		if rows := s.rows(part.outcome); len(rows) > 0 {
			s.list.Sections = append(s.list.Sections, widget.Section{Title: part.title, Right: widget.Plural(len(rows), "answer", "answers"), Rows: rows})
		}
	}
	return s
}

// rows tell what becomes of the answers with one outcome.
func (s *Migrate) rows(outcome assessment.MigrationOutcome) []widget.Row {
	var rows []widget.Row
	for _, answer := range s.pending.Report.Answers {
		if answer.Outcome != outcome {
			continue
		}
		rows = append(rows, widget.Row{
			Label: widget.OneLine(answer.ID), Text: migratedWords(answer), More: widget.OneLine(strings.Join(answer.Notes, " ")),
		})
	}
	return rows
}

// migratedWords says in a few words what becomes of an answer.
func migratedWords(answer assessment.MigratedAnswer) string {
	to := strings.Join(answer.To, " and ")
	switch {
	case answer.Outcome == assessment.Retired:
		return "stays in the file, but is not scored"
	case answer.Outcome == assessment.Carried && to == answer.ID:
		return "stands as it is"
	case answer.Outcome == assessment.Carried:
		return "stands as it is, and is now " + to
	case answer.Outcome == assessment.ReadNewWords && to == answer.ID:
		return "counts, and is flagged: read the new words of its levels"
	case answer.Outcome == assessment.ReadNewWords:
		return "counts as " + to + ", and is flagged: read the new words of its levels"
	}
	return fmt.Sprintf("%s: answer %s again; what you said is in the note", answer.Kind, to)
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
