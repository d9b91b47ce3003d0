package review

import (
	"charter/tui/screen"
	"charter/tui/widget/form"
)

// NewName asks what a name or a mailbox stands for.
func NewName(svc *screen.Services, name string) screen.Screen {
	return form.Of(svc, svc.Session.NamesForm([]string{name}))
}

// NewRater asks in what role somebody rates, and whether from within the team.
func NewRater(svc *screen.Services, id string) screen.Screen {
	return form.Of(svc, svc.Session.RaterForm(id))
}
