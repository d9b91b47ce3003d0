package session

import (
	"context"
	"time"

	"charter/assessment/file"
	"charter/assessment/file/ballots"
	"charter/assessment/file/notes"
	"charter/assessment/store"
	"charter/assessment/workshop"
)

// State is what a workspace is about to do or waits for.
type State int

// The states of a workspace.
const (
	Closed    State = iota // no assessment is open
	Opening                // a file is being opened, made, moved or given back its last good copy
	Asking                 // the file was made with older questions; Pending says what a move would do
	Editing                // an assessment is open
	Resolving              // a conflict is being ended: a change now would be one to a version that is gone
	Closing                // the last changes are being saved before the file is let go
	Unsaved                // it was to be closed, but not all is saved; it is closed as soon as that is done
)

// Workspace is what one user works on: nothing yet, or one open assessment. It is a
// machine of states: [Workspace.Step] takes in what happens, changes the state, and
// gives the work that is to be done on a disk. A front, be it of screens or of plain
// lines, runs that work and shows what came of it; no decision is left to it.
//
// All methods are called from one goroutine. Effects may run in any.
type Workspace struct {
	Environment
	Watch bool        // each change of how saving goes is to be told
	Tell  func(Event) // takes what happens elsewhere, to be handed to Step; must not wait; nil: nothing is told

	State    State
	Session  *Session          // nil until an assessment is open
	Saving   store.Status      // how saving goes, but for what the user knows of and has left as it is
	ReadOnly string            // why nothing can be changed; "" when it can
	Pending  *PendingMigration // the file that Asking is about

	saver        *store.Saver // nil: nothing is saved
	asked        request      // the file that was asked for last
	acknowledged bool         // the user knows of what is wrong but needs nothing done
	conflictTold bool         // the user was told of two versions when leaving
	unsaved      bool         // closing was tried, and not all could be saved
	lock         lockTry
	ballotRounds []ballots.Round // whose keys were asked for and not destroyed since
	keys         *ballots.Keys   // of the open file; nil until they are needed
	practiceKey  *[workshop.KeySize]byte
	notesTaken   []notes.Note // that waited, and were put into the open file last
	pen          penState
}

// Event is something that happens to a workspace: what a user asks for, or what an
// effect came to. All are listed in events.go.
type Event interface{ event() }

// Effect is work that takes its time, on a disk. It tells what came of it, which is to
// be handed to [Workspace.Step]; nil when there is nothing to tell.
type Effect func() Event

// Step takes in what happened. The outcome is what is to be shown now: nil for nothing.
// The effects are to be run, in any order.
func (w *Workspace) Step(e Event) (outcome Event, effects []Effect) {
	before := w.savedSoFar()
	outcome, effects = w.step(e)
	w.noting(outcome, before)
	w.keepPen()
	return outcome, effects
}

func (w *Workspace) step(e Event) (outcome Event, effects []Effect) {
	for _, part := range []func(Event) (Event, []Effect, bool){w.stepPractice, w.stepFollow, w.stepNotes, w.stepOpening, w.stepSaving, w.stepLock, w.stepPen, w.stepConflict, w.stepClosing, w.stepExport, w.stepBallots, w.stepSheets, w.stepUser} {
		if outcome, effects, taken := part(e); taken {
			return outcome, effects
		}
	}
	return nil, nil
}

// diskTimeout is how long a disk may take to save before that is told.
const diskTimeout = 3 * time.Second

// within gives a context for one thing to be done on the disk.
func within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), diskTimeout)
}

// IsOpen reports whether an assessment is open.
func (w *Workspace) IsOpen() bool { return w.Session != nil }

// Busy reports whether no change can be taken now: one to a file that is being closed
// or replaced would be lost.
func (w *Workspace) Busy() bool { return w.State == Closing || w.State == Resolving }

// Leaving reports whether the file was to be closed and not all could be saved.
func (w *Workspace) Leaving() bool { return w.State == Unsaved || w.State == Closing && w.unsaved }

// clear forgets all about the file that was open.
func (w *Workspace) clear() {
	*w = Workspace{Environment: w.Environment, Watch: w.Watch, Tell: w.Tell, asked: w.asked, pen: w.pen}
}

// Rescue writes the work to a file of its own beside the assessment or, failing that,
// in the first refuge that takes it. It waits for no saver, and is for a program that
// ends against the user's will.
func (w *Workspace) Rescue() (where string, err error) {
	switch {
	case w.Session.practice:
		return "", errPractice
	case w.Session.following:
		return "", errFollowing
	}
	return file.SaveRecovery(w.Session.Path, w.Session.Assessment(), w.files())
}
