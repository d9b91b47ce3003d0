package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/uuid"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/questions"
	"charter/tui/screens"
	"charter/tui/theme"
	"charter/tui/work"
)

// desk is the file that is open: the work on it and how its saving stands. It
// is empty on the home screen.
type desk struct {
	now    func() time.Time
	pack   *questions.Pack
	work   *work.Work
	file   *file.File
	status file.Status
}

// opened says that a file was opened, or why it was not.
type opened struct {
	file  *file.File
	work  *work.Work
	fresh bool // just started, so the facts come first
	err   error
}

// statusChanged brings how saving stands. A word about a file that is no
// longer open is dropped.
type statusChanged struct {
	of     *file.File
	status file.Status
}

// closedFile says how closing a file went.
type closedFile struct{ err error }

// openFile opens an assessment, and migrates nothing: the file is as it was.
func openFile(path string, pack *questions.Pack, now func() time.Time) opened {
	f, a, err := file.Open(path, file.Options{Pack: pack, Now: now})
	if err != nil {
		return opened{err: err}
	}
	return opened{file: f, work: work.New(a, pack, f.Path(), f, now)}
}

// startFile makes a new assessment file and opens it.
func startFile(ask screens.NewFile, pack *questions.Pack, now func() time.Time) opened {
	a, err := newAssessment(ask, pack, now())
	if err != nil {
		return opened{err: err}
	}
	if err := file.Create(ask.Path, a); err != nil {
		return opened{err: err}
	}
	started := openFile(ask.Path, pack, now)
	started.fresh = !ask.Sample
	return started
}

// newAssessment makes an empty assessment, or the worked example.
func newAssessment(ask screens.NewFile, pack *questions.Pack, now time.Time) (*assessment.Assessment, error) {
	if ask.Sample {
		return sample.Assessment(pack)
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	a := assessment.New(id.String(), assessment.PackRef{ID: pack.ID, Version: pack.Version}, now)
	a.Project.Title = ask.Title
	return a, nil
}

// take puts what was opened on the desk.
func (d *desk) take(o opened) {
	d.work, d.file, d.status = o.work, o.file, file.Status{}
	if o.file != nil {
		d.status = o.file.Status()
	}
}

// fill puts what screens need of the desk into their context.
func (d *desk) fill(ctx *screens.Context) {
	ctx.Work, ctx.ReadOnly = d.work, ""
	if d.status.ReadOnly != nil {
		ctx.ReadOnly = d.status.ReadOnly.Error()
	}
}

// listen waits for the next word from the saver.
func (d *desk) listen() tea.Cmd {
	if d.file == nil {
		return nil
	}
	f := d.file
	return func() tea.Msg {
		status, ok := <-f.Updates()
		if !ok {
			return nil
		}
		return statusChanged{f, status}
	}
}

// savedWords says in a word or two whether everything is on disk. It compares
// what was handed to the saver with what the saver has said is written, so that
// "saved" is never shown too early.
func (d *desk) savedWords(t *theme.Theme) string {
	switch {
	case d.file == nil:
		return ""
	case d.status.ReadOnly != nil:
		return "read only"
	case d.status.Err != nil:
		return "NOT SAVED"
	case d.status.Conflict != nil:
		return "saved beside"
	case d.work.Revision() > d.status.Saved:
		return "saving" + t.Glyph.Ellipsis
	}
	return "saved " + t.Glyph.Tick
}

// deskUpdate takes messages about files and saving.
func (m *Model) deskUpdate(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screens.OpenFile:
		path, pack, now := msg.Path, m.desk.pack, m.desk.now
		return func() tea.Msg { return openFile(path, pack, now) }, true
	case screens.NewFile:
		pack, now := m.desk.pack, m.desk.now
		return func() tea.Msg { return startFile(msg, pack, now) }, true
	case opened:
		return m.nowOpen(msg), true
	case statusChanged:
		if msg.of != m.desk.file {
			return nil, true
		}
		m.desk.status = msg.status
		m.desk.fill(m.ctx)
		return tea.Batch(m.desk.listen(), m.resizeTop()), true
	case closedFile:
		return m.nowClosed(msg.err), true
	}
	return nil, false
}

// nowOpen goes to the map of a file that was opened.
func (m *Model) nowOpen(o opened) tea.Cmd {
	if o.err != nil {
		m.said = o.err.Error()
		return nil
	}
	m.desk.take(o)
	m.desk.fill(m.ctx)
	cmds := []tea.Cmd{m.desk.listen()}
	if _, home := m.top().(*screens.Map); !home {
		cmds = append(cmds, m.push(screens.Place{Kind: screens.KindMap}))
	}
	if o.fresh {
		cmds = append(cmds, m.push(screens.Place{Kind: screens.KindFacts}))
	}
	return tea.Batch(cmds...)
}

// banner is the message that stays while something is wrong with the file, or "".
func (m *Model) banner() string {
	s := m.desk.status
	switch {
	case m.leaving && s.Err != nil:
		return "Not saved: " + s.Err.Error() + " Press ctrl+c again to leave and lose what is not saved, or esc to stay."
	case s.Err != nil:
		return s.Err.Error()
	case s.Conflict != nil:
		return s.Conflict.Error()
	case s.ReadOnly != nil:
		return s.ReadOnly.Error()
	}
	return ""
}

// closeWithin is how long leaving waits for a disk before it asks what to do.
const closeWithin = 3 * time.Second

// leave ends the program once everything is saved. Asked again while that
// cannot be done, it gives up what is not saved.
func (m *Model) leave() tea.Cmd {
	if m.desk.file == nil {
		return tea.Quit
	}
	if m.leaving && m.desk.status.Err != nil {
		m.desk.file.Discard()
		return tea.Quit
	}
	m.leaving, m.said = true, "Saving the last changes before leaving"+m.ctx.Theme.Glyph.Ellipsis
	f := m.desk.file
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		return closedFile{f.Close(ctx)}
	}
}

// nowClosed leaves when all is saved; otherwise the banner says what is wrong.
func (m *Model) nowClosed(err error) tea.Cmd {
	if err == nil {
		return tea.Quit
	}
	m.desk.status = m.desk.file.Status()
	if m.desk.status.Err == nil {
		m.desk.status.Err = err
	}
	return m.resizeTop()
}
