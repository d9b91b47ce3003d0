// Package plaintext makes text that somebody else wrote safe to show.
//
// A file or a pack can be shared, and its texts can hold characters that are not
// seen but act: a terminal's control characters, which could repaint the screen
// or type for the user, and marks that turn the direction of writing, which make
// a text read differently from what it says. [Clean] and [Line] take these away.
// They are for showing and exporting; a file keeps what it holds.
package plaintext

import (
	"runtime"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unsafe reports whether a character could drive a terminal or hide what a text
// says: a control character other than a line feed or tab, a mark that turns
// the direction of text, a line or paragraph separator, a byte order mark.
func Unsafe(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == '\u061c', r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	case r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	}
	return unicode.IsControl(r)
}

// Blank reports whether a character is by its kind a letter or a sign, and leaves a place
// empty all the same: a filler of Korean, or Braille without a dot.
func Blank(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800':
		return true
	}
	return false
}

// Clean gives text of several lines without unsafe characters. Line ends of
// any system become a line feed, and bytes that are not UTF-8 become the
// replacement character. Clean text comes back as it is, without a copy.
func Clean(text string) string {
	if !strings.ContainsFunc(text, Unsafe) && utf8.ValidString(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if Unsafe(r) {
			return -1
		}
		return r
	}, Ends(text))
}

// Ends makes every line end of a text a line feed: those of other systems, and the ones that
// word processors write within a paragraph, such as U+000B, and between pages. Nothing else
// is changed.
func Ends(text string) string { return ends.Replace(text) }

var ends = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Argument gives a name as it is typed after a command in a shell, so that a command line
// that is shown can be pasted: in quotation marks where it needs them.
func Argument(name string) string {
	name = Line(name)
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	windows := runtime.GOOS == "windows"
	special := strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("._-/:,+@%=", r) && (r != '\\' || !windows)
	})
	switch {
	case name != "" && !special:
		return name
	case windows:
		return `"` + name + `"`
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// Visible writes the characters of a text that are not seen as escapes, such as \u200b, so that
// two names that look alike can be told apart. Line feeds and tabs stay.
func Visible(text string) string {
	hidden := func(r rune) bool {
		return r != '\n' && r != '\t' && (Unsafe(r) || Blank(r) || unicode.Is(unicode.Cf, r))
	}
	if !strings.ContainsFunc(text, hidden) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if hidden(r) {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Line gives text fit for one line: as Clean, with line ends and tabs made
// into spaces.
func Line(text string) string {
	text = Clean(text)
	if !strings.ContainsAny(text, "\n\t") {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text)
}
