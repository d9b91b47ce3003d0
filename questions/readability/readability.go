package readability

import (
	"strings"
	"unicode"
)

// Formula is the formula behind every Score, for showing to readers.
const Formula = "206.835 − 1.015 × words/sentences − 84.6 × syllables/words"

// Score is the reading ease of a text. A text without words has the Score zero.
type Score struct {
	Ease      float64 // Flesch reading ease, higher is easier
	Words     int
	Sentences int
	Syllables int
	Hardest   Sentence // the sentence with the lowest reading ease
}

// Sentence is one sentence with its own reading ease.
type Sentence struct {
	Text string
	Ease float64
}

// Measure scores a plain text. Markdown must be taken off first: its marks
// would be counted as words.
func Measure(text string) Score {
	var all Score
	for _, sentence := range Sentences(text) {
		words, syllables := count(sentence)
		if words == 0 {
			continue
		}
		e := ease(words, 1, syllables)
		if all.Sentences == 0 || e < all.Hardest.Ease {
			all.Hardest = Sentence{sentence, e}
		}
		all.Sentences++
		all.Words += words
		all.Syllables += syllables
	}
	if all.Words > 0 {
		all.Ease = ease(all.Words, all.Sentences, all.Syllables)
	}
	return all
}

func ease(words, sentences, syllables int) float64 {
	return 206.835 - 1.015*float64(words)/float64(sentences) - 84.6*float64(syllables)/float64(words)
}

// Sentences cuts a text into sentences, without the white space around them.
func Sentences(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		start := 0
		for i, r := range line {
			if !strings.ContainsRune(".!?", r) {
				continue
			}
			end := i + 1
			rest := strings.TrimLeft(line[end:], `.!?"')]”’`)
			end = len(line) - len(rest)
			// "1.2" and "gov.uk" go on; "e.g. a bus" goes on with a small letter.
			if rest != "" && (!unicode.IsSpace(rune(rest[0])) || startsSmall(rest)) {
				continue
			}
			all = appendSentence(all, line[start:end])
			start = end
		}
		all = appendSentence(all, line[min(start, len(line)):])
	}
	return all
}

func appendSentence(all []string, sentence string) []string {
	if sentence = strings.TrimSpace(sentence); sentence != "" {
		all = append(all, sentence)
	}
	return all
}

func startsSmall(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// count gives the words of a sentence and the syllables of them all.
func count(sentence string) (words, syllables int) {
	for field := range strings.FieldsSeq(sentence) {
		n := 0
		for _, part := range strings.FieldsFunc(field, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
		}) {
			n += Syllables(part)
		}
		if n > 0 {
			words++
			syllables += n
		}
	}
	return words, syllables
}
