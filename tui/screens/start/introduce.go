package start

import (
	"charm.land/huh/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget/form"
)

// The question who is at the keyboard.
const (
	userLabel = "Your name"
	userHint  = "Such as Sam Doe."
	userWhy   = "It stands beside what you change. Reports for the public leave names out; a role may be published. You are asked once; leave it blank if you would rather not say."
	roleField = "role"
	roleLabel = "Your role"
	roleHint  = "Such as data lead; no name."
)

// Introduce asks who is at the keyboard, once.
type Introduce struct {
	*form.Form
	typed, role string
}

// NewIntroduce opens the screen.
func NewIntroduce(svc *screen.Services) *Introduce {
	s := &Introduce{}
	s.Form = form.New(svc, userLabel, userWhy, func() []huh.Field {
		return userFields(&s.typed, &s.role)
	}, nil)
	s.Form.Hidden = isUser
	s.Form.Submit = s.leave
	return s
}

// userFields ask who somebody is.
func userFields(name, role *string) []huh.Field {
	return []huh.Field{
		huh.NewInput().Key("user").Title(userLabel).Description(userHint).Value(name).Validate(session.NotAName),
		huh.NewInput().Key(roleField).Title(roleLabel).Description(roleHint).Value(role),
	}
}

// isUser tells the field of the name: the public does not see it.
func isUser(field string) bool { return field == "user" }

// Keys implements Screen.
func (s *Introduce) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Enter, Label: "go on"}, {ID: keys.Back, HelpOnly: true}}
}

// Do implements Screen.
func (s *Introduce) Do(id keys.ID) screen.Requests {
	if id == keys.Back {
		return s.leave()
	}
	return s.Form.Do(id)
}

// leave goes on with what was typed.
func (s *Introduce) leave() screen.Requests {
	return screen.Ask(session.Introduce{Typed: s.typed, Role: s.role}, screen.Closed{})
}
