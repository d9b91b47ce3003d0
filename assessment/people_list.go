package assessment

import (
	"slices"
	"strings"
)

// ReadPeople reads a list of people, one a line: the name and, after a comma, the role. A
// part that is "resident", "delivery team", "team" or "observer" says just that of them; an
// observer does not rate. Who is listed already by that name, however it is written, is
// given as they stand there; the others have new ids. Blank lines and repeated names are
// passed over.
func ReadPeople(listed []Assessor, text string) []Assessor {
	var people []Assessor
	for line := range strings.Lines(text) {
		who, named := readPerson(line)
		if !named || slices.ContainsFunc(people, who.SameName) {
			continue
		}
		if at := slices.IndexFunc(listed, who.SameName); at >= 0 {
			who = listed[at]
		}
		people = append(people, who)
	}
	return people
}

// readPerson reads one line of such a list; false where it has no name.
func readPerson(line string) (who Assessor, named bool) {
	name, rest, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "-*• "), ",")
	who = Assessor{ID: NewID(), Name: strings.TrimSpace(name)}
	var role []string
	for part := range strings.SplitSeq(rest, ",") {
		part = strings.TrimSpace(part)
		switch strings.ToLower(part) {
		case "":
			continue
		case "delivery team", "team":
			who.DeliveryTeam = true
			continue
		case "resident":
			who.Resident = true
		case "observer":
			who.Rates = new(bool)
		}
		role = append(role, part)
	}
	who.Role = strings.Join(role, ", ")
	return who, who.Name != ""
}
