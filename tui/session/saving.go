package session

import (
	"errors"
	"reflect"
	"slices"

	"charter/assessment"
	"charter/assessment/store"
)

// stepSaving is about how saving the open file goes.
func (w *Workspace) stepSaving(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case about:
		if e.saver != w.saver {
			return nil, nil, true // of a file that is not open any more
		}
		outcome, effects := w.step(e.came)
		return outcome, effects, true
	case told:
		return SavingChanged{e.status}, append(w.setSaving(e.status), w.listen()...), true
	case SavingChanged:
		return e, w.setSaving(e.Status), true
	case Acknowledge:
		w.acknowledged = true
		return SavingChanged{w.Saving}, w.setSaving(w.Saving), true
	case Flush:
		return nil, w.flush(), true
	case Hasten:
		return nil, w.off(func(saver *store.Saver) Event {
			ctx, cancel := within()
			defer cancel()
			_ = saver.Flush(ctx) // the saver tells how it goes, and tries again
			return nil
		}), true
	case Retry:
		if w.Saving.ReadOnly != nil {
			return nil, w.tryLock(true), true
		}
		return nil, w.flush(), true
	case Flushed:
		return e, w.readStatus(), true
	case SaveElsewhere:
		return nil, w.off(func(saver *store.Saver) Event { return SavedElsewhere{e.Path, saver.SaveElsewhere(e.Path)} }), true
	case SavedElsewhere:
		if e.Err != nil {
			return e, nil, true
		}
		keys := w.ballotKeys()
		w.Session.Path = w.saver.Name()
		w.State, w.unsaved, w.acknowledged = Editing, false, false
		return e, slices.Concat(w.moveKeys(keys), w.readStatus(), w.remember()), true
	}
	return nil, nil, false
}

// off has something done with the open file; what came of it is dropped when that is
// not open any more. Nothing is done where nothing is saved.
func (w *Workspace) off(do func(*store.Saver) Event) []Effect {
	saver := w.saver
	if saver == nil {
		return nil
	}
	return []Effect{func() Event { return about{saver, do(saver)} }}
}

// flush saves what is not saved.
func (w *Workspace) flush() []Effect {
	return w.off(func(saver *store.Saver) Event {
		ctx, cancel := within()
		defer cancel()
		return Flushed{saver.Flush(ctx)}
	})
}

// listen waits for the next word of the saver, where that is wanted.
func (w *Workspace) listen() []Effect {
	saver := w.saver
	if !w.Watch {
		return nil
	}
	return []Effect{func() Event {
		if status, open := <-saver.Updates(); open {
			return about{saver, told{status}}
		}
		return nil
	}}
}

// readStatus asks the saver how saving goes.
func (w *Workspace) readStatus() []Effect {
	if w.saver == nil {
		return nil
	}
	return w.setSaving(w.saver.Status())
}

// setSaving takes over how saving goes, and gives what is to be done then.
func (w *Workspace) setSaving(status store.Status) []Effect {
	if w.acknowledged {
		status.Elsewhere, status.BackupErr, status.Lost = nil, nil, nil
	}
	w.Saving, w.ReadOnly = status, ""
	if w.Session != nil && w.Session.following {
		w.ReadOnly = followingOnly
	}
	if status.ReadOnly != nil {
		w.ReadOnly = "Nothing can be changed while the file is read only."
	}
	effects := w.dropKeys()
	if w.State == Unsaved && !status.Pending() {
		effects = append(effects, w.close()...) // what leaving waited for is done
	}
	return effects
}

// lockTry is the try to edit a file that somebody else has open, one at a time.
type lockTry struct {
	trying bool
	asked  bool // the user asked for it, and so is told that it failed
	again  bool // once more when it is done: it may have come too early
}

// stepLock is about editing a file that somebody else had open.
func (w *Workspace) stepLock(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case Look:
		var held *store.Held
		if !errors.As(w.Saving.ReadOnly, &held) {
			return nil, nil, true
		}
		return nil, w.tryLock(false), true
	case lockTried:
		asked := w.lock.asked
		w.lock.trying, w.lock.asked = false, false
		switch {
		case e.err != nil && w.lock.again:
			return nil, w.tryLock(asked), true
		case e.err != nil && asked:
			return StillReadOnly{e.err}, nil, true
		case e.err != nil || w.Saving.ReadOnly == nil:
			return nil, nil, true
		}
		changed := !reflect.DeepEqual(e.now, w.Session.Assessment())
		if changed {
			w.show(e.now)
		}
		return Unlocked{changed}, w.readStatus(), true
	}
	return nil, nil, false
}

// tryLock tries to edit a file that somebody else had open.
func (w *Workspace) tryLock(asked bool) []Effect {
	w.lock.asked = w.lock.asked || asked
	if w.lock.trying {
		w.lock.again = true
		return nil
	}
	w.lock.trying, w.lock.again = true, false
	return w.off(func(saver *store.Saver) Event {
		now, err := saver.TryLock()
		return lockTried{now, err}
	})
}

// show goes on with another version of the open file.
func (w *Workspace) show(a *assessment.Assessment) {
	before := w.Session
	w.Session = New(a, before.Pack, w.saver.Name(), w.saver, w.Now)
	w.Session.at, w.Session.short, w.Session.user, w.Session.tool, w.Session.host, w.Session.notes = before.at, before.short, before.user, before.tool, before.host, before.notes
}
