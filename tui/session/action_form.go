package session

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// ActionForm asks for an action. One without an id is new, and is put on the list once
// something is said about it; one that is for nothing yet is asked that first.
func (s *Session) ActionForm(action assessment.Action) Form {
	form := Form{Title: "New action", About: "An action is a plan once it has an owner and a due date, or is done."}
	now := lens[actionText]{
		get: func() actionText {
			if kept, ok := s.Action(action.ID); ok {
				action = kept
			}
			return actionText{action.Text, action.Owner, action.Due, string(action.Status)}
		},
		put: func(x actionText) {
			action.Text, action.Owner, action.Due, action.Status = x.text, x.owner, x.due, assessment.ActionStatus(x.status)
			s.PutAction(&action)
		},
	}
	switch len(action.For) {
	case 0:
		form.Fields = append(form.Fields, s.principleField(&action))
	case 1:
		if q, _, ok := s.Pack.Question(action.For[0]); ok {
			form.About = q.Text
		}
	}
	state := now.line("status", "State", "", func(x *actionText) *string { return &x.status })
	state.Kind = project.KindChoice
	for _, status := range []assessment.ActionStatus{assessment.ActionOpen, assessment.ActionDone, assessment.ActionDropped} {
		state.Options = append(state.Options, project.Option{Value: string(status), Label: wording.ActionStatus(status)})
	}
	set := state.Set
	state.Set = func(value string) {
		if value != "" { // an action always has one
			set(value)
		}
	}
	what := now.text("text", "What will be done", 3, func(x *actionText) *string { return &x.text })
	if _, kept := s.Action(action.ID); !kept && len(action.For) == 1 {
		what.ListedAs, what.TakenTo = "Planned already", "to let it serve this"
		what.Listed, what.Take = s.plannedFor(action.For[0]), func(id string) { s.serveToo(&action, id) }
	}
	form.Fields = append(form.Fields,
		what,
		now.line("owner", "Owner", "The role or team that does it", func(x *actionText) *string { return &x.owner }),
		now.day("due", "Due", date.Last, func(x *actionText) *assessment.Date { return &x.due }),
		s.alsoField(&action),
		state,
	)
	return form
}

// actionText is what an action says.
type actionText struct {
	text, owner string
	due         assessment.Date
	status      string
}

// principleField asks which principle an action is about, and takes the first until that is said.
func (s *Session) principleField(action *assessment.Action) Field {
	action.For = []string{s.Pack.Principles[0].ID}
	field := Field{
		Key: "for", Label: "Which principle is it about?", Kind: project.KindChoice,
		Get: func() string { return action.For[0] },
		Set: func(id string) {
			if id == "" {
				return
			}
			if kept, ok := s.Action(action.ID); ok {
				*action = kept
			}
			action.For = []string{id}
			s.PutAction(action)
		},
	}
	for i := range s.Pack.Principles {
		p := &s.Pack.Principles[i]
		field.Options = append(field.Options, project.Option{Value: p.ID, Label: fmt.Sprintf("%d %s", p.Number, p.Title)})
	}
	return field
}

// plannedFor offers the open actions that what is typed may mean, and that do not serve
// something yet.
func (s *Session) plannedFor(about string) func(typed string) []project.Option {
	return func(typed string) []project.Option {
		planned := slices.DeleteFunc(slices.Clone(s.Assessment().Actions), func(x assessment.Action) bool {
			return x.Status != assessment.ActionOpen || x.IsFor(about) || strings.TrimSpace(x.Text) == ""
		})
		var offered []project.Option
		for _, x := range meant(planned, typed, func(x assessment.Action) (name, more string) { return x.Text, x.Owner }) {
			offered = append(offered, project.Option{Value: x.ID, Label: plaintext.Line(x.Text) + " (for " + strings.Join(x.For, ", ") + ")"})
		}
		return offered
	}
}

// serveToo has an action that is there serve what a new one was to be for, in place of that.
func (s *Session) serveToo(fresh *assessment.Action, id string) {
	action, _ := s.Action(id)
	action.For = append(slices.Clone(action.For), fresh.For...)
	typed := fresh.ID
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Actions(at.Typing("action:"+typed), func(all []assessment.Action) []assessment.Action {
			all = withoutAction(all, typed)
			if i := actionIndex(all, id); i >= 0 {
				all[i] = action
			}
			return all
		})
	})
	*fresh = action
}

// alsoField asks for what else an action serves than the first thing it is for. Done once,
// it is done for all of them.
func (s *Session) alsoField(action *assessment.Action) Field {
	now := func() assessment.Action {
		if kept, ok := s.Action(action.ID); ok {
			*action = kept
		}
		return *action
	}
	return Field{
		Key: "also", Label: "Also for", Hint: "Optional: other questions that it serves, such as SEC-2, PRI-4",
		Get: func() string { return strings.Join(now().For[min(1, len(now().For)):], ", ") },
		Set: func(text string) {
			x := now()
			if len(x.For) == 0 {
				return
			}
			first := x.For[0]
			ids, _ := s.served(text)
			x.For = append([]string{first}, slices.DeleteFunc(ids, func(id string) bool { return id == first })...)
			*action = x
			s.PutAction(action)
		},
		Wrong: func(text string) string {
			if _, unknown := s.served(text); unknown != "" {
				return fmt.Sprintf("There is no question “%s”. Type ids of questions with commas between, such as SEC-2, PRI-4.", unknown)
			}
			return ""
		},
	}
}

// served reads ids of questions and principles, however they are spelt and set apart, each
// once. unknown is the first that there is none of.
func (s *Session) served(text string) (ids []string, unknown string) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		id := ""
		for i := range s.Pack.Principles {
			p := &s.Pack.Principles[i]
			if strings.EqualFold(p.ID, word) {
				id = p.ID
			}
			for j := range p.Questions {
				if strings.EqualFold(p.Questions[j].ID, word) {
					id = p.Questions[j].ID
				}
			}
		}
		switch {
		case id == "":
			return nil, word
		case !slices.Contains(ids, id):
			ids = append(ids, id)
		}
	}
	return ids, ""
}
