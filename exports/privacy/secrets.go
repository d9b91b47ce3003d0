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

// secret is private text to look for.
type secret struct {
	text              string // as typed
	what, from, wayOn string // as in a Leak
	part              bool   // a part of private text, or a place where many documents are: to look at, no leak
	public            bool   // the team has said elsewhere that it may be published
}

// Texts shorter than this are too common to be told from other words.
const (
	shortestSentence = 24 // characters of a private sentence
	shortestPlace    = 8  // characters of a private location
	shortestCopy     = 8  // words in a row of a private sentence that are most of it
	shortestPiece    = 5  // words in a row of a private sentence that are half of it
)

// secretsIn gathers what a public report must not hold, apart from names.
func (p *Policy) secretsIn(a *assessment.Assessment) {
	p.places.exact = true
	answers := func(top string, answers map[string]assessment.Answer) {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			answer, at := answers[id], texts.At(top).Field(id)
			p.addPrivate(answer.PrivateNote, secret{what: "private text", from: at.Field("private_note").String()})
			for i, v := range answer.Voided {
				p.addPrivate(v.Why, secret{what: "private text", from: at.Field("voided").Item(i).Field("why").String()})
			}
			for i, round := range answer.Rounds {
				for _, reason := range round.Reasons {
					p.addPrivate(reason, secret{what: "private text", from: at.Field("rounds").Item(i).Field("reasons").String()})
				}
			}
			for i, item := range a.Cited(answer) {
				if !item.Public {
					p.addPlace(item.Location, at.Field("evidence").Item(i).Field("location").String())
				}
			}
		}
	}
	answers("answers", a.Answers)
	answers("retired", a.Retired)
	for _, parked := range a.Parking {
		p.addPrivate(parked.Text, secret{what: "private text", from: "parking"})
	}
	for _, sentence := range p.typed {
		p.addHalves(sentence)
	}
	for _, location := range publicLocations(a) {
		p.places.in(fold.Of(location), func(secret int) { p.secrets[secret].public = true })
	}
}

// addSecret keeps a secret and gives its number.
func (p *Policy) addSecret(s secret) int {
	p.secrets = append(p.secrets, s)
	return len(p.secrets) - 1
}

// addPrivate adds the sentences of private text, and the mailboxes in it.
func (p *Policy) addPrivate(text string, s secret) {
	for _, sentence := range sentences(text) {
		p.addSentence(sentence, s)
	}
	s.what = "a mailbox from private text"
	for _, box := range mailboxes(text) {
		s.text = box
		folded := p.places.lay(fold.Of(box))
		p.places.add(folded, 0, len(folded.words), p.addSecret(s))
	}
}

// sentence is a private sentence, laid out, and the number of its secret.
type sentence struct {
	text  laid
	whole int
}

// runs adds each run of so many words of a sentence.
func (p *Policy) runs(text laid, length, secret int) {
	for from := range len(text.words) - length + 1 {
		p.sentences.add(text, from, from+length, secret)
	}
}

// addSentence adds a private sentence: the whole of it, and each run of words that is
// most of it. Punctuation does not count.
func (p *Policy) addSentence(text string, s secret) {
	s.text = text
	added := sentence{p.sentences.lay(fold.Of(text)), p.addSecret(s)}
	n := len(added.text.words)
	p.sentences.add(added.text, 0, n, added.whole)
	if most := min(n-n/4, longestPhrase); most >= shortestCopy {
		p.runs(added.text, most, added.whole)
	}
	p.typed = append(p.typed, added)
}

// addHalves adds each run of words that is half of a private sentence, which is only
// pointed at. They come after all sentences: a half of one may be the whole of another.
func (p *Policy) addHalves(of sentence) {
	n := len(of.text.words)
	half := min(n-n/2, longestPhrase/2)
	if half < shortestPiece {
		return
	}
	s := p.secrets[of.whole]
	s.part = true
	p.runs(of.text, half, p.addSecret(s))
}

// addPlace adds the place of evidence that is not public, without what may be left out
// of an address: how it begins, and a slash at its end.
func (p *Policy) addPlace(location, from string) {
	location = strings.TrimSpace(location)
	if !isParticular(location) || isWords(location) && p.isBody(location) {
		return
	}
	folded, first := fold.Of(location), 0
	if first < len(folded.Words) && strings.HasPrefix(folded.Folded[folded.Words[0].End:], "://") {
		first++
	}
	if first < len(folded.Words) && folded.Words[first].Text == "www" {
		first++
	}
	if first == len(folded.Words) {
		return
	}
	rest := strings.TrimRight(folded.Folded[folded.Words[first].Start:], "/")
	if len(rest) < shortestPlace {
		return
	}
	p.places.add(p.places.lay(folded), first, len(folded.Words), p.addSecret(secret{
		text: location, what: "the place of evidence that is not public", from: from, part: first > 0 && !strings.Contains(rest, "/"),
		wayOn: "If the place may be published, mark that evidence as public",
	}))
}

// publicLocations lists the places and mailboxes that the team has said are public.
func publicLocations(a *assessment.Assessment) []string {
	public := mailboxes(a.Project.Challenge.Contact)
	for f, item := range project.Each(&a.Project) {
		if f.Kind == project.KindWeb || f.Kind == project.KindMail {
			public = append(public, f.Value(&a.Project, item))
		}
	}
	for _, answer := range a.Answers {
		for _, item := range a.Cited(answer) {
			if item.Public {
				public = append(public, item.Location)
			}
		}
	}
	return public
}

// isParticular tells the place of one document ("https://…", "S:\\Team\\plan.docx")
// from a common word ("SharePoint").
func isParticular(location string) bool {
	return len(location) >= shortestPlace && (!isWords(location) || len(strings.Fields(location)) > 2)
}

// isWords tells a place that is told in words from an address or a path.
func isWords(location string) bool { return !strings.ContainsAny(location, `/\:@`) }

// sentences splits private text into parts long enough to be told from others.
func sentences(text string) []string {
	var long []string
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) }) {
		if sentence = strings.Join(strings.Fields(sentence), " "); utf8.RuneCountInString(sentence) >= shortestSentence {
			long = append(long, sentence)
		}
	}
	return long
}

// mailbox matches an e-mail address.
var mailbox = pattern.Lazy(`[\w.+\-]+@[\w\-]+(\.[\w\-]+)+`)

// mailboxes finds the e-mail addresses in a text.
func mailboxes(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	return mailbox().FindAllString(text, -1)
}
