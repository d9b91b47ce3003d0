package privacy

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/texts"
	"charter/exports/wording"
)

// Leak is private text that stands in a public part of a report, typed there by
// the team: a person's name in a note, say.
type Leak struct {
	Field string `json:"field"`            // where in the report, e.g. "answers.BEN-1.note"
	Text  string `json:"text"`             // the private text itself
	What  string `json:"what"`             // what it is, e.g. "the name of an assessor"
	From  string `json:"from"`             // where in the assessment it is private, e.g. "assessors[0].name"
	WayOn string `json:"way_on,omitempty"` // what else helps than other words, in a sentence without a full stop
}

// LeakError says that a public report holds private text.
type LeakError struct{ Leaks []Leak }

// Error tells each private text once: the words, where they come from, every place
// they stand in, and the ways on.
func (e *LeakError) Error() string {
	var secrets []Leak // the first leak of each private text
	places := map[string][]string{}
	ways := []string{"Reword this, or make an internal report"}
	for _, leak := range e.Leaks {
		if _, seen := places[leak.Text]; !seen {
			secrets = append(secrets, leak)
		}
		if where := wording.FieldAt(leak.Field); !slices.Contains(places[leak.Text], where) {
			places[leak.Text] = append(places[leak.Text], where)
		}
		if leak.WayOn != "" && !slices.Contains(ways, leak.WayOn) {
			ways = append(ways, leak.WayOn)
		}
	}
	told := make([]string, len(secrets))
	for i, leak := range secrets {
		told[i] = fmt.Sprintf("“%s” (%s; %s) stands in %s", excerpt(leak.Text), leak.What, wording.FieldAt(leak.From), listSome(places[leak.Text]))
	}
	return "the public report would give private text away: " + strings.Join(told, "; ") + ". " + strings.Join(ways, ". ")
}

// mostPlaces is how many places a message tells of one private text.
const mostPlaces = 4

// listSome joins words as in a sentence; of many only the first.
func listSome(words []string) string {
	if more := len(words) - mostPlaces; more > 1 {
		words = append(slices.Clone(words[:mostPlaces]), fmt.Sprintf("%d other places", more))
	}
	return wording.List(words)
}

// longestExcerpt is how many characters of a text a message repeats.
const longestExcerpt = 60

// excerpt gives the beginning of a text on one line, for a message.
func excerpt(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longestExcerpt {
		return strings.TrimSpace(string(runes[:longestExcerpt])) + "…"
	}
	return text
}

// secret is private text to look for.
type secret struct {
	text, folded      string // as typed, and as it is compared
	isName            bool   // what comes after an @ is no part of a name
	what, from, wayOn string // as in a Leak
}

// Texts shorter than this are too common to be told from other words.
const (
	shortestSentence = 24 // characters of a private sentence
	shortestPlace    = 8  // characters of a private location
	shortestName     = 5  // characters of a name of one word
)

// Leaks looks through every text of a value that is to be public for the private
// texts of the assessment. Texts of the questionnaire are to be left out of it: no
// team typed them.
func (p *Policy) Leaks(public any) []Leak {
	if len(p.secrets) == 0 {
		return nil
	}
	var leaks []Leak
	texts.Each(public, func(at *texts.Path, text string) {
		if len(text) < shortestName {
			return
		}
		text = folded(text)
		bare := withoutDomains(text)
		for _, s := range p.secrets {
			in := text
			if s.isName {
				in = bare
			}
			if containsWords(in, s.folded) {
				leaks = append(leaks, Leak{at.String(), s.text, s.what, s.from, s.wayOn})
			}
		}
	})
	return leaks
}

// secretsIn gathers what a public report must not hold.
func (p *Policy) secretsIn(a *assessment.Assessment) {
	public := map[string]bool{}
	for _, location := range publicLocations(a) {
		public[folded(location)] = true
	}
	seen := map[string]bool{"": true}
	add := func(text string, s secret) {
		s.text, s.folded = text, folded(text)
		if !seen[s.folded] {
			seen[s.folded] = true
			p.secrets = append(p.secrets, s)
		}
	}
	private := func(text string, s secret) {
		for _, sentence := range sentences(text) {
			add(sentence, s)
		}
		s.what = "a mailbox from private text"
		for _, box := range mailboxes(text) {
			if !public[folded(box)] {
				add(box, s)
			}
		}
	}
	for _, known := range p.people {
		words := strings.Fields(known.name)
		if known.what == "" || len(words) == 1 && len(known.name) < shortestName {
			continue
		}
		s := known.secret
		s.isName = true
		add(known.name, s)
		if len(words) > 1 {
			s.what = "a mailbox made of " + s.what
			add(words[0]+"."+words[len(words)-1], s)
		}
	}
	answers := func(top string, answers map[string]assessment.Answer) {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			answer, at := answers[id], texts.At(top).Field(id)
			private(answer.PrivateNote, secret{what: "private text", from: at.Field("private_note").String()})
			for i, item := range answer.Evidence {
				location := strings.TrimSpace(item.Location)
				if item.Public || !isParticular(location) || public[folded(location)] || isWords(location) && p.isBody(location) {
					continue
				}
				add(location, secret{
					what: "the place of evidence that is not public", from: at.Field("evidence").Item(i).Field("location").String(),
					wayOn: "If the place may be published, mark that evidence as public",
				})
			}
		}
	}
	answers("answers", a.Answers)
	answers("retired", a.Retired)
	for _, parked := range a.Parking {
		private(parked.Text, secret{what: "private text", from: "parking"})
	}
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
		for _, item := range answer.Evidence {
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
var mailbox = regexp.MustCompile(`[\w.+\-]+@[\w\-]+(\.[\w\-]+)+`)

// mailboxes finds the e-mail addresses in a text.
func mailboxes(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	return mailbox.FindAllString(text, -1)
}

// withoutDomains leaves of each e-mail address in a text what stands before the @.
func withoutDomains(text string) string {
	for _, box := range mailboxes(text) {
		local, _, _ := strings.Cut(box, "@")
		text = strings.ReplaceAll(text, box, local)
	}
	return text
}

// folded makes texts comparable: lower case, single spaces.
func folded(text string) string {
	if strings.ContainsAny(text, "\n\r\t\u00a0") || strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	return strings.ToLower(strings.TrimSpace(text))
}

// containsWords reports whether a folded text has a folded phrase in it as whole words.
func containsWords(text, phrase string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return false
		}
		start, end := from+at, from+at+len(phrase)
		if !endsInWord(text[:start]) && !startsWithWord(text[end:]) {
			return true
		}
		from = start + 1
	}
}

func endsInWord(text string) bool {
	last, size := utf8.DecodeLastRuneInString(text)
	return size > 0 && isWordRune(last)
}

func startsWithWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return size > 0 && isWordRune(first)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
