package readability

import (
	"regexp"
	"strings"
	"unicode"

	"charter/questions/pattern"
)

// Syllables counts the syllables of one English word, without hyphens. A word
// without letters or digits has none.
func Syllables(word string) int {
	word = strings.Trim(strings.ReplaceAll(word, "’", "'"), "'")
	switch {
	case strings.IndexFunc(word, unicode.IsLetter) >= 0:
	case word == "":
		return 0
	default:
		return 1
	}
	if n := spelledOut(word); n > 0 {
		return n
	}
	stem, ending, _ := strings.Cut(strings.ToLower(word), "'")
	if ending == "t" && (strings.HasSuffix(stem, "dn") || strings.HasSuffix(stem, "sn")) {
		return spoken(strings.TrimSuffix(stem, "n")) + 1 // did-n't, is-n't; but don't, can't
	}
	return spoken(stem)
}

// spelledOut counts a word read letter by letter, such as LCR or DPIAs.
func spelledOut(word string) int {
	letters := strings.TrimSuffix(word, "s")
	if len(letters) < 2 || len(letters) > 5 || strings.ContainsFunc(letters, func(r rune) bool { return r < 'A' || r > 'Z' }) {
		return 0
	}
	return len(letters) + 2*strings.Count(letters, "W")
}

// suffixes are spoken as one syllable and leave a silent e before them silent:
// state-ment, safe-ly.
func suffixes() []string {
	return []string{"ly", "less", "ness", "ful", "ment", "ments", "ship", "ships", "ward", "wards"}
}

// firstParts are the first parts of compounds that end in a silent e, as in
// house-hold, or look as if a vowel run went on, as in data-base.
func firstParts() []string {
	return []string{"some", "where", "there", "here", "home", "house", "life", "time", "base", "safe", "care", "case", "frame",
		"guide", "note", "line", "file", "name", "fire", "side", "state", "trade", "place", "score", "core", "store", "make", "white",
		"stake", "gate", "rule", "whole", "page", "phone", "fore", "nine", "data", "soft", "type"}
}

// cutCompound parts a compound after its first part, when a consonant follows.
func cutCompound(w string) (first, rest string, ok bool) {
	for _, first := range firstParts() {
		rest, ok := strings.CutPrefix(w, first)
		if ok && len(rest) > 1 && !vowel(rest[0]) && hasVowel(rest) {
			return first, rest, true
		}
	}
	return "", "", false
}

// spoken counts a word in small letters by rule.
func spoken(w string) int {
	if n := irregular(w); n > 0 {
		return n
	}
	if rest, ok := strings.CutPrefix(w, "every"); ok && hasVowel(rest) {
		return 2 + spoken(rest)
	}
	if first, rest, ok := cutCompound(w); ok {
		return spoken(first) + spoken(rest)
	}
	for _, suffix := range suffixes() {
		if stem, ok := strings.CutSuffix(w, suffix); ok && hasVowel(stem) {
			return spoken(stem) + 1
		}
	}
	if stem := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "ing"); stem+"ing" == strings.TrimSuffix(w, "s") && hasVowel(stem) {
		return groups(stem) + 1 // see-ing: an e before -ing is spoken
	}
	return groups(withoutSilent(w))
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

var (
	silentEd = pattern.Lazy(`[^aeioutd]ed$`)
	silentEs = pattern.Lazy(`[^aeiousxzcg]es$`)
	silentE  = pattern.Lazy(`(?:[^aeiou]|[gq]u)e$`)
	// After these the ending is spoken: hand-led, ta-bles, ta-ble, wash-es.
	voiced = pattern.Lazy(`(?:[^aeiouyl]l(?:ed|es|e)|(?:ch|sh)es)$`)
)

// withoutSilent takes a silent e off the end of a word.
func withoutSilent(w string) string {
	silent := strings.HasSuffix(w, "e") || strings.HasSuffix(w, "es") || strings.HasSuffix(w, "ed")
	if !silent || voiced().MatchString(w) {
		return w
	}
	for _, ending := range []struct {
		silent *regexp.Regexp
		cut    string
	}{{silentEd(), "ed"}, {silentEs(), "es"}, {silentE(), "e"}} {
		if stem := strings.TrimSuffix(w, ending.cut); ending.silent.MatchString(w) && hasVowel(stem) {
			stem = strings.TrimSuffix(stem, "qu")
			return strings.TrimSuffix(stem, "gu")
		}
	}
	return w
}

// apart matches two vowels spoken as two: me-di-a, cre-ate, an-nu-al. Where a
// consonant before them decides, the pattern includes it.
var apart = pattern.Lazy(`(?:[^ctgs]|^)ia(?:[^g]|$)|^gia|[ct]iat|[^tscgxlna]io(?:[^u]|$)|[tnl]io(?:$|r)|[rvnbd]ious|iu|(?:[^pg]|^)eo|geo[^nr]|` +
	`[^gqs]ua|sual|uou|[^qg]uen|[dfr]uel|[^q]uit[iy]|ruin|fluid|genuin|` +
	`[^cfrtx]ien|scien|rien|(?:[rcx]|qu)iet|^diet|[a-z][^aeiou]i(?:ers?|est)$|` +
	`crea[tk]|^rea(?:ct|ss|pp|li)|ideal?|^areas?$|(?:nucl|lin)ear|^coo(?:per|rd)|^re(?:im|us|is|in|op|or)|` +
	`ism$|thms?$|chaos|[aeiou]y[aeiou]|[^aeiou]y[ao]|^po[ei][mt]|dying`)

// groups counts the runs of vowels, and one more where two are spoken apart.
func groups(w string) int {
	w = strings.TrimPrefix(w, "y") // as in year: a consonant
	n, run, longest := 0, 0, 0
	for i := range len(w) {
		if vowel(w[i]) || w[i] == 'y' {
			if run++; run == 1 {
				n++
			}
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	// Only words with two vowels together, or with the endings -ism and -thm,
	// have anything apart.
	if longest > 1 || strings.HasSuffix(w, "ism") || strings.Contains(w, "thm") {
		n += len(apart().FindAllStringIndex(w, -1))
	}
	return max(n, 1)
}

// irregular knows common words that the rules get wrong, 0 for others.
func irregular(w string) int {
	switch strings.TrimSuffix(w, "s") {
	case "one", "once", "eye", "friend", "aged", "quite":
		return 1
	}
	switch strings.TrimSuffix(w, "s") {
	case "businesse":
		return 3
	case "busines", "being", "every", "evening", "lion", "argue", "hundred", "someone", "wednesday", "create", "software", "theatre":
		return 2
	}
	return 0
}
