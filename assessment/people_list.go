package assessment

import (
	"slices"
	"strings"

	"charter/questions/pattern"
)

var (
	listMark = pattern.Lazy(`^(?:\s|[-*•–]|\d+[.)]|\d+\t)+`)
	// Text fields make four spaces of a tab.
	cellEnd = pattern.Lazy(`\t| {4}`)
	partEnd = pattern.Lazy(`\t| {4}|[;,]`)
)

// ReadPeople reads a list of people, one a line: the name and, after a comma, a semicolon or
// a tab, the role. A tab parts them before the others do, so that a cell of a spreadsheet
// stays whole. Numbers and marks of lists before a name are left out. A part that is "resident", "delivery team", "team" or "observer" says just that of them; an
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
	line = strings.TrimSpace(listMark().ReplaceAllString(line, ""))
	end := partEnd()
	if cellEnd().MatchString(line) {
		end = cellEnd()
	}
	parts := end.Split(line, 2)
	who = Assessor{ID: NewID(), Name: strings.TrimSpace(parts[0])}
	var role []string
	for _, part := range partEnd().Split(strings.Join(parts[1:], ""), -1) {
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
