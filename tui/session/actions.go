package session

import (
	"slices"
	"strings"

	"charter/assessment"
	"charter/questions"
)

// ActionsAbout lists the actions for a question; for a principle, those for any
// of its questions too, since they answer its points as well. None stands there twice.
func (s *Session) ActionsAbout(id string) []assessment.Action {
	found := s.Actions(id)
	if p, ok := s.Pack.Principle(id); ok {
		for i := range p.Questions {
			for _, x := range s.Actions(p.Questions[i].ID) {
				if actionIndex(found, x.ID) < 0 {
					found = append(found, x)
				}
			}
		}
	}
	return found
}

// Action finds an action by its id.
func (s *Session) Action(id string) (assessment.Action, bool) {
	all := s.Assessment().Actions
	if i := actionIndex(all, id); i >= 0 {
		return all[i], true
	}
	return assessment.Action{}, false
}

// PutAction writes an action to the list as it is typed. A new one is given its
// id once something is said about it; one that says nothing any more is taken off.
func (s *Session) PutAction(action *assessment.Action) {
	blank := strings.TrimSpace(action.Text+action.Owner) == "" && action.Due.IsZero()
	if action.ID == "" {
		if blank {
			return
		}
		action.ID = assessment.NewID()
	}
	if blank {
		s.RemoveAction(action.ID)
		return
	}
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Actions(at.Typing("action:"+action.ID), func(all []assessment.Action) []assessment.Action {
			if i := actionIndex(all, action.ID); i >= 0 {
				all[i] = *action
				return all
			}
			return append(all, *action)
		})
	})
}

// RemoveAction takes an action off the list.
func (s *Session) RemoveAction(id string) {
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Actions(at, func(all []assessment.Action) []assessment.Action { return withoutAction(all, id) })
	})
}

// DropAction takes an action off a question or a principle with its questions; off the list,
// where it serves nothing else. It says what else it serves still, if anything.
func (s *Session) DropAction(id, about string) (left []string) {
	action, _ := s.Action(id)
	p, isPrinciple := s.Pack.Principle(about)
	left = slices.DeleteFunc(slices.Clone(action.For), func(served string) bool {
		return served == about || isPrinciple && slices.ContainsFunc(p.Questions, func(q questions.Question) bool { return q.ID == served })
	})
	if len(left) == 0 {
		s.RemoveAction(id)
		return nil
	}
	s.EndTyping()
	action.For = left
	s.PutAction(&action)
	s.EndTyping()
	return left
}

func withoutAction(all []assessment.Action, id string) []assessment.Action {
	return slices.DeleteFunc(all, func(x assessment.Action) bool { return x.ID == id })
}

func actionIndex(all []assessment.Action, id string) int {
	return slices.IndexFunc(all, func(x assessment.Action) bool { return x.ID == id })
}
