package tui

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/tui/facts"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/phones"
	"charter/tui/screen"
	"charter/tui/session"
)

// helpers are programs that something on a screen may want to start.
func helpers() []string {
	return []string{"sh", "vi", "nano", "editor", "xclip", "xsel", "wl-paste", "wl-copy", "pbpaste", "tmux", "xdg-open", "open"}
}

// traps makes a folder of programs that tell when they are started, and another for all
// that a program may write where nobody names a place.
func traps(t *testing.T) (programs, elsewhere string) {
	t.Helper()
	programs, elsewhere = t.TempDir(), t.TempDir()
	for _, name := range helpers() {
		script := "#!/bin/sh\n: > " + filepath.Join(elsewhere, "started-"+name) + "\n"
		if err := os.WriteFile(filepath.Join(programs, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", programs)
	for _, name := range []string{"HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, elsewhere)
	}
	for _, name := range []string{"EDITOR", "VISUAL"} {
		t.Setenv(name, filepath.Join(programs, "editor"))
	}
	return programs, elsewhere
}

// hostedStage opens the worked example on a host, in a folder of its own.
func hostedStage(t *testing.T, folder, programs string) *stage {
	t.Helper()
	pack := stagePack(t)
	root := &file.Root{Folder: folder}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	const name = "example.charter.json"
	if err := root.Create(name, example(t, pack)); err != nil {
		t.Fatal(err)
	}
	w := newStageModel(look{}, nil, pack, "").services.Workspace
	env := &w.Environment
	env.Library = library.Library{Root: root, Packs: env.Library.Packs.In(root)}
	env.Editor = filepath.Join(programs, "editor")
	env.Rooms = phones.NewRooms("https://host.test", stageClock)
	env.Organisation, env.Host, env.Ballots = "Clinic", "ssh host.test", filepath.Join(folder, "..", "ballots")
	m := newModel(Options{}, w, screen.Route{Kind: screen.KindHome})
	m.width, m.height = 120, 40
	s := &stage{m: m, tb: t}
	s.run(m.resize())
	s.run(m.activate())
	s.run(m.step(session.Open{Path: name}))
	if !m.services.IsOpen() {
		t.Fatal("it is not open")
	}
	return s
}

// On a host no screen starts a program, reads or writes anything of the machine, or tells
// where on it anything is: also when its own folder is gone and every call fails. Every
// screen is opened, and every key pressed on it.
func TestScreensOnAHostTouchNothingElse(t *testing.T) {
	programs, elsewhere := traps(t)
	before, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	pressed := 0
	for _, kind := range slices.Sorted(maps.Keys(constructors())) {
		inBubble(t, func(t *testing.T) {
			folder, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			s := hostedStage(t, filepath.Join(folder, "clinic"), programs)
			if err := os.RemoveAll(filepath.Join(folder, "clinic")); err != nil {
				t.Fatal(err)
			}
			defer func() { s.run(s.m.step(session.Discard{})) }()
			s.seen = func(msg tea.Msg) {
				if of := reflect.TypeOf(msg); of == reflect.TypeOf(tea.Exec(nil, nil)()) || of == reflect.TypeFor[tea.SuspendMsg]() {
					t.Errorf("%s gives the terminal to a program", kind)
				}
			}
			about := hostedTopic(s, kind)
			s.open(kind, about)
			for _, b := range hostedKeys(s.m.top()) {
				s.m.stack = s.m.stack[:1]
				s.open(kind, about)
				pressed++
				s.pressNamed(b.Keys[0])
				if frame := s.frame(); strings.Contains(frame, folder) || strings.Contains(frame, elsewhere) {
					t.Errorf("%s, after %s, tells where it is:\n%s", kind, b.Keys[0], frame)
				}
				if !s.m.services.IsOpen() {
					break // it was closed without what could not be saved, as asked for
				}
			}
		})
	}
	if pressed < 400 {
		t.Errorf("only %d keys were pressed", pressed)
	}
	after, err := os.ReadDir(".")
	if err != nil || len(after) != len(before) {
		t.Errorf("here there are %d files, and were %d; %v", len(after), len(before), err)
	}
	if made, err := os.ReadDir(elsewhere); err != nil || len(made) > 0 {
		t.Errorf("made or started elsewhere: %v, %v", made, err)
	}
}

// hostedKeys are the keys of a screen, those that always work, and those that start or stop
// a program.
func hostedKeys(top screen.Screen) []keys.Binding {
	active := top.Keys()
	return slices.DeleteFunc(keys.Table(), func(b keys.Binding) bool {
		its := slices.ContainsFunc(active, func(k screen.Key) bool { return k.ID == b.ID })
		return !its && b.Group != keys.GroupAlways && b.ID != keys.Editor && b.ID != keys.Undo
	})
}

// Without an address for browsers no phone can vote on a host, and whoever wants that is told so.
func TestAHostWithoutPages(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := hostedStage(t, filepath.Join(t.TempDir(), "clinic"), "")
		defer func() { s.run(s.m.step(session.Discard{})) }()
		s.m.services.Rooms = nil
		s.open(screen.KindWorkshop, "")
		s.press("enter", "M")
		if !strings.HasPrefix(s.m.toast, "People cannot vote by phone on this host: it has no address for browsers.") {
			t.Errorf("said: %q", s.m.toast)
		}
	})
}

// On a host phones join where browsers find it, over any network, and their room ends with the
// program.
func TestPhonesJoinAHost(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := hostedStage(t, filepath.Join(t.TempDir(), "clinic"), "")
		defer func() { s.run(s.m.step(session.Discard{})) }()
		s.m.send = func(tea.Msg) {}
		s.open(screen.KindWorkshop, "")
		s.press("enter", "M")
		off := s.frame()
		s.press("right", "enter") // there is no other address
		on := s.frame()
		for _, frame := range []string{off, on} {
			if strings.Contains(frame, "Wi-Fi") || strings.Contains(frame, "another address") {
				t.Error(frame)
			}
		}
		if !strings.Contains(off, "Any network will do") || !strings.Contains(on, "On your phone: https://host.test  code ") {
			t.Error(off, on)
		}
		rooms := s.m.services.Rooms
		s.m.hangUp()
		if open, _ := rooms.Count(); open != 0 || s.m.services.Phones != nil {
			t.Errorf("%d rooms are open still", open)
		}
	})
}

// The clipboard of a host is not the user's: it is never read.
func TestAHostsClipboardIsNotRead(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := hostedStage(t, filepath.Join(t.TempDir(), "clinic"), "")
		defer func() { s.run(s.m.step(session.Discard{})) }()
		s.open(screen.KindNote, "BEN-1")
		s.pressNamed("ctrl+v")
		if !strings.Contains(s.m.toast, "The clipboard cannot be read from here.") || s.m.paste.read == nil {
			t.Errorf("said: %q", s.m.toast)
		}
		if _, err := s.m.paste.read(); err != errNoClipboard {
			t.Errorf("read with %v", err)
		}
	})
}

// pressNamed presses a key by the name that the table of keys gives it.
func (s *stage) pressNamed(name string) {
	others := map[string]rune{"f2": tea.KeyF2, "home": tea.KeyHome, "pgup": tea.KeyPgUp, "space": tea.KeySpace, "shift+tab": tea.KeyTab}
	letter, ctrl := strings.CutPrefix(name, "ctrl+")
	switch code, other := others[name]; {
	case ctrl && len(letter) == 1:
		s.send(tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl})
	case name == "shift+tab":
		s.send(tea.KeyPressMsg{Code: code, Mod: tea.ModShift})
	case other:
		s.send(tea.KeyPressMsg{Code: code})
	default:
		s.press(name)
	}
}

// hostedTopic is what a screen is about.
func hostedTopic(s *stage, kind screen.Kind) string {
	pack := s.m.services.Session.Pack
	switch kind {
	case screen.KindPrinciple:
		return pack.Principles[0].ID
	case screen.KindQuestion, screen.KindEvidence, screen.KindNote, screen.KindCheck, screen.KindDeparture, screen.KindNotApplicable, screen.KindOutside, screen.KindDissent, screen.KindSettle, screen.KindVoid:
		return pack.Principles[0].Questions[0].ID
	case screen.KindFacts:
		return facts.Asked(pack)[0].Key
	case screen.KindDamaged:
		return s.m.services.Session.Path
	case screen.KindName:
		return "Lucy Westenra"
	case screen.KindRater:
		return "a1"
	case screen.KindExplanation:
		return "supplier"
	}
	return ""
}
