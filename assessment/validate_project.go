package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"charter/assessment/project"
	"charter/questions"
	"charter/questions/pattern"
)

// slug is the form of a project's short name for links.
var slug = pattern.Lazy(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (v *validator) project() {
	p := &v.a.Project
	if p.ID != "" && !slug().MatchString(p.ID) {
		v.warn("project.id", fmt.Sprintf("%q does not work well in links", p.ID), "Use small letters, digits and single hyphens, such as falls-risk-list")
	}
	if v.errorsOnly {
		for _, field := range project.Closed() { // nothing else can be an error
			for item := range field.Count(p) {
				v.field(field, item, false)
			}
		}
		return
	}
	required := requiredTexts()
	for field, item := range project.Each(p) {
		v.field(field, item, slices.Contains(required, field.Key))
	}
	if !p.Dates.Ends.IsZero() && p.Dates.LiveSince.After(p.Dates.Ends) {
		v.warn("project.dates.ends", "is before the project went live", "Correct one of the two days")
	}
	if p.Review.Last.After(v.a.AsOf) {
		v.warn("project.review.last", fmt.Sprintf("is after the assessment date, %s", v.a.AsOf), "Correct the date, or move the assessment date")
	}
	if p.NoData && v.a.Facts.Fact("has_people_data") == questions.Yes {
		v.warn("project.no_data", "says that no data about people is used, but facts.people_data says that it is", "Correct one of the two")
	}
}

// requiredTexts lists the fields without which a project cannot be said to be
// ready: of a list the first field of its items.
func requiredTexts() []string {
	var keys []string
	for _, required := range project.Required() {
		if list := project.ListOf(required.Key); list != nil {
			required.Key = list.Fields[0].Key
		}
		keys = append(keys, required.Key)
	}
	return keys
}

// field looks at what a field of the project holds.
func (v *validator) field(f project.Field, item int, required bool) {
	for i, text := range f.Texts(&v.a.Project, item) {
		if len(f.Options) > 0 {
			v.value(f, item, i, text)
			continue
		}
		if why, hint := Unfit(f, text); why != "" && (!required || f.Kind != project.KindMail) { // else it counts as missing
			v.warn(f.Path(item), why, hint)
		}
		if required {
			v.required(f, f.Path(item), text)
		}
	}
}

// value looks at a value of a field that takes some only, the at-th of those it holds.
func (v *validator) value(f project.Field, item, at int, text string) {
	choice := f.Choice()
	if text == "" || choice.Has(text) {
		return
	}
	path := f.Path(item)
	if f.Kind == project.KindMany {
		path += "." + strconv.Itoa(at)
	}
	v.oneOf(choice, text, path)
}

// required looks at a field without which a project cannot be said to be ready.
func (v *validator) required(f project.Field, path, text string) {
	const hint = "Replace it before you attach the assessment to a register submission"
	switch lack := lackOf(v.a, f.Key, text); {
	case isBlank(text), f.Kind == project.KindDay && v.a.AsOf.IsZero():
	case Placeholder(text):
		v.warn(path, fmt.Sprintf("%q looks like a placeholder: it counts as missing", text), hint)
	case lack != "" && f.Kind == project.KindMail:
		v.warn(path, fmt.Sprintf("%q %s: it counts as missing", text, lack), "Give the address of a shared mailbox, such as team@organisation.uk")
	case lack != "":
		v.warn(path, fmt.Sprintf("%q %s: it counts as missing", text, lack), hint)
	default:
		v.role(f, path, text)
	}
}

// role looks at a required field that the register shows and that should name a
// role, a team or a mailbox.
func (v *validator) role(f project.Field, path, text string) {
	mailbox := strings.TrimSpace(text)
	switch {
	case f.Names == project.Prose, f.Names == project.Body, mailbox == "":
	case !v.mayBePerson(f, mailbox):
	case f.Kind == project.KindMail:
		v.warn(path, "may be the mailbox of one person", "It is published. If it is one person's, give the address of a shared mailbox")
	default:
		v.warn(path, "may be the name of a person", "If it is, name the role or the team instead: the register shows no names of people")
	}
}

// Unfit tells why a text does not fit a field of the register entry, for its form or its
// length, and what to do; "" when it does. What is blank or a placeholder is another matter.
func Unfit(f project.Field, text string) (why, hint string) {
	length := utf8.RuneCountInString(text)
	switch fits := f.Kind != project.KindWeb && f.Kind != project.KindMail && (f.Limit <= 0 || length <= f.Limit); {
	case fits, isOpen(text):
		return "", ""
	case f.Kind == project.KindWeb && !isWebAddress(text):
		return fmt.Sprintf("%q is not a complete web address", beginning(text)), "Write it in full, such as https://www.organisation.uk/project"
	case f.Kind == project.KindMail && !isMailAddress(text):
		return fmt.Sprintf("%q is not an e-mail address", beginning(text)), "Give the address of a shared mailbox, such as team@organisation.uk"
	case f.Limit > 0 && length > f.Limit:
		return fmt.Sprintf("has %s characters, %s more than the register takes", project.Thousands(length), project.Thousands(length-f.Limit)),
			"Shorten it to " + project.Thousands(f.Limit) + " characters"
	}
	return "", ""
}

// beginning gives so much of a text as a message needs to name it.
func beginning(text string) string {
	const longest = 60 // characters
	text = strings.TrimSpace(text)
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}

// mayBePerson guesses that a field names a person, unless the team has said what it is.
func (v *validator) mayBePerson(f project.Field, text string) bool {
	if kind, said := v.a.KnownAs[Fold(text)]; said {
		return kind == NamePerson || kind == NameOwnMailbox
	}
	if f.Kind == project.KindMail {
		return LooksLikePerson(text)
	}
	return slices.ContainsFunc(NamesIn(text), func(name string) bool {
		kind, said := v.a.KnownAs[Fold(name)]
		return !said || kind == NamePerson || kind == NameOwnMailbox
	})
}

// FieldProblems finds what is likely to be wrong with a field, to be told right
// beside it. item is the position in the list for a field of an item.
func FieldProblems(f project.Field, a *Assessment, pack *questions.Pack, item int) []Problem {
	path := f.Path(item)
	var found []Problem
	for _, problem := range Validate(a, pack) {
		// "area.0" belongs to the field "area".
		if strings.HasPrefix(problem.Message, needsAWord) {
			continue // told below, as it is mended on the screens and in plain lines
		}
		if problem.Path == path || strings.HasPrefix(problem.Path, path+".") {
			problem.Message = "This " + withoutQuote(problem.Message)
			found = append(found, problem)
		}
	}
	for _, c := range Contradictions(a, pack) {
		if !c.Explained && slices.Contains(c.Places, path) {
			found = append(found, Problem{path, "This speaks against something else: " + c.Words(), "Put one of them right. If both are true, open the facts and choose explain", SeverityWarning})
		}
	}
	return found
}

// withoutQuote takes off the text that a message quotes at its beginning: here
// the text stands right beside it.
func withoutQuote(message string) string {
	if end := strings.LastIndex(message, `" `); end >= 0 && strings.HasPrefix(message, `"`) {
		return message[end+len(`" `):]
	}
	return message
}

func (v *validator) facts() {
	f := &v.a.Facts
	v.choice("facts.stage", string(f.Stage), "facts.stage")
	v.choice("facts.people_data", f.PeopleData, "facts.people_data")
	v.choice("facts.algorithm", f.Algorithm, "facts.algorithm")
	v.choice("facts.decision_role", f.DecisionRole, "facts.decision_role")
	v.choice("facts.compute", f.Compute, "facts.compute")
	v.factsTogether(f)
}

// factsTogether points out facts that hardly hold together. They are no contradictions of the
// rule, which compares facts with what else is said, and change no verdict.
func (v *validator) factsTogether(f *Facts) {
	for _, pair := range []struct {
		holds                 bool
		place, says, speaking string
	}{
		{f.PeopleData == "none" && isYes(f.HealthConfidential), "facts.health_confidential", "says yes", "facts.people_data says that there is no data about people"},
		{f.Algorithm == "none" && isYes(f.SignificantSolelyAutomated), "facts.significant_solely_automated", "says yes", "facts.algorithm says that there is none"},
		{isNo(f.AffectsPeople) && isYes(f.SignificantSolelyAutomated), "facts.significant_solely_automated", "says yes", "facts.affects_people says no"},
		{(f.DecisionRole == "none" || f.DecisionRole == "informs") && isYes(f.SignificantSolelyAutomated), "facts.significant_solely_automated", "says yes", "facts.decision_role says that it decides nothing"},
	} {
		if pair.holds {
			v.warn(pair.place, pair.says+", but "+pair.speaking, "Put one of the two right")
		}
	}
}
