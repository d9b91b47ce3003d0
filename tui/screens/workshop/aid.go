package workshop

import (
	"fmt"
	"strings"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// aidPage shows the guidance on a question, or what a facilitator can ask the
// room. It comes only when called, and goes back to where it was called from.
type aidPage struct {
	basePage
	prompts bool
	from    screen.Screen
	scroll  widget.Scroll
}

func newAidPage(w *Workshop, prompts bool) *aidPage {
	return &aidPage{basePage: newBasePage(w), prompts: prompts, from: w.page}
}

func (p *aidPage) SetSize(width, height int) screen.Requests {
	p.Width, p.Height = width, height
	wide, _ := column(width)
	return screen.Run(p.Markdown.Need(p.text(), wide, p.Theme))
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
	fmt.Fprintf(&b, "*%s*\n\n%s\n\n%s", q.Why, p.Session.Pack.Aid(q), p.Session.Pack.LevelAid(q, p.Session.Assessment().Facts.Stage))
	fmt.Fprintf(&b, "\n\n---\n\n## %d %s\n\n%s\n\n*%s*", principle.Number, principle.Title, principle.Statement, widget.WordingLine(p.Session.Pack, principle))
	return b.String()
}

func (p *aidPage) Keys() []screen.Key {
	other := screen.Key{ID: keys.Prompts}
	if p.prompts {
		other = screen.Key{ID: keys.Guidance}
	}
	return []screen.Key{{ID: keys.Back, Label: "back to the room"}, {ID: keys.PageDown, Label: "scroll"}, other,
		{ID: keys.Enter, HelpOnly: true}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}}
}

func (p *aidPage) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Back, keys.Enter:
		return p.w.turnTo(p.from)
	case keys.Prompts, keys.Guidance:
		p.prompts, p.scroll = id == keys.Prompts, widget.Scroll{}
		return p.SetSize(p.Width, p.Height)
	}
	p.scroll.Do(id)
	return nil
}

func (p *aidPage) View() string {
	wide, _ := column(p.Width)
	lines := p.scroll.Visible(p.Markdown.Lines(p.text(), wide, p.Theme), p.Height, wide, p.Theme)
	return strings.Join(inColumn(lines, p.Width), "\n")
}
