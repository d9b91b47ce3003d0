package screens

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/fields"
	"charter/tui/keys"
)

// Facts lists the facts that decide which questions apply, and asks for them one
// at a time. What a choice would open and close is shown before it is made; a
// fact that the user does not choose is never changed.
type Facts struct {
	base
	facts   []fields.Fact
	marked  int // in the list
	top     int
	asking  *factQuestion // nil while the list is shown
	walking bool          // after a choice comes the next fact, not the list
}

// NewFacts opens the facts. While none is known they are asked one after
// another; with the key of a fact that one is asked.
func NewFacts(ctx *Context, key string) *Facts {
	s := &Facts{base: base{ctx: ctx}, facts: fields.Facts()}
	if ctx.ReadOnly != "" {
		return s
	}
	if ctx.Session.Assessment().Facts == (assessment.Facts{}) {
		s.walking = true
		s.ask(0)
	}
	for i := range s.facts {
		if s.facts[i].Key == key {
			s.ask(i)
		}
	}
	return s
}

// ask shows one fact with its options.
func (s *Facts) ask(i int) {
	s.marked = i
	s.asking = newFactQuestion(s.ctx, &s.facts[i])
}

// Head implements Screen.
func (s *Facts) Head() (string, string) {
	if s.asking != nil {
		return projectTitle(s.ctx), fmt.Sprintf("Fact %d of %d", s.marked+1, len(s.facts))
	}
	return projectTitle(s.ctx), "Facts"
}

// Keys implements Screen.
func (s *Facts) Keys() []Key {
	off := s.ctx.ReadOnly
	if s.asking != nil {
		last, first := "", ""
		if s.marked == len(s.facts)-1 {
			last = "This is the last fact."
		}
		if s.marked == 0 {
			first = "This is the first fact."
		}
		return []Key{
			{ID: keys.Enter, Words: "choose", Off: off}, {ID: keys.Next, Words: "skip", Off: last}, {ID: keys.Previous, Words: "fact before", Off: first},
			{ID: keys.Back, Words: "all facts"}, {ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true},
			{ID: keys.First, Quiet: true}, {ID: keys.Last, Quiet: true},
		}
	}
	open := off
	if _, ok := s.nextUnknown(); !ok {
		open = "Every fact is known."
	}
	return []Key{
		{ID: keys.Enter, Words: "change", Off: off}, {ID: keys.NextOpen, Words: "next not known", Off: open}, {ID: keys.Back},
		{ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}, {ID: keys.First, Quiet: true}, {ID: keys.Last, Quiet: true},
	}
}

// Do implements Screen.
func (s *Facts) Do(id keys.ID) tea.Cmd {
	if s.asking != nil {
		return s.doAsking(id)
	}
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(len(s.facts)-1, s.marked+1)
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = len(s.facts) - 1
	case keys.Enter:
		s.walking = false
		s.ask(s.marked)
	case keys.NextOpen:
		if i, ok := s.nextUnknown(); ok {
			s.walking = true
			s.ask(i)
		}
	case keys.Back:
		return Close()
	}
	return nil
}

func (s *Facts) doAsking(id keys.ID) tea.Cmd {
	switch id {
	case keys.Enter:
		said := s.asking.choose()
		if s.walking && s.marked < len(s.facts)-1 {
			s.ask(s.marked + 1)
		} else {
			s.asking, s.walking = nil, false
		}
		return Say(said)
	case keys.Next:
		s.walking = true
		s.ask(min(len(s.facts)-1, s.marked+1))
	case keys.Previous:
		s.ask(max(0, s.marked-1))
	case keys.Back:
		s.asking, s.walking = nil, false
	default:
		s.asking.move(id)
	}
	return nil
}

// nextUnknown finds the next fact that is not known, from the marked one on and round.
func (s *Facts) nextUnknown() (int, bool) {
	for i := range s.facts {
		at := (s.marked + i) % len(s.facts)
		if s.ctx.Session.Assessment().Facts.Value(s.facts[at].Key) == "" {
			return at, true
		}
	}
	return 0, false
}

// Revisit implements Screen: an undo may have changed the fact that is asked.
func (s *Facts) Revisit() tea.Cmd {
	if s.asking != nil {
		s.ask(s.marked)
	}
	return nil
}

// leastFactValue is the least room for what is known of a fact, in cells.
const leastFactValue = 23

// View implements Screen.
func (s *Facts) View() string {
	t := s.ctx.Theme
	if s.asking != nil {
		return s.asking.view(s.width, s.height)
	}
	lines := s.above()
	known := wording.Facts(s.ctx.Session.Assessment().Facts)
	room := max(1, s.height-len(lines))
	label := 0 // with its pointer
	for _, fact := range s.facts {
		label = max(label, len([]rune(fact.Label))+2)
	}
	label = min(label, max(20, s.width-leastFactValue))
	lines = append(lines, inView(t, &s.top, s.marked, len(s.facts), room, s.width, func(i int) string {
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		value := t.Text.Render(wording.Capital(known[i].Value))
		if !known[i].Known {
			value = t.Dim.Render(wording.Capital(wording.NotKnown))
		}
		return style.Render(cells.Fit(pointer+s.facts[i].Label, label, t.Glyph.Ellipsis)) + "  " + value
	})...)
	return cells.Body(lines, s.width, s.height, t.Glyph.Ellipsis)
}

// above says over the list what the facts are for and what they come to.
func (s *Facts) above() []string {
	t := s.ctx.Theme
	lines := []string{t.Strong.Render(cells.Cut(applyWords(s.ctx, s.ctx.Session.Score()), s.width, t.Glyph.Ellipsis))}
	lines = append(lines, t.Dim.Render(cells.Cut("While a fact is not known, its questions are asked.", s.width, t.Glyph.Ellipsis)))
	if s.height > len(lines)+len(s.facts) {
		lines = append(lines, "")
	}
	return lines
}

// applyWords tells how many questions apply and how many are essential.
func applyWords(ctx *Context, score *assessment.Score) string {
	c := score.Counts
	return fmt.Sprintf("%d of %d questions apply, %d essential", c.Applicable, ctx.Session.Pack.QuestionCount(), c.Essential)
}

// Cursor implements Screen.
func (s *Facts) Cursor() *tea.Cursor {
	if s.asking != nil {
		return s.asking.cursor(s.width, s.height)
	}
	return rowCursor(0, len(s.above())+s.marked-s.top)
}
