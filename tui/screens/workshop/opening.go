package workshop

import (
	"charter/assessment"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
)

// openingPage is what the room reads before the first question: the purpose,
// how rating works, and what will be published.
type openingPage struct{ basePage }

func newOpeningPage(w *Workshop) *openingPage { return &openingPage{newBasePage(w)} }

func (p *openingPage) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Enter, Label: "first question"}, {ID: keys.Back}}
}

func (p *openingPage) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		return p.start()
	case keys.Back:
		return p.w.turnTo(newSetupPage(p.w))
	}
	return nil
}

// start sets the agenda and the clock, and goes to the first question.
func (p *openingPage) start() screen.Requests {
	work := p.Session
	p.w.editSitting(func(s *assessment.Session) {
		ids := workshop.Agenda(work.Assessment(), work.Score(), work.Pack, s.Scope)
		s.Questions = workshop.Arrange(*s, ids, work.Assessment(), work.Score())
		if len(s.Questions) > 0 {
			s.At, s.Started = s.Questions[0], p.w.now()
		}
	})
	return p.w.showCurrentPage(false)
}

func (p *openingPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	s, _ := p.w.sitting()
	rating := "For each question everyone chooses a level for themselves, one after another, before anyone speaks. Nothing shows on the screen."
	switch s.Way {
	case assessment.WayPhones:
		rating = "For each question everyone chooses a level for themselves, on their own phone or at the keyboard, before anyone speaks. Nobody sees who chose what."
	case assessment.WayHands:
		rating = "For each question everyone thinks first, then all show their level at the same time."
	}
	if _, ahead := workshop.SheetsCounted(p.Session.Assessment()); ahead && !s.Since.IsZero() {
		rating = "You rated on paper before we met. What you agree on is read out, and anybody can ask to talk about it. The time is for where you differ."
	}
	differ, published := " If we differ, we talk and rate once more. You may say that you are unsure, or pass.", "How many chose each level, and what we recorded. Never who chose what."
	if here := len(p.w.room()); !workshop.CanVote(here) {
		rating, differ, published = aloneWords(here)+" Until there are three, you talk about each question and record a level together, openly.", "", "What we recorded, and that it was rated openly."
	}
	parts := []struct{ title, text string }{
		{"Why we are here", "We look at this project against the " + questions.Genitive(p.Session.Pack.Name()) + " principles, together. We want to find out where it stands: a low level honestly given helps more than a high one. Where we disagree we learn most."},
		{"How rating works", rating + differ},
		{"What is published", published + " A public report names roles, not people."},
	}
	var lines []string
	for i, part := range parts {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, t.Strong.Render(part.title))
		if p.Height >= 18 {
			lines = append(lines, "")
		}
		lines = append(lines, cells.Wrap(part.text, wide)...)
	}
	return p.w.layOut(lines, "")
}
