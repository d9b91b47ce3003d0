package schema

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is found to be written as usual matches the pattern, and the patterns are those
// that the schema has.
func TestTheUsualWayMatches(t *testing.T) {
	t.Parallel()
	for pattern, example := range map[string]string{dayPattern: "2026-11-22", timePattern: "2026-11-22T10:00:00Z"} {
		if !strings.Contains(string(assessment), strings.ReplaceAll(pattern, `\`, `\\`)) {
			t.Errorf("the schema has no pattern %s", pattern)
		}
		matches := regexp.MustCompile(pattern)
		is := usual(matches)
		if !is([]byte(example)) {
			t.Errorf("%s is not found to be usual", example)
		}
		rapid.Check(t, func(t *rapid.T) {
			text := []byte(example)
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte("0123456789-:TZ/;\n")).Draw(t, "sign")
			}
			text = text[:rapid.IntRange(len(text)-1, len(text)).Draw(t, "length")]
			if is(text) && !matches.Match(text) {
				t.Fatalf("%q does not match %s", text, pattern)
			}
		})
	}
}
