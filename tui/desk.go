package tui

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/file/ballots"
	"charter/assessment/sample"
	"charter/questions/plaintext"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/screens/start"
	"charter/tui/session"
)

// desk is the file that is open: the work on it and how its saving stands. It
// is empty on the home screen.
type desk struct {
	now     func() time.Time
	packs   *file.Packs
	session *session.Session
	file    *file.File
	status  file.Status
	told    bool // the user was told of two versions when leaving
	known   bool // the user knows of what is wrong but needs nothing done
	trying  bool // to edit a file that somebody else had open
	asked   bool // for that, by the user
	again   bool // once more when that is done

	secret string          // a folder of the user's own, for the keys of ballots
	boxes  []ballots.Round // whose keys were asked for and not destroyed since
}

// opened says that a file was opened, or why it was not.
type opened struct {
	file    *file.File
	session *session.Session
	fresh   bool                     // just started, so the facts come first
	path    string                   // as it was asked for
	said    string                   // to be told once it is open
	older   *screen.PendingMigration // set instead of the file when that must be moved to newer questions first
	err     error
}

// openFile opens an assessment. One made with an older version of its questions
// stays as it is, and what would become of its answers is told.
func (d *desk) openFile(path string) opened {
	pack, err := d.packs.For(path)
	if err != nil {
		return opened{path: path, err: err}
	}
	f, a, err := file.Open(path, file.Options{Pack: pack, Now: d.now})
	var other *file.OtherPack
	if errors.As(err, &other) && other.Older() {
		report, err := other.Preview()
		if err != nil {
			return opened{path: path, err: err}
		}
		return opened{path: path, older: &screen.PendingMigration{Path: path, Title: other.Assessment.Project.Title, Report: report}}
	}
	if err != nil {
		return opened{path: path, err: err}
	}
	return opened{path: path, file: f, session: session.New(a, pack, f.Path(), f, d.now)}
}

// canGoBack reports whether a file that could not be opened is damaged or gone,
// while a good copy stands beside it.
func (d *desk) canGoBack(o opened) bool {
	var faults *file.Faults
	if o.err == nil || !errors.As(o.err, &faults) && !errors.Is(o.err, fs.ErrNotExist) {
		return false
	}
	pack, err := d.packs.For(o.path)
	if err != nil {
		return false
	}
	damage := file.Inspect(o.path, pack)
	return damage != nil && damage.Backup.Err == nil
}

// migrateFile moves a file to the newer version of its questions and opens it.
func (d *desk) migrateFile(path string) opened {
	report, copied, err := file.Migrate(path, d.packs, file.Options{Now: d.now})
	if err != nil {
		return opened{path: path, err: err}
	}
	moved := d.openFile(path)
	if copied != "" {
		moved.said = report.Summary() + " The file as it was: " + plaintext.Line(filepath.Base(copied))
	}
	return moved
}

// startFile makes a new assessment file and opens it.
func (d *desk) startFile(ask screen.NewFile, lib library.Library) opened {
	path := ask.Path
	if path == "" {
		path = lib.FreePath(library.FileName(ask.Title))
	}
	a, err := d.newAssessment(ask, path)
	if err != nil {
		return opened{path: path, err: err}
	}
	if err := file.Create(path, a); err != nil {
		return opened{path: path, err: err}
	}
	started := d.openFile(path)
	started.fresh = !ask.Sample
	if d.packs.Given() && a.Pack.Folder == "" {
		started.said = "The questions do not lie beside this file, so start charter with --pack each time."
	}
	return started
}

// newAssessment makes an empty assessment that will be at path, or the worked example.
func (d *desk) newAssessment(ask screen.NewFile, path string) (*assessment.Assessment, error) {
	a, err := d.packs.New(path, d.now())
	if err != nil {
		return nil, err
	}
	if !ask.Sample {
		a.Project.Title, a.Project.Organisation = ask.Title, ask.Organisation
		return a, nil
	}
	pack, err := d.packs.Main()
	if err != nil {
		return nil, err
	}
	example, err := sample.Assessment(pack)
	if err != nil {
		return nil, err
	}
	example.Pack.Folder = a.Pack.Folder
	return example, nil
}

// take puts what was opened on the desk.
func (d *desk) take(o opened) {
	*d = desk{now: d.now, packs: d.packs, secret: d.secret, session: o.session, file: o.file}
	if o.file != nil {
		d.status = o.file.Status()
	}
}

// fill puts what screens need of the desk into their context.
func (d *desk) fill(svc *screen.Services) {
	svc.Session, svc.Saving, svc.ReadOnly = d.session, d.status, ""
	if d.status.ReadOnly != nil {
		svc.ReadOnly = "Nothing can be changed while the file is read only." // the banner below tells why
	}
}

// deskUpdate takes messages about files and saving.
func (m *Model) deskUpdate(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.OpenFile:
		d := desk{packs: m.desk.packs, now: m.desk.now}
		return func() tea.Msg { return d.openFile(msg.Path) }, true
	case screen.MigrateFile:
		d := desk{packs: m.desk.packs, now: m.desk.now}
		return func() tea.Msg { return d.migrateFile(msg.Path) }, true
	case screen.NewFile:
		d, lib := desk{packs: m.desk.packs, now: m.desk.now}, m.services.Library
		return func() tea.Msg { return d.startFile(msg, lib) }, true
	case opened:
		return m.nowOpen(msg), true
	case screen.RequestBallotBox:
		return m.askBox(msg), true
	case closedFile:
		return m.nowClosed(msg), true
	case screen.LeaveAndLose:
		return m.lose(), true
	}
	return m.savingUpdate(msg)
}

// nowOpen goes to the map of a file that was opened.
func (m *Model) nowOpen(o opened) tea.Cmd {
	if o.err != nil {
		return m.top().Update(screen.NotOpened{Path: o.path, Err: o.err})
	}
	if o.older != nil {
		return m.askOlder(*o.older, "")
	}
	m.desk.take(o)
	m.desk.fill(m.services)
	m.stack = slices.DeleteFunc(m.stack, func(s screen.Screen) bool { return !isHome(s) })
	cmds := []tea.Cmd{m.desk.listen(), m.remember(), m.push(screen.Route{Kind: screen.KindMap})}
	if o.fresh {
		m.services.Draft = screen.NewFile{}
		cmds = append(cmds, m.push(screen.Route{Kind: screen.KindFacts}))
	}
	if m.then != "" {
		cmds = append(cmds, m.push(screen.Route{Kind: m.then}))
	}
	m.said, m.then = o.said, ""
	return tea.Batch(cmds...)
}

// askOlder asks whether to move a file to newer questions; then is a screen to
// open on top of its map, "" for none.
func (m *Model) askOlder(older screen.PendingMigration, then screen.Kind) tea.Cmd {
	m.services.PendingMigration, m.then = older, then
	return m.push(screen.Route{Kind: screen.KindMigrate})
}

func isHome(s screen.Screen) bool {
	_, home := s.(*start.Home)
	return home
}

// remember puts the open file on the list of those opened lately.
func (m *Model) remember() tea.Cmd {
	if m.desk.file == nil {
		return nil
	}
	path, lib := m.desk.file.Path(), m.services.Library
	return func() tea.Msg {
		if err := lib.Opened(path); err != nil {
			return screen.Toast{Text: err.Error()}
		}
		return nil
	}
}
