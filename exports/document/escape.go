package document

import (
	"strings"

	"charter/questions/plaintext"
)

// lines splits a text at its line ends, without blank ones.
func lines(text string) []string {
	if text != "" && isPlainLine(text) {
		return []string{text}
	}
	var kept []string
	for line := range strings.Lines(plaintext.Clean(text)) {
		if line = oneLine(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// oneLine makes a text fit for one line, with single spaces between words.
func oneLine(text string) string {
	if isPlainLine(text) {
		return text
	}
	return strings.Join(strings.Fields(plaintext.Line(text)), " ")
}

// isPlainLine reports whether a text is fit for one line as it is: visible ASCII
// and single spaces within.
func isPlainLine(text string) bool {
	spaced := true
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' && !spaced:
			spaced = true
		case c > ' ' && c < 0x7f:
			spaced = false
		default:
			return false
		}
	}
	return !spaced || text == ""
}

// escape writes a line of plain text so that a reader of Markdown (CommonMark,
// GitHub or pandoc) shows just that text. atStart says that it comes first on its
// line, where a few more characters have a meaning. It escapes no more than it
// must: the Markdown is to be read raw too.
//
// Web and mail addresses go between backticks, because GitHub would make links of
// them even where every character is escaped.
func escape(out *strings.Builder, text string, atStart bool) {
	text = oneLine(text)
	if atStart {
		text = escapeStart(out, text)
	}
	for text != "" {
		end := strings.IndexAny(text, " `|\\<>")
		if end < 0 {
			end = len(text)
		}
		escapeWord(out, text[:end])
		if end < len(text) {
			if c := text[end]; c != ' ' && c != '>' {
				out.WriteByte('\\')
			}
			out.WriteByte(text[end])
			end++
		}
		text = text[end:]
	}
}

// escapeStart escapes what would start a block: a heading, quote, list, rule or
// definition. It gives the rest of the text.
func escapeStart(out *strings.Builder, text string) string {
	first := text
	if end := strings.IndexAny(text, " `|\\<>"); end >= 0 {
		first = text[:end]
	}
	if text == "" || isAddress(first) {
		return text
	}
	if end := blockMark(text); end > 0 {
		out.WriteString(text[:end-1])
		out.WriteByte('\\')
		out.WriteByte(text[end-1])
		return text[end:]
	}
	return text
}

// blockMark gives the length of the mark that a line starts with where it would
// start a block: a heading, quote, list, rule or definition; else 0. Its last
// character is the one to escape.
func blockMark(text string) int {
	apart := func(at int) bool { return at >= len(text) || text[at] == ' ' } // nothing joins the mark
	switch text[0] {
	case '>', '=', '%', '#':
		return 1
	case '+', ':':
		if apart(1) {
			return 1
		}
	case '-':
		if apart(1) || text[1] == '-' {
			return 1
		}
	case '(': // (a) and (1) start a list in pandoc
		if end := listMark(text[1:]); end > 0 && strings.HasPrefix(text[1+end:], ")") && apart(end+2) {
			return 1
		}
	}
	if end := listMark(text); end > 0 && end < len(text) && (text[end] == '.' || text[end] == ')') && apart(end+1) {
		return end + 1
	}
	return 0
}

// listMark gives the length of the number, single letter or Roman numeral that a
// text starts with.
func listMark(text string) int {
	if text == "" {
		return 0
	}
	for _, kind := range [...]string{"0123456789", "ivxlcdmIVXLCDM"} {
		if rest := strings.TrimLeft(text, kind); len(rest) < len(text) {
			return len(text) - len(rest)
		}
	}
	if isAlphanumeric(text[0]) {
		return 1
	}
	return 0
}

// escapeWord writes a run of text without spaces, backticks, bars, backslashes
// and angle brackets.
func escapeWord(out *strings.Builder, word string) {
	if !isAddress(word) {
		escapeMarks(out, word)
		return
	}
	core := strings.TrimLeft(word, `("'[`)
	escapeMarks(out, word[:len(word)-len(core)])
	trimmed := strings.TrimRight(core, `.,;:!?)"']`)
	if !isAddress(trimmed) {
		trimmed = core
	}
	out.WriteByte('`')
	out.WriteString(trimmed)
	out.WriteByte('`')
	escapeMarks(out, core[len(trimmed):])
}

// isAddress reports whether a word could be made into a link or a mention.
func isAddress(word string) bool {
	for i := range len(word) {
		switch word[i] {
		case '@':
			return len(word) > 1
		case ':':
			if strings.HasPrefix(word[i:], "://") {
				return true
			}
		case 'w', 'W':
			if len(word) >= i+4 && strings.EqualFold(word[i:i+4], "www.") {
				return true
			}
		case '#':
			if i+1 < len(word) && '0' <= word[i+1] && word[i+1] <= '9' {
				return true
			}
		}
	}
	return false
}

func escapeMarks(out *strings.Builder, word string) {
	for i := range len(word) {
		if isMark(word, i) {
			out.WriteByte('\\')
		}
		out.WriteByte(word[i])
	}
}

// isMark reports whether the character at i could be read as markup.
func isMark(word string, i int) bool {
	switch word[i] {
	case '*', '[', ']', '~', '^', '$', '{':
		return true
	case '_':
		inside := i > 0 && i+1 < len(word) && isAlphanumeric(word[i-1]) && isAlphanumeric(word[i+1])
		return !inside
	case '&':
		return isEntity(word[i+1:])
	case ':':
		return isEmoji(word[i+1:])
	}
	return false
}

// isEmoji reports whether what follows a colon would be read with it as the name
// of a picture, such as :smile:.
func isEmoji(rest string) bool {
	name, _, closed := strings.Cut(rest, ":")
	if !closed || name == "" || '0' <= name[0] && name[0] <= '9' {
		return false
	}
	for i := range len(name) {
		if !isAlphanumeric(name[i]) && strings.IndexByte("_+-", name[i]) < 0 {
			return false
		}
	}
	return true
}

// isEntity reports whether what follows an ampersand would be read with it as
// one character.
func isEntity(rest string) bool {
	for i := range len(rest) {
		switch c := rest[i]; {
		case c == ';':
			return i > 0
		case c != '#' && !isAlphanumeric(c):
			return false
		}
	}
	return false
}

func isAlphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
