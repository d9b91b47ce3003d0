package workshop

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/date"
	"charter/tui/screen"
	"charter/tui/widget/form"
)

// NewParking opens the form that puts a point aside, to come back to.
func NewParking(svc *screen.Services) screen.Screen {
	var text string
	place := len(svc.Session.Assessment().Parking)
	raised := svc.Session.Now()
	return form.New(svc, "Parking lot", "A point that matters and does not belong here. The closing page brings it back.", func() []huh.Field {
		return []huh.Field{huh.NewText().Key("text").Title("The point").Lines(3).Value(&text)}
	}, func() {
		blank := strings.TrimSpace(text) == ""
		svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
			e.Parking(s.Typing(fmt.Sprintf("parking:%d", place)), func(all []assessment.Parked) []assessment.Parked {
				switch {
				case place < len(all) && blank:
					return slices.Delete(all, place, place+1)
				case place < len(all):
					all[place].Text = text
				case !blank:
					all = append(all, assessment.Parked{Text: text, Raised: raised.UTC().Truncate(1e9)})
				}
				return all
			})
		})
	})
}

// NewOutside opens the form that notes whom outside the room to ask. It becomes
// an action on the question, so that it is followed up like any other.
func NewOutside(svc *screen.Services, id string) screen.Screen {
	var whom, what, owner string
	due := form.NewDate(svc, "due", "By when", assessment.Date{}, date.Last)
	action := assessment.NewID()
	f := form.New(svc, "Ask outside the room: "+id, "What nobody here knows. It becomes an action on this question.", func() []huh.Field {
		return []huh.Field{
			huh.NewInput().Key("whom").Title("Whom to ask").Description("A role or a body").Value(&whom),
			huh.NewInput().Key("what").Title("What to ask").Value(&what),
			huh.NewInput().Key("owner").Title("Who asks").Value(&owner),
			due.Input(),
		}
	}, func() {
		whom, what := strings.TrimSpace(whom), strings.TrimSpace(what)
		text := "Ask " + whom + ": " + what
		if whom == "" {
			text = "Ask outside the room: " + what
		}
		x := assessment.Action{ID: action, For: []string{id}, Text: strings.TrimSuffix(text, ": "), Owner: owner, Due: due.Day(), Status: assessment.ActionOpen}
		svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
			e.Actions(s.Typing("outside:"+action), func(all []assessment.Action) []assessment.Action {
				all = slices.DeleteFunc(all, func(other assessment.Action) bool { return other.ID == action })
				if whom+what == "" {
					return all
				}
				return append(all, x)
			})
		})
	})
	f.Days = []*form.Date{due}
	return f
}

// NewDissent opens the form for what those who disagree want to be recorded.
func NewDissent(svc *screen.Services, id string) screen.Screen {
	text := svc.Session.Answer(id).Dissent
	return form.New(svc, "Dissent on "+id, "What do those who see it differently want to be written down? It is published with the answer. Name views, not people.",
		func() []huh.Field {
			return []huh.Field{huh.NewText().Key("dissent").Title("Dissent note").Lines(4).Value(&text)}
		}, func() {
			svc.Session.EditAnswerTyping(id, "dissent", func(a *assessment.Answer) { a.Dissent = text })
		})
}
