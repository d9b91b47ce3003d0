package questions

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"charter/questions/plaintext"
)

// first is the first character of a text; false if the text is empty.
func first(text string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(text)
	return r, size > 0
}

// runes is how many characters a text has.
func runes(text string) int { return utf8.RuneCountInString(text) }

// oddSpace reports whether a character looks like a space or like nothing, and is no ordinary space.
func oddSpace(r rune) bool {
	return r != ' ' && (unicode.IsSpace(r) || unicode.In(r, unicode.Zs, unicode.Cf) || plaintext.Blank(r))
}

const curlyMarks = "“”„‟‘’‚‛«»‹›＂＇「」『』"

func isCurly(r rune) bool { return strings.ContainsRune(curlyMarks, r) }

// curly reports whether the whole of a text stands in one pair of quotation marks that YAML does not know.
func curly(text string) bool {
	text = strings.TrimRight(text, " \t")
	start, size := utf8.DecodeRuneInString(text)
	last, lastSize := utf8.DecodeLastRuneInString(text)
	return len(text) > size && isCurly(start) && isCurly(last) && !strings.ContainsFunc(text[size:len(text)-lastSize], func(r rune) bool {
		return r == start || r == last && r != '’' // the apostrophe
	})
}

// called names a character in words, with its number where it is easily taken for another.
func called(r rune) string {
	names := map[rune]string{
		'\t': "a tab", '*': "an asterisk", '=': "an equals sign", ';': "a semicolon", '\u00a0': "a no-break space", '\u202f': "a narrow no-break space",
		'\u3000': "a full-width space", '\u200b': "a zero-width space", '\u00ad': "a soft hyphen", '\ufeff': "a byte order mark",
		'–': "an en dash", '—': "an em dash", '−': "a minus sign", '•': "a bullet", '：': "a full-width colon", '［': "a full-width bracket", '（': "a full-width bracket",
	}
	name, known := names[r]
	switch {
	case known && r < utf8.RuneSelf:
		return name
	case known:
	case unicode.Is(unicode.Zs, r):
		name = "a space of an odd width"
	case oddSpace(r):
		name = "a character that is not seen"
	default:
		name = "the sign " + string(r)
	}
	return fmt.Sprintf("%s (U+%04X)", name, r)
}

// spacesWord counts spaces in words.
func spacesWord(n int) string {
	if n == 1 {
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}
