package session

import (
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/sample"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/library"
)

// PendingMigration is an assessment that was made with an older version of its
// questions, and what would become of its answers with the newer ones.
type PendingMigration struct {
	Path     string
	Title    string // of the project
	Report   assessment.MigrationReport
	Readable bool // it can be read as it is, though not edited
}

// request is a file that was asked for.
type request struct {
	path   string
	number int // counts what was asked for, so that only the last is opened
}

// stepOpening is about files that are opened, made, moved and given back.
func (w *Workspace) stepOpening(e Event) (Event, []Effect, bool) {
	env := w.Environment
	switch e := e.(type) {
	case Open:
		if w.State == Opening && w.asked.path == e.Path {
			return nil, nil, true // it is on its way
		}
		w.Pending = nil
		return nil, w.opening(e.Path, func() Event { return env.open(e.Path) }), true
	case Start:
		w.Pending = nil
		var said []Effect
		if !e.Sample && w.User.MustSay() {
			said = w.introduce(withRole(e.User, e.Role))
			env.User = w.User
		}
		return nil, append(w.opening(e.Path, func() Event { return env.start(e) }), said...), true
	case Migrate:
		if w.Pending == nil {
			return nil, nil, true
		}
		path := w.Pending.Path
		return nil, w.opening(path, func() Event { return env.migrate(path) }), true
	case Restore:
		return nil, []Effect{func() Event { return env.restore(e.Path) }}, true
	case Inspect:
		return nil, []Effect{func() Event { return env.inspect(e.Path) }}, true
	case answered:
		return w.stepAnswered(e)
	case Opened:
		effects := w.takeOpened(e)
		return e, effects, true
	case Migratable:
		w.State, w.Pending = Asking, &e.PendingMigration
		return e, nil, true
	case NotOpened:
		w.State = w.resting()
		return e, nil, true
	case Restored, Inspected, NotRemembered:
		return e, nil, true
	}
	return nil, nil, false
}

// opening asks for a file.
func (w *Workspace) opening(path string, do func() Event) []Effect {
	w.State, w.asked = Opening, request{path, w.asked.number + 1}
	asked := w.asked
	return []Effect{func() Event { return answered{asked, do()} }}
}

// stepAnswered takes what came of a file, unless another was asked for since.
func (w *Workspace) stepAnswered(e answered) (Event, []Effect, bool) {
	if e.request == w.asked {
		outcome, effects := w.step(e.came)
		return outcome, effects, true
	}
	if late, opened := e.came.(Opened); opened {
		return nil, []Effect{func() Event {
			late.Saver.Discard()
			return nil
		}}, true
	}
	return nil, nil, true
}

// takeOpened goes on with a file that was opened.
func (w *Workspace) takeOpened(e Opened) []Effect {
	w.clear()
	w.State, w.Session, w.saver = Editing, e.Session, e.Saver
	if e.Session.following {
		w.ReadOnly = followingOnly
	}
	if w.saver == nil {
		return nil
	}
	effects := w.readStatus()
	if w.TakesNotes() {
		effects = append(effects, w.takeNotes(e.waiting)...)
	}
	return slices.Concat(effects, w.remember(), w.listen())
}

// resting is the state when nothing is under way.
func (w *Workspace) resting() State {
	switch {
	case w.Session != nil:
		return Editing
	case w.Pending != nil:
		return Asking
	}
	return Closed
}

// remember puts the open file on the list of those opened lately.
func (w *Workspace) remember() []Effect {
	saver, lib := w.saver, w.Library
	return []Effect{func() Event {
		if err := lib.Opened(saver.Name()); err != nil {
			return NotRemembered{err}
		}
		return nil
	}}
}

// open opens an assessment. One made with an older version of its questions stays as it
// is, and what would become of its answers is told.
func (e Environment) open(path string) Event {
	// The pack is found while the file is being read: each takes about as long.
	find := sync.OnceValues(func() (*questions.Pack, error) { return e.Library.Packs.For(path) })
	go find()
	options := e.files()
	options.Pack = find
	saver, a, err := file.Open(path, options)
	var other *format.OtherPack
	switch {
	case err == nil:
		pack, err := find()
		if err != nil { // the file was read with it
			return NotOpened{Path: path, Err: err}
		}
		opened := New(a, pack, saver.Name(), saver, e.Now)
		opened.user, opened.tool, opened.audience, opened.host = e.User, e.Tool, e.Audience, e.Host
		came := Opened{Path: path, Session: opened, Saver: saver, Remark: e.Library.CopiesBeside(saver.Name())}
		if opened.notes = e.notesOf(a, saver.Name()); saver.Status().ReadOnly == nil {
			came.waiting, _ = opened.notes.Take() // what cannot be read waits on
		}
		return came
	case errors.As(err, &other) && other.Older():
		report, err := other.Preview()
		if err != nil {
			return NotOpened{Path: path, Err: err}
		}
		return Migratable{PendingMigration{Path: path, Title: other.Assessment.Project.Title, Report: report, Readable: e.Library.Packs.Readable(other.Assessment)}}
	case file.CanGoBack(err):
		found, ok := e.inspect(path).(Inspected)
		if !ok || found.Damage == nil {
			return NotOpened{Path: path, Err: err}
		}
		return NotOpened{Path: path, Err: err, Damage: found.Damage}
	}
	return NotOpened{Path: path, Err: err}
}

// inspect looks at a file that could not be opened, and at its last good copy.
func (e Environment) inspect(path string) Event {
	pack, err := e.Library.Packs.ForReading(path)
	if err != nil {
		return NotOpened{Path: path, Err: err}
	}
	return Inspected{path, e.Library.Root.Inspect(path, pack)}
}

// restore goes back to the last good copy of a file.
func (e Environment) restore(path string) Event {
	pack, err := e.Library.Packs.ForReading(path)
	if err != nil {
		return Restored{Path: path, Err: err}
	}
	aside, err := file.Restore(path, pack, e.files())
	return Restored{path, aside, err}
}

// migrate moves a file to the newer version of its questions and opens it.
func (e Environment) migrate(path string) Event {
	report, copied, err := file.Migrate(path, e.Library.Packs, e.files())
	if err != nil {
		return NotOpened{Path: path, Err: err}
	}
	came := e.open(path)
	if opened, ok := came.(Opened); ok && copied != "" {
		way := file.WayBack + " "
		if e.Hosted() {
			way = ""
		}
		opened.Remark = "The file as it was is kept as " + plaintext.Line(filepath.Base(copied)) + ". " + way + report.Summary()
		return opened
	}
	return came
}

// start makes a new assessment file and opens it.
func (e Environment) start(ask Start) Event {
	path := ask.Path
	switch {
	case path != "":
	case ask.Sample:
		path = e.Library.FreePath(sample.FileName)
	default:
		path = e.Library.FreePath(library.FileName(ask.Title))
	}
	a, err := e.newAssessment(ask, path)
	if err == nil {
		err = e.Library.Root.Create(path, a)
	}
	if err != nil {
		return NotOpened{Path: path, Err: err}
	}
	came := e.open(path)
	opened, ok := came.(Opened)
	if !ok {
		return came
	}
	opened.Created = !ask.Sample
	if e.Library.Packs.Given() && a.Pack.Folder == "" {
		opened.Remark = "The questions do not lie beside this file, so start charter with --pack each time."
	}
	return opened
}

// newAssessment makes an empty assessment that will be at path, or the worked example.
func (e Environment) newAssessment(ask Start, path string) (*assessment.Assessment, error) {
	packs := e.Library.Packs
	if !ask.Sample {
		a, err := packs.New(path, e.Now())
		if err == nil {
			a.Project.Title, a.Project.Organisation, a.Tool = ask.Title, ask.Organisation, e.Tool
		}
		return a, err
	}
	pack, err := packs.Main()
	if err != nil {
		return nil, err
	}
	ref, err := packs.Ref(path)
	if err != nil {
		return nil, err
	}
	example, err := e.Sample(pack)
	if err != nil {
		return nil, err
	}
	example.Pack.Folder, example.Tool = ref.Folder, e.Tool
	return example, nil
}

// CanRestore reports whether a good copy stands beside a file that is damaged or gone.
func (e NotOpened) CanRestore() bool { return e.Damage != nil && e.Damage.Backup.Err == nil }

// Words tell what was done, in sentences.
func (e Restored) Words() string {
	if e.Aside == "" {
		return "The last good copy is back."
	}
	return "The last good copy is back. The damaged file is kept as " + plaintext.Line(filepath.Base(e.Aside)) + "."
}
