package assessment

import (
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/questions/pattern"
)

// What a team types can be well formed and still be wrong. These checks point
// at what is likely to have been left by mistake; none of them is certain.

// LooksLikePerson reports whether a text that should name a role or a body
// seems to name a person: "Dr Jane Smith", "Jane Smith", "jane.smith@nhs.net". It
// errs towards yes.
func LooksLikePerson(text string) bool {
	if strings.Contains(text, "@") {
		return looksLikeMailbox(text, isRoleWord)
	}
	words := nameWords(text)
	if slices.ContainsFunc(words, isHonorific) {
		return true
	}
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, word := range words {
		first := []rune(word)[0]
		abbreviation := len(word) > 1 && word == strings.ToUpper(word)
		if !unicode.IsUpper(first) || abbreviation || isRoleWord(word) {
			return false
		}
	}
	return true
}

// MayBePerson reports whether it is worth asking whether a text is a person's name or
// own mailbox. It says so of more than [LooksLikePerson]: of "Emily Ward", where the
// surname is a word of roles, too, of "EMILY JONES" and "emily jones", and of a mailbox
// of two words that name no team, such as housing.options@. So it is only good for a
// question.
func MayBePerson(text string) bool {
	if strings.Contains(text, "@") {
		return looksLikeMailbox(text, isSharedWord)
	}
	words := nameWords(text)
	if len(words) < 2 {
		return LooksLikePerson(text)
	}
	spelt, last := strings.Join(words, " "), len(words)-1
	if isSurnameToo(words[last]) {
		words[last] = "Surname"
	}
	const mostWords = 3
	switch {
	case LooksLikePerson(strings.Join(words, " ")):
		return true
	case len(words) > mostWords, spelt != strings.ToLower(spelt) && spelt != strings.ToUpper(spelt):
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool { return isRoleWord(word) || isCommonWord(word) || isAbbreviation(word) })
}

// NamesIn gives what in a text for a role may be the name of a person or a mailbox of one: the
// whole text, or what stands beside a role, such as "Jane Smith" in "Jane Smith, Director".
// It finds more than there are, as [MayBePerson] does.
func NamesIn(text string) []string {
	var found []string
	for _, word := range strings.Fields(text) {
		if box := strings.Trim(word, "<>(),;:[]/|"); strings.Contains(box, "@") {
			if MayBePerson(box) {
				found = append(found, box)
			}
			text = strings.Replace(text, word, ",", 1)
		}
	}
	parts := besideRole().Split(text, -1)
	for i := 0; i < len(parts); i++ {
		part := strings.TrimSpace(parts[i])
		switch {
		case MayBePerson(part):
			found = append(found, part)
		case i+1 < len(parts) && len(strings.Fields(part)) == 1 && MayBeFirstName(part) && MayBeFirstName(parts[i+1]):
			i++
			found = append(found, part+", "+strings.TrimSpace(parts[i]))
		}
	}
	return found
}

// besideRole matches what stands between a name and a role.
var besideRole = pattern.Lazy(`[,;:()<>\[\]/|–—\n]|\s-+\s`)

// MayBeFirstName reports whether a text may be somebody's first names, as behind the comma
// in "Doe, Sam": one or two words, of which none belongs to a role or a body. It errs
// towards yes.
func MayBeFirstName(text string) bool {
	words := nameWords(text)
	const mostWords = 2
	if len(words) == 0 || len(words) > mostWords {
		return false
	}
	return !slices.ContainsFunc(words, func(word string) bool {
		capital := unicode.IsUpper([]rune(word)[0])
		return isRoleWord(word) || isCommonWord(word) || isAbbreviation(word) && !isHonorific(word) && utf8.RuneCountInString(word) > 1 || !capital && utf8.RuneCountInString(word) == 1
	})
}

// isAbbreviation reports whether a word of our letters has no vowel, as NHS.
func isAbbreviation(word string) bool {
	return word[0] < utf8.RuneSelf && !strings.ContainsAny(strings.ToLower(word), "aeiouy")
}

// nameWords gives the words of a text that could be parts of a name.
func nameWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) && r != '\'' && r != '’' && r != '-' })
}

// BareName gives a name without the titles before it: "Jane Smith" for "Dr Jane
// Smith". A single word keeps its title.
func BareName(name string) string {
	words := strings.Fields(name)
	for len(words) > 2 && isHonorific(strings.TrimSuffix(words[0], ".")) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// TitledNames gives the names of people in a text that should name a role or a
// body, where they are told from anything else by a title: "Dr Jane Smith" in "Dr
// Jane Smith, data lead". What is called after a person, such as "Dr Smith's
// Surgery", is none.
func TitledNames(text string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;:()/|–—\n", r) }) {
		words := strings.Fields(part)
		if len(words) < 2 || len(words) > 5 || !isHonorific(strings.TrimSuffix(words[0], ".")) || !unicode.IsUpper([]rune(words[1])[0]) ||
			slices.ContainsFunc(words, func(word string) bool { return isRoleWord(word) && !isSurnameToo(word) }) {
			continue
		}
		names = append(names, strings.Join(words, " "))
	}
	return names
}

// looksLikeMailbox tells first.last@ and j.last@ from a team's mailbox, in which there
// is one of the words that are shared.
func looksLikeMailbox(text string, shared func(word string) bool) bool {
	for _, word := range strings.Fields(text) {
		local, _, isMail := strings.Cut(strings.Trim(word, "<>(),;:"), "@")
		parts := strings.FieldsFunc(local, func(r rune) bool { return r == '.' || r == '_' })
		if isMail && len(parts) >= 2 && !slices.ContainsFunc(parts, shared) {
			return true
		}
	}
	return false
}

// IsTitle reports whether a word is a title before a name, in whatever letters.
func IsTitle(word string) bool {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	return word != "" && isHonorific(strings.ToUpper(word[:1])+word[1:])
}

// IsRoleWord reports whether a word belongs to a role or a body, not to a name.
func IsRoleWord(word string) bool { return isRoleWord(word) }

func isHonorific(word string) bool {
	switch word {
	case "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Cllr", "Councillor", "Sir", "Dame", "Rev":
		return true
	}
	return false
}

// isRoleWord reports whether a word belongs to a role or a body, not to a name.
func isRoleWord(word string) bool {
	switch strings.TrimSuffix(strings.ToLower(word), "s") {
	case "academy", "administrator", "advice", "adviser", "advisor", "agency", "aid", "alliance", "ambulance", "analyst", "analytic",
		"architect", "assistant", "association", "assurance", "audit", "auditor", "author", "authority", "board", "borough", "bu",
		"busines", "caldicott", "care", "ccio", "centre", "ceo", "cfo", "chair", "charitie", "charity", "chief", "cio", "ciso", "citizen",
		"city", "clerk", "clinic", "clinical", "co-op", "collective", "college", "combined", "commissioner", "committee", "communication",
		"community", "company", "connect", "consortium", "consultancy", "consultant", "consulting", "contact", "contract", "contractor",
		"control", "coo", "cooperative", "coordinator", "council", "cto", "customer", "data", "delivery", "department", "deputy", "design",
		"designer", "desk", "developer", "digital", "director", "division", "dpo", "engineer", "engineering", "enquirie", "enterprise",
		"equality", "ethic", "evaluation", "executive", "external", "federation", "feedback", "finance", "forum", "foundation", "future",
		"governance", "gp", "group", "guardian", "head", "health", "healthwatch", "help", "helpdesk", "highway", "home", "hospice",
		"hospital", "house", "housing", "hr", "hub", "human", "independent", "infirmary", "info", "information", "initiative",
		"innovation", "inspector", "institute", "internal", "it", "lab", "laboratory", "lead", "leader", "learning", "legal", "librarian",
		"library", "limited", "link", "liverpool", "llp", "local", "ltd", "mailbox", "management", "manager", "matron", "medical",
		"member", "mersey", "merseyside", "midwife", "monitoring", "museum", "network", "nh", "nurse", "of", "office", "officer",
		"operation", "option", "owner", "panel", "parking", "partner", "partnership", "passenger", "patient", "people", "performance",
		"pharmacist", "planner", "planning", "plc", "police", "policy", "practice", "practitioner", "principal", "privacy", "procurement",
		"product", "professional", "programme", "project", "protection", "public", "quality", "record", "region", "register", "registrar",
		"representative", "research", "researcher", "resident", "resource", "responsible", "review", "reviewer", "risk", "room",
		"safeguarding", "safety", "school", "science", "scientist", "secretary", "security", "senior", "service", "siro", "social",
		"society", "software", "solicitor", "solution", "specialist", "sponsor", "sro", "staff", "statistic", "strategy", "supplier",
		"supply", "support", "surgeon", "surgery", "system", "team", "technical", "technology", "test", "tester", "testing", "the",
		"therapist", "training", "transport", "treasurer", "trust", "union", "unit", "university", "user", "vendor", "voice", "ward",
		"worker", "workforce", "working", "young", "youth":
		return true
	}
	return false
}

// isSurnameToo reports whether a word of roles and bodies is a common surname: after
// a title it is that.
func isSurnameToo(word string) bool {
	return slices.ContainsFunc([]string{"Head", "Ward", "Young"}, func(name string) bool { return strings.EqualFold(name, word) })
}

// isSharedWord reports whether a word in a mailbox says that several people read it.
func isSharedWord(word string) bool {
	switch strings.TrimSuffix(strings.ToLower(word), "s") {
	case "admin", "board", "contact", "department", "desk", "enquirie", "feedback", "forum", "group", "hello", "help", "helpdesk", "info",
		"information", "mailbox", "office", "panel", "reception", "register", "secretary", "service", "support", "team", "unit":
		return true
	}
	return false
}

// isCommonWord reports whether a word in small letters or in capitals is one that no
// name has: one that joins others, or one that ends as names of activities do.
func isCommonWord(word string) bool {
	word = strings.ToLower(word)
	switch word {
	case "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "both", "by", "each", "every", "everybody", "everyone", "for", "from", "has",
		"in", "is", "it", "new", "no", "nobody", "none", "not", "on", "one", "or", "our", "own", "see", "some", "somebody", "someone", "still", "their",
		"them", "they", "this", "to", "us", "we", "who", "will", "with", "yet":
		return true
	}
	for _, end := range []string{"tion", "sion", "ment", "ities", "ity", "ology", "ance", "ence", "ness", "ical", "ics", "ting", "ning", "ring", "sing", "ying"} {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// isMailAddress reports whether a text is one e-mail address and nothing else.
func isMailAddress(text string) bool {
	text = strings.TrimSpace(text)
	address, err := mail.ParseAddress(text)
	if err != nil || address.Address != text {
		return false
	}
	_, domain, _ := strings.Cut(text, "@")
	return strings.Contains(strings.Trim(domain, "."), ".")
}

// isWebAddress reports whether a text is a complete link to a web page.
func isWebAddress(text string) bool {
	link, err := url.Parse(strings.TrimSpace(text))
	return err == nil && (link.Scheme == "http" || link.Scheme == "https") && strings.Contains(link.Hostname(), ".")
}
