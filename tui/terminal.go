package tui

import (
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"charter/tui/links"
	"charter/tui/theme"
)

// What the program knows of the terminal comes from the environment. Only the
// colour of its background is asked for, and nothing waits for the answer.
// docs/terminals.md tells what is used where.

// terminal is what is known of the terminal.
type terminal struct {
	taskbar bool // it shows progress in the taskbar
	links   bool // it opens web addresses
	few     bool // it has 16 colours
	light   bool // it told that its background is light
	tmux    bool // it is within tmux, which hands on what is copied only where it is told to
}

// detectTerminal takes what the environment tells of the terminal, before anything is drawn.
func (m *Model) detectTerminal(getenv func(string) string) {
	m.terminal.tmux = getenv("TMUX") != ""
	m.terminal.taskbar, m.terminal.links = showsProgress(getenv), links.Known(getenv)
	name := m.services.Theme.Name
	if !m.themeAsked && isMonochrome(getenv("TERM")) {
		m.themeAsked, name = true, theme.Plain // whatever else the terminal tells
	}
	m.applyTheme(name)
}

// showsProgress tells by the environment whether the terminal shows progress in
// the taskbar. Others may take the sequence for a message and pop it up, so they
// are never sent it.
func showsProgress(getenv func(string) string) bool {
	if getenv("TMUX") != "" || getenv("STY") != "" {
		return false
	}
	return getenv("WT_SESSION") != "" || getenv("ConEmuANSI") == "ON" ||
		slices.Contains([]string{"ghostty", "WezTerm"}, getenv("TERM_PROGRAM"))
}

// isMonochrome tells by its name whether a terminal has no colours.
func isMonochrome(term string) bool {
	return slices.Contains([]string{"vt52", "vt100", "vt102", "vt220", "vt320", "vt420"}, term) || strings.HasSuffix(term, "-m") || strings.HasSuffix(term, "-mono")
}

// copied says that a text was handed to the terminal for the clipboard.
func (t terminal) copied() string {
	if t.tmux {
		return "Copied the text on this screen, if tmux allows it: set -g set-clipboard on."
	}
	return "Copied the text on this screen, if your terminal allows it."
}

// adaptTheme follows the colours of the terminal unless the user chose a theme. High contrast
// is white on dark, and black on light.
func (m *Model) adaptTheme() tea.Cmd {
	switch now := m.services.Theme.Name; {
	case now == theme.Contrast && m.terminal.light:
		return m.setTheme(theme.ContrastOnLight)
	case now == theme.ContrastOnLight && !m.terminal.light:
		return m.setTheme(theme.Contrast)
	case m.themeAsked:
		return nil
	case m.terminal.light:
		return m.setTheme(theme.Light)
	case m.terminal.few:
		return m.setTheme(theme.Sixteen)
	}
	return m.setTheme(theme.Dark)
}

// hasFewColours reports whether a terminal has 16 colours or fewer.
func hasFewColours(p colorprofile.Profile) bool { return p <= colorprofile.ANSI }

// setTheme draws everything with another theme from now on.
func (m *Model) setTheme(name theme.Name) tea.Cmd {
	if m.services.Theme.Name == name && m.services.Theme.Links == m.terminal.links {
		return nil
	}
	m.applyTheme(name)
	return m.resize()
}

// applyTheme gives the screens another theme.
func (m *Model) applyTheme(name theme.Name) {
	m.services.Theme = theme.New(name, m.services.Theme.ASCII)
	m.services.Theme.Links = m.terminal.links
}

// environment is what Bubble Tea is told of the environment. NO_COLOR has done its
// work already: it chose the theme, and somebody who then asks for another one by
// name gets it. Bubble Tea would go by some of its values and not by others.
func environment() []string {
	return slices.DeleteFunc(os.Environ(), func(set string) bool { return strings.HasPrefix(set, "NO_COLOR=") })
}

// ownCursor gives the cursor the shape that the user has chosen for the terminal.
// Bubble Tea leaves a blinking block behind. It can go when Bubble Tea does not.
const ownCursor = "\x1b[0 q"

// keepTitle has the terminal remember the title of its window, and gives what
// brings that back, and the shape of the cursor: Bubble Tea leaves no title behind.
// Terminals that cannot do it take no notice. It can go when Bubble Tea brings the
// title back by itself.
func keepTitle(w io.Writer) (back func()) {
	if runtime.GOOS == "windows" {
		return func() {} // outside of Bubble Tea its console may not know sequences
	}
	const push, pop = "\x1b[22;2t", "\x1b[23;2t"
	_, _ = io.WriteString(w, push) // only a title is at stake
	return func() { _, _ = io.WriteString(w, pop+ownCursor) }
}
