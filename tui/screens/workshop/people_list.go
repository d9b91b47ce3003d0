package workshop

import (
	"slices"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/widget/form"
)

// peopleList is a list of people while it is typed or pasted. At every change the people
// that it added before go, and those that it names now come.
type peopleList struct {
	*screen.Services
	text  string
	ids   []string // given to those who were not in the file, in their order
	added []string // of them, those who are in the file now
	came  []string // who is in the room by it
}

// newListForm opens the form that adds people from a list.
func newListForm(svc *screen.Services) *form.Form {
	p := &peopleList{Services: svc}
	f := form.New(svc, "A list of people", "One a line, with the role after a comma, a semicolon or a tab: Bea Okoro, resident. A role of resident, delivery team or observer says so of them; an observer or facilitator does not rate. Who is in the list already is only ticked.",
		func() []huh.Field {
			return []huh.Field{huh.NewText().Key("list").Title("People").Lines(8).Value(&p.text)}
		}, p.keep)
	f.Hidden, f.EnterAdds = func(string) bool { return true }, true
	return f
}

func (p *peopleList) keep() {
	before := slices.DeleteFunc(slices.Clone(p.Session.Assessment().Assessors), func(who assessment.Assessor) bool { return slices.Contains(p.added, who.ID) })
	people := assessment.ReadPeople(before, p.text)
	known := idsOf(before)
	var added []assessment.Assessor
	for i := range people {
		if slices.Contains(known, people[i].ID) {
			continue
		}
		if len(added) == len(p.ids) {
			p.ids = append(p.ids, people[i].ID)
		}
		people[i].ID = p.ids[len(added)]
		added = append(added, people[i])
	}
	p.added = idsOf(added)
	p.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Assessors(at.Typing("assessors:list"), func([]assessment.Assessor) []assessment.Assessor { return append(before, added...) })
	})
	p.come(people)
}

// come ticks those of the list, and takes the ticks back that an earlier list set.
func (p *peopleList) come(people []assessment.Assessor) {
	editSitting(p.Services, func(s *assessment.Session) {
		s.Present = slices.DeleteFunc(slices.Clone(s.Present), func(id string) bool { return slices.Contains(p.came, id) })
		p.came = nil
		for _, who := range people {
			if !slices.Contains(workshop.Here(*s), who.ID) {
				if !slices.Contains(s.Present, who.ID) {
					p.came = append(p.came, who.ID)
				}
				workshop.Come(s, who.ID)
			}
		}
	})
}

// idsOf gives the ids of people.
func idsOf(people []assessment.Assessor) []string {
	ids := make([]string, len(people))
	for i, who := range people {
		ids[i] = who.ID
	}
	return ids
}
