package workshop

import (
	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// breakPage is shown while the room has a break. The clock of the sitting
// stands meanwhile.
type breakPage struct{ basePage }

func newBreakPage(w *Workshop) *breakPage { return &breakPage{newBasePage(w)} }

func (p *breakPage) Keys() []screen.Key {
	return []screen.Key{{ID: keys.Enter, Label: "go on", Disabled: p.ReadOnly}, {ID: keys.People, Disabled: p.ReadOnly}, {ID: keys.Agenda},
		{ID: keys.Finish, HelpOnly: true}, {ID: keys.Back, HelpOnly: true}}
}

func (p *breakPage) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		p.w.editSitting(func(s *assessment.Session) { workshop.EndBreak(s, p.w.now()) })
		return p.w.showCurrentPage(true)
	case keys.People, keys.Agenda, keys.Finish:
		asked, _ := p.w.capture(id)
		return asked
	case keys.Back:
		return p.w.leave()
	}
	return nil
}

func (p *breakPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	s, _ := p.w.sitting()
	q, _ := p.w.question()
	lines := []string{t.Selected.Render("Break"), ""}
	lines = append(lines, cells.Wrap("Since "+s.BreakSince.In(p.Session.Now().Location()).Format("15:04")+". The clock of the session stands still.", wide)...)
	lines = append(lines, "", "", t.Dim.Render("We go on with "+widget.Clean(s.At)), "")
	return p.w.layOut(append(lines, cells.Wrap(widget.Clean(q.Text), wide)...), p.w.quiet())
}
