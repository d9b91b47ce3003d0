package privacy

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/texts"
)

// person is somebody whom an assessment names in a field for people, or with a
// title ("Dr John Seward") in a field for a role.
type person struct {
	name   string // as typed, without titles
	folded string
	secret // what to look for in public text; none for who was named with a title
}

// peopleIn gathers the people whom an assessment names.
func (p *Policy) peopleIn(a *assessment.Assessment) {
	add := func(name string, s secret) {
		name = assessment.BareName(name)
		if !strings.Contains(name, " ") && p.isBody(name) {
			return // a first name alone, and the project's town has it too
		}
		if f := folded(name); f != "" && !slices.ContainsFunc(p.people, func(known person) bool { return known.folded == f }) {
			p.people = append(p.people, person{name, f, s})
		}
	}
	for i, who := range a.Assessors {
		at := texts.At("assessors").Item(i).Field("name")
		add(who.Name, secret{what: "the name of an assessor", from: at.String(), wayOn: "If it is a role, put it into the assessor's role"})
	}
	// These are for people, but anybody may type what an organisation is called.
	maybe := func(text, what, from string) {
		if p.mayBePerson(text) {
			add(text, secret{what: what, from: from, wayOn: "If it is an organisation or a place, name it as organisation, partner, supplier or area"})
		}
	}
	for i, sitting := range a.Sessions {
		maybe(sitting.Facilitator, "who led a workshop", texts.At("sessions").Item(i).Field("facilitator").String())
	}
	gave := func(top string, answers map[string]assessment.Answer) {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			maybe(answers[id].By, "who gave an answer", texts.At(top).Field(id).Field("by").String())
		}
	}
	gave("answers", a.Answers)
	gave("retired", a.Retired)
	for _, role := range projectRoles(&a.Project) {
		for _, name := range assessment.TitledNames(*role.text) {
			add(name, secret{})
		}
	}
}

// bodiesIn lists what a project says are organisations and places.
func bodiesIn(p *project.Project) []string {
	var bodies []string
	for f, item := range project.Each(p) {
		if f.Names == project.Body {
			for _, text := range f.Texts(p, item) {
				bodies = append(bodies, folded(text))
			}
		}
	}
	return bodies
}

// isBody reports whether a text is what an organisation or a place of the project
// is called, or a part of it: "Alder Hey", where Alder Hey Children's NHS
// Foundation Trust is a partner.
func (p *Policy) isBody(text string) bool {
	text = folded(text)
	return text != "" && slices.ContainsFunc(p.bodies, func(body string) bool { return containsWords(body, text) })
}

// mayBePerson guesses that a text names a person. It errs towards yes.
func (p *Policy) mayBePerson(text string) bool {
	return assessment.LooksLikePerson(text) && !p.isBody(text)
}

// knows reports whether a text has the name of a person who is known in it, or a
// mailbox that is made of the name. What comes after the @ is no part of a name.
func (p *Policy) knows(text string) bool {
	boxes := mailboxes(text)
	text = folded(withoutDomains(text))
	for _, known := range p.people {
		if containsWords(text, known.folded) || slices.ContainsFunc(boxes, known.hasMailbox) {
			return true
		}
	}
	return false
}

// hasMailbox reports whether a mailbox is made of a person's first name, or its
// initial, and the last name: lucy.m.westenra@, l_westenra@, westenral@.
func (p person) hasMailbox(box string) bool {
	words := strings.FieldsFunc(p.folded, func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	if len(words) < 2 {
		return false
	}
	plain := func(word string) string { return strings.Map(keepLetter, word) }
	first, last := plain(words[0]), plain(words[len(words)-1])
	if first == "" || last == "" {
		return false
	}
	local, _, _ := strings.Cut(strings.ToLower(box), "@")
	var parts []string
	for _, part := range strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-+", r) }) {
		parts = append(parts, plain(part))
	}
	if slices.Contains(parts, first) && slices.Contains(parts, last) {
		return true
	}
	initial := string([]rune(first)[:1])
	return slices.Contains([]string{first + last, initial + last, last + first, last + initial}, plain(local))
}

func keepLetter(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}
