package privacy

import (
	"slices"
	"strings"
	"unicode"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/assessment/project"
	"charter/exports/texts"
	"charter/questions/pattern"
)

// Search looks through every text of a value that is to be public for the private
// texts of the assessment. It gives those that must not be published as they stand,
// and what the team should look at before. Texts of the questionnaire are to be left
// out: no team typed them.
func (p *Policy) Search(public any) ([]Leak, []Remark) {
	s := search{policy: p, small: map[string]bool{}, remarks: map[string]*Remark{}}
	if p.judged {
		return nil, nil
	}
	texts.Each(public, func(at *texts.Path, text string) {
		if text != "" && !assessment.IsWithheld(text) {
			s.look(at.String(), text)
		}
	})
	return s.leaks, s.told()
}

// search is the work of one search, and what was found so far.
type search struct {
	policy  *Policy
	leaks   []Leak
	small   map[string]bool // words that stand somewhere in small letters
	order   []string
	remarks map[string]*Remark // by what they tell
}

func (s *search) look(field, text string) {
	folded := fold.Of(text)
	for _, word := range folded.Words {
		if !word.Capital {
			s.small[word.Text] = true
		}
	}
	found := map[int]bool{}
	secret := func(id int) {
		secret := s.policy.secrets[id]
		switch {
		case found[id] || secret.public:
		case secret.part:
			s.remark(field, Remark{Kind: partRemark, Text: secret.text, what: secret.what, from: secret.from})
		default:
			s.leaks = append(s.leaks, Leak{field, secret.text, secret.what, secret.from, secret.wayOn})
		}
		found[id] = true
	}
	s.policy.sentences.in(folded, secret)
	s.policy.places.in(folded, secret)
	s.names(field, s.policy.withoutShared(folded))
	s.numbers(field, folded.Folded)
}

// withoutShared leaves out the words of mailboxes that are no single person's, as the
// team has said.
func (p *Policy) withoutShared(text fold.Text) fold.Text {
	if len(p.said) == 0 || !strings.Contains(text.Folded, "@") {
		return text
	}
	boxes := slices.DeleteFunc(mailbox().FindAllStringIndex(text.Folded, -1), func(at []int) bool {
		isPerson, said := p.saidOf(text.Folded[at[0]:at[1]])
		return isPerson || !said
	})
	text.Words = slices.DeleteFunc(slices.Clone(text.Words), func(w fold.Word) bool {
		for len(boxes) > 0 && boxes[0][1] <= w.Start {
			boxes = boxes[1:]
		}
		return len(boxes) > 0 && boxes[0][0] <= w.Start
	})
	return text
}

func (s *search) names(field string, text fold.Text) {
	found := map[int]bool{}
	s.policy.people.in(text, func(who int, box string) {
		person := s.policy.people.named[who]
		isPerson, said := s.policy.saidOf(box)
		if found[who] || person.what == "" || said && !isPerson {
			return
		}
		found[who] = true
		leak := Leak{field, person.text, person.what, person.from, person.wayOn}
		if box != "" {
			leak.Text, leak.What = box, "a mailbox made of "+person.what
		}
		s.leaks = append(s.leaks, leak)
	}, func(who int, word fold.Word) {
		person := s.policy.people.named[who]
		s.remark(field, Remark{Kind: nameRemark, Text: word.Text, what: person.what, from: person.from, sure: !word.First})
	})
}

// remark keeps what to tell of a field, together with the same of other fields.
func (s *search) remark(field string, r Remark) {
	key := string(r.Kind) + " " + r.from + " " + r.Text
	known := s.remarks[key]
	if known == nil {
		known = &r
		s.remarks[key] = known
		s.order = append(s.order, key)
	}
	known.sure = known.sure || r.sure
	if len(known.Fields) == 0 || known.Fields[len(known.Fields)-1] != field {
		known.Fields = append(known.Fields, field)
	}
}

// told gives the remarks in the order in which they were found. A capital at the
// beginning of a sentence says nothing of a word that stands elsewhere in small letters.
func (s *search) told() []Remark {
	var told []Remark
	for _, key := range s.order {
		if r := s.remarks[key]; r.Kind != nameRemark || r.sure || !s.small[r.Text] {
			told = append(told, *r)
		}
	}
	return told
}

// Numbers that belong to one person, as they look folded.
var (
	phone             = pattern.Lazy(`(?:(?:\+|\b00)44[ -]?(?:\(0\)[ -]?)?|\(?\b0)[12378](?:[ \-)]{0,2}\d){8,9}\b|\+[1-9](?:[ -]?\d){8,13}\b`)
	nhsNumber         = pattern.Lazy(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)
	nationalInsurance = pattern.Lazy(`\b[a-ceghj-prtw-z][a-ceghj-nprtw-z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]\b`)
	dotted            = pattern.Lazy(`(\d)\.(\d)`)
)

// hyphened writes every dash, and a dot between two digits, as a hyphen: numbers are parted by
// all of them.
func hyphened(folded string) string {
	folded = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Pd, r) {
			return '-'
		}
		return r
	}, folded)
	return dotted().ReplaceAllString(folded, "$1-$2")
}

// numbers points at phone numbers, NHS numbers, National Insurance numbers and the
// mailboxes of single people.
func (s *search) numbers(field, folded string) {
	told := func(number, what string) {
		s.remark(field, Remark{Kind: numberRemark, Text: strings.ToUpper(number), what: what})
	}
	if digitsIn(folded) >= fewestDigits {
		s.digits(field, hyphened(folded), told)
	}
	if s.policy.contacts[field] || !strings.Contains(folded, "@") {
		return
	}
	for _, box := range mailboxes(folded) {
		isPerson, said := s.policy.saidOf(box)
		if isPerson || !said && assessment.LooksLikePerson(box) && !s.policy.shown[box] {
			s.remark(field, Remark{Kind: numberRemark, Text: box, what: "the mailbox of one person"})
		}
	}
}

// fewestDigits is how many digits the shortest of the numbers has: a National Insurance number.
const fewestDigits = 6

func digitsIn(text string) int {
	digits := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			digits++
		}
	}
	return digits
}

// digits points at the numbers of digits.
func (s *search) digits(field, parted string, told func(number, what string)) {
	for _, number := range nhsNumber().FindAllString(parted, -1) {
		if isNHSNumber(number) {
			told(number, "an NHS number")
		}
	}
	for _, number := range nationalInsurance().FindAllString(parted, -1) {
		if !slices.Contains([]string{"bg", "gb", "kn", "nk", "nt", "tn", "zz"}, number[:2]) {
			told(number, "a National Insurance number")
		}
	}
	if s.policy.contacts[field] {
		return
	}
	for _, number := range phone().FindAllString(parted, -1) {
		told(number, "a phone number")
	}
}

// isNHSNumber reports whether the last of ten digits checks the others (Modulus 11, as
// the NHS Data Dictionary tells).
func isNHSNumber(number string) bool {
	digits := strings.NewReplacer(" ", "", "-", "").Replace(number)
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	return digits[0] != '0' && (11-sum%11)%11 == int(digits[9]-'0')
}

// contactsIn lists the fields that tell the public whom to turn to, as a report names
// them.
func contactsIn() map[string]bool {
	contacts := map[string]bool{}
	for _, f := range project.Fields() {
		if f.Names == project.Contact {
			contacts["project."+f.Key] = true
		}
	}
	return contacts
}
