package review

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
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
		row := fmt.Sprintf("%s %s %s", widget.QuotedOr(svc.Theme.Glyph, x.Text, 30, "no text yet"), svc.Theme.Glyph.Dot, planWords(x))
		if others := slices.DeleteFunc(slices.Clone(x.For), func(other string) bool { return other == id }); len(others) > 0 {
			row += ", also for " + aboutWords(svc, others...)
		}
		return row
	}
	s.Add = func() int { return len(about()) }
	s.Edit = func(i int) *form.Form {
		if all := about(); i < len(all) {
			return actionForm(svc, all[i])
		}
		return actionForm(svc, assessment.Action{For: []string{id}, Status: assessment.ActionOpen})
	}
	s.Remove = func(i int) string {
		if left := svc.Session.DropAction(about()[i].ID, id); left != nil {
			return "Taken off here. It stays for " + aboutWords(svc, left...) + ". Press z to bring it back."
		}
		return ""
	}
	return s
}

// actionForm edits one action.
func actionForm(svc *screen.Services, action assessment.Action) *form.Form {
	asked := svc.Session.ActionForm(action)
	if len(action.For) > 0 {
		asked.Title = "Action for " + aboutWords(svc, action.For...)
	}
	return form.Of(svc, asked)
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
