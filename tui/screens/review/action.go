package review

import (
	"fmt"
	"strings"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/date"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// NewAction opens the form of one action, by its id; or, by the id of a
// question or a principle, the list of actions about it, which starts with a new
// one when there is none. With "" it opens the form of a new action and asks
// what it is for.
func NewAction(svc *screen.Services, id string) screen.Screen {
	if action, ok := svc.Session.Action(id); ok {
		return actionForm(svc, action)
	}
	if id == "" {
		return actionForm(svc, assessment.Action{Status: assessment.ActionOpen})
	}
	about := func() []assessment.Action { return svc.Session.ActionsAbout(id) }
	s := &form.ListEditor{Base: screen.Base{Services: svc}, Right: "Actions for " + aboutWords(svc, id), ItemName: "action",
		About: "What the team will do about it. An action is a plan once it has an owner and a due date."}
	s.Count = func() int { return len(about()) }
	s.Row = func(i int) string {
		x := about()[i]
		return fmt.Sprintf("%s %s %s", widget.QuotedOr(svc.Theme.Glyph, x.Text, 30, "no text yet"), svc.Theme.Glyph.Dot, planWords(x))
	}
	s.Add = func() int { return len(about()) }
	s.Edit = func(i int) *form.Form {
		if all := about(); i < len(all) {
			return actionForm(svc, all[i])
		}
		return actionForm(svc, assessment.Action{For: []string{id}, Status: assessment.ActionOpen})
	}
	s.Remove = func(i int) { svc.Session.RemoveAction(about()[i].ID) }
	return s
}

// actionForm edits one action. A new one has no id: it is put on the list once
// something is said about it.
func actionForm(svc *screen.Services, action assessment.Action) *form.Form {
	due := form.NewDate(svc, "due", "Due", action.Due, date.Last)
	ask, about := len(action.For) == 0, svc.Session.Pack.Principles[0].ID
	right := "Action for " + aboutWords(svc, action.For...)
	if ask {
		right = "New action"
	}
	fields := func() []huh.Field {
		var all []huh.Field
		if ask {
			all = append(all, huh.NewSelect[string]().Key("for").Title("Which principle is it about?").Options(principleOptions(svc)...).Inline(true).Value(&about))
		}
		return append(all,
			huh.NewText().Key("text").Title("What will be done").Lines(3).Value(&action.Text),
			huh.NewInput().Key("owner").Title("Owner").Description("The role or team that does it").Value(&action.Owner),
			due.Input(),
			huh.NewSelect[assessment.ActionStatus]().Key("status").Title("State (left and right change it)").Options(statusOptions()...).Inline(true).Value(&action.Status),
		)
	}
	intro := "An action is a plan once it has an owner and a due date, or is done."
	if len(action.For) == 1 {
		if q, _, ok := svc.Session.Pack.Question(action.For[0]); ok {
			intro = q.Text
		}
	}
	f := form.New(svc, right, intro, fields, func() {
		if action.Due = due.Day(); ask {
			action.For = []string{about}
		}
		svc.Session.PutAction(&action)
	})
	f.Days = []*form.Date{due}
	return f
}

// aboutWords names what an action is for: "BEN-1", "3 Accountability" or "BEN-1, SEC-2".
func aboutWords(svc *screen.Services, ids ...string) string {
	if len(ids) == 1 {
		if p, ok := svc.Session.Pack.Principle(ids[0]); ok {
			return fmt.Sprintf("%d %s", p.Number, p.Title)
		}
	}
	return cells.Cut(widget.OneLine(strings.Join(ids, ", ")), 24, svc.Theme.Glyph.Ellipsis)
}

// planWords say in a few words how an action stands, and what it lacks to be a plan.
func planWords(x assessment.Action) string {
	words := wording.ActionStatus(x.Status)
	if x.Status != assessment.ActionOpen {
		return words
	}
	owner := widget.OneLine(x.Owner)
	if owner == "" {
		owner = "no owner"
	}
	if x.Due.IsZero() {
		return words + ", " + owner + ", no due date"
	}
	return words + ", " + owner + ", due " + widget.ShortDay(x.Due)
}

func statusOptions() []huh.Option[assessment.ActionStatus] {
	var options []huh.Option[assessment.ActionStatus]
	for _, status := range []assessment.ActionStatus{assessment.ActionOpen, assessment.ActionDone, assessment.ActionDropped} {
		options = append(options, huh.NewOption(wording.ActionStatus(status), status))
	}
	return options
}

func principleOptions(svc *screen.Services) []huh.Option[string] {
	var options []huh.Option[string]
	for i := range svc.Session.Pack.Principles {
		p := &svc.Session.Pack.Principles[i]
		options = append(options, huh.NewOption(fmt.Sprintf("%d %s", p.Number, p.Title), p.ID))
	}
	return options
}
