package screens

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
)

// aidPage shows the guidance on a question, or what a facilitator can ask the
// room. It comes only when called, and goes back to where it was called from.
type aidPage struct {
	workshopPage
	prompts bool
	from    Screen
	scroll  scroller
}

func newAidPage(w *Workshop, prompts bool) *aidPage {
	return &aidPage{workshopPage: pageOf(w), prompts: prompts, from: w.page}
}

func (p *aidPage) SetSize(width, height int) tea.Cmd {
	p.width, p.height = width, height
	wide, _ := column(width)
	return p.ctx.Markdown.Need(p.text(), wide, p.ctx.Theme)
}

func (p *aidPage) text() string {
	q, principle := p.w.question()
	var b strings.Builder
	if p.prompts {
		b.WriteString("## Ask the room\n\n")
		for _, prompt := range q.Prompts {
			fmt.Fprintf(&b, "- %s\n", prompt)
		}
		b.WriteString("\n## When it is stuck\n\n- Hear the lowest and the highest first, then whoever has not spoken.\n" +
			"- Ask what would have to be true for one level more.\n- Nobody here knows? Note whom to ask (O), say unsure, go on.\n")
		return b.String()
	}
	fmt.Fprintf(&b, "*%s*\n\n%s", q.Why, q.Help)
	if len(q.Evidence) > 0 {
		fmt.Fprintf(&b, "\n\n**Examples of evidence:** %s.", strings.Join(q.Evidence, "; "))
	}
	fmt.Fprintf(&b, "\n\n---\n\n## %d %s\n\n%s\n\n*%s*", principle.Number, principle.Title, principle.Statement, wordingLine(p.ctx.Session.Pack, principle))
	return b.String()
}

func (p *aidPage) Keys() []Key {
	other := Key{ID: keys.Prompts}
	if p.prompts {
		other = Key{ID: keys.Guidance}
	}
	return []Key{{ID: keys.Back, Words: "back to the room"}, {ID: keys.PageDown, Words: "scroll"}, other,
		{ID: keys.Enter, Quiet: true}, {ID: keys.PageUp, Quiet: true}, {ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}}
}

func (p *aidPage) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Back, keys.Enter:
		return p.w.turnTo(p.from)
	case keys.Prompts, keys.Guidance:
		p.prompts, p.scroll = id == keys.Prompts, scroller{}
		return p.SetSize(p.width, p.height)
	case keys.PageDown:
		p.scroll.by(max(1, p.height-2))
	case keys.PageUp:
		p.scroll.by(-max(1, p.height-2))
	case keys.Down:
		p.scroll.by(1)
	case keys.Up:
		p.scroll.by(-1)
	}
	return nil
}

func (p *aidPage) View() string {
	wide, indent := column(p.width)
	lines := p.scroll.show(p.ctx.Markdown.Lines(p.text(), wide, p.ctx.Theme), p.height, wide, p.ctx.Theme)
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.Repeat(" ", indent) + line
	}
	return strings.Join(out, "\n")
}
