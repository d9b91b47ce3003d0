package screens

import (
	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
)

// breakPage is shown while the room has a break. The clock of the sitting
// stands meanwhile.
type breakPage struct{ workshopPage }

func newBreakPage(w *Workshop) *breakPage { return &breakPage{pageOf(w)} }

func (p *breakPage) Keys() []Key {
	return []Key{{ID: keys.Enter, Words: "go on", Off: p.ctx.ReadOnly}, {ID: keys.People, Off: p.ctx.ReadOnly}, {ID: keys.Agenda},
		{ID: keys.Finish, Quiet: true}, {ID: keys.Back, Quiet: true}}
}

func (p *breakPage) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Enter:
		p.w.editSitting(func(s *assessment.Session) { workshop.EndBreak(s, p.w.now()) })
		return p.w.seat(true)
	case keys.People, keys.Agenda, keys.Finish:
		cmd, _ := p.w.capture(id)
		return cmd
	case keys.Back:
		return p.w.away()
	}
	return nil
}

func (p *breakPage) View() string {
	t := p.ctx.Theme
	wide, _ := column(p.width)
	s, _ := p.w.sitting()
	q, _ := p.w.question()
	lines := []string{t.Selected.Render("Break"), ""}
	lines = append(lines, cells.Wrap("Since "+s.BreakSince.In(p.ctx.Session.Now().Location()).Format("15:04")+". The clock of the sitting stands still.", wide)...)
	lines = append(lines, "", "", t.Dim.Render("We go on with "+clean(s.At)), "")
	return p.w.stage(append(lines, cells.Wrap(clean(q.Text), wide)...), p.w.quiet())
}
