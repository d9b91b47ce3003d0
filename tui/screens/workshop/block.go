package workshop

import (
	"fmt"
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// blockPage lists what people agreed on before they met, to be read out. Anybody can ask
// to talk about any of it; the rest is confirmed together.
type blockPage struct {
	basePage
	at     string // the question at which the sitting stood
	marked int
	top    int // the first question in view
}

func newBlockPage(w *Workshop) *blockPage {
	s, _ := w.sitting()
	p := &blockPage{basePage: newBasePage(w), at: s.At}
	p.marked = max(0, slices.Index(p.ids(), s.At))
	return p
}

func (p *blockPage) about() string { return p.at }

// Activate keeps the mark on the list, of which the agenda may have dropped some.
func (p *blockPage) Activate() screen.Requests {
	p.marked = max(0, min(p.marked, len(p.ids())-1))
	return nil
}

func (p *blockPage) ids() []string {
	s, _ := p.w.sitting()
	return workshop.Block(s, p.Session.Assessment())
}

func (p *blockPage) Keys() []screen.Key {
	off, yes := p.ReadOnly, "confirm them all"
	if p.unread() >= 0 {
		yes = "read on"
	}
	return append([]screen.Key{
		{ID: keys.Yes, Label: yes, Disabled: off}, {ID: keys.Enter, Label: "talk about it", Disabled: off},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true},
		{ID: keys.People, Disabled: off, HelpOnly: true}, {ID: keys.Agenda, HelpOnly: true}, {ID: keys.Parking, Disabled: off, HelpOnly: true},
		{ID: keys.Break, Disabled: off, HelpOnly: true}, {ID: keys.Finish, HelpOnly: true}, {ID: keys.Back},
	}, p.w.phonesKeys()...)
}

func (p *blockPage) Do(id keys.ID) screen.Requests {
	ids := p.ids()
	move := func(by int) { p.marked = max(0, min(len(ids)-1, p.marked+by)) }
	switch id {
	case keys.Up:
		move(-1)
	case keys.Down:
		move(1)
	case keys.PageUp:
		move(-max(1, p.Height/2))
	case keys.PageDown:
		move(max(1, p.Height/2))
	case keys.Enter:
		p.w.editSitting(func(s *assessment.Session) { s.At = ids[p.marked] })
		return p.w.turnTo(newRevealPage(p.w, false))
	case keys.Yes:
		return p.confirm()
	case keys.People, keys.Agenda, keys.Parking, keys.Break, keys.Finish, keys.Phones:
		asked, _ := p.w.capture(id)
		return asked
	case keys.Back:
		return p.w.leave()
	}
	return nil
}

// unread is the index of the first question that was not on the screen yet; below 0 when all
// were.
func (p *blockPage) unread() int {
	return slices.IndexFunc(p.ids(), func(id string) bool { return !p.w.readOut[id] })
}

// confirm goes on to where people differ, once all that is confirmed was on the screen.
func (p *blockPage) confirm() screen.Requests {
	ids := p.ids()
	if next := p.unread(); next >= 0 {
		p.marked, p.top = next, next
		return screen.ShowToast("Read these out too. Once all were shown, " + p.Services.Keys.Get(keys.Yes).Show + " confirms them.")
	}
	told := screen.ShowToast(fmt.Sprintf("Confirmed: %s.", widget.Plural(len(ids), "question", "questions")))
	s, _ := p.w.sitting()
	if len(ids) == len(s.Questions) {
		p.w.editSitting(func(s *assessment.Session) { s.At = ids[len(ids)-1] })
		return append(screen.Go(screen.KindClosing, ""), told...)
	}
	return append(p.w.goTo(s.Questions[len(ids)]), told...)
}

// View shows the list with the question that is marked below it, in full.
func (p *blockPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	ids := p.ids()
	lines := widget.Styled(t.Strong, cells.Wrap(fmt.Sprintf("Before the meeting you agreed on %s.", widget.Plural(len(ids), "question", "questions")), wide))
	lines = append(lines, cells.Wrap("We read them out. Who wants to talk about one says so now.", wide)...)
	lines = append(lines, "")
	below := p.markedLines(ids, wide)
	room := max(1, p.Height-2-len(lines)-len(below))
	lines = append(lines, widget.VisibleRows(t, &p.top, p.marked, len(ids), room, wide, func(i int) string {
		p.w.readOut[ids[i]] = true
		return p.row(ids[i], i == p.marked, wide)
	})...)
	return p.w.layOut(append(lines, below...), p.w.quiet())
}

// markedLines give the marked question in full, where there is room for the list as well.
func (p *blockPage) markedLines(ids []string, wide int) []string {
	if len(ids) == 0 || p.Height < 14 {
		return nil
	}
	q, _, _ := p.Session.Pack.Question(ids[p.marked])
	lines := append([]string{""}, widget.Styled(p.Theme.Strong, cells.Wrap(widget.Clean(q.Text), wide))...)
	if level := p.Session.Answer(q.ID).Level; level != nil && p.Height >= 22 {
		lines = append(lines, cells.Hang(fmt.Sprintf("%d  ", *level), widget.Clean(q.Levels[*level]), wide)...)
	}
	return lines
}

// row tells a question, its level, and whether views stand apart from it.
func (p *blockPage) row(id string, marked bool, wide int) string {
	t := p.Theme
	pointer, style := "  ", t.Text
	if marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	q, _, _ := p.Session.Pack.Question(id)
	a := p.Session.Answer(id)
	level := " "
	if a.Level != nil {
		level = fmt.Sprint(*a.Level)
	}
	text := fmt.Sprintf("%s%s  %s  ", pointer, cells.Fit(widget.Clean(id), 6, t.Glyph.Ellipsis), level)
	note := ""
	if r, held := p.reveal(a); held && r.Vote.Apart > 0 {
		note = "  " + widget.Plural(r.Vote.Apart, "view apart", "views apart")
	}
	rest := max(8, wide-len(text)-len(note))
	return style.Render(text+cells.Fit(widget.Clean(q.Text), rest, t.Glyph.Ellipsis)) + t.Dim.Render(note)
}

func (p *blockPage) reveal(a assessment.Answer) (workshop.Reveal, bool) {
	s, _ := p.w.sitting()
	return workshop.RevealOf(a, workshop.Since(s))
}
