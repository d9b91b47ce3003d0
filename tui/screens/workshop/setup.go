package workshop

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
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
	s, _ := p.w.sitting()
	empty := len(workshop.Room(s)) == 0
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
	plan := func() screen.Requests { return screen.Go(screen.KindSitting, "") }
	begin, which := "Begin", scopesWords(p.Services, s.Scope)
	if s.At != "" {
		begin, which = "Go on at "+s.At, "what is left of the agenda"
	}
	count := len(p.agenda(s))
	return []setupRow{
		{"Who is here", p.roomWords(s), people},
		{"Questions", fmt.Sprintf("%s (%d)", which, count), plan},
		{"Time", fmt.Sprintf("%d minutes%s", s.Minutes, eachWords(s.Minutes, count)), plan},
		{"Rating", wayWords(s.Way), plan},
		{"Facilitator", widget.QuotedOr(p.Theme.Glyph, s.Facilitator, 40, "not said"), plan},
		{begin, "", p.begin},
	}
}

// agenda is that of a sitting which has begun, or what the scope gives.
func (p *setupPage) agenda(s assessment.Session) []string {
	if s.At != "" {
		return workshop.Remaining(s)
	}
	return workshop.Agenda(p.Session.Assessment(), p.Session.Score(), p.Session.Pack, s.Scope)
}

func (p *setupPage) roomWords(s assessment.Session) string {
	here, residents, outside := workshop.Room(s), 0, 0
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

func eachWords(minutes, questions int) string {
	if questions == 0 {
		return ""
	}
	half := (2*minutes + questions/2) / questions
	if half%2 == 0 {
		return fmt.Sprintf(", about %d a question", half/2)
	}
	return fmt.Sprintf(", about %d.5 a question", half/2)
}

// scopeWords name a scope.
func scopesWords(svc *screen.Services, scopes []string) string {
	words := make([]string, len(scopes))
	for i, scope := range scopes {
		words[i] = scopeWords(svc, scope)
	}
	return cmp.Or(strings.Join(words, "; "), scopeWords(svc, workshop.ScopeAll))
}

// wayWords tells how people rate.
func wayWords(way assessment.Way) string {
	return assessment.ChoiceAt("sessions.way").Label(string(way))
}

func scopeWords(svc *screen.Services, scope string) string {
	switch scope {
	case workshop.ScopeAll:
		return "all that apply"
	case workshop.ScopeEssential:
		return "essential ones only"
	case workshop.ScopeOpen:
		return "only unanswered or disputed"
	}
	if principle, ok := svc.Session.Pack.Principle(scope); ok {
		return fmt.Sprintf("principle %d, %s", principle.Number, principle.Title)
	}
	return widget.Clean(scope)
}

// begin goes to the opening page, or on with a sitting that had begun.
func (p *setupPage) begin() screen.Requests {
	s, _ := p.w.sitting()
	switch {
	case len(workshop.Room(s)) == 0:
		return screen.ShowToast("Nobody is here yet. Say first who is in the room.")
	case s.At != "":
		return p.w.showCurrentPage(true)
	case len(p.agenda(s)) == 0:
		return screen.ShowToast("No question is left for this. Choose other questions.")
	}
	return p.w.turnTo(newOpeningPage(p.w))
}

func (p *setupPage) Keys() []screen.Key {
	return []screen.Key{
		{ID: keys.Enter, Label: "choose", Disabled: p.ReadOnly}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
		{ID: keys.People, Disabled: p.ReadOnly}, {ID: keys.Back},
	}
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
	case keys.Back:
		return p.w.turnTo(newStartPage(p.w))
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

// NewSitting opens the form with the plan of the sitting.
func NewSitting(svc *screen.Services) screen.Screen {
	s, _ := workshop.Current(svc.Session.Assessment())
	plan := workshop.PlanOf(s)
	minutes := strconv.Itoa(plan.Minutes)
	scope := strings.Join(plan.Scope, " ") // of several, which only other programs plan, none is on offer
	f := form.New(svc, "The session", "", func() []huh.Field {
		scopes := []huh.Option[string]{}
		for _, scope := range []string{workshop.ScopeAll, workshop.ScopeEssential, workshop.ScopeOpen} {
			scopes = append(scopes, huh.NewOption(scopeWords(svc, scope), scope))
		}
		for i := range svc.Session.Pack.Principles {
			id := svc.Session.Pack.Principles[i].ID
			scopes = append(scopes, huh.NewOption(scopeWords(svc, id), id))
		}
		var ways []huh.Option[assessment.Way]
		for _, way := range workshop.Ways() {
			ways = append(ways, huh.NewOption(wayWords(way), way))
		}
		fields := []huh.Field{
			huh.NewInput().Key("minutes").Title("Minutes").Description("For the questions, breaks aside").Value(&minutes),
			huh.NewSelect[assessment.Way]().Key("voting").Title("How people rate").Options(ways...).Value(&plan.Way),
			huh.NewInput().Key("facilitator").Title("Facilitator").Description("It is in internal reports only").Value(&plan.Facilitator),
		}
		if s.At == "" {
			field := huh.NewSelect[string]().Key("scope").Title("Which questions").Options(scopes...).Height(6).Value(&scope)
			fields = append([]huh.Field{field}, fields...)
		}
		return fields
	}, func() {
		if n, err := strconv.Atoi(strings.TrimSpace(minutes)); err == nil && n > 0 && n <= 24*60 {
			plan.Minutes = n
		}
		editSitting(svc, func(s *assessment.Session) {
			if plan.Next = s.Next; scope != strings.Join(plan.Scope, " ") {
				plan.Scope = []string{scope}
			}
			plan.Apply(s)
		})
	})
	f.Validate = func() (field, why string) {
		if n, err := strconv.Atoi(strings.TrimSpace(minutes)); err != nil || n < 1 || n > 24*60 {
			return "minutes", fmt.Sprintf("%q is not a number of minutes. Write it with digits, such as 150.", minutes)
		}
		return "", ""
	}
	f.Hidden = func(field string) bool { return field == "facilitator" }
	return f
}
