package links_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/links"
)

func TestKnown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  string
		want bool
	}{
		{"", false},
		{"TERM=xterm-256color", false},
		{"TERM=linux", false},
		{"TERM=vt100", false},
		{"TERM=xterm-kitty", true},
		{"TERM=alacritty", true},
		{"TERM=xterm-256color TERM_PROGRAM=iTerm.app", true},
		{"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", false},
		{"TERM=xterm-256color VTE_VERSION=7600", true},
		{"TERM=xterm-256color VTE_VERSION=5000", false},
		{"TERM=xterm-256color WT_SESSION=1", true},
		{"TERM=tmux-256color TMUX=/tmp/x TERM_PROGRAM=tmux", false},
		{"TERM=screen VTE_VERSION=7600", false},
		{"TERM=xterm-256color TMUX=/tmp/x WT_SESSION=1", false},
		{"TERM=xterm-256color FORCE_HYPERLINK=1", true},
		{"TERM=xterm-kitty FORCE_HYPERLINK=0", false},
		{"TERM=xterm-kitty NO_COLOR=1", true},
	} {
		env := map[string]string{}
		for _, set := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(set, "=")
			env[name] = value
		}
		if got := links.Known(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("%q: %t", c.env, got)
		}
	}
}

// linked lists the links of a text as "address text".
func linked(text string) []string {
	var all []string
	for _, found := range regexp.MustCompile(`\x1b\]8;id=\d+;([^\x07]+)\x07(.*?)\x1b\]8;;\x07`).FindAllStringSubmatch(text, -1) {
		all = append(all, found[1]+" "+ansi.Strip(found[2]))
	}
	return all
}

func TestMarkLinksAnAddressToItself(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"see https://example.org/a, and so on", "https://example.org/a https://example.org/a"},
		{"(https://example.org/a?b=c&d#e).", "https://example.org/a?b=c&d#e https://example.org/a?b=c&d#e"},
		{"https://example.org/a;b", "https://example.org/a%3Bb https://example.org/a;b"},
		{"https://example.org/é", "https://example.org/%C3%A9 https://example.org/é"},
		{"no address", ""},
		{"https://", ""},
		{"javascript:alert(1) file:///etc/passwd ssh://host", ""},
		{"https://bank.example@evil.example/", ""},
		{"https://example.org\x1b]0;title\x07", "https://example.org https://example.org"},
		{"https://example.org/%zz", ""},
		{"https://bänk.example/", ""},
		{"https://example.org/" + strings.Repeat("x", 3000), ""},
	} {
		got := links.Mark(c.text)
		if all := strings.Join(linked(got), "|"); all != c.want {
			t.Errorf("%q gives %q, want %q", c.text, all, c.want)
		}
		if ansi.Strip(got) != ansi.Strip(c.text) {
			t.Errorf("%q reads %q", c.text, ansi.Strip(got))
		}
	}
}

// TestEachLineHasItsOwnLink breaks an address over lines, at every width.
func TestEachLineHasItsOwnLink(t *testing.T) {
	t.Parallel()
	const address = "https://civic-health-innovation-labs.github.io/data-charter-website/"
	text := "The Charter's own text is at " + address + " and nowhere else."
	for width := 5; width < 120; width++ {
		plain, marked := cells.Wrap(text, width), cells.Wrap(links.Mark(text), width)
		together := ""
		for i, line := range marked {
			if ansi.Strip(line) != plain[i] {
				t.Errorf("%d: line %d reads %q with links, %q without", width, i, ansi.Strip(line), plain[i])
			}
			if ansi.StringWidth(line) != ansi.StringWidth(plain[i]) {
				t.Errorf("%d: line %d has another width", width, i)
			}
			for _, link := range linked(line) {
				to, words, _ := strings.Cut(link, " ")
				if to != address {
					t.Errorf("%d: line %d leads to %q", width, i, to)
				}
				together += words
			}
			if strings.Count(line, "\x1b]8;id=") != strings.Count(line, "\x1b]8;;\x07") {
				t.Errorf("%d: line %d does not close what it opens: %q", width, i, line)
			}
		}
		if together != address {
			t.Errorf("%d: what is linked reads %q", width, together)
		}
	}
}

func TestTell(t *testing.T) {
	t.Parallel()
	line := links.Mark("a https://example.org/ b")
	first, second := links.Tell(line, 1), links.Tell(line, 2)
	if first == second || strings.Count(first, ":line=1;https://example.org/") != 1 || ansi.Strip(first) != ansi.Strip(line) {
		t.Errorf("%q, %q", first, second)
	}
	if got := links.Tell("a b", 1); got != "a b" {
		t.Errorf("%q", got)
	}
}

func TestKeep(t *testing.T) {
	t.Parallel()
	link := func(to, text string) string { return ansi.SetHyperlink(to) + text + ansi.ResetHyperlink() }
	lines := []string{
		"a " + link("https://example.org/", "web") + " " + link("javascript:alert(1)", "script") + " " + link("page.html", "page"),
		"b " + ansi.SetHyperlink("https://example.org/long") + "goes",
		"on" + ansi.ResetHyperlink() + " c",
		"\x1b]8;;file:///etc/passwd\x1b\\d\x1b]8;;\x1b\\",
	}
	on, off := links.Keep(lines, true), links.Keep(lines, false)
	if got := strings.Join(linked(strings.Join(on, "\n")), "|"); got != "https://example.org/ web|https://example.org/long goes|https://example.org/long on" {
		t.Errorf("kept are %q", got)
	}
	for i, line := range off {
		if line != ansi.Strip(lines[i]) || ansi.Strip(on[i]) != line {
			t.Errorf("line %d is %q without links and %q with", i, line, on[i])
		}
	}
}
