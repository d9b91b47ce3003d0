package plain

import (
	"slices"
	"strings"

	"charter/assessment"
)

const peopleHelp = "Type or paste people, one a line: the name and, after a comma, a semicolon or a tab, the role, as in Bea Okoro, resident. A role of resident, delivery team or observer says so of them; an observer or facilitator does not rate. An empty line goes back."

// people tells who is on the list of people, and adds those that are typed or pasted. Names
// are in internal reports only.
func (d *dialogue) people() error {
	d.gap()
	all := d.Session.Assessment().Assessors
	if len(all) == 0 {
		d.say("Nobody is on the list of people yet.")
	}
	for i, who := range all {
		d.sayf("%d. %s", i+1, personWords(who))
	}
	d.say("Names are in internal reports only. Roles may be published. " + peopleHelp)
	return d.change(d.addPeople)
}

func (d *dialogue) addPeople() error {
	added := 0
	for {
		r, err := d.askText("Someone else, or an empty line to go back:", peopleHelp)
		if err != nil || r.empty() {
			if added > 0 {
				d.saySaved()
			}
			return stepBack(err)
		}
		listed := d.Session.Assessment().Assessors
		people := assessment.ReadPeople(listed, r.text)
		switch {
		case len(people) == 0:
			d.say("There is no name in this line. " + peopleHelp)
		case slices.ContainsFunc(listed, people[0].SameName):
			d.sayf("%s is on the list already.", oneLine(people[0].Name))
		default:
			added++
			d.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
				e.Assessors(at, func(all []assessment.Assessor) []assessment.Assessor { return append(all, people[0]) })
			})
			d.sayf("Added: %s", personWords(people[0]))
		}
	}
}

// personWords tell of somebody on the list.
func personWords(who assessment.Assessor) string {
	var about []string
	if role := oneLine(who.Role); role != "" {
		about = append(about, role)
	}
	if who.DeliveryTeam {
		about = append(about, "in the delivery team")
	}
	if who.Resident && !strings.EqualFold(strings.TrimSpace(who.Role), "resident") {
		about = append(about, "there as a resident")
	}
	if !who.IsRater() {
		about = append(about, "does not rate")
	}
	name := oneLine(who.Name)
	if name == "" {
		name = "Somebody without a name"
	}
	return sentence(strings.Join(append([]string{name}, about...), ", "))
}
