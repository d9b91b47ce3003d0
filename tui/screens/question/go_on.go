package question

import (
	"fmt"

	"charter/tui/screen"
)

// goOn turns to the next unanswered question once the answer has got what it lacked to
// count as given, if the user asked for that.
func (s *Question) goOn() screen.Requests {
	lacked := s.lacks
	s.lacks = !s.Session.CountsAsGiven(s.id)
	if !lacked || s.lacks || !s.Session.GoesOn() {
		return nil
	}
	next, open := s.Session.NextUnanswered(s.id)
	if !open {
		return screen.ShowToast("Every question is answered. Press v for the review.")
	}
	said := fmt.Sprintf("%s is answered. Press z to undo.", s.id)
	return append(s.turnTo(next), screen.ShowToast(said)...)
}

// toggleGoOn has questions go on by themselves, or not, and gives the words for it.
func toggleGoOn(svc *screen.Services) string {
	svc.Session.PutGoesOn(!svc.Session.GoesOn())
	if svc.Session.GoesOn() {
		return "Once an answer counts as given, the next unanswered question comes by itself. Press > to stay."
	}
	return "Each question stays until you go on."
}
