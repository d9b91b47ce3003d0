package workshop

import (
	"math/rand/v2"
	"slices"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// reasonsPage shows what people gave as their reasons with their votes, when the facilitator
// calls for it: nobody's name beside any, and in an order that tells nothing.
type reasonsPage struct {
	basePage
	from    *revealPage
	reasons []string
	scroll  widget.Scroll
}

func newReasonsPage(from *revealPage) *reasonsPage {
	reasons := slices.Clone(from.reasons())
	rand.Shuffle(len(reasons), func(i, j int) { reasons[i], reasons[j] = reasons[j], reasons[i] })
	return &reasonsPage{basePage: newBasePage(from.w), from: from, reasons: reasons}
}

func (p *reasonsPage) about() string { return p.from.id }

func (p *reasonsPage) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Back, Label: "back to the result"}, {ID: keys.Enter, HelpOnly: true}, {ID: keys.Why, HelpOnly: true},
		{ID: keys.PageDown, Label: "scroll", HelpOnly: true}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}}
}

func (p *reasonsPage) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Back, keys.Enter, keys.Why:
		return p.w.turnTo(p.from)
	}
	p.scroll.Do(id)
	return nil
}

func (p *reasonsPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	q, _ := p.w.question()
	head := append(widget.Styled(t.Strong, cells.Wrap(widget.Clean(q.Text), wide)), "")
	head = append(head, cells.Wrap("Reasons that were given with the votes. Ask what the room makes of them, not whose they are.", wide)...)
	var lines []string
	for _, reason := range p.reasons {
		lines = append(append(lines, ""), cells.Hang(t.Glyph.Bullet+" ", widget.Clean(reason), wide)...)
	}
	room := max(1, p.Height-2-len(head))
	return p.w.layOut(append(head, p.scroll.Visible(lines, room, wide, t)...), p.w.quiet())
}
