package workshop

import (
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
)

// askPage shows one question and its four levels to the room, and nothing else.
type askPage struct {
	basePage
	id string
}

func newAskPage(w *Workshop) *askPage {
	s, _ := w.sitting()
	return &askPage{newBasePage(w), s.At}
}

func (p *askPage) about() string { return p.id }

func (p *askPage) Keys() []screen.Key {
	off := p.ReadOnly
	enter := "rate"
	if p.w.rated() {
		enter = "last result"
	}
	_, voting := workshop.OpenRound(p.w.rounds())
	if voting {
		enter = "go on rating"
	}
	s, _ := p.w.sitting()
	byHands := s.Way == assessment.WayHands
	again, hands := screen.Key{ID: keys.Vote, Disabled: off, Label: "rate again"}, screen.Key{ID: keys.Hands, Disabled: off, Label: "hands"}
	if byHands {
		again.Label = "rate in turn"
	}
	again.HelpOnly, hands.HelpOnly = !p.w.rated(), p.w.rated() != byHands
	return append([]screen.Key{
		{ID: keys.Enter, Label: enter, Disabled: off}, again, hands,
		{ID: keys.Next}, {ID: keys.Previous, HelpOnly: true}, {ID: keys.Guidance},
	}, append(slices.DeleteFunc(p.w.captureKeys(), func(k screen.Key) bool { return k.ID == keys.Guidance }),
		append(silentKeys("Press enter to rate, one after another."), screen.Key{ID: keys.Settle, Disabled: off, HelpOnly: true}, screen.Key{ID: keys.Back, HelpOnly: true})...)...)
}

func (p *askPage) Do(id keys.ID) screen.Requests {
	if asked, ok := p.w.capture(id); ok {
		return asked
	}
	s, _ := p.w.sitting()
	switch id {
	case keys.Enter:
		_, voting := workshop.OpenRound(p.w.rounds())
		if p.w.rated() && !voting {
			return p.w.turnTo(newRevealPage(p.w, false))
		}
		return p.w.rate(s)
	case keys.Vote:
		return p.w.vote(false)
	case keys.Hands:
		return p.w.vote(true)
	case keys.Next:
		return p.w.step(1)
	case keys.Previous:
		return p.w.step(-1)
	case keys.Back:
		return p.w.leave()
	}
	return nil
}

// rate goes on with the round that is open, or starts one in the way this
// sitting votes.
func (w *Workshop) rate(s assessment.Session) screen.Requests {
	if open, voting := workshop.OpenRound(w.rounds()); voting {
		return w.vote(!workshop.InTurn(open))
	}
	return w.vote(s.Way == assessment.WayHands)
}

func (p *askPage) View() string {
	return p.w.layOut(p.w.questionLines(p.Height-2), p.w.quiet())
}
