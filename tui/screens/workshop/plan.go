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
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// planForm is the plan of the sitting while it is changed.
type planForm struct {
	*screen.Services
	plan    workshop.Plan
	minutes string
	ticked  []string // scopes
	single  string   // ids of single questions, as typed
	begun   bool     // the agenda stands
}

// NewSitting opens the form with the plan of the sitting at one of its fields, "" at the first.
func NewSitting(svc *screen.Services, field string) screen.Screen {
	s, _ := workshop.Current(svc.Session.Assessment())
	p := &planForm{Services: svc, plan: workshop.PlanOf(s), begun: s.At != ""}
	p.minutes = strconv.Itoa(p.plan.Minutes)
	var single []string
	for _, scope := range p.plan.Scope {
		switch _, _, known := svc.Session.Pack.Question(scope); {
		case known:
			single = append(single, scope)
		case scope != workshop.ScopeAll:
			p.ticked = append(p.ticked, scope)
		}
	}
	p.single = strings.Join(single, " ")
	f := form.New(svc, "The session", "", p.fields, p.keep)
	f.Start, f.Validate = field, p.mistake
	f.Hidden = func(field string) bool { return field == "facilitator" }
	return f
}

func (p *planForm) fields() []huh.Field {
	var ways []huh.Option[assessment.Way]
	offered := workshop.Ways()
	if p.Phones != nil || p.plan.Way == assessment.WayPhones {
		offered = append(offered, assessment.WayPhones)
	}
	for _, way := range offered {
		ways = append(ways, huh.NewOption(wayWords(way), way))
	}
	fields := []huh.Field{
		huh.NewInput().Key("minutes").Title("Minutes").Description("For the questions, breaks aside").Value(&p.minutes),
		huh.NewSelect[assessment.Way]().Key("voting").Title("How people rate").Options(ways...).Value(&p.plan.Way),
		huh.NewInput().Key("facilitator").Title("Facilitator").Description("It is in internal reports only").Value(&p.plan.Facilitator),
	}
	if p.begun {
		return fields
	}
	return append([]huh.Field{
		huh.NewMultiSelect[string]().Key("scope").Title("Which questions").Description("Space ticks one or more. Without a tick: " + scopeWords(p.Services, workshop.ScopeAll)).Options(p.scopes()...).Height(8).Value(&p.ticked),
		huh.NewInput().Key("single").Title("Single questions").Description("Their codes, such as BEN-1 PRI-4. They join what is ticked").Value(&p.single),
	}, fields...)
}

// scopes are what can be ticked.
func (p *planForm) scopes() []huh.Option[string] {
	var all []huh.Option[string]
	for _, scope := range []string{workshop.ScopeEssential, workshop.ScopeOpen} {
		all = append(all, huh.NewOption(scopeWords(p.Services, scope), scope))
	}
	for i := range p.Session.Pack.Principles {
		id := p.Session.Pack.Principles[i].ID
		all = append(all, huh.NewOption(scopeWords(p.Services, id), id))
	}
	return all
}

// codes are the single questions, and what was typed that is no code of one.
func (p *planForm) codes() (ids []string, wrong string) {
	for _, typed := range strings.FieldsFunc(p.single, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		id := strings.ToUpper(typed)
		switch _, _, known := p.Session.Pack.Question(id); {
		case !known:
			wrong = cmp.Or(wrong, typed)
		case !slices.Contains(ids, id):
			ids = append(ids, id)
		}
	}
	return ids, wrong
}

// length is the time in minutes that was typed.
func (p *planForm) length() (minutes int, right bool) {
	n, err := strconv.Atoi(strings.TrimSpace(p.minutes))
	return n, err == nil && n > 0 && n <= 24*60
}

func (p *planForm) keep() {
	if n, right := p.length(); right {
		p.plan.Minutes = n
	}
	if ids, wrong := p.codes(); wrong == "" {
		if p.plan.Scope = slices.Concat(p.ticked, ids); len(p.plan.Scope) == 0 {
			p.plan.Scope = []string{workshop.ScopeAll}
		}
	}
	editSitting(p.Services, func(s *assessment.Session) {
		p.plan.Next = s.Next
		p.plan.Apply(s)
	})
}

func (p *planForm) mistake() (field, why string) {
	if _, right := p.length(); !right {
		return "minutes", fmt.Sprintf("%q is not a number of minutes. Write it with digits, such as 150.", p.minutes)
	}
	if _, wrong := p.codes(); wrong != "" {
		return "single", fmt.Sprintf("There is no question %q. A code is as it stands on the map, such as BEN-1.", wrong)
	}
	return "", ""
}

// scopesWords name what is looked at.
func scopesWords(svc *screen.Services, scopes []string) string {
	words := make([]string, len(scopes))
	for i, scope := range scopes {
		words[i] = scopeWords(svc, scope)
	}
	return cmp.Or(strings.Join(words, "; "), scopeWords(svc, workshop.ScopeAll))
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

// wayWords tell how people rate.
func wayWords(way assessment.Way) string {
	return assessment.ChoiceAt("sessions.way").Label(string(way))
}
