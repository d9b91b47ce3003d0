package plaintext

import (
	"os/exec"
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

// TestNoWordsAreGluedWhereALineEnded has line ends of every kind between two words.
func TestWhatIsNotSeenIsTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"BEN-1":             "BEN-1",
		"a\n\tb £ ’ – é":    "a\n\tb £ ’ – é",
		"BEN\u200b-1\u00ad": `BEN\u200b-1\u00ad`,
		"\x1b\u202e":        `\x1b\u202e`,
		"BEN-1\u3164\u1160": `BEN-1\u3164\u1160`,
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestNoWordsAreGluedWhereALineEnded(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"} {
		for name, got := range map[string]string{"Ends": Ends("one" + end + "two"), "Clean": Clean("one" + end + "two")} {
			if got != "one\ntwo" {
				t.Errorf("%s gives %q for %q", name, got, end)
			}
		}
		if got := Line("one" + end + "two"); got != "one two" {
			t.Errorf("Line gives %q for %q", got, end)
		}
	}
}

// TestAnArgumentCanBePasted has a shell read back names of every kind.
func TestAnArgumentCanBePasted(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell here")
	}
	for _, name := range []string{"falls.charter.json", "Tŷ'r Bryn.charter.json", "a b", "it's $HOME & `date`; #1", `back\\slash`, "(1)", "*", "~", "", "नमस्ते.charter.json", `"`} {
		out, err := exec.CommandContext(t.Context(), shell, "-c", "printf %s "+Argument(name)).Output()
		if err != nil || string(out) != name {
			t.Errorf("%q is shown as %s, which a shell reads as %q: %v", name, Argument(name), out, err)
		}
	}
	if got := Argument("falls-risk_list.charter.json"); got != "falls-risk_list.charter.json" {
		t.Errorf("a plain name is shown as %s", got)
	}
}
