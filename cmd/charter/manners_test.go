//go:build unix

package main

import (
	"cmp"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// These tests look at the manners of the program on terminals of many kinds:
// docs/terminals.md tells what they hold it to. No terminal here answers a
// question, so nothing may wait for an answer.

// terminalOf is the environment that a terminal gives, such as "TERM=xterm
// COLORTERM=truecolor", and nothing else that tells of a terminal.
func terminalOf(told string) []string {
	tells := []string{"TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "STY", "WT_SESSION", "ConEmuANSI", "VTE_VERSION", "KITTY_WINDOW_ID", "FORCE_HYPERLINK",
		"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_FORCE", "SSH_TTY", "ACCESSIBLE", "COLUMNS", "LINES", "GOOGLE_CLOUD_SHELL"}
	environment := slices.DeleteFunc(os.Environ(), func(set string) bool {
		name, _, _ := strings.Cut(set, "=")
		return slices.Contains(tells, name)
	})
	return append(environment, strings.Fields(told)...)
}

// coloursIn tells which kinds of colours a program used.
func coloursIn(raw string) string {
	var kinds []string
	for _, kind := range []struct{ name, pattern string }{
		{"all", `\x1b\[[\d;:]*[34]8[;:]2[;:]`},
		{"256", `\x1b\[[\d;:]*[34]8[;:]5[;:]`},
		{"16", `\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])(?:;\d+)*m`},
	} {
		without := raw
		if kind.name == "16" { // numbers within another colour are none of these
			without = regexp.MustCompile(`[34]8[;:](?:2[;:]\d+[;:]\d+[;:]\d+|5[;:]\d+)`).ReplaceAllString(raw, "0")
		}
		if regexp.MustCompile(kind.pattern).MatchString(without) {
			kinds = append(kinds, kind.name)
		}
	}
	return cmp.Or(strings.Join(kinds, " and "), "none")
}

// TestTerminalsOfManyKinds opens the worked example, looks at a question, its
// evidence and the guidance, and leaves.
func TestTerminalsOfManyKinds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		told    string
		args    []string
		colours string
		links   bool
		taskbar bool
	}{
		{told: "TERM=xterm", colours: "16"},
		{told: "TERM=xterm-256color", colours: "256"},
		{told: "TERM=xterm-256color COLORTERM=truecolor", colours: "all"},
		{told: "TERM=xterm-kitty", colours: "all", links: true},
		{told: "TERM=alacritty", colours: "all", links: true},
		{told: "TERM=linux", colours: "16"},
		{told: "TERM=screen", colours: "256"},
		{told: "TERM=screen COLORTERM=truecolor", colours: "256"},
		{told: "TERM=tmux-256color TMUX=/nowhere,1,0 TERM_PROGRAM=tmux WT_SESSION=1", colours: "all"},
		{told: "TERM=tmux-256color TMUX=/nowhere,1,0 TERM_PROGRAM=tmux COLORTERM=truecolor", colours: "256"},
		{told: "TERM=xterm-256color SSH_TTY=/dev/pts/1", colours: "256"},
		{told: "TERM=xterm-256color WT_SESSION=1", colours: "all", links: true, taskbar: true},
		{told: "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=ghostty", colours: "all", links: true, taskbar: true},
		{told: "TERM=xterm-256color VTE_VERSION=7600", colours: "256", links: true},
		{told: "TERM=vt100", colours: "none"},
		{told: "TERM=never-heard-of", colours: "16"},
		{told: "TERM=xterm-256color NO_COLOR=1", colours: "none"},
		{told: "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=0", colours: "none"},
		{told: "TERM=xterm-kitty NO_COLOR=please", colours: "none", links: true},
		{told: "TERM=xterm-256color NO_COLOR=", colours: "256"},
		{told: "TERM=xterm-256color NO_COLOR=1", args: []string{"--theme", "dark"}, colours: "256"},
		{told: "TERM=xterm-256color COLORTERM=truecolor", args: []string{"--theme", "plain"}, colours: "none"},
		{told: "TERM=xterm-256color COLORTERM=truecolor", args: []string{"--theme", "16"}, colours: "16"},
	} {
		t.Run(strings.Join(append([]string{c.told}, c.args...), " "), func(t *testing.T) {
			t.Parallel()
			folder, path := exampleFile(t)
			w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf(c.told), append([]string{"charter", "open", path}, c.args...)...)
			w.see("Beneficial")
			w.send("\x10" + "BEN-1" + enter)
			w.see("question 1 of 4")
			w.send("e")
			w.see("Where it is: https://")
			w.send(esc)
			w.see("question 1 of 4")
			w.send("\x10" + "Oversight" + enter)
			w.see("OVE-1")
			w.when("the alternate screen, whole pastes and the cursor", func(string) bool {
				w.mu.Lock()
				defer w.mu.Unlock()
				return w.grid.modes[1049] && w.grid.modes[2004] && !w.hidden()
			})
			w.send("\x03")
			w.left()

			raw := w.written(0)
			if got := coloursIn(raw); got != c.colours {
				t.Errorf("colours: %s, want %s", got, c.colours)
			}
			if !regexp.MustCompile(`\x1b\[(?:[\d;]*;)?1(?:;[\d;]*)?m`).MatchString(raw) {
				t.Error("nothing is bold")
			}
			if got := strings.Contains(raw, "\x1b]8;"); got != c.links {
				t.Errorf("links: %t", got)
			}
			progress := regexp.MustCompile(`\x1b\]9;4;(\d)`).FindAllStringSubmatch(raw, -1)
			if got := len(progress) > 0; got != c.taskbar {
				t.Errorf("progress in the taskbar: %t", got)
			} else if got && progress[len(progress)-1][1] != "0" {
				t.Error("progress stays in the taskbar")
			}
			push, title, pop := strings.Index(raw, "\x1b[22;2t"), strings.Index(raw, "\x1b]2;"), strings.LastIndex(raw, "\x1b[23;2t")
			if push < 0 || push > title || pop < strings.LastIndex(raw, "\x1b]2;") {
				t.Errorf("the title was kept at %d, set at %d, given back at %d", push, title, pop)
			}
		})
	}
}

// hidden reports whether the cursor is hidden. The mutex is held.
func (w *window) hidden() bool {
	shown, told := w.grid.modes[25]
	return told && !shown
}

// TestTerminalsThatCannotDraw are spoken to in plain lines.
func TestTerminalsThatCannotDraw(t *testing.T) {
	t.Parallel()
	for _, told := range []string{"TERM=dumb", "TERM=unknown", "TERM=", "", "TERM=dumb COLORTERM=truecolor"} {
		t.Run(told, func(t *testing.T) {
			t.Parallel()
			folder, path := exampleFile(t)
			w := openTerminal(t, 80, 24, folder, t.TempDir(), terminalOf(told), "charter", "open", path)
			w.see("help")
			w.send("leave\n")
			w.see("Goodbye.")
			<-w.gone
			if raw := w.written(0); strings.ContainsRune(raw, '\x1b') {
				t.Errorf("it wrote a control sequence: %q", raw)
			}
		})
	}
}

// TestLinksLeadWhereTheySay looks at every link of the guidance: it reads as the
// address it leads to and covers nothing else, on each of its lines, also after all
// was drawn anew. It waits for what the screen comes to, not for the way there: a
// frame may come in pieces, and more than once.
func TestLinksLeadWhereTheySay(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openTerminal(t, 60, 25, folder, t.TempDir(), terminalOf("TERM=xterm-kitty"), "charter", "open", path)
	w.see("Beneficial")
	w.send("\x10" + "Oversight" + enter)
	const address = "https://civic-health-innovation-labs.github.io/data-charter-website/"
	parts := []string{address + " https://civic-health-innovation-labs.github.io/data-", address + " charter-website/"}
	shown := func(when string) {
		t.Helper()
		w.when("the whole address as a link, twice, "+when, func(screen string) bool {
			w.mu.Lock()
			defer w.mu.Unlock()
			return strings.Contains(screen, "OVE-1") && slices.Equal(w.grid.links(), slices.Concat(parts, parts))
		})
	}
	shown("at first")
	w.mu.Lock()
	w.grid.clear() // of this window nothing is left that is not drawn again
	w.mu.Unlock()
	w.resize(60, 26)
	shown("after a change of size")
	w.send("\x03")
	w.left()
}

// TestTheCursorIsWhereTheTextBegins on screens on which nothing has the focus.
func TestTheCursorIsWhereTheTextBegins(t *testing.T) {
	t.Parallel()
	folder, path := exampleFile(t)
	w := openWindow(t, folder, t.TempDir(), "open", path)
	at := func(what string, line int) {
		t.Helper()
		w.when(what, func(string) bool {
			w.mu.Lock()
			defer w.mu.Unlock()
			return !w.hidden() && w.grid.y == line && w.grid.x == 1
		})
	}
	w.see("Beneficial")
	w.send("?")
	w.see("Move about")
	at("the cursor on the help", 3)
	w.send("\x1b[6~") // page down
	w.see("more above")
	at("the cursor below the mark for more", 4)
	w.send(esc + "\x10" + "BEN-1" + enter)
	w.see("question 1 of 4")
	w.send("g")
	w.see("Where to look.")
	at("the cursor on the guidance", 3)
	w.send("g")
	w.see("You said")
	w.send("v")
	w.see("What blocks")
	w.send("o")
	w.see("Who will read it?")
	w.send("\x13")
	w.see("Will be written:")
	w.when("the cursor below what will be written", func(screen string) bool {
		rule := slices.IndexFunc(strings.Split(screen, "\n"), func(line string) bool {
			return strings.HasPrefix(line, " ────────────────────") && strings.HasSuffix(line, "─────────") && !strings.Contains(line, "of")
		})
		w.mu.Lock()
		defer w.mu.Unlock()
		return rule > 0 && !w.hidden() && w.grid.y == rule+1
	})
	w.send("\x03")
	w.left()
}

// TestATerminalWithoutASize is drawn on as if it had 80 columns and 24 lines, or
// as many as the environment tells.
func TestATerminalWithoutASize(t *testing.T) {
	t.Parallel()
	for told, size := range map[string]struct{ width, height int }{
		"": {80, 24}, "COLUMNS=100 LINES=30": {100, 30}, "COLUMNS=0 LINES=many": {80, 24},
	} {
		t.Run(told, func(t *testing.T) {
			t.Parallel()
			folder, path := exampleFile(t)
			w := openTerminal(t, 0, 0, folder, t.TempDir(), terminalOf("TERM=xterm-256color "+told), "charter", "open", path)
			w.when("the whole map", func(screen string) bool {
				lines := strings.Split(screen, "\n")
				return len(lines) == size.height && strings.Contains(lines[size.height-1], "? help") && len([]rune(lines[0])) == size.width-1
			})
			w.send("v")
			w.see("What blocks")
			w.send("\x03")
			w.left()
		})
	}
}
