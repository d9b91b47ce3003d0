package session

import (
	"errors"
	"reflect"

	"charter/assessment/file/notes"
)

// Follow asks to open a file for reading alone, beside whoever has it open, and to follow
// what is changed in it. The file is neither locked nor written, and is not remembered.
type Follow struct{ Path string }

// Reread asks to look once more at a file that is followed or, on a host, that is open for
// reading only.
type Reread struct{}

// Followed says that a file that is only read has changed or can be read again or, with an
// error, that it cannot be read now; the version before stays in view.
type Followed struct{ Err error }

// reread is how a file that is followed stands now.
type reread struct {
	was *Session // as it was shown
	now *Session // as it is; nil: the same
	err error
}

func (Follow) event()   {}
func (Reread) event()   {}
func (Followed) event() {}
func (reread) event()   {}

// followingOnly is why nothing can be changed in a file that is followed.
const followingOnly = "This view only reads the file. Change it on the shared screen."

// errFollowing is why a fault leaves no copy of a file that is followed.
var errFollowing = errors.New("this view only reads the file")

// Following reports whether the file is only read, and what is changed in it followed.
func (s *Session) Following() bool { return s.following }

// ReadsAlong reports whether what others change is to be shown in the open file, since it is
// on a host and only read.
func (w *Workspace) ReadsAlong() bool {
	return w.Hosted() && w.IsOpen() && w.Saving.ReadOnly != nil && !w.Saving.Pending()
}

// follow reads a file to follow it.
func (e Environment) follow(path string) (*Session, error) {
	a, pack, err := e.Library.Packs.Read(path)
	if err != nil {
		return nil, err
	}
	s := New(a, pack, path, nil, e.Now)
	s.following, s.notes = true, e.notesOf(a, path)
	s.showNotes(s.notes.Read())
	return s, nil
}

// reread looks at a file that is followed once more.
func (e Environment) reread(was *Session) Event {
	var waiting []notes.Note
	if was.following {
		waiting = was.notes.Read() // before the file: what is taken in meanwhile is found there
	}
	now, err := e.follow(was.Path)
	if err == nil && was.following {
		now.notes = was.notes
		now.showNotes(waiting)
	}
	if err == nil && reflect.DeepEqual(now.Assessment(), was.Assessment()) {
		now = nil
	}
	return reread{was, now, err}
}

// stepFollow is about a file that is followed.
func (w *Workspace) stepFollow(e Event) (Event, []Effect, bool) {
	env := w.Environment
	switch e := e.(type) {
	case Follow:
		return nil, w.opening(e.Path, func() Event {
			s, err := env.follow(e.Path)
			if err != nil {
				return NotOpened{Path: e.Path, Err: err}
			}
			return Opened{Path: e.Path, Session: s}
		}), true
	case Reread:
		if w.Session == nil || !w.Session.following && !w.ReadsAlong() {
			return nil, nil, true
		}
		was := w.Session
		return nil, []Effect{func() Event { return env.reread(was) }}, true
	case reread:
		return w.takeReread(e), nil, true
	}
	return nil, nil, false
}

// takeReread shows how a file that is followed stands now. It is nil where that is as before.
func (w *Workspace) takeReread(e reread) Event {
	if w.Session != e.was { // another file is open by now
		return nil
	}
	if !e.was.following {
		if e.now == nil || !w.ReadsAlong() {
			return nil // as before; or it is told in another way that it cannot be read
		}
		w.show(e.now.Assessment())
		return Followed{}
	}
	again := e.was.lost
	e.was.lost = e.err != nil
	switch {
	case e.err != nil:
		return Followed{e.err}
	case e.now != nil:
		w.Session = e.now
	case !again:
		return nil
	}
	return Followed{}
}
