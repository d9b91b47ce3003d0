package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/theme"
)

// scripts are texts in which what is seen as one sign is written as several.
func scripts() []string {
	return []string{
		"नमस्ते क्षत्रिय किं श्री", "தமிழ் ஸ்ரீ கொடு", "กำลัง น้ำ ที่ปู่", "ਸਿੰਘ ਪੰਜਾਬੀ", "বাংলা স্ত্রী", "മലയാളം ക്ഷമ", "မြန်မာ", "ខ្មែរ",
		"e\u0301a\u0308o x\u0323", "👩‍💻 👨‍👩‍👧 🇬🇧 👍🏽",
	}
}

// clustersOf gives the signs of a text.
func clustersOf(text string) (signs []string) {
	for text != "" {
		sign, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		signs, text = append(signs, sign), text[len(sign):]
	}
	return signs
}

// TestScriptsInFields types and pastes texts of many scripts into a text area of ours and the
// two kinds of field of Huh, goes back into them, and takes signs away. Nothing is lost, each
// sign is drawn whole wherever the cursor stands, and what is taken away is the end.
func TestScriptsInFields(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("it only types and draws")
	}
	pack := stagePack(t)
	for name, f := range map[string]struct {
		kind screen.Kind
		id   string
		get  func(*assessment.Assessment) string
	}{
		"note":  {screen.KindNote, "BEN-1", func(a *assessment.Assessment) string { return a.Answers["BEN-1"].Note }},
		"title": {screen.KindProject, "title", func(a *assessment.Assessment) string { return a.Project.Title }},
		"action": {screen.KindAction, "BEN-1", func(a *assessment.Assessment) string {
			if len(a.Actions) == 0 {
				return ""
			}
			return a.Actions[0].Text
		}},
	} {
		for n, script := range scripts() {
			inBubble(t, func(t *testing.T) {
				s := newStage(look{theme.Plain, false, 80, 24}, blankOf(pack), pack, t.TempDir())
				s.open(f.kind, f.id)
				text := "Ab " + script
				if n%2 == 0 {
					s.paste(text)
				} else {
					for _, r := range text {
						s.press(string(r))
					}
				}
				kept := func() string { return f.get(s.m.services.Session.Assessment()) }
				if kept() != text {
					t.Errorf("%s: %q is kept as %q", name, text, kept())
				}
				for range 8 {
					frame := ansi.Strip(s.frame())
					for sign := range strings.FieldsSeq(script) {
						isFlag := strings.HasPrefix(sign, "🇬") // Huh draws its cursor into it: docs/terminals.md
						if !strings.Contains(frame, cells.Steady(sign)) && !isFlag {
							t.Errorf("%s: %q is not whole on the screen:\n%s", name, sign, frame)
						}
					}
					s.press("left")
				}
				s.press("x")
				if got := kept(); !strings.Contains(got, "x") || len(clustersOf(got)) != len(clustersOf(text))+1 {
					t.Errorf("%s: a letter typed into %q tears a sign: %q", name, text, got)
				}
				s.press("backspace", "delete")
				if got := kept(); len(clustersOf(got)) != len(clustersOf(text))-1 {
					t.Errorf("%s: delete takes a part of a sign: %q", name, got)
				}
				s.press("end")
				for before := kept(); before != ""; before = kept() {
					s.press("backspace")
					if got := kept(); !strings.HasPrefix(before, got) || got == before {
						t.Errorf("%s: of %q backspace leaves %q", name, before, got)
					}
				}
			})
		}
	}
}
