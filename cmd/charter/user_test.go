//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/file"
)

// assessorsIn gives the names of the assessors in a file, and by whom its answers are.
func assessorsIn(t *testing.T, path string) (names []string, by map[string]string) {
	t.Helper()
	a, err := file.Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	by = map[string]string{}
	for _, who := range a.Assessors {
		names = append(names, who.Name+", "+who.Role)
		for id, answer := range a.Answers {
			if answer.By == who.ID {
				by[id] = who.Name
			}
		}
	}
	return names, by
}

// On a terminal, whoever starts an assessment is asked for a name, which the settings
// keep. Nobody is asked a second time, and --as goes before the settings.
func TestTheNameIsAskedForOnceOnATerminal(t *testing.T) {
	t.Parallel()
	folder, home := t.TempDir(), t.TempDir()
	path, kept := filepath.Join(folder, "list.charter.json"), filepath.Join(home, "charter", "settings.json")
	w := openWindow(t, folder, home, "new", "list")
	w.see("Title of the project")
	w.send("Falls risk list\r")
	w.see("> Falls risk list")
	w.send("\r")
	w.see("│ Your name")
	w.send("Sam Doe\r")
	w.see("│ Your role")
	w.send("data lead\r")
	w.see("│ File")
	w.send("\r")
	w.see("How far along is the project?")
	w.send("\x1b")
	w.see("esc back")
	w.send("\x1b")
	w.see("Beneficial")
	w.send("x")
	w.see("BEN-1")
	w.send("2")
	w.see("saved")
	w.send("\x03")
	w.left()
	var settings map[string]string
	if text, err := os.ReadFile(kept); err != nil || json.Unmarshal(text, &settings) != nil || len(settings) != 1 || settings["name"] != "Sam Doe; data lead" {
		t.Errorf("kept is %s, %v", text, err)
	}
	if info, err := os.Stat(kept); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the settings have %v, %v", info, err)
	}

	w = openWindow(t, folder, home, "open", path)
	w.see("Beneficial")
	w.send("x")
	w.see("BEN-2")
	w.send("1")
	w.see("saved")
	w.send("\x03")
	w.left()
	if raw := w.written(0); strings.Contains(raw, "Your name") {
		t.Error("the name was asked for again")
	}
	w = openWindow(t, folder, home, "open", path, "--as", "Ann Lee")
	w.see("Beneficial")
	w.send("x")
	w.see("BEN-3")
	w.send("1")
	w.see("saved")
	w.send("\x03")
	w.left()
	names, by := assessorsIn(t, path)
	if !slices.Equal(names, []string{"Sam Doe, data lead", "Ann Lee, "}) || by["BEN-1"] != "Sam Doe" || by["BEN-2"] != "Sam Doe" || by["BEN-3"] != "Ann Lee" {
		t.Errorf("listed are %q, the answers are by %v", names, by)
	}
}

// A file that exists is asked about at its opening, on the screen and in plain lines
// alike, and both make the same of it.
func TestBothFrontsAskAndKeepTheSame(t *testing.T) {
	t.Parallel()
	made := map[string]*assessment.Assessment{}
	for name, args := range map[string][]string{"screen": nil, "lines": {"--accessible"}} {
		folder, home := t.TempDir(), t.TempDir()
		path := filepath.Join(folder, "list.charter.json")
		charter(t, "new", path)
		w := openWindow(t, folder, home, append([]string{"open", path}, args...)...)
		w.see("our name")
		if args == nil {
			w.send("Sam Doe, data lead\r")
			w.see("│ Your role")
			w.send("\r")
			w.see("Beneficial")
			w.send("x")
			w.see("BEN-1")
			w.send("2")
			w.see("saved")
			w.send("\x03")
		} else {
			w.send("Sam Doe, data lead\r")
			w.see("answer")
			w.send("answer BEN-1\r2\rleave\r")
		}
		w.left()
		a, err := file.Read(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Assessors) != 1 || a.Answers["BEN-1"].By != a.Assessors[0].ID {
			t.Fatalf("%s: listed are %+v, the answer is %+v", name, a.Assessors, a.Answers["BEN-1"])
		}
		made[name] = a
	}
	for _, a := range made {
		a.Assessors[0].ID = ""
	}
	if screen, lines := made["screen"].Assessors[0], made["lines"].Assessors[0]; screen != lines {
		t.Errorf("the screen lists %+v, plain lines %+v", screen, lines)
	}
}

// Settings that cannot be understood are told, and never written over; nobody is asked
// for a name that could not be kept.
func TestSettingsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "{", "null", `{"name": 3}`, strings.Repeat(" ", 1<<17)} {
		home := t.TempDir()
		path := filepath.Join(home, "settings.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s := settings{path}
		if user, err := s.user(); err == nil || user.MustSay() || user.Name != "" {
			t.Errorf("%.20q gives %+v, %v", text, user, err)
		}
		if err := s.remember("Sam"); err == nil && text != `{"name": 3}` {
			t.Errorf("%.20q was written over", text)
		}
	}
	s := settings{filepath.Join(t.TempDir(), "new", "settings.json")}
	user, err := s.user()
	if err != nil || !user.MustSay() {
		t.Fatalf("without settings: %+v, %v", user, err)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path, []byte(`{"later": [1, {"a": true}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := user.Remember(`Sam "S" Doe`); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(s.path)
	if err != nil || !strings.Contains(string(text), `"later"`) {
		t.Errorf("a key of a later version is gone: %s, %v", text, err)
	}
	if user, err := s.user(); err != nil || user.Name != `Sam "S" Doe` {
		t.Errorf("read again: %+v, %v", user, err)
	}
}

// Of settings that cannot be read both fronts tell at the start, and go on.
func TestBadSettingsAreToldAtTheStart(t *testing.T) {
	t.Parallel()
	folder, home := t.TempDir(), t.TempDir()
	kept := filepath.Join(home, "charter", "settings.json")
	if err := os.MkdirAll(filepath.Dir(kept), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t, folder, home)
	w.see("Your name is not known, since the settings in")
	w.see("Start a new assessment")
	lines := openWindow(t, folder, home, "--accessible")
	lines.see("Your name is not known, since the settings in")
	lines.see("no assessment in this folder")
}
