package review

import (
	"strconv"

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

// NewSignOff asks for a decision on the whole, by its number; a new one comes after the last.
func NewSignOff(svc *screen.Services, id string) screen.Screen {
	at, err := strconv.Atoi(id)
	if all := len(svc.Session.Assessment().SignOff); err != nil || at < 0 || at > all {
		at = all
	}
	return form.Of(svc, svc.Session.SignOffForm(at))
}
