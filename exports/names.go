package exports

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"charter/assessment"
	"charter/assessment/project"
)

// names are what is known of the names in an assessment: who is a person for
// certain, and who or what is none. All else that reads like a name is a guess. A
// guess never stops an export, and never hides whom the public can turn to.
type names struct {
	people []person
	bodies []string // organisations and places that the project names, folded
	judged bool     // every text for a role has been looked at before, and stands
}

// person is somebody whom an assessment names in a field for people, or with a
// title ("Dr John Seward") in a field for a role.
type person struct {
	name   string // as typed, without titles
	folded string
	secret // what to look for in public text; none for who was named with a title
}

// namesIn gathers the names in an assessment.
func namesIn(a *assessment.Assessment) names {
	n := names{bodies: bodiesIn(&a.Project)}
	add := func(name string, s secret) {
		name = assessment.BareName(name)
		if !strings.Contains(name, " ") && n.isBody(name) {
			return // a first name alone, and the project's town has it too
		}
		if f := folded(name); f != "" && !slices.ContainsFunc(n.people, func(p person) bool { return p.folded == f }) {
			n.people = append(n.people, person{name, f, s})
		}
	}
	for i, who := range a.Assessors {
		at := (&fieldPath{key: "assessors"}).item(i).field("name")
		add(who.Name, secret{what: "the name of an assessor", from: at.String(), wayOn: "If it is a role, put it into the assessor's role"})
	}
	// These are for people, but anybody may type what an organisation is called.
	maybe := func(text, what, from string) {
		if n.mayBePerson(text) {
			add(text, secret{what: what, from: from, wayOn: "If it is an organisation or a place, name it as organisation, partner, supplier or area"})
		}
	}
	for i, sitting := range a.Sessions {
		maybe(sitting.Facilitator, "who led a workshop", (&fieldPath{key: "sessions"}).item(i).field("facilitator").String())
	}
	gave := func(top string, answers map[string]assessment.Answer) {
		for _, id := range sortedKeys(answers) {
			maybe(answers[id].By, "who gave an answer", (&fieldPath{key: top}).field(id).field("by").String())
		}
	}
	gave("answers", a.Answers)
	gave("retired", a.Retired)
	for _, role := range projectRoles(&a.Project) {
		for _, name := range assessment.TitledNames(*role.text) {
			add(name, secret{})
		}
	}
	return n
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
func (n names) isBody(text string) bool {
	text = folded(text)
	return text != "" && slices.ContainsFunc(n.bodies, func(body string) bool { return containsWords(body, text) })
}

// mayBePerson guesses that a text names a person. It errs towards yes.
func (n names) mayBePerson(text string) bool {
	return assessment.LooksLikePerson(text) && !n.isBody(text)
}

// knows reports whether a text has the name of a person who is known in it, or a
// mailbox that is made of the name. What comes after the @ is no part of a name.
func (n names) knows(text string) bool {
	boxes := mailboxes(text)
	text = folded(withoutDomains(text))
	for _, p := range n.people {
		if containsWords(text, p.folded) || slices.ContainsFunc(boxes, p.hasMailbox) {
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

// NameRemark tells the team what became of a text that is to name a role, a team or
// a mailbox and may name a person. It holds the words, so it is never published.
type NameRemark struct {
	Field    string // where in the report, e.g. "actions.x1.owner"
	Text     string // as the team typed it
	Withheld bool
	Known    bool // the person is named for certain; else it is a guess
}

// Sentence tells the field, the words and the way on.
func (n NameRemark) Sentence() string {
	head := fmt.Sprintf("%s: “%s” is ", FieldName(n.Field), excerpt(n.Text))
	switch {
	case n.Known:
		return head + "withheld, as it names a person. Name a role or a team instead, or give a shared mailbox."
	case n.Withheld && strings.Contains(n.Text, "@"):
		return head + "withheld, as it may be the mailbox of one person. Name a role or a team instead."
	case n.Withheld:
		return head + fmt.Sprintf("withheld, as it may be the name of a person. If it is none, say what it is, such as “%s team”.", excerpt(n.Text))
	}
	return head + "published. If it is the name or the mailbox of one person, give that of a role or a team instead."
}

// NameRemarks tells, of a public report fresh from [Build], which fields name a
// person or may name one, and what became of them. Others have none.
func (r *Report) NameRemarks() []NameRemark { return slices.Clone(r.nameRemarks) }
