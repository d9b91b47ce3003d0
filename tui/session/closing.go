package session

import "charter/assessment/store"

// stepClosing is about letting go of the open file. Nobody loses what is not saved
// without having said yes to that.
func (w *Workspace) stepClosing(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case Close:
		if w.saver == nil {
			return w.closed(), nil, true
		}
		return nil, w.close(), true
	case Discard:
		if w.saver == nil {
			return w.closed(), nil, true
		}
		w.State = Closing
		return nil, w.off(func(saver *store.Saver) Event {
			saver.Discard()
			return closeTried{}
		}), true
	case closeTried:
		if e.err == nil {
			return w.closed(), nil, true
		}
		w.State, w.unsaved = Unsaved, true
		return NotClosed{e.err}, w.readStatus(), true
	case Stay:
		if w.State == Unsaved {
			w.State, w.unsaved = Editing, false
		}
		return nil, nil, true
	}
	return nil, nil, false
}

// close saves what is to be saved and lets go of the file.
func (w *Workspace) close() []Effect {
	w.State = Closing
	drop := append(w.leaveKeys(), w.dropNotes()...)
	return w.off(func(saver *store.Saver) Event { return closeTried{closeSaver(saver, drop)} })
}

// closeSaver saves what is not saved and closes. In between, while the file is still
// ours, the keys of rounds that are complete go: nothing comes after that could do it.
func closeSaver(saver *store.Saver, drop []Effect) error {
	ctx, cancel := within()
	defer cancel()
	if saver.Flush(ctx) == nil && saver.Status().Conflict == nil {
		for _, effect := range drop {
			effect()
		}
	}
	return saver.Close(ctx)
}

// closed goes on without a file.
func (w *Workspace) closed() Event {
	path := ""
	if w.Session != nil {
		path = w.Session.Path
	}
	w.clear()
	return HasClosed{path}
}

// CloseNow lets go of the open file at once, for a program that ends. The error says
// that not all is saved, and why.
func (w *Workspace) CloseNow() error {
	if w.saver == nil {
		return nil
	}
	return closeSaver(w.saver, append(w.leaveKeys(), w.dropNotes()...))
}

// MustTellConflict reports whether the user is to be told before leaving that there are
// two versions of the file; it does so once. Both stay, so leaving loses nothing.
func (w *Workspace) MustTellConflict() bool {
	must := w.Saving.Conflict != nil && !w.conflictTold
	w.conflictTold = w.conflictTold || must
	return must
}
