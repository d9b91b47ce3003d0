package workshop

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/widget/form"
)

// notAgreed leaves a question as it is.
const notAgreed workshop.Choice = -1

// settling is what a group agreed on after it talked, as the form takes it.
type settling struct {
	svc    *screen.Services
	id     string
	choice workshop.Choice
	reason string
	began  struct { // what stood when the form was opened
		choice workshop.Choice
		reason string
	}
}

// NewSettle opens the form that records what the group agreed on after it talked: a level,
// that nobody knows, or that the question does not apply. Another outcome than that of
// the votes needs a reason.
func NewSettle(svc *screen.Services, id string) screen.Screen {
	a := svc.Session.Answer(id)
	s := &settling{svc: svc, id: id, choice: standing(a), reason: cmp.Or(a.Agreed, a.Reason)}
	s.began.choice, s.began.reason = s.choice, s.reason
	f := form.New(svc, "What you agreed on "+id, "What the group agreed on after it talked. The counts of the votes stay beside it.", func() []huh.Field {
		return []huh.Field{
			huh.NewSelect[workshop.Choice]().Key("level").Title("Level (0 to 3, or up and down)").Options(s.options()...).Value(&s.choice),
			huh.NewText().Key("reason").Title("Why (needed if it is not what the votes came to)").Lines(3).Value(&s.reason),
		}
	}, s.keep)
	f.Validate = s.wrong
	return &settleForm{Form: f, settling: s}
}

// settleForm is the form, in which a digit chooses the level.
type settleForm struct {
	*form.Form
	settling *settling
}

// Update implements screen.Screen.
func (f *settleForm) Update(msg tea.Msg) screen.Requests {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok || f.ReadOnly != "" || f.Field() != "level" || len(key.Text) != 1 || key.Text < "0" || key.Text > "3" {
		return f.Form.Update(msg)
	}
	f.settling.choice = workshop.Choice(key.Text[0] - '0')
	asked := f.Rebuild()
	f.settling.keep()
	return asked
}

// standing is what is recorded as an answer.
func standing(a assessment.Answer) workshop.Choice {
	switch {
	case a.Level != nil:
		return workshop.Choice(*a.Level)
	case a.State == assessment.StateUnsure:
		return workshop.Unsure
	case a.State == assessment.StateNotApplicable:
		return workshop.NotApplicable
	}
	return notAgreed
}

// options are what can be agreed on. An essential question cannot be set aside.
func (s *settling) options() []huh.Option[workshop.Choice] {
	options := []huh.Option[workshop.Choice]{huh.NewOption("Not agreed: leave it as it is", notAgreed)}
	for i, name := range s.svc.Session.Pack.Levels {
		options = append(options, huh.NewOption(fmt.Sprintf("%d  %s", i, name), workshop.Choice(i)))
	}
	options = append(options, huh.NewOption("We do not know", workshop.Unsure))
	if !s.svc.Session.QuestionScore(s.id).Essential {
		options = append(options, huh.NewOption("It does not apply", workshop.NotApplicable))
	}
	return options
}

// keep records what was agreed on, once it has the reason that it needs.
func (s *settling) keep() {
	if _, why := s.wrong(); why != "" || s.choice == notAgreed {
		return
	}
	reason := strings.TrimSpace(s.reason)
	byVotes := workshop.AgreesWith(s.svc.Session.Answer(s.id), s.choice)
	switch {
	case byVotes && s.choice != s.began.choice && s.reason == s.began.reason:
		reason = "" // it was the reason for another choice
	case !byVotes && reason == "":
		return
	}
	s.svc.Session.EditAnswerTyping(s.id, "agreed", func(a *assessment.Answer) { workshop.Agree(a, s.choice, reason) })
}

// wrong says which reason is missing.
func (s *settling) wrong() (field, why string) {
	reason := strings.TrimSpace(s.reason)
	switch a := s.svc.Session.Answer(s.id); {
	case s.choice == notAgreed && reason != "" && s.reason != s.began.reason:
		return "level", "Choose the level that this is the reason for."
	case s.choice == notAgreed, workshop.AgreesWith(a, s.choice):
		return "", ""
	case s.choice == workshop.NotApplicable && !assessment.ReasonCounts(reason):
		return "reason", fmt.Sprintf("Say why the question does not apply, in at least %d characters, or choose to leave it as it is.", assessment.MinReasonLength)
	case reason == "" && (s.choice != standing(a) || a.Agreed != ""):
		return "reason", "Say in a few words why this and not what the votes came to, or choose to leave it as it is."
	}
	return "", ""
}
