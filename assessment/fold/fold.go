// Package fold makes texts comparable that people read as the same: "Zoë O’Brien",
// "ZOE O'BRIEN" and the same in full-width letters, with odd spaces, with soft hyphens
// or as HTML entities come out alike.
//
// [Of] folds a text and tells its words. Whoever looks for one text in another folds
// both and compares words, so it does not matter how a name was typed. Offsets are in
// the folded text; the way back to the text as it was typed is the field it stands in.
// What the scoring rule takes for the same is another and simpler matter: see Fold of package assessment.
package fold

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Text is a text as it is compared.
type Text struct {
	// Folded is the text in small letters with its punctuation: without accents and
	// characters that are not seen, every run of spaces one space, none at the ends.
	Folded string
	Words  []Word
}

// Word is a run of letters and digits. "O’Brien’s" is the one word "obrien".
type Word struct {
	Text       string
	Start, End int  // in Folded, with an apostrophe in it and without an 's at its end
	Capital    bool // it begins with a capital letter as typed, or with one of a script that has none
	First      bool // it begins a text, a line or a sentence
	Domain     bool // it belongs to what comes after the @ of a mailbox
}

// String gives a text as it is compared, with its punctuation.
func String(text string) string { return Of(text).Folded }

// Plain gives the words of a text with single spaces between, and nothing else.
func Plain(text string) string { return Join(Of(text).Words) }

// Join gives words with single spaces between.
func Join(words []Word) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = word.Text
	}
	return strings.Join(texts, " ")
}

// Of folds a text.
func Of(text string) Text {
	const usualWord = 5 // letters, with the space after it: makes room for most texts at once
	in := seen(text)
	f := folder{in: in, first: true, caser: cases.Fold(), words: make([]Word, 0, len(in)/usualWord+1)}
	f.out.Grow(len(in))
	for f.at < len(f.in) {
		switch r := f.rune(f.at); {
		case isWordRune(r):
			f.word()
		case unicode.IsSpace(r):
			f.space(r)
		default:
			f.mark(r)
		}
	}
	return Text{strings.TrimSuffix(f.out.String(), " "), f.words}
}

// folder is the work of folding one text.
type folder struct {
	in     string
	at     int
	out    strings.Builder
	words  []Word
	first  bool // nothing but marks has come since a sentence began
	inWord bool // the last character belongs to a word
	domain bool // an @ has come after a word, and no space since
	spaced bool // the last character that was written is a space
	caser  cases.Caser
}

// rune gives the character at a place; the replacement character after the end.
func (f *folder) rune(at int) rune {
	r, _ := utf8.DecodeRuneInString(f.in[at:])
	return r
}

func (f *folder) word() {
	start := f.at
	for f.at < len(f.in) {
		r, size := utf8.DecodeRuneInString(f.in[f.at:])
		if !isWordRune(r) && (r != '\'' || !isWordRune(f.rune(f.at+1))) {
			break
		}
		f.at += size
	}
	first := f.rune(start)
	folded := f.lower(f.in[start:f.at])
	word := Word{Start: f.out.Len(), Capital: unicode.IsLetter(first) && !unicode.IsLower(first), First: f.first, Domain: f.domain}
	f.out.WriteString(folded)
	word.End = word.Start + len(strings.TrimSuffix(folded, "'s"))
	word.Text = strings.ReplaceAll(f.out.String()[word.Start:word.End], "'", "")
	f.words = append(f.words, word)
	f.first, f.spaced, f.inWord = false, false, true
}

func (f *folder) space(r rune) {
	f.at += utf8.RuneLen(r)
	f.domain, f.inWord, f.first = false, false, f.first || r == '\n'
	if !f.spaced && f.out.Len() > 0 {
		f.out.WriteByte(' ')
		f.spaced = true
	}
}

func (f *folder) mark(r rune) {
	_, size := utf8.DecodeRuneInString(f.in[f.at:])
	f.at += size
	f.domain = f.domain || r == '@' && f.inWord
	f.first = f.first || strings.ContainsRune(".!?:", r) && !isWordRune(f.rune(f.at))
	f.out.WriteRune(r)
	f.spaced, f.inWord = false, false
}

// lower gives a word in small letters. Some letters are written otherwise by those
// who do not have them on the keyboard.
func (f *folder) lower(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return strokes.Replace(f.caser.String(word))
		}
	}
	return strings.ToLower(word)
}

var strokes = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ħ", "h", "ŧ", "t", "ŋ", "n", "ı", "i")

// seen gives a text in its plainest letters: entities and letters of other widths as
// what they stand for, without accents, without what is not seen and without the
// marks by which Markdown makes a part of a word bold; paths with the one slash.
func seen(text string) string {
	if strings.Contains(text, "&") {
		text = html.UnescapeString(text)
	}
	text = strings.ReplaceAll(text, "%20", " ")
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || 'a' <= r|0x20 && r|0x20 <= 'z': // most are
			return r
		case r == '\\':
			return '/'
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == '′':
			return '\''
		case r == '*' || r == '~' || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			return -1
		case r == '\u115f' || r == '\u1160' || r == '\u2800' || unicode.Is(unicode.Zs, r): // blanks, whatever they are called
			return ' '
		case r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\r':
			return '\n'
		}
		return r
	}, norm.NFKD.String(text))
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf { // most are
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.Mc)
}
