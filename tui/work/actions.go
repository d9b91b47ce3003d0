package work

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
)

// ActionsAbout lists the actions for a question; for a principle, those for any
// of its questions too, since they answer its points as well.
func (w *Work) ActionsAbout(id string) []assessment.Action {
	found := w.Actions(id)
	if p, ok := w.Pack.Principle(id); ok {
		for i := range p.Questions {
			found = append(found, w.Actions(p.Questions[i].ID)...)
		}
	}
	return found
}

// Action finds an action by its id.
func (w *Work) Action(id string) (assessment.Action, bool) {
	all := w.Assessment().Actions
	if i := actionIndex(all, id); i >= 0 {
		return all[i], true
	}
	return assessment.Action{}, false
}

// PutAction writes an action to the list as it is typed. A new one is given its
// id once something is said about it; one that says nothing any more is taken off.
func (w *Work) PutAction(action *assessment.Action) {
	blank := strings.TrimSpace(action.Text+action.Owner) == "" && action.Due.IsZero()
	if action.ID == "" {
		if blank {
			return
		}
		action.ID = w.FreeActionID()
	}
	if blank {
		w.RemoveAction(action.ID)
		return
	}
	w.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Actions(s.Typing("action:"+action.ID), func(all []assessment.Action) []assessment.Action {
			if i := actionIndex(all, action.ID); i >= 0 {
				all[i] = *action
				return all
			}
			return append(all, *action)
		})
	})
}

// RemoveAction takes an action off the list.
func (w *Work) RemoveAction(id string) {
	w.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Actions(s, func(all []assessment.Action) []assessment.Action {
			return slices.DeleteFunc(all, func(x assessment.Action) bool { return x.ID == id })
		})
	})
}

// FreeActionID proposes x1, x2 and so on: one more than the highest in use.
func (w *Work) FreeActionID() string {
	highest := 0
	for _, x := range w.Assessment().Actions {
		if n, err := strconv.Atoi(strings.TrimPrefix(x.ID, "x")); err == nil {
			highest = max(highest, n)
		}
	}
	return fmt.Sprintf("x%d", highest+1)
}

func actionIndex(all []assessment.Action, id string) int {
	return slices.IndexFunc(all, func(x assessment.Action) bool { return x.ID == id })
}
