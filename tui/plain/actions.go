package plain

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/tui/session"
)

// actionWords tell of an action, and what it lacks to be a plan.
func (d *dialogue) actionWords(x assessment.Action) string {
	text := oneLine(x.Text)
	if text == "" {
		text = "no text yet"
	}
	owner, due := oneLine(x.Owner), "no due date"
	if owner == "" {
		owner = "no owner"
	} else {
		owner = "owner " + owner
	}
	if !x.Due.IsZero() {
		due = "due " + x.Due.Words()
	}
	words := fmt.Sprintf("%s %s, %s, %s.", sentence(text), wording.Capital(wording.ActionStatus(x.Status)), owner, due)
	if x.Status == assessment.ActionOpen && !x.IsPlan(d.Session.Assessment().AsOf) {
		words += " To count as a plan it needs an owner and a due date within 24 months."
	}
	return words
}

// aboutWords name what an action is for.
func (d *dialogue) aboutWords(ids ...string) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = id
		if p, ok := d.Session.Pack.Principle(id); ok {
			words[i] = fmt.Sprintf("principle %d, %s", p.Number, p.Title)
		}
	}
	return strings.Join(words, "; ")
}

// actions lets the actions about a question or a principle be changed.
func (d *dialogue) actions(about string) error {
	return d.actionList("Actions for "+d.aboutWords(about), func() []assessment.Action { return d.Session.ActionsAbout(about) },
		func() (string, error) { return about, nil })
}

// allActions lets every action be changed. A new one is asked what it is for.
func (d *dialogue) allActions() error {
	return d.actionList("Actions", func() []assessment.Action { return d.Session.Assessment().Actions }, d.askAbout)
}

// askAbout asks for the question or principle that a new action is for.
func (d *dialogue) askAbout() (string, error) {
	const help = "Type the id of a question, such as BEN-1, or the number of a principle."
	for {
		r, err := d.ask("What is the action for? Type the id of a question or the number of a principle:", help)
		if err != nil {
			return "", err
		}
		if r.empty() {
			return "", errBack
		}
		if p, ok := d.principle(r.text); ok {
			return p.ID, nil
		}
		if id, ok := d.questionID(r.text); ok {
			return id, nil
		}
		d.sayf("There is no question or principle “%s”. %s", r.text, help)
	}
}

func (d *dialogue) actionList(title string, list func() []assessment.Action, about func() (string, error)) error {
	return d.editList(listEditor{
		title: title, one: "action",
		about: "What the team will do. An action is a plan once it has an owner and a due date, or is done.",
		count: func() int { return len(list()) },
		row: func(i int) string {
			x := list()[i]
			return fmt.Sprintf("For %s: %s", d.aboutWords(x.For...), d.actionWords(x))
		},
		edit: func(i int) error {
			if all := list(); i < len(all) {
				return d.fillAction(all[i])
			}
			id, err := about()
			if err != nil {
				return err
			}
			return d.fillAction(assessment.Action{For: []string{id}, Status: assessment.ActionOpen})
		},
		remove: func(i int) { d.Session.RemoveAction(list()[i].ID) },
	})
}

// fillAction fills in an action. A new one is on the list once something is said
// about it.
func (d *dialogue) fillAction(action assessment.Action) error {
	put := func(change func(*assessment.Action)) {
		if now, ok := d.Session.Action(action.ID); ok {
			action = now
		}
		change(&action)
		d.Session.PutAction(&action)
	}
	var states []project.Option
	for _, status := range []assessment.ActionStatus{assessment.ActionOpen, assessment.ActionDone, assessment.ActionDropped} {
		states = append(states, project.Option{Value: string(status), Label: wording.ActionStatus(status)})
	}
	return d.fillForm([]formField{
		{Field: session.Field{
			Label: "What will be done", Kind: project.KindText, Get: func() string { return action.Text },
			Set: func(text string) { put(func(x *assessment.Action) { x.Text = text }) },
		}},
		lineField("Owner", "The role or team that does it.", func() string { return action.Owner },
			func(text string) { put(func(x *assessment.Action) { x.Owner = text }) }),
		dayField("Due", "The day by which it is done.", date.Last, func() assessment.Date { return action.Due },
			func(day assessment.Date) { put(func(x *assessment.Action) { x.Due = day }) }),
		{Field: session.Field{
			Label: "State", Kind: project.KindChoice, Options: states, Get: func() string { return string(action.Status) },
			Set: func(text string) {
				if slices.ContainsFunc(states, func(o project.Option) bool { return o.Value == text }) {
					put(func(x *assessment.Action) { x.Status = assessment.ActionStatus(text) })
				}
			},
		}},
	})
}

// planWords tell of the action that answers a point.
func (d *dialogue) planWords(id string) string {
	x, ok := d.Session.Action(id)
	if !ok {
		return "It has no plan yet: it needs an action with an owner and a due date."
	}
	return "The plan: " + strings.TrimSpace(d.actionWords(x))
}
