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

// setupPage sums up the plan of a sitting before it begins or goes on: who is
// here, what is looked at, how much time there is.
type setupPage struct {
	basePage
	marked int
	empty  bool // nobody was in the room when the page was last drawn up
}

func newSetupPage(w *Workshop) *setupPage { return &setupPage{basePage: newBasePage(w), empty: true} }

// Activate marks what comes next once somebody is in the room: to begin.
func (p *setupPage) Activate() screen.Requests {
	empty := len(p.w.room()) == 0
	if p.empty && !empty {
		p.marked = len(p.rows()) - 1
	}
	p.empty = empty
	return nil
}

// setupRow is one line of the set-up.
type setupRow struct {
	label, value string
	do           func() screen.Requests
}

func (p *setupPage) rows() []setupRow {
	s, _ := p.w.sitting()
	people := func() screen.Requests { return screen.Go(screen.KindPeople, "") }
	plan := func(field string) func() screen.Requests {
		return func() screen.Requests { return screen.Go(screen.KindSitting, field) }
	}
	begin, which := "Begin", scopesWords(p.Services, s.Scope)
	if s.At != "" {
		begin, which = "Go on at "+s.At, "what is left of the agenda"
	}
	agenda := p.agenda(s)
	rows := []setupRow{
		{"Who is here", p.roomWords(s), people},
		{"Questions", fmt.Sprintf("%s (%d)%s", which, len(agenda), p.fewerWords(s, agenda)), plan("")},
		{"Time", estimateWords(s, p.Session.Assessment(), agenda), plan("minutes")},
		{"Rating", wayWords(s.Way), plan("voting")},
		{"Facilitator", widget.QuotedOr(p.Theme.Glyph, s.Facilitator, 40, "not said"), plan("facilitator")},
	}
	if p.w.canHavePhones() {
		rows = append(rows, setupRow{"Phones", p.w.phonesWords(), p.w.phones})
	}
	return append(rows, setupRow{begin, "", p.begin})
}

// fewerWords offer fewer questions where those of a sitting that has not begun do not fit.
func (p *setupPage) fewerWords(s assessment.Session, agenda []string) string {
	a := p.Session.Assessment()
	f := forecastOf(s, a, agenda)
	essential := len(workshop.Agenda(a, p.Session.Score(), p.Session.Pack, []string{workshop.ScopeEssential}))
	if f.Fit == f.Left || s.At != "" || len(p.w.room()) == 0 || essential >= len(agenda) {
		return ""
	}
	return fmt.Sprintf(". You can take fewer: the %d essential ones, some principles, or single questions", essential)
}

// agenda is that of a sitting which has begun, or what the scope gives.
func (p *setupPage) agenda(s assessment.Session) []string {
	if s.At != "" {
		return workshop.Remaining(s)
	}
	return workshop.Agenda(p.Session.Assessment(), p.Session.Score(), p.Session.Pack, s.Scope)
}

func (p *setupPage) roomWords(s assessment.Session) string {
	here, residents, outside := p.w.room(), 0, 0
	for _, who := range p.Session.Assessment().Assessors {
		if !slices.Contains(here, who.ID) {
			continue
		}
		if who.Resident {
			residents++
		}
		if !who.DeliveryTeam {
			outside++
		}
	}
	switch len(here) {
	case 0:
		return "nobody yet"
	case 1:
		return "one person: no agreement check"
	}
	text := fmt.Sprintf("%d people, %d not in the delivery team, %s", len(here), outside, widget.Plural(residents, "resident", "residents"))
	if !workshop.CanVote(len(here)) {
		text += ": too few for a blind round"
	}
	return text
}

// begin goes to the opening page, or on with a sitting that had begun.
func (p *setupPage) begin() screen.Requests {
	s, _ := p.w.sitting()
	switch {
	case len(p.w.room()) == 0:
		return screen.ShowToast("Nobody is here yet. Say first who is in the room.")
	case s.At != "":
		return p.w.showCurrentPage(true)
	case len(p.agenda(s)) == 0:
		return screen.ShowToast("No question is left for this. Choose other questions.")
	}
	return p.w.turnTo(newOpeningPage(p.w))
}

// abandon goes back to the start. A sitting that was only opened leaves no trace.
func (w *Workshop) abandon() screen.Requests {
	if w.ReadOnly == "" {
		w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Sessions(at, workshop.Abandon) })
	}
	return w.turnTo(newStartPage(w))
}

func (p *setupPage) Keys() []screen.Key {
	mine := []screen.Key{
		{ID: keys.Enter, Label: "choose", Disabled: p.ReadOnly}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
		{ID: keys.People, Disabled: p.ReadOnly}, {ID: keys.Back},
	}
	return append(mine, p.w.phonesKeys()...)
}

func (p *setupPage) Do(id keys.ID) screen.Requests {
	rows := p.rows()
	switch id {
	case keys.Up:
		p.marked = max(0, p.marked-1)
	case keys.Down:
		p.marked = min(len(rows)-1, p.marked+1)
	case keys.Enter:
		return rows[p.marked].do()
	case keys.People:
		return screen.Go(screen.KindPeople, "")
	case keys.Phones:
		return p.w.phones()
	case keys.Back:
		return p.w.abandon()
	}
	return nil
}

func (p *setupPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	lines := []string{t.Strong.Render("Before you begin"), ""}
	for i, r := range p.rows() {
		pointer, style := "  ", t.Text
		if i == p.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		if r.value == "" {
			lines = append(lines, "", style.Render(pointer+r.label))
			continue
		}
		for j, line := range cells.Hang(cells.Fit(pointer+r.label, 15, ""), r.value, wide) {
			if j == 0 {
				line = style.Render(line)
			}
			lines = append(lines, line)
		}
		if p.Height >= 18 {
			lines = append(lines, "")
		}
	}
	return p.w.layOut(lines, p.w.lettersWords())
}
