package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"charter/assessment/merge"
	"charter/assessment/store"
	"charter/questions/plaintext"
)

// The names of the two versions of a file, as sources of the merge.
const (
	Yours  = "yours"
	Theirs = "theirs"
)

// Compare finds what differs between our version of the file and that of somebody
// else. The error tells, in a sentence without its stop, why the two cannot be joined.
func (w *Workspace) Compare() (*merge.Plan, error) {
	found := w.Saving.Conflict
	switch {
	case found == nil:
		return nil, errors.New("there is only one version of this file now")
	case found.Theirs == nil:
		reason, _, _ := strings.Cut(fmt.Sprint(found.Damage), "\n")
		return nil, fmt.Errorf("their version cannot be read: %s", plaintext.Line(reason))
	}
	return merge.Start(found.Base, merge.Source{Name: Yours, Assessment: w.Session.Assessment()}, merge.Source{Name: Theirs, Assessment: found.Theirs})
}

// Decide chooses a side of a difference, in the name of who is at the keyboard.
func (w *Workspace) Decide(plan *merge.Plan, difference, side int) {
	plan.Decide(difference, side, w.Session.By(), w.Session.Now())
}

// DecideAll has one version, [Yours] or [Theirs], hold wherever the two differ.
func (w *Workspace) DecideAll(plan *merge.Plan, name string) {
	for i, d := range plan.Differences {
		if side := slices.IndexFunc(d.Sides, func(side merge.Side) bool { return slices.Contains(side.Sources, name) }); side >= 0 {
			w.Decide(plan, i, side)
		}
	}
}

// stepConflict is about ending a conflict.
func (w *Workspace) stepConflict(e Event) (Event, []Effect, bool) {
	found := w.Saving.Conflict
	switch e := e.(type) {
	case Resolve:
		if found == nil {
			return nil, nil, true
		}
		w.State = Resolving
		return nil, w.off(func(saver *store.Saver) Event {
			aside, err := saver.Resolve(context.Background(), e.Assessment)
			return resolved{e.Assessment, Resolved{Aside: aside}, err}
		}), true
	case TakeTheirs:
		if found == nil {
			return nil, nil, true
		}
		w.State = Resolving
		return nil, w.off(func(saver *store.Saver) Event {
			theirs, err := saver.TakeTheirs(context.Background())
			return resolved{theirs, Resolved{Aside: found.Beside, Theirs: true}, err}
		}), true
	case resolved:
		w.State = Editing
		if e.err != nil {
			return NotResolved{e.err}, w.readStatus(), true
		}
		w.show(e.now)
		return e.Resolved, w.readStatus(), true
	}
	return nil, nil, false
}
