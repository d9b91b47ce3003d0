package screens

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/layout"
)

// openlyPage is shown where a round was asked for and too few are in the room for
// one: it says so, and takes the level that they agree on, as from a single person.
type openlyPage struct {
	workshopPage
	id string
}

func newOpenlyPage(w *Workshop) *openlyPage {
	s, _ := w.sitting()
	return &openlyPage{workshopPage: pageOf(w), id: s.At}
}

func (p *openlyPage) about() string { return p.id }

// Revisit goes back to the question once enough people are here, or when the
// question was dealt with on another screen.
func (p *openlyPage) Revisit() tea.Cmd {
	if p.w.canVote() {
		return p.w.turnTo(newAskPage(p.w))
	}
	return nil
}

// voted reports whether what stands came from a vote, which no single key replaces.
func (p *openlyPage) voted() bool { return workshop.Voted(p.ctx.Work.Answer(p.id)) }

func (p *openlyPage) Keys() []Key {
	rate, settle := p.ctx.ReadOnly, p.ctx.ReadOnly
	if p.voted() && rate == "" {
		rate = "A group has voted on this. Press A to record another level, and why."
	}
	if !p.voted() && settle == "" {
		settle = "Type the level you agree on."
	}
	essential := rate
	if essential == "" && p.ctx.Work.QuestionScore(p.id).Essential {
		essential = "This question is essential at this stage, so it cannot be set aside."
	}
	mine := []Key{
		{ID: keys.Enter, Words: "next question"}, {ID: keys.Settle, Off: settle, Quiet: !p.voted()}, {ID: keys.People, Off: p.ctx.ReadOnly},
		{ID: keys.Unsure, Off: rate, Quiet: true}, {ID: keys.NotApplicable, Off: essential, Quiet: true},
		{ID: keys.Next, Quiet: true}, {ID: keys.Previous, Quiet: true}, {ID: keys.Back, Words: "back to the question"},
	}
	for _, id := range []keys.ID{keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3} {
		mine = append(mine, Key{ID: id, Off: rate, Quiet: true})
	}
	return append(mine, slices.DeleteFunc(p.w.captureKeys(), func(k Key) bool { return k.ID == keys.People })...)
}

func (p *openlyPage) Do(id keys.ID) tea.Cmd {
	if cmd, ok := p.w.capture(id); ok {
		return cmd
	}
	switch id {
	case keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3:
		level := int(id[len(id)-1] - '0')
		p.record(&level)
	case keys.Unsure:
		p.record(nil)
	case keys.NotApplicable:
		return Go(KindNotApplicable, p.id)
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
	p.ctx.Work.EditAnswer(p.id, func(a *assessment.Answer) { workshop.RateOpenly(a, level) })
}

// View shows the question, why there is no round and what to do. Where there is
// little room the levels matter most: people must read them to choose.
func (p *openlyPage) View() string {
	t := p.ctx.Theme
	wide, _ := column(p.width)
	s, _ := p.w.sitting()
	here := len(workshop.Room(s))
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
	if p.ctx.Work.Answer(p.id).State != assessment.StateUnanswered {
		now = layout.Wrap(recorded(p.ctx, p.id, ""), wide)
	}
	roomy := slices.Concat([]string{""}, styled(t.Strong, layout.Wrap(aloneWords(here), wide)), layout.Wrap(long, wide), now)
	tight := slices.Concat(styled(t.Strong, layout.Wrap(short, wide)), now)
	return p.w.underQuestion(under{roomy, p.w.quiet()}, under{tight, p.w.quiet()}, under{tight, ""})
}

// aloneWords tell a room that is too small for a round.
func aloneWords(here int) string {
	return "A blind round needs three people. " + plural(here, "person is here.", "people are here.")
}
