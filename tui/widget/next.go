package widget

import (
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
)

// NextWords say what to do next, and by which key. before is pressed first, "" for nothing.
func NextWords(svc *screen.Services, before keys.ID) string {
	step := svc.Session.NextStep()
	id := map[session.StepKind]keys.ID{
		session.StepFacts: keys.Facts, session.StepProject: keys.Project, session.StepAnswer: keys.NextOpen,
		session.StepReview: keys.Review, session.StepExport: keys.Export,
	}[step.Kind]
	press := svc.Keys.Get(id).Show
	if before != "" {
		press = svc.Keys.Get(before).Show + ", then " + press
	}
	return "Next: " + step.Words + " (press " + press + ")."
}
