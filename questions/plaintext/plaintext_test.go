package plaintext

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, clean, line string }{
		"plain":           {"Bus times, £5 – naïve 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Bus times, £5 – naïve 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Bus times, £5 – naïve 🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
		"lines and tabs":  {"a\n\tb", "a\n\tb", "a  b"},
		"windows lines":   {"a\r\nb\rc", "a\nb\nc", "a b c"},
		"colour":          {"\x1b[31mred\x1b[0m", "[31mred[0m", "[31mred[0m"},
		"title":           {"a\x1b]0;owned\x07b", "a]0;ownedb", "a]0;ownedb"},
		"8-bit control":   {"a\u009b2Jb", "a2Jb", "a2Jb"},
		"bell, delete":    {"a\a\x7f\bb\x00", "ab", "ab"},
		"direction":       {"user\u202etxt.exe\u2066x\u2069", "usertxt.exex", "usertxt.exex"},
		"line separators": {"a\u2028b\u2029c", "a\nb\nc", "a b c"},
		"byte order mark": {"\ufeffa", "a", "a"},
		"not UTF-8":       {"a\xffb", "a\ufffdb", "a\ufffdb"},
		"empty":           {"", "", ""},
	} {
		if got := Clean(c.in); got != c.clean {
			t.Errorf("%s: Clean(%q) = %q, want %q", name, c.in, got, c.clean)
		}
		if got := Line(c.in); got != c.line {
			t.Errorf("%s: Line(%q) = %q, want %q", name, c.in, got, c.line)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[2Jb\r\n\u202e\xff")
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if !utf8.ValidString(clean) || strings.ContainsFunc(clean, Unsafe) {
			t.Errorf("Clean(%q) = %q is not clean", text, clean)
		}
		if Clean(clean) != clean {
			t.Errorf("cleaning %q twice changes it", text)
		}
		if strings.ContainsFunc(Line(text), unicode.IsControl) {
			t.Errorf("Line(%q) = %q holds a control character", text, Line(text))
		}
	})
}
