package session

import (
	"errors"

	"charter/assessment/store"
)

// What happens where a colleague on a host would like to edit an assessment that is open for
// editing here, or the other way round.
type (
	// AskForPen asks whoever edits the open file to hand it over.
	AskForPen struct{}
	// PenAsked says that they were asked, or why they cannot be.
	PenAsked struct{ Err error }
	// PenWanted says that somebody would like to edit what is open here; "": nobody any more.
	PenWanted struct{ By string }
	// HandOverPen asks to save, and to let them edit; the file stays open for reading.
	HandOverPen struct{}
	// KeepPen says that they cannot, for now.
	KeepPen struct{}
	// PenKept says so to whoever asked.
	PenKept struct{}
	// PenHandedOver says that it was handed over or, with an error, why not.
	PenHandedOver struct {
		To  string
		Err error
	}
)

// penGiven says to whoever asked that they can edit now.
type penGiven struct{}

// penLeft is what came of letting somebody else edit: the file as it is open from then on.
type penLeft struct {
	to    string
	again Event
	err   error
}

func (AskForPen) event()     {}
func (PenAsked) event()      {}
func (PenWanted) event()     {}
func (HandOverPen) event()   {}
func (KeepPen) event()       {}
func (PenKept) event()       {}
func (PenHandedOver) event() {}
func (penGiven) event()      {}
func (penLeft) event()       {}

// CanAskForPen reports whether whoever edits the open file can be asked to hand it over.
func (w *Workspace) CanAskForPen() bool {
	var held *store.Held
	return w.Pens != nil && w.Tell != nil && errors.As(w.Saving.ReadOnly, &held)
}

// penState is what a workspace has of the pen of the file that it edits.
type penState struct {
	of     string // the name of the file; "": none is edited, or nobody could ask
	letGo  func()
	wanted string // who would like to edit it; "": nobody
	asked  string // the file of which the pen was asked for; "": none
}

// PenWantedBy names who would like to edit the open file; "": nobody does.
func (w *Workspace) PenWantedBy() string { return w.pen.wanted }

// keepPen says to colleagues which file is edited here.
func (w *Workspace) keepPen() {
	if asked := w.pen.asked; asked != "" && (w.saver == nil || w.saver.Name() != asked || w.Saving.ReadOnly == nil) {
		w.Pens.withdraw(asked, w.User.Name)
		w.pen.asked = ""
	}
	of := ""
	if w.Pens != nil && w.Tell != nil && w.saver != nil && w.Saving.ReadOnly == nil {
		of = w.saver.Name()
	}
	if of == w.pen.of {
		return
	}
	if w.pen.letGo != nil {
		w.pen.letGo()
	}
	w.pen = penState{of: of}
	if of != "" {
		tell := w.Tell
		w.pen.letGo = w.Pens.hold(of, func(by string) { tell(PenWanted{by}) })
	}
}

// stepPen is about who edits.
func (w *Workspace) stepPen(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case AskForPen:
		return w.askForPen(), nil, true
	case PenWanted:
		if w.pen.of != "" {
			w.pen.wanted = e.By
		}
		return e, nil, true
	case KeepPen:
		pens, of := w.Pens, w.pen.of
		w.pen.wanted = ""
		return nil, []Effect{func() Event {
			pens.reply(of, false)
			return nil
		}}, true
	case PenKept:
		return e, nil, true
	case penGiven:
		return nil, w.tryLock(true), true
	case HandOverPen:
		if w.pen.wanted == "" || w.State != Editing {
			return nil, nil, true
		}
		return nil, w.handOverPen(), true
	case penLeft:
		outcome, effects := w.takeLeft(e)
		return outcome, effects, true
	}
	return nil, nil, false
}

// askForPen asks whoever edits the open file.
func (w *Workspace) askForPen() Event {
	if !w.CanAskForPen() {
		return nil
	}
	tell := w.Tell
	before, there := w.Pens.ask(w.saver.Name(), w.User.Name, func(given bool) {
		if given {
			tell(penGiven{})
			return
		}
		tell(PenKept{})
	})
	switch {
	case !there:
		return PenAsked{errors.New("they cannot be asked from here. Ask them yourself to close it")}
	case before != "":
		return PenAsked{errors.New(before + " has asked already. Ask again later")}
	}
	w.pen.asked = w.saver.Name()
	return PenAsked{}
}

// handOverPen saves and closes the file, lets the other one have it, and opens it once more.
func (w *Workspace) handOverPen() []Effect {
	env, to, of := w.Environment, w.pen.wanted, w.pen.of
	w.State = Closing
	drop := append(w.leaveKeys(), w.dropNotes()...)
	return w.off(func(saver *store.Saver) Event {
		if err := closeSaver(saver, drop); err != nil {
			return penLeft{to: to, err: err}
		}
		env.Pens.reply(of, true)
		return penLeft{to: to, again: env.open(of)}
	})
}

// takeLeft goes on reading the file that somebody else edits now.
func (w *Workspace) takeLeft(e penLeft) (Event, []Effect) {
	if e.err != nil {
		w.State = Editing
		return PenHandedOver{To: e.to, Err: e.err}, w.readStatus()
	}
	again, opened := e.again.(Opened)
	if !opened { // it is gone, or cannot be read any more
		return w.closed(), nil
	}
	was := w.Session
	effects := w.takeOpened(again)
	w.Session.at, w.Session.short = was.at, was.short
	w.pen.wanted = ""
	if w.Saving.ReadOnly == nil {
		return PenHandedOver{To: e.to, Err: errors.New("they have left meanwhile, so you go on editing")}, effects
	}
	return PenHandedOver{To: e.to}, effects
}
