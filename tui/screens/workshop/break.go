package workshop

import (
	"fmt"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// breakPage is shown while the room has a break, with the time at which it goes on. The
// clock of the sitting stands meanwhile.
type breakPage struct {
	basePage
	length time.Duration // zero: nobody has said when to go on
}

// breakStep is by how much a break gets longer or shorter.
const breakStep = 5 * time.Minute

func newBreakPage(w *Workshop) *breakPage { return &breakPage{basePage: newBasePage(w)} }

func (p *breakPage) Keys() []screen.Key {
	mine := []screen.Key{{ID: keys.Enter, Label: "go on", Disabled: p.ReadOnly}, {ID: keys.Up, Label: "longer"}, {ID: keys.Down, Label: "shorter", HelpOnly: true},
		{ID: keys.People, Disabled: p.ReadOnly}, {ID: keys.Agenda}, {ID: keys.Finish, HelpOnly: true}, {ID: keys.Back, HelpOnly: true}}
	return append(mine, p.w.phonesKeys()...)
}

func (p *breakPage) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		p.w.editSitting(func(s *assessment.Session) { workshop.EndBreak(s, p.w.now()) })
		return p.w.showCurrentPage(true)
	case keys.Up:
		p.length = min(3*time.Hour, p.length+breakStep)
	case keys.Down:
		p.length = max(0, p.length-breakStep)
	case keys.People, keys.Agenda, keys.Finish, keys.Phones:
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
	since := s.BreakSince.In(p.Session.Now().Location())
	lines := []string{t.Selected.Render("Break"), ""}
	if p.length > 0 {
		lines = append(lines, t.Strong.Render("We go on at "+since.Add(p.length).Format("15:04")+"."), "")
	} else {
		change := t.KeyName(p.Services.Keys.Get(keys.Up).Show)
		lines = append(lines, cells.Wrap(fmt.Sprintf("Press %s to show when you go on.", change), wide)...)
	}
	lines = append(lines, cells.Wrap("Since "+since.Format("15:04")+". The clock of the session stands still.", wide)...)
	lines = append(lines, "", "", t.Dim.Render("We go on with "+widget.Clean(s.At)), "")
	return p.w.layOut(append(lines, cells.Wrap(widget.Clean(q.Text), wide)...), p.w.quiet())
}
