package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/theme"
)

// noteStage opens the private note of a question, with a clipboard that takes a while.
func noteStage(t *testing.T, read func() (string, error)) *stage {
	t.Helper()
	pack := stagePack(t)
	a := example(t, pack)
	a.Answers["BEN-1"] = assessment.Answer{Evidence: a.Cite(assessment.Evidence{Title: "Minutes"})}
	s := newStage(look{theme.Plain, false, 80, 24}, a, pack, t.TempDir())
	s.m.paste.read = func() (string, error) {
		time.Sleep(time.Second)
		return read()
	}
	s.open(screen.KindQuestion, "BEN-1")
	s.open(screen.KindNote, "BEN-1")
	s.press("tab")
	return s
}

// TestTheClipboardGoesWhereItWasAskedFor asks for the clipboard in one field and goes
// to another, or to another screen, before it has been read.
func TestTheClipboardGoesWhereItWasAskedFor(t *testing.T) {
	t.Parallel()
	good := func() (string, error) { return "STAFF\r\nSECRET", nil }
	for name, c := range map[string]struct {
		read          func() (string, error)
		keys          []string
		private, said string
	}{
		"stays":            {good, nil, "STAFF\nSECRET", ""},
		"to the other":     {good, []string{"tab"}, "", "not pasted"},
		"to the other too": {good, []string{"tab", "tab"}, "STAFF\nSECRET", ""},
		"out":              {good, []string{"esc"}, "", "not pasted"},
		"out and in":       {good, []string{"esc", "c"}, "", "not pasted"},
		"to evidence":      {good, []string{"esc", "e", "enter"}, "", "not pasted"},
		"none":             {func() (string, error) { return "", errors.New("no clipboard") }, nil, "", "ctrl+shift+v"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				s := noteStage(t, c.read)
				s.send(tea.KeyPressMsg(tea.Key{Code: 'v', Mod: tea.ModCtrl}))
				s.pass(2 * pasteTimeout)
				s.press(c.keys...)
				s.pass(2 * time.Second)
				got := s.m.services.Session.Answer("BEN-1")
				if got.PrivateNote != c.private || got.Note != "" || len(got.Evidence) != 1 || s.m.services.Session.Evidence("BEN-1")[0].Title != "Minutes" {
					t.Errorf("kept is %+v", got)
				}
				if !strings.Contains(s.m.toast, c.said) || c.said == "" && s.m.toast != "" {
					t.Errorf("it says %q", s.m.toast)
				}
			})
		})
	}
}

// TestTheClipboardIsPastedOnce into a field of a form.
func TestTheClipboardIsPastedOnce(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := noteStage(t, func() (string, error) { return " of May", nil })
		s.press("esc", "e", "enter")
		s.send(tea.KeyPressMsg(tea.Key{Code: 'v', Mod: tea.ModCtrl}))
		s.press("!") // is kept back for a while only
		s.pass(2 * time.Second)
		if got := s.m.services.Session.Evidence("BEN-1")[0].Title; got != "Minutes! of May" {
			t.Errorf("the title is %q", got)
		}
	})
}
