package links

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Known tells by the environment whether the terminal is known to open links.
// Nothing is asked of the terminal. Inside tmux and screen it cannot be known, as
// they may stand in any terminal. FORCE_HYPERLINK set to 0 or 1 decides, as other
// programs have it.
func Known(getenv func(string) string) bool {
	if force := getenv("FORCE_HYPERLINK"); force != "" {
		return force != "0" && force != "false"
	}
	term := getenv("TERM")
	if getenv("TMUX") != "" || getenv("STY") != "" || strings.HasPrefix(term, "tmux") || strings.HasPrefix(term, "screen") {
		return false
	}
	const vteWithout = 5000 // version 0.50.0 ended when it met a link
	vte, _ := strconv.Atoi(getenv("VTE_VERSION"))
	return vte > vteWithout || getenv("WT_SESSION") != "" || getenv("KITTY_WINDOW_ID") != "" ||
		slices.Contains([]string{"alacritty", "contour", "foot", "foot-extra", "wezterm", "xterm-ghostty", "xterm-kitty"}, term) ||
		slices.Contains([]string{"Hyper", "WezTerm", "ghostty", "iTerm.app", "mintty", "rio", "vscode"}, getenv("TERM_PROGRAM"))
}

// longest is how many characters an address may have: terminals take no longer ones.
const longest = 2000

// target gives the address that a link leads to, made of plain ASCII characters.
// It is false for what is no well-formed address of the web.
func target(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || foreign(u.Host) {
		return "", false
	}
	to := strings.ReplaceAll(u.String(), ";", "%3B") // it would end the address in the sequence
	return to, !foreign(to) && len(to) <= longest
}

// foreign reports characters that may not stand in an address, or look like others.
func foreign(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
}

// opening starts a link. Its parts on several lines belong together by their id.
func opening(to string) string {
	id := fnv.New32a()
	_, _ = id.Write([]byte(to)) // never fails
	return ansi.SetHyperlink(to, fmt.Sprintf("id=%d", id.Sum32()))
}

// Mark makes every web address in a text without styles a link to itself.
func Mark(text string) string {
	return webAddress().ReplaceAllStringFunc(text, func(found string) string {
		address := strings.TrimRight(found, `.,;:!?'")]}…`)
		to, ok := target(address)
		if !ok {
			return found
		}
		return opening(to) + address + ansi.ResetHyperlink() + found[len(address):]
	})
}

func webAddress() *regexp.Regexp { return regexp.MustCompile(`https?://[^\s<>"\x00-\x1f\x7f-\x9f]+`) }

// Keep goes through lines that hold links already. With on it keeps those to
// addresses of the web, and every line opens and closes its own; without, none.
func Keep(lines []string, on bool) []string {
	sequence := regexp.MustCompile(`\x1b\]8;[^;\x07\x1b]*;([^\x07\x1b]*)(?:\x07|\x1b\\)`)
	kept := make([]string, len(lines))
	open := "" // the sequence of the link that goes on
	for i, line := range lines {
		before := open
		line = sequence.ReplaceAllStringFunc(line, func(found string) string {
			closing := ""
			if open != "" {
				closing = ansi.ResetHyperlink()
			}
			open = ""
			if to, ok := target(sequence.FindStringSubmatch(found)[1]); ok && on {
				open = opening(to)
			}
			return closing + open
		})
		kept[i] = before + line
		if open != "" {
			kept[i] += ansi.ResetHyperlink()
		}
	}
	return kept
}

// Tell makes the links of a line different from those of the other lines on the
// screen, by a parameter that terminals pass over. The renderer of Bubble Tea
// forgets to open a link again that went on from the line above; when it opens
// links on every line, this can go.
func Tell(line string, number int) string {
	if !strings.Contains(line, "\x1b]8;id=") {
		return line
	}
	return regexp.MustCompile(`\x1b\]8;(id=\d+);`).ReplaceAllString(line, fmt.Sprintf("\x1b]8;${1}:line=%d;", number))
}
