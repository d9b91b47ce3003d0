package exports

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
)

// Leak is private text that stands in a public part of a report, typed there by
// the team: a person's name in a note, say.
type Leak struct {
	Field string `json:"field"` // where in the report, e.g. "answers.BEN-1.note"
	What  string `json:"what"`  // what leaks, e.g. "the name of an assessor"
	Text  string `json:"text"`  // the private text itself
}

// LeakError says that a public report holds private text.
type LeakError struct{ Leaks []Leak }

func (e *LeakError) Error() string {
	var places []string
	for _, leak := range e.Leaks {
		place := FieldName(leak.Field) + " (" + leak.What + ")"
		if !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	return "the public report would give private text away in: " + strings.Join(places, "; ") +
		". Reword these, or make an internal report"
}

// Leaks gives the private text that stands in public parts of a public report
// fresh from [Build]. An internal report and one read back from JSON have none.
func (r *Report) Leaks() []Leak { return slices.Clone(r.leaks) }

// Publishable gives a *[LeakError] for a report that must not be written because
// it would give private text away, else nil.
func (r *Report) Publishable() error {
	if len(r.leaks) == 0 {
		return nil
	}
	return &LeakError{r.Leaks()}
}

// secret is private text to look for.
type secret struct {
	text string // in lower case, single spaces
	what string
}

// Texts shorter than this are too common to be told from other words.
const (
	shortestSentence = 24 // characters of a private sentence
	shortestPlace    = 8  // characters of a private location
	shortestName     = 5  // characters of a name of one word
)

// leaksIn looks through every text of a public report for the private texts of
// the assessment it was made from. Texts of the questionnaire are passed over: no
// team typed them.
func leaksIn(r *Report, a *assessment.Assessment) []Leak {
	secrets := secretsOf(a)
	if len(secrets) == 0 {
		return nil
	}
	var leaks []Leak
	public := struct {
		Project   *assessment.Project `json:"project"`
		Assessors []Assessor          `json:"assessors"`
		Workshops []Workshop          `json:"workshops"`
		Answers   map[string]Answer   `json:"answers"`
		Retired   map[string]Answer   `json:"retired"`
		Actions   []Action            `json:"actions"`
		Found     []Placeholder       `json:"placeholders"`
		Fresh     Freshness           `json:"freshness"`
	}{&r.Project, r.Assessors, r.Workshops, r.Answers, r.Retired, r.Actions, r.Placeholders, r.Freshness}
	eachText(public, func(at *fieldPath, text string) {
		if len(text) < shortestName {
			return
		}
		text = folded(text)
		for _, s := range secrets {
			if containsWords(text, s.text) {
				leaks = append(leaks, Leak{at.String(), s.what, s.text})
			}
		}
	})
	return leaks
}

// secretsOf gathers what a public report must not hold.
func secretsOf(a *assessment.Assessment) []secret {
	seen := map[string]bool{"": true}
	var secrets []secret
	add := func(text, what string) {
		if text = folded(text); !seen[text] {
			seen[text] = true
			secrets = append(secrets, secret{text, what})
		}
	}
	for _, location := range publicLocations(a) {
		seen[folded(location)] = true
	}
	addName := func(name string) {
		if words := strings.Fields(name); len(words) > 1 || len(name) >= shortestName {
			add(name, "the name of a person")
			if len(words) > 1 {
				add(words[0]+"."+words[len(words)-1], "a person's mailbox")
			}
		}
	}
	private := func(text, what string) {
		for _, sentence := range sentences(text) {
			add(sentence, what)
		}
		for _, mailbox := range mailboxes(text) {
			add(mailbox, "a mailbox from private text")
		}
	}
	for _, who := range a.Assessors {
		addName(who.Name)
	}
	for _, sitting := range a.Sessions {
		if assessment.LooksLikePerson(sitting.Facilitator) {
			addName(sitting.Facilitator)
		}
	}
	answers := func(answers map[string]assessment.Answer) {
		for _, id := range sortedKeys(answers) {
			answer := answers[id]
			private(answer.PrivateNote, "from the private note of "+id)
			if answer.Check != nil && assessment.LooksLikePerson(answer.Check.By) {
				addName(answer.Check.By)
			}
			for _, item := range answer.Evidence {
				if assessment.LooksLikePerson(item.Owner) {
					addName(item.Owner)
				}
				if location := strings.TrimSpace(item.Location); !item.Public && isParticular(location) {
					add(location, "the place of evidence for "+id+" that is not public")
				}
			}
		}
	}
	answers(a.Answers)
	answers(a.Retired)
	for _, action := range a.Actions {
		if assessment.LooksLikePerson(action.Owner) {
			addName(action.Owner)
		}
	}
	for _, parked := range a.Parking {
		private(parked.Text, "from a point put aside in a workshop")
	}
	return secrets
}

// publicLocations lists the places that the team has marked as public.
func publicLocations(a *assessment.Assessment) []string {
	public := []string{a.Project.URL, a.Project.Challenge.URL, a.Project.ContactEmail}
	for _, other := range a.Project.Assessments {
		public = append(public, other.URL)
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
	return len(location) >= shortestPlace && (strings.ContainsAny(location, `/\:@`) || len(strings.Fields(location)) > 2)
}

// sentences splits private text into parts long enough to be told from others.
func sentences(text string) []string {
	var long []string
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) }) {
		if sentence = folded(sentence); utf8.RuneCountInString(sentence) >= shortestSentence {
			long = append(long, sentence)
		}
	}
	return long
}

// mailboxes finds the e-mail addresses in a text.
func mailboxes(text string) []string {
	if !strings.Contains(text, "@") {
		return nil
	}
	return regexp.MustCompile(`[\w.+\-]+@[\w\-]+(\.[\w\-]+)+`).FindAllString(text, -1)
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
