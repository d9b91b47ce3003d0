package privacy

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/assessment/project"
	"charter/exports/texts"
	"charter/questions/pattern"
)

// people are those whom an assessment names in a field for people, or with a title
// ("Dr John Seward") in a field for a role, and those of whom the team has said so; each
// as the secret that the name is.
type people struct {
	named   []secret
	pairs   map[string]map[string]int // by first name and last name
	turned  map[string]map[string]int // by last name and first name
	joined  map[string]int            // by both in one word
	boxes   map[string]int            // by both in one word or by one and an initial, as mailboxes have them
	parts   map[string]int            // by each word of a name that may stand for the whole of it
	words   map[string]bool           // every word of a name
	someone []map[string]bool         // the parts of each person
}

// Names and parts of names shorter than this are too common to be told from other words.
const (
	shortestJoined = 5 // letters of a mailbox made of a name
	shortestPart   = 2 // letters of a part of a name
)

// peopleIn gathers the people whom an assessment names.
func (p *Policy) peopleIn(a *assessment.Assessment) {
	seen := map[string]bool{"": true}
	add := func(name string, s secret) {
		if isPerson, said := p.saidOf(name); said && !isPerson {
			return
		}
		if key := fold.Plain(name); !seen[key] {
			seen[key] = true
			s.text = assessment.BareName(strings.Join(strings.Fields(name), " "))
			p.people.add(s, p.bodies)
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
	for _, role := range projectRoles(&a.Project) {
		if role.person {
			maybe(*role.text, "who is named in the description of the project", role.field)
		}
	}
	gave := func(top string, answers map[string]assessment.Answer) {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			maybe(answers[id].By, "who gave an answer", texts.At(top).Field(id).Field("by").String())
		}
	}
	gave("answers", a.Answers)
	gave("retired", a.Retired)
	for _, name := range slices.Sorted(maps.Keys(a.KnownAs)) {
		if a.KnownAs[name] == assessment.NamePerson {
			add(name, secret{})
		}
	}
	for _, text := range roleTexts(a) {
		for _, name := range assessment.TitledNames(text) {
			add(name, secret{})
		}
	}
}

// nickname matches what people put into brackets or quotes within a name.
var nickname = pattern.Lazy(`\([^)]*\)|"[^"]*"|“[^”]*”|‘[^’]*’`)

// nameWords gives the words of a name as its owner is called: without titles, initials,
// nicknames, letters after it, and what stands behind a comma or a dash.
func nameWords(name string) []fold.Word {
	name = nickname().ReplaceAllString(name, " ")
	for _, end := range []string{",", ";", " - ", "–", "—", "/", "|"} {
		if head, _, cut := strings.Cut(name, end); cut && len(strings.Fields(head)) > 1 {
			name = head
		}
	}
	typed := strings.Fields(name)
	for len(typed) > 2 && assessment.IsTitle(typed[0]) {
		typed = typed[1:]
	}
	for last := len(typed) - 1; last > 1 && isPostNominal(typed[last]) && !isPostNominal(typed[0]); last-- {
		typed = typed[:last]
	}
	words := fold.Of(strings.Join(typed, " ")).Words
	if long := slices.DeleteFunc(slices.Clone(words), isInitial); len(long) > 1 {
		return long
	}
	return words
}

// isPostNominal tells letters after a name, such as OBE, PhD or BSc.
func isPostNominal(word string) bool {
	capitals := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, word)
	return len(capitals) > 1 && len(word) <= 6
}

func isInitial(word fold.Word) bool { return utf8.RuneCountInString(word.Text) == 1 }

// add adds a person by all that may stand for the name.
func (p *people) add(s secret, bodies map[string]bool) {
	words := nameWords(s.text)
	if len(words) == 0 || len(words) == 1 && (bodies[words[0].Text] || assessment.IsRoleWord(words[0].Text)) {
		return // the town has that name too, or it is the name of none
	}
	if p.words == nil {
		p.words = map[string]bool{}
	}
	who := len(p.named)
	p.named = append(p.named, s)
	parts := map[string]bool{}
	p.someone = append(p.someone, parts)
	anyCapital := slices.ContainsFunc(words, func(w fold.Word) bool { return w.Capital })
	for _, word := range words {
		p.words[word.Text] = true
		if utf8.RuneCountInString(word.Text) < shortestPart || anyCapital && !word.Capital || bodies[word.Text] || assessment.IsTitle(word.Text) || assessment.IsRoleWord(word.Text) {
			continue
		}
		parts[word.Text] = true
		if s.what != "" {
			keep(&p.parts, word.Text, who)
		}
	}
	if len(words) == 1 {
		return
	}
	first, last := words[0].Text, words[len(words)-1].Text
	keepPair(&p.pairs, first, last, who)
	keepPair(&p.turned, last, first, who)
	_, size := utf8.DecodeRuneInString(first)
	for joined, both := range map[string]bool{first + last: true, last + first: true, first[:size] + last: false, last + first[:size]: false} {
		if utf8.RuneCountInString(joined) < shortestJoined {
			continue
		}
		keep(&p.boxes, joined, who)
		if both {
			keep(&p.joined, joined, who)
		}
	}
}

func keep(in *map[string]int, key string, who int) {
	if *in == nil {
		*in = map[string]int{}
	}
	if _, known := (*in)[key]; !known {
		(*in)[key] = who
	}
}

func keepPair(in *map[string]map[string]int, one, other string, who int) {
	if *in == nil {
		*in = map[string]map[string]int{}
	}
	inner := (*in)[one]
	keep(&inner, other, who)
	(*in)[one] = inner
}

// middleNames is how many words may stand between a first and a last name.
const middleNames = 2

// in calls full with each person whose whole name stands in a text: in order, turned
// round, with middle names, as one word or as a mailbox, which is given; and part with
// each word that is a part of a name only. What comes after an @ is no part of a name.
func (p *people) in(text fold.Text, full func(who int, mailbox string), part func(who int, word fold.Word)) {
	if len(p.named) == 0 {
		return
	}
	words := slices.DeleteFunc(slices.Clone(text.Words), func(w fold.Word) bool { return w.Domain })
	for i, upTo := 0, 0; i < len(words); i++ {
		if who, end, found := p.whole(words, i); found {
			full(who, "")
			upTo = max(upTo, end)
		}
		if who, known := p.parts[words[i].Text]; known && i >= upTo && words[i].Capital {
			part(who, words[i])
		}
	}
	for _, box := range mailboxes(text.Folded) {
		if who, known := p.owner(box); known {
			full(who, box)
		}
	}
}

// whole finds a whole name at a word, and where it ends.
func (p *people) whole(words []fold.Word, at int) (who, end int, found bool) {
	if who, found = p.joined[words[at].Text]; found && words[at].Capital {
		return who, at + 1, true
	}
	for next := at + 1; next <= at+1+middleNames && next < len(words); next++ {
		if who, found = p.pairs[words[at].Text][words[next].Text]; found {
			return who, next + 1, true
		}
		if !isInitial(words[next]) && !words[next].Capital && !p.words[words[next].Text] {
			break
		}
	}
	if next := at + 1; next < len(words) && words[at].Capital && words[next].Capital {
		if who, found = p.turned[words[at].Text][words[next].Text]; found {
			return who, next + 1, true
		}
	}
	return 0, 0, false
}

// owner tells whose name a mailbox is made of: the first name or its initial with the
// last name, as in lucy.m.westenra@, l_westenra@ and westenral@.
func (p *people) owner(box string) (who int, known bool) {
	const mostParts = 8
	local, _, _ := strings.Cut(box, "@")
	parts := strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-+", r) })
	letters := strings.Map(keepLetter, local)
	if who, known = p.boxes[letters]; known {
		return who, true
	}
	for _, first := range parts[:min(len(parts), mostParts)] {
		for _, last := range parts[:min(len(parts), mostParts)] {
			if who, known = p.pairs[strings.Map(keepLetter, first)][strings.Map(keepLetter, last)]; known {
				return who, true
			}
		}
	}
	return 0, false
}

func keepLetter(r rune) rune {
	if r < utf8.RuneSelf && (r < 'a' || r > 'z') {
		return -1
	}
	return r
}

// knows reports whether a text for a role names a person who is known: in full, by a
// mailbox that is made of the name, or by nothing but a part of the name; or whether the
// team has said that it does.
func (p *Policy) knows(text string) bool {
	if isPerson, said := p.saidOf(text); said {
		return isPerson
	}
	for _, box := range mailboxes(text) {
		if isPerson, _ := p.saidOf(box); isPerson {
			return true
		}
	}
	folded, known := p.withoutShared(fold.Of(text)), false
	p.people.in(folded, func(_ int, box string) {
		_, said := p.saidOf(box)
		known = known || !said
	}, func(who int, _ fold.Word) {
		known = known || !slices.ContainsFunc(folded.Words, func(w fold.Word) bool {
			return !p.people.someone[who][w.Text] && !isInitial(w) && !assessment.IsTitle(w.Text)
		})
	})
	return known
}

// guesses gives the names and the mailboxes in a text for a role of which the team
// should say whether they are a person's.
func (p *Policy) guesses(text string) []string {
	if _, said := p.saidOf(text); said {
		return nil
	}
	return slices.DeleteFunc(assessment.NamesIn(text), func(name string) bool {
		_, said := p.saidOf(name)
		return said || p.isBody(name)
	})
}

// bodiesIn gathers what a project says are organisations and places, and the parts of
// their names: "Alder Hey", where Alder Hey Children's NHS Foundation Trust is a partner.
func bodiesIn(p *project.Project) map[string]bool {
	const longestPart = 4 // words; no guess at a person takes more
	bodies := map[string]bool{}
	for f, item := range project.Each(p) {
		if f.Names != project.Body {
			continue
		}
		for _, text := range f.Texts(p, item) {
			words := fold.Of(text).Words
			for start := range words {
				for end := start + 1; end <= min(start+longestPart, len(words)); end++ {
					bodies[fold.Join(words[start:end])] = true
				}
			}
			bodies[fold.Join(words)] = true
		}
	}
	return bodies
}

// isBody reports whether a text is what an organisation or a place of the project is
// called, or a part of it.
func (p *Policy) isBody(text string) bool { return p.bodies[fold.Plain(text)] }

// mayBePerson guesses that a text in a field for people names one. It errs towards yes.
func (p *Policy) mayBePerson(text string) bool {
	if isPerson, said := p.saidOf(text); said {
		return isPerson
	}
	return assessment.LooksLikePerson(text) && !p.isBody(text)
}
