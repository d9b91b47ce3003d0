package session

import "reflect"

// Follow asks to open a file for reading alone, beside whoever has it open, and to follow
// what is changed in it. The file is neither locked nor written, and is not remembered.
type Follow struct{ Path string }

// Reread asks to look at a file that is followed once more.
type Reread struct{}

// Followed says that a file that is followed has changed or, with an error, that it cannot
// be read now; the version before stays in view.
type Followed struct{ Err error }

// reread is what a file that is followed holds now.
type reread struct {
	opened Opened
	err    error
}

func (Follow) event()   {}
func (Reread) event()   {}
func (Followed) event() {}
func (reread) event()   {}

// followingOnly is why nothing can be changed in a file that is followed.
const followingOnly = "This view only reads the file. Change it on the shared screen."

// Following reports whether the file is only read, and what is changed in it followed.
func (s *Session) Following() bool { return s.following }

// follow reads a file to follow it.
func (e Environment) follow(path string) Event {
	a, pack, err := e.Library.Packs.Read(path)
	if err != nil {
		return NotOpened{Path: path, Err: err}
	}
	s := New(a, pack, path, nil, e.Now)
	s.following = true
	return Opened{Path: path, Session: s}
}

// stepFollow is about a file that is followed.
func (w *Workspace) stepFollow(e Event) (Event, []Effect, bool) {
	env := w.Environment
	switch e := e.(type) {
	case Follow:
		return nil, w.opening(e.Path, func() Event { return env.follow(e.Path) }), true
	case Reread:
		if w.Session == nil || !w.Session.following {
			return nil, nil, true
		}
		path := w.Session.Path
		return nil, []Effect{func() Event {
			switch came := env.follow(path).(type) {
			case Opened:
				return reread{opened: came}
			case NotOpened:
				return reread{err: came.Err}
			}
			return nil
		}}, true
	case reread:
		switch {
		case w.Session == nil || !w.Session.following:
			return nil, nil, true
		case e.err != nil:
			return Followed{e.err}, nil, true
		case e.opened.Session.Path != w.Session.Path || reflect.DeepEqual(e.opened.Session.Assessment(), w.Session.Assessment()):
			return nil, nil, true
		}
		w.Session = e.opened.Session
		return Followed{}, nil, true
	}
	return nil, nil, false
}
