package assessment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Placeholder reports whether a text was left to be filled in later, such as "TBC",
// "[insert name]" or "lorem ipsum …". It is the whole text that must be one: a phrase
// within finished prose is none, and neither is a blank text (docs/scoring.md, "Placeholders").
func Placeholder(text string) bool {
	return mayBePlaceholder(text) && isPlaceholderCore(core(text))
}

// isPlaceholderCore does so for the core of a text that is not blank.
func isPlaceholderCore(core string) bool {
	switch core {
	case "tbc", "tbd", "tba", "todo", "to do", "n/a", "na", "none", "nil", "none yet", "unknown", "not known", "not applicable",
		"pending", "to follow", "see above", "as above", "test", "testing", "fill in", "placeholder",
		"to be confirmed", "to be decided", "to be determined", "to be agreed", "to be added", "to be completed", "to be written",
		"to be advised", "to be announced":
		return true
	}
	switch {
	case !strings.ContainsFunc(core, isLetterOrNumber),
		strings.Trim(core, "x") == "",
		strings.HasPrefix(core, "asdf") && !strings.Contains(core, " "),
		strings.HasPrefix(core, "lorem ipsum"):
		return true
	}
	return isBracketed(core)
}

// isBracketed reports whether a text is one pair of brackets around words that tell
// what to write there, such as "[insert name]".
func isBracketed(core string) bool {
	if len(core) < 2 {
		return false
	}
	switch pair := core[:1] + core[len(core)-1:]; pair {
	case "[]", "<>", "{}":
	default:
		return false
	}
	within := core[1 : len(core)-1]
	if strings.ContainsAny(within, "[]<>{}") {
		return false
	}
	within = strings.TrimLeftFunc(within, func(r rune) bool { return !unicode.IsLetter(r) })
	if end := strings.IndexFunc(within, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		within = within[:end]
	}
	switch within {
	case "insert", "your", "add", "fill", "name", "placeholder":
		return true
	}
	return false
}

func isLetterOrNumber(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// mayBePlaceholder is false for most texts that are none, and quick: the score asks of
// many texts at every key. It looks at how the text begins.
func mayBePlaceholder(text string) bool {
	if text != "" && isPlainLetter(text[0]) && strings.IndexByte("tnupsaflx", text[0]|0x20) < 0 {
		return false
	}
	folded := foldedOf(text)
	if folded.rest == "" {
		return false
	}
	first, more := folded.next()
	for more && isAround(first) {
		first, more = folded.next()
	}
	if !more || first == 'x' || !isLetterOrNumber(first) {
		return true
	}
	second, _ := folded.next()
	third, _ := folded.next()
	if max(first, second, third) < utf8.RuneSelf {
		switch begins := [...]byte{byte(first), byte(second), byte(third)}; string(begins[:]) {
		case "tbc", "tbd", "tba", "tod", "to ", "tes", "n/a", "non", "not", "nil", "unk", "pen", "pla", "see", "as ", "asd", "fil", "lor":
			return true
		}
	}
	return first == 'n' && second == 'a' && !isLetterOrNumber(third)
}

func isPlainLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isOpen reports whether a text is still to be given: blank, or a placeholder.
func isOpen(text string) bool { return isBlank(text) || Placeholder(text) }

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// saysNothing reports whether a text names nobody and nothing: it is still to be
// given, or says that there is none (docs/scoring.md, "Facts that need a word").
func saysNothing(text string) bool {
	if isBlank(text) {
		return true
	}
	core := core(text)
	switch core {
	case "no", "nobody", "no one", "no-one", "not shared":
		return true
	}
	for _, beginning := range [...]string{"nobody outside", "no one outside", "none outside", "not shared outside", "not shared with anyone"} {
		if strings.HasPrefix(core, beginning) {
			return true
		}
	}
	return isPlaceholderCore(core)
}

// NamesExampleAddress reports whether a text holds an address that is set aside for
// examples: a host that is example.com, example.org or example.net, or one below these.
func NamesExampleAddress(text string) bool {
	const name = "example"
	for at := 0; ; at++ {
		dot := strings.IndexByte(text[at:], '.')
		if dot < 0 {
			return false
		}
		at += dot
		start := at - len(name)
		if start >= 0 && strings.EqualFold(text[start:at], name) && beginsHost(text[:start]) && endsHost(text[at+1:]) {
			return true
		}
	}
}

// beginsHost reports whether a host, or a part of one after a dot, can begin after a text.
func beginsHost(before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || last == '.' || !isInHost(last)
}

// endsHost reports whether a text begins with com, org or net and the host ends there.
// A full stop after it is that of a sentence.
func endsHost(after string) bool {
	const length = len("com")
	if len(after) < length {
		return false
	}
	switch strings.ToLower(after[:length]) {
	case "com", "org", "net":
	default:
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[length:], "."))
	return next == utf8.RuneError || !isInHost(next)
}

func isInHost(r rune) bool {
	return r == '_' || r == '.' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
}
