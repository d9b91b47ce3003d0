package assessment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldedText reads a text as it is compared with others: without the white space at
// its ends, with one blank for white space within, in lower case character by
// character, and without a leading "the " (docs/scoring.md, "Words used below").
type foldedText struct{ rest string }

func foldedOf(text string) foldedText {
	text = strings.TrimSpace(text)
	if len(text) > len("the") && strings.EqualFold(text[:len("the")], "the") {
		after := text[len("the"):]
		if first, _ := utf8.DecodeRuneInString(after); unicode.IsSpace(first) {
			text = strings.TrimLeftFunc(after, unicode.IsSpace)
		}
	}
	return foldedText{text}
}

// next gives the next character, and false at the end.
func (f *foldedText) next() (rune, bool) {
	if f.rest == "" {
		return 0, false
	}
	if c := f.rest[0]; c > ' ' && c < utf8.RuneSelf { // most are
		f.rest = f.rest[1:]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return rune(c), true
	}
	r, size := utf8.DecodeRuneInString(f.rest)
	f.rest = f.rest[size:]
	if unicode.IsSpace(r) {
		f.rest = strings.TrimLeftFunc(f.rest, unicode.IsSpace)
		return ' ', true
	}
	return unicode.ToLower(r), true
}

// Fold gives a text as it is compared with others: two are the same when they are
// once folded (docs/scoring.md, "Words used below"). It is a part of the scoring rule, and so
// simple that anybody can write it anew; whoever looks for a person's name in a text, however
// it is typed, takes package fold.
func Fold(text string) string {
	text = foldedOf(text).rest
	if !isEvenlySpaced(text) {
		text = strings.Join(strings.Fields(text), " ")
	}
	return strings.ToLower(text)
}

// isEvenlySpaced is true of most texts in which single blanks are the only white space, and
// of no other.
func isEvenlySpaced(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' && i > 0 && text[i-1] == ' ', c < ' ':
			return false
		case c >= utf8.RuneSelf:
			return !strings.Contains(text, "  ") && !strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) })
		}
	}
	return true
}

// sameFolded reports whether two texts are the same once folded.
func sameFolded(one, other string) bool { return foldedOf(one).compare(foldedOf(other)) == 0 }

// compare tells which of two texts sorts first, as [strings.Compare] does; 0 for the same.
func (f foldedText) compare(other foldedText) int {
	for {
		r, more := f.next()
		s, too := other.next()
		switch {
		case more != too:
			return count(more) - count(too)
		case r != s:
			return int(r - s)
		case !more:
			return 0
		}
	}
}

// repeats tells of each of some texts whether another is the same once folded.
func repeats(texts []string) []bool {
	folded, order := make([]foldedText, len(texts)), make([]int, len(texts))
	for i, text := range texts {
		folded[i], order[i] = foldedOf(text), i
	}
	slices.SortFunc(order, func(i, j int) int { return folded[i].compare(folded[j]) })
	repeated := make([]bool, len(texts))
	for at := 1; at < len(order); at++ {
		if i, j := order[at-1], order[at]; folded[i].compare(folded[j]) == 0 {
			repeated[i], repeated[j] = true, true
		}
	}
	return repeated
}

// core gives a text folded, without the signs around it.
func core(text string) string { return strings.TrimFunc(Fold(text), isAround) }

// isAround reports whether a character may stand around the core of a text.
func isAround(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f || strings.ContainsRune(" .!?:;,-\"'()*_`", r)
	}
	return strings.ContainsRune("…–—“”‘’", r) || unicode.In(r, unicode.Cf, unicode.Cc)
}
