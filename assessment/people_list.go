package assessment

import (
	"slices"
	"strings"

	"charter/questions/pattern"
)

var (
	listMark = pattern.Lazy(`^(?:\s|[-*•–]|\d+[.)]|\d+\t)+`)
	// Text fields make four spaces of a tab.
	cellEnd   = pattern.Lazy(`\t| {4}`)
	partEnd   = pattern.Lazy(`\t| {4}|[;,]`)
	bracketed = pattern.Lazy(`^([^()\[\]]*[^()\[\]\s])\s*[(\[]([^()\[\]]*)[)\]](.*)$`)
)

// ReadPeople reads a list of people, one a line: the name and, after a comma, a semicolon or
// a tab, the role. A tab parts them before the others do, so that a cell of a spreadsheet
// stays whole. Numbers and marks of lists before a name are left out. A part that is
// "resident", "delivery team" or "team" says just that of them, also in brackets behind the
// name; one who is an observer or facilitator does not rate. Who is listed already by that
// name, however it is written, is given as they stand there, but for an observer; the others
// have new ids. Blank lines and repeated names are passed over.
func ReadPeople(listed []Assessor, text string) []Assessor {
	var people []Assessor
	for line := range strings.Lines(text) {
		who, named := readPerson(line)
		if !named || slices.ContainsFunc(people, who.SameName) {
			continue
		}
		if at := slices.IndexFunc(listed, who.SameName); at >= 0 {
			observes := who.Rates
			if who = listed[at]; observes != nil {
				who.Rates = observes
			}
		}
		people = append(people, who)
	}
	return people
}

// readPerson reads one line of such a list; false where it has no name.
func readPerson(line string) (who Assessor, named bool) {
	line = strings.TrimSpace(listMark().ReplaceAllString(line, ""))
	end, between := partEnd(), ","
	if cellEnd().MatchString(line) {
		end, between = cellEnd(), "\t"
	}
	if found := bracketed().FindStringSubmatch(line); found != nil && slices.ContainsFunc(partEnd().Split(found[2], -1), isMark) {
		line = strings.Join(found[1:], between)
	}
	parts := end.Split(line, 2)
	who = Assessor{ID: NewID(), Name: strings.TrimSpace(parts[0])}
	var role []string
	for _, part := range partEnd().Split(strings.Join(parts[1:], ""), -1) {
		part = strings.TrimSpace(part)
		if who.mark(part); part != "" && !isTeam(part) {
			role = append(role, part)
		}
	}
	who.Role = strings.Join(role, ", ")
	return who, who.Name != ""
}

// mark says of a person what a part of a line says, if it is one of those with a meaning.
func (a *Assessor) mark(part string) {
	switch {
	case isTeam(part):
		a.DeliveryTeam = true
	case strings.EqualFold(part, "resident"):
		a.Resident = true
	case isObserver(part):
		a.Rates = new(bool)
	}
}

// isMark reports whether a part of a line has a meaning of its own.
func isMark(part string) bool {
	part = strings.TrimSpace(part)
	return isTeam(part) || strings.EqualFold(part, "resident") || isObserver(part)
}

func isTeam(part string) bool {
	return strings.EqualFold(part, "delivery team") || strings.EqualFold(part, "team")
}

// isObserver reports whether a role is that of somebody who does not rate, such as
// "Observer", "union observer" or "facilitator".
func isObserver(part string) bool {
	words := strings.Fields(strings.ToLower(part))
	return slices.ContainsFunc(words, func(word string) bool { return slices.Contains([]string{"observer", "observing", "facilitator"}, word) }) || strings.Join(words, " ") == "does not rate"
}
