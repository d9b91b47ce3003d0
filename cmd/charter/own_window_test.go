package main

import (
	"bytes"
	"io"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// consoleOf is a console with somebody at a terminal who types lines.
func consoleOf(typed io.Reader, warned io.Writer) console {
	return console{
		stdin: typed, stdout: io.Discard, stderr: warned, terminal: true,
		clock:   func() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) },
		getenv:  func(name string) string { return map[string]string{"TERM": "xterm"}[name] },
		release: frozenRelease(),
	}
}

// A window that closes with the program stays open until an error was read.
func TestAnErrorStaysInAWindowOfItsOwn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		own    bool
		args   []string
		status int
		waits  bool
	}{
		"an error":                     {true, []string{"scroe"}, statusMisused, true},
		"no error":                     {true, []string{"version"}, statusDone, false},
		"an error in a shell's window": {false, []string{"scroe"}, statusMisused, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			typed, warned := strings.NewReader("\n"), new(bytes.Buffer)
			con := consoleOf(typed, warned)
			con.ownWindow = c.own
			if status := runInWindow(t.Context(), con, c.args); status != c.status {
				t.Errorf("status %d, want %d", status, c.status)
			}
			asked, read := strings.Contains(warned.String(), "Press enter to close this window."), typed.Len() == 0
			if asked != c.waits || read != c.waits {
				t.Errorf("asked for enter: %v, waited for it: %v, want both %v; it said %s", asked, read, c.waits, warned)
			}
		})
	}
}

// Without a console of Windows, in Git Bash, the way on is told.
func TestGitBashIsToldOfWinpty(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{nil, {"open", "x.charter.json"}, {"workshop", "x.charter.json"}} {
		warned := new(bytes.Buffer)
		con := consoleOf(strings.NewReader(""), warned)
		con.terminal, con.getenv = false, func(name string) string { return map[string]string{"MSYSTEM": "MINGW64"}[name] }
		if status := run(t.Context(), con, args); status != statusMisused || !strings.Contains(warned.String(), "winpty") {
			t.Errorf("charter %v: status %d, %s", args, status, warned)
		}
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	recorded := func(settings ...debug.BuildSetting) *debug.BuildInfo { return &debug.BuildInfo{Settings: settings} }
	revision, moment := debug.BuildSetting{Key: "vcs.revision", Value: "abc"}, debug.BuildSetting{Key: "vcs.time", Value: "2026-11-22T10:00:00Z"}
	for name, c := range map[string]struct {
		commit, day string
		info        *debug.BuildInfo
		want        string
	}{
		"a package":              {"def", "2026-11-28", recorded(revision, moment), "def of 2026-11-28"},
		"a clone":                {"", "", recorded(revision, moment, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), "abc of 2026-11-22"},
		"a clone with changes":   {"", "", recorded(revision, moment, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), "abc of 2026-11-22, with changes that are not in it"},
		"nothing recorded":       {"", "", recorded(), "not known: built by hand"},
		"nothing known of build": {"", "", nil, "not known: built by hand"},
	} {
		if got := source(c.commit, c.day, c.info); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
