// Package wording holds the plain words for what a project, an answer or a
// questionnaire can say: stages, facts, register fields, states. Screens and
// exports both take them from here, so that a team reads the same words wherever
// it looks. It decides nothing. The words for verdicts and bands are with them, in
// package assessment.
package wording

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/questions"
)

// What a reader must know of every result, beside [assessment.Notice].
const (
	NotVerified = "It records what a team says about its own project, checks by others included. Nobody looked at the evidence to make it. " +
		"It is not an award, and it does not show that any law is met."
	ExampleNotice = "EXAMPLE. This is a worked example about a project that does not exist. Do not submit it to a register."
	// Guardian explains whom assessment.Notice means.
	Guardian = "A Caldicott Guardian is the senior person in a health or care organisation who protects patients' information."
)

// Bands lists the bands from the lowest to the highest, for a key.
func Bands() []assessment.Band {
	return []assessment.Band{
		assessment.BandNotApplicable, assessment.BandIncomplete, assessment.BandNotMet,
		assessment.BandPartlyMet, assessment.BandMet, assessment.BandStrong,
	}
}

// BandSign gives a sign for a band, to stand beside its words.
func BandSign(b assessment.Band) string {
	switch b {
	case assessment.BandStrong:
		return "++"
	case assessment.BandMet:
		return "+"
	case assessment.BandPartlyMet:
		return "±"
	case assessment.BandNotMet:
		return "-"
	case assessment.BandIncomplete:
		return "?"
	}
	return "○"
}

// Decision gives a decision on the whole in words.
func Decision(d assessment.Decision) string {
	if choice := assessment.ChoiceAt("sign_off.decision"); choice.Has(string(d)) {
		return choice.Label(string(d))
	}
	return "no decision stated"
}

// State gives the state of a scored question in words.
func State(state string) string {
	switch state {
	case assessment.ScoredLevel:
		return "answered"
	case assessment.ScoredUnsure:
		return "don't know"
	case assessment.ScoredNotApplicable:
		return "not applicable"
	case assessment.ScoredNotAsked:
		return "not asked"
	}
	return "unanswered"
}

// ActionStatus gives the state of an action in words.
func ActionStatus(s assessment.ActionStatus) string {
	switch s {
	case assessment.ActionDone:
		return "done"
	case assessment.ActionDropped:
		return "dropped"
	}
	return "open"
}

// Wording tells whose words a principle is given in, of a pack with that name
// ([questions.Pack.Name]).
func Wording(w questions.Wording, name string) string {
	if w == questions.WordingParaphrase {
		return "In our own words, not the " + questions.Genitive(name) + "."
	}
	return "The " + questions.Genitive(name) + " own words."
}

// legalNotesAge is how long a check of the legal notes holds, [questions.LegalNotesMonths], as
// people say it.
const legalNotesAge = "a year"

// LegalChecked tells when the legal notes were checked, and warns when that was
// over [questions.LegalNotesMonths] ago. day is as in a pack, e.g. "2026-10-01".
func LegalChecked(day string, old bool) string {
	checked, err := assessment.ParseDate(day)
	if err != nil || checked.IsZero() {
		return "Nobody has said when the legal notes in the questionnaire were checked. The law may have changed: ask before you rely on them."
	}
	sentence := "The legal notes in the questionnaire were checked on " + checked.Words() + "."
	if old {
		sentence += " That is over " + legalNotesAge + " ago. The law may have changed: ask before you rely on them."
	}
	return sentence
}

// Count gives a number with its noun: "no actions", "1 action", "5 actions".
func Count(n int, noun string) string {
	many := noun + "s"
	if stem, found := strings.CutSuffix(noun, "y"); found && !strings.HasSuffix(stem, "a") && !strings.HasSuffix(stem, "e") && !strings.HasSuffix(stem, "o") {
		many = stem + "ies"
	}
	switch n {
	case 0:
		return "no " + many
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %s", n, many)
}

// List joins words as in a sentence: "a, b and c".
func List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Sentence starts a phrase with a capital letter and ends it with a full stop.
func Sentence(phrase string) string {
	if phrase == "" {
		return ""
	}
	if !strings.HasSuffix(phrase, ".") {
		phrase += "."
	}
	return Capital(phrase)
}

// Capital starts a phrase with a capital letter.
func Capital(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + phrase[size:]
}

// Lines tells every item of a list on a line of its own.
func Lines[T any](items []T, tell func(T) string) string {
	var lines []string
	for _, item := range items {
		if line := strings.Join(strings.Fields(tell(item)), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Untitled stands in the place of the title of a project that has none.
const Untitled = "untitled project"

// Labelled writes a name and, after it, the labels that have a text:
// "Northern Rail; role: runs the trains".
func Labelled(name string, labelled ...string) string {
	return strings.Join(LabelledParts(name, labelled...), "")
}

// LabelledParts is the same in parts: what is told stands apart from the words between, so that
// each keeps the direction in which it is written.
func LabelledParts(name string, labelled ...string) []string {
	var parts []string
	add := func(label, text string) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		if last := len(parts) - 1; last >= 0 {
			parts[last], label = strings.TrimSuffix(parts[last], "."), "; "+label
		}
		if label != "" {
			parts = append(parts, label)
		}
		parts = append(parts, text)
	}
	add("", name)
	for i := 0; i+1 < len(labelled); i += 2 {
		add(labelled[i]+": ", labelled[i+1])
	}
	return parts
}

// Range writes a score's range, such as 44–56, or one number where they are the same.
func Range(n assessment.Numbers) string {
	switch {
	case n.Score == nil:
		return ""
	case *n.Low == *n.High:
		return strconv.Itoa(*n.Low)
	}
	return fmt.Sprintf("%d–%d", *n.Low, *n.High)
}

// Number writes a number, or a dash where there is none.
func Number(n *int) string {
	if n == nil {
		return "–"
	}
	return strconv.Itoa(*n)
}

// Verdict tells a verdict: its sentence, and before it its name where the sentence
// starts otherwise.
func Verdict(title, sentence string) string {
	if first, _, _ := strings.Cut(title, " "); strings.HasPrefix(sentence, strings.TrimSuffix(first, ",")) {
		return sentence
	}
	return title + ". " + sentence
}

// StaleAge is the age from which evidence is stale, [assessment.StaleAfterMonths], as people say it.
const StaleAge = "two years"

// Aged says the age of stale evidence in a reason of the rule as people say it. Reports keep
// the rule's own words, by which they are checked.
func Aged(reason string) string {
	return strings.ReplaceAll(reason, Count(assessment.StaleAfterMonths, "month"), StaleAge)
}
