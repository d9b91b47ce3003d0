package assessment

import (
	"strings"
	"unicode"

	"charter/assessment/project"
	"charter/questions"
)

// RequiredFields lists the register fields that must not be missing at the project's
// stage, by key, whether they are missing now or not (docs/scoring.md, "Required
// register fields"). A fact that is not known yet counts as true: it never takes a
// requirement away.
func RequiredFields(a *Assessment) []string {
	keys := []string{}
	var facts questions.Facts = &a.Facts
	for _, required := range project.Required() {
		noData := required.Key == "data" && a.Project.NoData && a.Facts.Fact("has_people_data") == questions.No
		if !noData && required.When.Holds(facts) {
			keys = append(keys, required.Key)
		}
	}
	return keys
}

// missingFields lists the required register fields that are missing.
func (r *Rule) missingFields(a *Assessment) []string {
	missing := []string{}
	for _, key := range RequiredFields(a) {
		if r.isMissing(a, key) {
			missing = append(missing, key)
		}
	}
	return missing
}

// isMissing reports whether a required field holds nothing that counts. That of a list
// is the first field of its items, and one item will do.
func (r *Rule) isMissing(a *Assessment, key string) bool {
	if key == project.StageFact {
		return a.Facts.Stage == questions.StageUnknown
	}
	field, _ := project.FieldOf(key)
	if list := project.ListOf(key); list != nil {
		field = list.Fields[0]
	}
	for item := range field.Count(&a.Project) {
		if text := field.Value(&a.Project, item); !r.isOpen(text) && r.lack(a, key, text) == "" {
			return false
		}
	}
	return true
}

// The least that some required fields must hold.
const (
	minLetters = 2 // of a name
	minWords   = 3 // of a sentence
)

// lackOf says what the text of a required field lacks to count, or "": it is too
// little to be meant, or names an address that is set aside for examples.
func lackOf(a *Assessment, key, text string) string {
	if !a.Example && NamesExampleAddress(text) {
		return "names an address that is set aside for examples"
	}
	switch key {
	case "title", "organisation", "responsible_role", "team":
		if !hasLetters(text, minLetters) {
			return "has fewer than two letters"
		}
	case "summary", "description":
		if !hasWords(text, minWords) {
			return "has fewer than three words"
		}
	case "contact_email":
		if _, host, _ := strings.Cut(text, "@"); strings.Count(text, "@") != 1 || !strings.Contains(host, ".") {
			return "is not an e-mail address"
		}
	case "review.next":
		if !isAhead(a.Project.Review.Next, a.AsOf) {
			return "is not a day from the assessment date to two years after it"
		}
	}
	return ""
}

func hasLetters(text string, least int) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			if least--; least <= 0 {
				return true
			}
		}
	}
	return false
}

func hasWords(text string, least int) bool {
	words := 0
	for range strings.FieldsSeq(text) {
		if words++; words == least {
			return true
		}
	}
	return false
}
