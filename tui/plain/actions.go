package plain

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
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
		words += " To count as a plan it needs an owner and a due date within two years."
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
		func() (string, error) { return about, nil },
		func(id string) {
			if left := d.Session.DropAction(id, about); left != nil {
				d.sayf("The action stays for %s.", d.aboutWords(left...))
			}
		})
}

// allActions lets every action be changed. A new one is asked what it is for.
func (d *dialogue) allActions() error {
	return d.actionList("Actions", func() []assessment.Action { return d.Session.Assessment().Actions }, d.askAbout, d.Session.RemoveAction)
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

func (d *dialogue) actionList(title string, list func() []assessment.Action, about func() (string, error), remove func(id string)) error {
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
		remove: func(i int) string { remove(list()[i].ID); return "" },
	})
}

// fillAction fills in an action. A new one is on the list once something is said
// about it.
func (d *dialogue) fillAction(action assessment.Action) error {
	return d.fillForm(asLines(d.Session.ActionForm(action).Fields))
}

// planWords tell of the action that answers a point.
func (d *dialogue) planWords(id string) string {
	x, ok := d.Session.Action(id)
	if !ok {
		return "It has no plan yet: it needs an action with an owner and a due date."
	}
	return "The plan: " + strings.TrimSpace(d.actionWords(x))
}
