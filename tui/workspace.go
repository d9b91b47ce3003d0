package tui

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/file/ballots"
	"charter/assessment/format"
	"charter/assessment/sample"
	"charter/assessment/store"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/screens/start"
	"charter/tui/session"
)

// workspace is the file that is open: the work on it and how its saving stands. It
// is empty on the home screen.
type workspace struct {
	now            func() time.Time
	packs          *file.Packs
	sample         sample.Maker // gives the worked example
	files          file.Options // the surroundings in which files are opened
	session        *session.Session
	file           *store.Saver
	status         store.Status
	conflictWarned bool // the user was told of two versions when leaving
	acknowledged   bool // the user knows of what is wrong but needs nothing done
	lockTrying     bool // to edit a file that somebody else had open
	lockRequested  bool // for that, by the user
	lockAgain      bool // once more when that is done

	ballotFolder string          // a folder of the user's own, for the keys of ballots
	ballotRounds []ballots.Round // whose keys were asked for and not destroyed since
}

// opened says that a file was opened, or why it was not.
type opened struct {
	file      *store.Saver
	session   *session.Session
	created   bool                     // just started, so the facts come first
	path      string                   // as it was asked for
	toast     string                   // to be told once it is open
	migration *screen.PendingMigration // set instead of the file when that must be moved to newer questions first
	err       error
	back      bool // it is damaged or gone, and a good copy stands beside it
}

// openFile opens an assessment. One made with an older version of its questions
// stays as it is, and what would become of its answers is told.
func (w *workspace) openFile(path string) opened {
	pack, err := w.packs.For(path)
	if err != nil {
		return opened{path: path, err: err}
	}
	f, a, err := file.Open(path, w.fileOptions(pack))
	var other *format.OtherPack
	if errors.As(err, &other) && other.Older() {
		report, err := other.Preview()
		if err != nil {
			return opened{path: path, err: err}
		}
		return opened{path: path, migration: &screen.PendingMigration{Path: path, Title: other.Assessment.Project.Title, Report: report, Readable: w.packs.Readable(other.Assessment)}}
	}
	if err != nil {
		return opened{path: path, err: err}
	}
	return opened{path: path, file: f, session: session.New(a, pack, f.Name(), f, w.now)}
}

// fileOptions says how files with a pack are opened.
func (w *workspace) fileOptions(pack *questions.Pack) file.Options {
	o := w.files
	o.Pack, o.Now = pack, w.now
	return o
}

// canRestore reports whether a file that could not be opened is damaged or gone,
// while a good copy stands beside it.
func (w *workspace) canRestore(o opened) bool {
	if !file.CanGoBack(o.err) {
		return false
	}
	pack, err := w.packs.ForReading(o.path)
	if err != nil {
		return false
	}
	damage := file.Inspect(o.path, pack)
	return damage != nil && damage.Backup.Err == nil
}

// migrateFile moves a file to the newer version of its questions and opens it.
func (w *workspace) migrateFile(path string) opened {
	report, copied, err := file.Migrate(path, w.packs, w.fileOptions(nil))
	if err != nil {
		return opened{path: path, err: err}
	}
	moved := w.openFile(path)
	if copied != "" {
		moved.toast = report.Summary() + " The file as it was: " + plaintext.Line(filepath.Base(copied))
	}
	return moved
}

// startFile makes a new assessment file and opens it.
func (w *workspace) startFile(ask screen.NewFile, lib library.Library) opened {
	path := ask.Path
	if path == "" {
		path = lib.FreePath(library.FileName(ask.Title))
	}
	a, err := w.newAssessment(ask, path)
	if err != nil {
		return opened{path: path, err: err}
	}
	if err := file.Create(path, a); err != nil {
		return opened{path: path, err: err}
	}
	started := w.openFile(path)
	started.created = !ask.Sample
	if w.packs.Given() && a.Pack.Folder == "" {
		started.toast = "The questions do not lie beside this file, so start charter with --pack each time."
	}
	return started
}

// newAssessment makes an empty assessment that will be at path, or the worked example.
func (w *workspace) newAssessment(ask screen.NewFile, path string) (*assessment.Assessment, error) {
	a, err := w.packs.New(path, w.now())
	if err != nil {
		return nil, err
	}
	if !ask.Sample {
		a.Project.Title, a.Project.Organisation = ask.Title, ask.Organisation
		return a, nil
	}
	pack, err := w.packs.Main()
	if err != nil {
		return nil, err
	}
	example, err := w.sample(pack)
	if err != nil {
		return nil, err
	}
	example.Pack.Folder = a.Pack.Folder
	return example, nil
}

// replace takes over what was opened, in place of what was open before.
func (w *workspace) replace(o opened) {
	*w = workspace{now: w.now, packs: w.packs, files: w.files, sample: w.sample, ballotFolder: w.ballotFolder, session: o.session, file: o.file}
	if o.file != nil {
		w.status = o.file.Status()
	}
}

// publish tells the screens what they need to know of the open file.
func (w *workspace) publish(svc *screen.Services) {
	svc.Session, svc.Saving, svc.ReadOnly = w.session, w.status, ""
	if w.status.ReadOnly != nil {
		svc.ReadOnly = "Nothing can be changed while the file is read only." // the banner below tells why
	}
}

// handleWorkspace handles messages about files and saving, and reports whether this
// was one.
func (m *Model) handleWorkspace(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.OpenFile:
		w := workspace{packs: m.workspace.packs, now: m.workspace.now, files: m.workspace.files}
		return func() tea.Msg {
			o := w.openFile(msg.Path)
			o.back = w.canRestore(o)
			return o
		}, true
	case screen.MigrateFile:
		w := workspace{packs: m.workspace.packs, now: m.workspace.now, files: m.workspace.files}
		return func() tea.Msg { return w.migrateFile(msg.Path) }, true
	case screen.NewFile:
		w, lib := workspace{packs: m.workspace.packs, sample: m.workspace.sample, now: m.workspace.now, files: m.workspace.files}, m.services.Library
		return func() tea.Msg { return w.startFile(msg, lib) }, true
	case opened:
		return m.handleOpened(msg), true
	case screen.RequestBallotBox:
		return m.requestBallotBox(msg), true
	case screen.DestroyBallotKey:
		return m.destroyBallotKey(msg), true
	case fileClosed:
		return m.handleClosed(msg), true
	case screen.LeaveAndLose:
		return m.discardAndLeave(), true
	}
	return m.handleSaving(msg)
}

// handleOpened goes to the map of a file that was opened.
func (m *Model) handleOpened(o opened) tea.Cmd {
	if _, typed := m.top().(*start.OpenPath); typed && o.back {
		return m.push(screen.Route{Kind: screen.KindDamaged, ID: o.path})
	}
	if o.err != nil {
		return m.top().Update(screen.NotOpened{Path: o.path, Err: o.err})
	}
	if o.migration != nil {
		return m.askToMigrate(*o.migration, "")
	}
	m.workspace.replace(o)
	m.workspace.publish(m.services)
	m.stack = slices.DeleteFunc(m.stack, func(s screen.Screen) bool { return !isHome(s) })
	cmds := []tea.Cmd{m.workspace.listen(), m.addRecent(), m.push(screen.Route{Kind: screen.KindMap})}
	if o.created {
		m.services.Draft = screen.NewFile{}
		cmds = append(cmds, m.push(screen.Route{Kind: screen.KindFacts}))
	}
	if m.openNext != "" {
		cmds = append(cmds, m.push(screen.Route{Kind: m.openNext}))
	}
	m.toast, m.openNext = o.toast, ""
	return tea.Batch(cmds...)
}

// askToMigrate asks whether to move a file to newer questions; then is a screen to
// open on top of its map, "" for none.
func (m *Model) askToMigrate(older screen.PendingMigration, then screen.Kind) tea.Cmd {
	m.services.PendingMigration, m.openNext = older, then
	return m.push(screen.Route{Kind: screen.KindMigrate})
}

func isHome(s screen.Screen) bool {
	_, home := s.(*start.Home)
	return home
}

// addRecent puts the open file on the list of those opened lately.
func (m *Model) addRecent() tea.Cmd {
	if m.workspace.file == nil {
		return nil
	}
	path, lib := m.workspace.file.Name(), m.services.Library
	return func() tea.Msg {
		if err := lib.Opened(path); err != nil {
			return screen.Toast{Text: err.Error()}
		}
		return nil
	}
}
