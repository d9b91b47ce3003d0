package workshop

import (
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// openlyPage is shown where a round was asked for and too few are in the room for
// one: it says so, and takes the level that they agree on, as from a single person.
type openlyPage struct {
	basePage
	id string
}

func newOpenlyPage(w *Workshop) *openlyPage {
	s, _ := w.sitting()
	return &openlyPage{basePage: newBasePage(w), id: s.At}
}

func (p *openlyPage) about() string { return p.id }

// Activate goes back to the question once enough people are here, or when the
// question was dealt with on another screen.
func (p *openlyPage) Activate() screen.Requests {
	if p.w.canVote() {
		return p.w.turnTo(newAskPage(p.w))
	}
	return nil
}

// voted reports whether what stands came from a vote, which no single key replaces.
func (p *openlyPage) voted() bool { return workshop.Voted(p.Session.Answer(p.id)) }

func (p *openlyPage) Keys() []screen.Key {
	rate, settle := p.ReadOnly, p.ReadOnly
	if p.voted() && rate == "" {
		rate = "A group has voted on this. Press A to record another level, and why."
	}
	if !p.voted() && settle == "" {
		settle = "Type the level you agree on."
	}
	essential := rate
	if essential == "" && p.Session.QuestionScore(p.id).Essential {
		essential = "This question is essential at this stage, so it cannot be set aside."
	}
	mine := []screen.Key{
		{ID: keys.Enter, Label: "next question"}, {ID: keys.Settle, Disabled: settle, HelpOnly: !p.voted()}, {ID: keys.People, Disabled: p.ReadOnly},
		{ID: keys.Unsure, Disabled: rate, HelpOnly: true}, {ID: keys.NotApplicable, Disabled: essential, HelpOnly: true},
		{ID: keys.Next, HelpOnly: true}, {ID: keys.Previous, HelpOnly: true}, {ID: keys.Back, Label: "back to the question"},
	}
	for _, id := range []keys.ID{keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3} {
		mine = append(mine, screen.Key{ID: id, Disabled: rate, HelpOnly: true})
	}
	return append(mine, slices.DeleteFunc(p.w.captureKeys(), func(k screen.Key) bool { return k.ID == keys.People })...)
}

func (p *openlyPage) Do(id keys.ID) screen.Requests {
	if asked, ok := p.w.capture(id); ok {
		return asked
	}
	switch id {
	case keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3:
		level := int(id[len(id)-1] - '0')
		p.record(&level)
	case keys.Unsure:
		p.record(nil)
	case keys.NotApplicable:
		return screen.Go(screen.KindNotApplicable, p.id)
	case keys.Enter, keys.Next:
		return p.w.step(1)
	case keys.Previous:
		return p.w.step(-1)
	case keys.Back:
		return p.w.turnTo(newAskPage(p.w))
	}
	return nil
}

func (p *openlyPage) record(level *int) {
	p.Session.EditAnswer(p.id, func(a *assessment.Answer) { workshop.RateOpenly(a, level) })
}

// View shows the question, why there is no round and what to do. Where there is
// little room the levels matter most: people must read them to choose.
func (p *openlyPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	here := len(p.w.room())
	long, short := "Talk about it, agree on one level and type it", "A blind round needs three people: type a level."
	if here == 1 {
		long = "Choose a level and type it"
	}
	long += ": 0 1 2 3, or u if nobody knows. It is recorded openly, without votes."
	if p.voted() {
		long = "What a group voted stays. If you agree on another level, press A, choose it and say why."
		short = "A blind round needs three people: A records a level."
	}
	var now []string
	if p.Session.Answer(p.id).State != assessment.StateUnanswered {
		now = cells.Wrap(recorded(p.Services, p.id, ""), wide)
	}
	roomy := slices.Concat([]string{""}, widget.Styled(t.Strong, cells.Wrap(aloneWords(here), wide)), cells.Wrap(long, wide), now)
	tight := slices.Concat(widget.Styled(t.Strong, cells.Wrap(short, wide)), now)
	return p.w.underQuestion(under{roomy, p.w.quiet()}, under{tight, p.w.quiet()}, under{tight, ""})
}

// aloneWords tell a room that is too small for a round.
func aloneWords(here int) string {
	return "A blind round needs three people. " + widget.Plural(here, "person is here.", "people are here.")
}
