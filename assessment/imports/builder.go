package imports

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/fold"
	"charter/assessment/project"
	"charter/questions/plaintext"
)

// builder makes a plan.
type builder struct {
	plan  Plan
	today date.Date
}

func (b *builder) left(heading, text, why string) {
	if text = strings.TrimSpace(plaintext.Clean(text)); text != "" {
		b.plan.Left = append(b.plan.Left, Left{plaintext.Line(heading), text, why})
	}
}

// maxOffers is how many fields are taken at most: far more than a project fills in. What
// follows is left.
const maxOffers = 500

func (b *builder) put(o Offer) {
	if len(b.plan.Offers) >= maxOffers {
		b.left(o.Heading, o.said(), fmt.Sprintf("More than %d fields are not taken at once.", maxOffers))
		return
	}
	b.plan.Offers = append(b.plan.Offers, o)
}

// why it says nothing: a text that stands for none is not worth taking.
const whyNothing = "It says that there is nothing to say."

// saysNothing reports whether a text stands for none.
func saysNothing(text string) bool {
	switch strings.Trim(fold.Plain(text), " ") {
	case "", "n a", "na", "not applicable", "none", "nil", "not available":
		return true
	}
	return false
}

// offer offers a text for a field of the project that is in no list.
func (b *builder) offer(heading string, field project.Field, text string) {
	if field.Kind == project.KindYes && text == "false" {
		return // which is what it says while it is empty
	}
	value, why := b.value(field, text)
	if why != "" {
		b.left(heading, text, why)
		return
	}
	if taken, same := b.taken("project."+field.Key, value); taken != "" {
		if !same {
			b.left(heading, text, taken)
		}
		return
	}
	b.put(Offer{
		Place: "project." + field.Key, Label: field.Label, Value: value, Heading: plaintext.Line(heading),
		Said: differing(text, value), Remark: remark(field, value),
	})
}

// taken says which heading gives the value for a place already, and whether it is the same
// value; "" where none does.
func (b *builder) taken(place, value string) (by string, same bool) {
	for _, offer := range b.plan.Offers {
		if offer.Place == place && offer.item == nil {
			return fmt.Sprintf("%s is taken from “%s”.", offer.Label, offer.Heading), offer.Value == value
		}
	}
	return "", false
}

// fact offers a value for a fact.
func (b *builder) fact(heading, key, value, said string) {
	if taken, same := b.taken("facts."+key, value); taken != "" {
		if !same {
			b.left(heading, said, taken)
		}
		return
	}
	b.put(Offer{
		Place: "facts." + key, Label: "Fact: " + strings.ReplaceAll(key, "_", " "), Value: value, Heading: plaintext.Line(heading), Said: differing(said, value), fact: key,
	})
}

// add offers an item for a list. What of it does not fit its field is left.
func (b *builder) add(heading string, list *project.List, texts map[string]string) {
	var item []part
	var lines, remarks []string
	for _, field := range list.Fields {
		text := texts[field.Key]
		if strings.TrimSpace(text) == "" || field.Kind == project.KindYes && text == "false" {
			continue
		}
		value, why := b.value(field, text)
		if why != "" {
			b.left(heading+": "+field.Label, text, why)
			continue
		}
		item, lines = append(item, part{field, value}), append(lines, field.Label+": "+field.Choice().Label(value))
		if told := remark(field, value); told != "" {
			remarks = append(remarks, told)
		}
	}
	if len(item) == 0 {
		return
	}
	b.put(Offer{
		Place: "project." + list.Key, Label: list.Label + ": one more " + list.One, Value: strings.Join(lines, "\n"),
		Heading: plaintext.Line(heading), Remark: strings.Join(remarks, " "), item: item,
	})
}

// value gives a text as the field keeps it, or says why it cannot.
func (b *builder) value(field project.Field, text string) (value, why string) {
	text = strings.TrimSpace(plaintext.Clean(text))
	if field.Kind != project.KindChoice && saysNothing(text) {
		return "", whyNothing
	}
	switch field.Kind {
	case project.KindText, project.KindLong:
		return text, ""
	case project.KindMail:
		return addressIn(text, isMail, "There is no e-mail address in it, or more than one.")
	case project.KindWeb:
		return addressIn(text, isWeb, "There is no address of a web page in it, or more than one.")
	case project.KindDay:
		day, _, err := date.Read(oneLine(text), b.today, field.Month)
		if err != nil || day.IsZero() {
			return "", "It is not written as a day, such as 2026-11-22."
		}
		return day.String(), ""
	case project.KindYes:
		switch yes, known := yesOrNo(text); {
		case known && yes:
			return project.Yes, ""
		case known:
			return "", "It says no, which is what the field says while it is empty."
		}
		return "", "It is neither yes nor no."
	case project.KindChoice:
		if value, ok := chosen(field.Choice(), text); ok {
			return value, ""
		}
		return "", "It is none of the values of the field."
	case project.KindMany, project.KindSeveral:
		return several(field, text)
	}
	return oneLine(text), ""
}

// several gives the values of a field that can have more than one, each on a line or with
// commas between. A value of a choice may have a comma in it.
func several(field project.Field, text string) (value, why string) {
	var values []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '|' }) {
		found := strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' })
		if field.Kind == project.KindMany {
			if found = known(field.Choice(), append([]string{line}, found...)); found == nil {
				return "", "“" + oneLine(line) + "” is none of the values of the field."
			}
		}
		for _, one := range found {
			if one = oneLine(one); one != "" && !slices.Contains(values, one) {
				values = append(values, one)
			}
		}
	}
	if field.Kind == project.KindMany {
		return strings.Join(values, "\n"), ""
	}
	return strings.Join(values, ", "), ""
}

// known gives the values of a choice that a line names: the first text if it is one, else
// all the others; else, where the field allows it, the first as a value of one's own.
func known(choice project.Choice, texts []string) []string {
	listed := project.Choice{Options: choice.Options}
	if one, ok := chosen(listed, texts[0]); ok {
		return []string{one}
	}
	var values []string
	for _, text := range texts[1:] {
		if one, ok := chosen(listed, text); ok {
			values = append(values, one)
		}
	}
	switch {
	case len(values) > 0 && len(values) == len(texts)-1:
		return values
	case choice.Open:
		return texts[:1]
	}
	return nil
}

// chosen finds the value of a choice that a text gives, as it stands in the file or in
// words. A value of one's own is kept where the field allows it.
func chosen(choice project.Choice, text string) (value string, ok bool) {
	folded := fold.Plain(text)
	for _, option := range choice.Options {
		if fold.Plain(option.Value) == folded || fold.Plain(option.Label) == folded {
			return option.Value, true
		}
	}
	return oneLine(text), choice.Open && text != ""
}

// addressIn finds the one address in a text.
func addressIn(text string, is func(string) bool, why string) (value, otherwise string) {
	var found []string
	for _, word := range strings.Fields(text) {
		if word = strings.Trim(word, "<>()[]{},;.:\"'"); is(word) && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	if len(found) != 1 {
		return "", why
	}
	return found[0], ""
}

func isMail(word string) bool {
	name, host, ok := strings.Cut(strings.TrimPrefix(word, "mailto:"), "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.Contains(word, "/")
}

func isWeb(word string) bool {
	return strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") || strings.HasPrefix(word, "www.")
}

// yesOrNo reads a text that begins with yes or no.
func yesOrNo(text string) (yes, known bool) {
	first, _, _ := strings.Cut(fold.Plain(text), " ")
	switch first {
	case "yes", "true", "y":
		return true, true
	case "no", "false", "n":
		return false, true
	}
	return false, false
}

func oneLine(text string) string { return strings.Join(strings.Fields(plaintext.Clean(text)), " ") }

// differing gives what a source says where its value is not just that.
func differing(said, value string) string {
	if oneLine(said) == oneLine(value) {
		return ""
	}
	return strings.TrimSpace(plaintext.Clean(said))
}

// remark says what to think of before a value is taken: a name of a person in it, or its
// length. None of it is certain.
func remark(field project.Field, value string) string {
	var remarks []string
	names := assessment.TitledNames(value)
	if field.Names == project.MayName || field.Names == project.Contact {
		names = assessment.NamesIn(value)
	}
	switch {
	case len(names) == 0:
	case field.Names == project.Contact:
		remarks = append(remarks, "This may be one person: "+strings.Join(names, ", ")+". Give a team, or a mailbox that several people read: the field is published.")
	default:
		remarks = append(remarks, "This may name a person: "+strings.Join(names, ", ")+". Give the role instead: the field is published.")
	}
	if n := utf8.RuneCountInString(value); field.Limit > 0 && n > field.Limit {
		remarks = append(remarks, fmt.Sprintf("It has %s characters. The register asks for %s at most.", project.Thousands(n), project.Thousands(field.Limit)))
	}
	return strings.Join(remarks, " ")
}
