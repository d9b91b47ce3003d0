package question

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/date"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// NewEvidence opens the list of evidence of an answer.
func NewEvidence(svc *screen.Services, id string) screen.Screen {
	items := func() []assessment.Evidence { return svc.Session.Answer(id).Evidence }
	change := func(typing string, edit func([]assessment.Evidence) []assessment.Evidence) {
		svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
			if typing != "" {
				s = s.Typing(typing)
			}
			e.Answer(s, id, func(a *assessment.Answer) { a.Evidence = edit(a.Evidence) })
		})
	}
	s := &form.ListEditor{Base: screen.Base{Services: svc}, Right: "Evidence for " + id, ItemName: "evidence",
		About: "Cite what shows that the answer is true. Level 2 needs a title. Level 3 needs a title, where it is, and its date."}
	s.Count = func() int { return len(items()) }
	s.Row = func(i int) string {
		item := items()[i]
		grade, why := item.Grade(svc.Session.Assessment().AsOf)
		text := fmt.Sprintf("%s %s %s, allows level %d", widget.Quoted(svc.Theme.Glyph, item.Title, 44), svc.Theme.Glyph.Dot, dateWords(item.Date), 1+int(grade))
		if why != "" {
			text += ": " + why
		}
		return text
	}
	s.More = func(i int) string {
		if place := widget.OneLine(items()[i].Location); place != "" {
			return "Where it is: " + place
		}
		return ""
	}
	s.Add = func() int { return len(items()) }
	s.Remove = func(i int) {
		change("", func(all []assessment.Evidence) []assessment.Evidence { return slices.Delete(slices.Clone(all), i, i+1) })
	}
	s.Edit = func(i int) *form.Form {
		var item assessment.Evidence
		if i < len(items()) {
			item = items()[i]
		}
		day := form.NewDate(svc, "date", "Date it holds for", item.Date, date.First)
		f := form.New(svc, "Evidence for "+id, "", func() []huh.Field {
			return []huh.Field{
				huh.NewInput().Key("title").Title("Title").Description("What it is called, so that others can find it").Value(&item.Title),
				huh.NewInput().Key("location").Title("Where it is").Description("A link, or where it is kept").Value(&item.Location),
				day.Input(),
				huh.NewInput().Key("owner").Title("Owner").Description("The role or team that keeps it").Value(&item.Owner),
				form.YesNo("public", "May its place be published?", &item.Public),
			}
		}, func() {
			item.Date = day.Day()
			change(fmt.Sprintf("evidence:%s:%d", id, i), func(all []assessment.Evidence) []assessment.Evidence {
				all = slices.Clone(all)
				switch {
				case i < len(all):
					all[i] = item
				case item != (assessment.Evidence{}):
					all = append(all, item)
				}
				return all
			})
		})
		f.Days = []*form.Date{day}
		f.Hidden = func(field string) bool { return field == "location" && !item.Public }
		return f
	}
	return s
}

// NewCheck opens the form that records who checked an answer.
func NewCheck(svc *screen.Services, id string) screen.Screen {
	var check assessment.Check
	if given := svc.Session.Answer(id).Check; given != nil {
		check = *given
	}
	day := form.NewDate(svc, "date", "When", check.Date, date.First)
	f := form.New(svc, "Check of "+id, "Someone outside the team looked at this answer and what it rests on. Level 3 needs it. Empty both fields to take it away.",
		func() []huh.Field {
			return []huh.Field{
				huh.NewInput().Key("by").Title("Who checked").Description("A role or body outside the team, such as internal audit").Value(&check.By),
				day.Input(),
			}
		}, func() {
			check.Date = day.Day()
			svc.Session.EditAnswerTyping(id, "check", func(a *assessment.Answer) {
				a.Check = nil
				if check != (assessment.Check{}) {
					kept := check
					a.Check = &kept
				}
			})
		})
	f.Days = []*form.Date{day}
	return f
}

// NewDeparture opens the form that declares a departure from the Charter.
func NewDeparture(svc *screen.Services, id string) screen.Screen {
	var departure assessment.Departure
	if given := svc.Session.Answer(id).Departure; given != nil {
		departure = *given
	}
	until := form.NewDate(svc, "until", "Until when", departure.Until, date.Last)
	clauses := clauseOptions(svc, id, departure.Clause)
	f := form.New(svc, "Departure at "+id, fmt.Sprintf("Declare a promise of the Charter that this project cannot keep. It is published with your report, and the answer then counts %d at most.", assessment.DepartureCap),
		func() []huh.Field {
			return []huh.Field{
				huh.NewSelect[string]().Key("clause").Title("Which promise").Options(clauses...).Value(&departure.Clause),
				huh.NewText().Key("reason").Title("Why it cannot be kept").Lines(4).Value(&departure.Reason),
				until.Input(),
			}
		}, func() {
			departure.Until = until.Day()
			svc.Session.EditAnswerTyping(id, "departure", func(a *assessment.Answer) {
				a.Departure = nil
				if departure != (assessment.Departure{}) {
					kept := departure
					a.Departure = &kept
				}
			})
		})
	f.Days = []*form.Date{until}
	return f
}

// clauseOptions offers the clauses of a question, and the one that is chosen already
// even if it is none of them: a select would take it away otherwise.
func clauseOptions(svc *screen.Services, id, chosen string) []huh.Option[string] {
	ids := []string{""}
	if q, _, ok := svc.Session.Pack.Question(id); ok {
		ids = append(ids, q.Clauses...)
	}
	if !slices.Contains(ids, chosen) {
		ids = append(ids, chosen)
	}
	var offered []huh.Option[string]
	for _, clause := range ids {
		words := "Not chosen yet"
		if c, ok := svc.Session.Pack.Clause(clause); ok {
			words = clause + " " + c.Text
		} else if clause != "" {
			words = widget.OneLine(clause)
		}
		offered = append(offered, huh.NewOption(words, clause))
	}
	return offered
}

// NewNotApplicable opens the form that sets a question aside. The answer
// changes only once the reason is long enough to count.
func NewNotApplicable(svc *screen.Services, id string) screen.Screen {
	reason := svc.Session.Answer(id).Reason
	f := form.New(svc, "Not applicable: "+id,
		fmt.Sprintf("Say why this question does not fit your project, in at least %d characters. The reason is printed in the report.", assessment.MinReasonLength),
		func() []huh.Field {
			return []huh.Field{
				huh.NewText().Key("reason").Title("Why it does not apply").Lines(5).Value(&reason),
			}
		}, func() {
			if assessment.ReasonCounts(reason) {
				svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
					e.NotApplicable(s.Typing("not-applicable:"+id), id, strings.TrimSpace(reason))
				})
			}
		})
	f.Validate = func() (field, why string) {
		if strings.TrimSpace(reason) == "" || assessment.ReasonCounts(reason) {
			return "", ""
		}
		return "reason", fmt.Sprintf("The reason has %d characters; it needs %d. Write more, or empty it to leave the question open.",
			len([]rune(strings.TrimSpace(reason))), assessment.MinReasonLength)
	}
	return f
}

// dateWords writes a day, or that there is none.
func dateWords(day assessment.Date) string {
	if day.IsZero() {
		return "no date"
	}
	return day.Words()
}
