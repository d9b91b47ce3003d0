package tui

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/theme"
)

// hostileTexts are texts that break the frames of programs that count letters.
func hostileTexts() map[string]string {
	return map[string]string{
		"wide":      strings.Repeat("公共交通の優先 ", 12),
		"combining": strings.Repeat("a\u0301e\u0323\u0302o\u0308\u0304 Zalgo\u0300\u0301\u0302\u0303\u0304 ", 9),
		"rtl":       strings.Repeat("أولوية الحافلات שלום 123 ", 6),
		"emoji":     strings.Repeat("👩‍💻 👍🏽 ☑️ 🇬🇧 ✔️ 1️⃣ 👨‍👩‍👧‍👦 ", 8),
		"escapes":   strings.Repeat("\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J\x1b[H \u009b31m \x00\x08\x7f \u202eevil\u202c ", 5),
		"long word": strings.Repeat("Donaudampfschifffahrtsgesellschaft", 20),
		"lines":     strings.Repeat("line\r\nline\n\tline\u2028line\v", 20),
		"spaces":    strings.Repeat(" \u00a0\u2003\u200b\ufeff", 40),
		"long":      strings.Repeat("Every word of a long text counts. ", 100),
	}
}

// spoil puts a text into every place of an assessment in which people write.
func spoil(a *assessment.Assessment, text string) {
	for _, at := range []any{&a.Project, &a.Parking} {
		spoilValue(reflect.ValueOf(at).Elem(), text)
	}
	for i := range a.Assessors {
		a.Assessors[i].Name, a.Assessors[i].Role = text, text
	}
	for i := range a.Sessions {
		a.Sessions[i].Facilitator = text
	}
	for i := range a.Documents {
		e := &a.Documents[i]
		e.Title, e.Location, e.Owner = text, text, text
	}
	for id, answer := range a.Answers {
		answer.Note, answer.PrivateNote = text, text
		if answer.Check != nil {
			answer.Check.By = text
		}
		if answer.Departure != nil {
			answer.Departure.Reason = text
		}
		if answer.Reason != "" {
			answer.Reason = text
		}
		if answer.Dissent != "" {
			answer.Dissent = text
		}
		if answer.Agreed != "" {
			answer.Agreed = text
		}
		a.Answers[id] = answer
	}
	for i := range a.Actions {
		a.Actions[i].Text, a.Actions[i].Owner = text, text
	}
	for i := range a.History {
		a.History[i].From, a.History[i].To = text, text
	}
}

func spoilValue(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				spoilValue(v.Field(i), text)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoilValue(v.Index(i), text)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			spoilValue(v.Elem(), text)
		}
	}
}

// TestHostileTextBreaksNoFrame fills every field of the worked example with a
// hostile text, and pastes it wherever something can be typed.
func TestHostileTextBreaksNoFrame(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for name, text := range hostileTexts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				for _, x := range shots() {
					if x.home == "files" || x.home == "many" {
						continue // its files are made of other texts
					}
					showHostile(t, x, text, pack)
				}
			})
		})
	}
}

func showHostile(t *testing.T, x shot, text string, pack *questions.Pack) {
	t.Helper()
	x.spoil = text
	s := x.stand(t, look{theme: theme.Dark, width: 80, height: 24}, pack)
	typed := s.m.top().Typing()
	if typed {
		s.send(tea.PasteMsg{Content: text})
	}
	for i, size := range [][2]int{{80, 24}, {50, 14}, {187, 33}} {
		if i > 0 {
			s.resize(size[0], size[1])
		}
		view := s.view()
		if fault := frameFault(view, size[0], size[1]); fault != "" {
			t.Fatalf("%s at %d×%d: %s\n%s", x.name, size[0], size[1], fault, view.Content)
		}
		for line := range strings.SplitSeq(ansi.Strip(view.Content), "\n") {
			if ansi.StringWidth(line) != ansi.StringWidthWc(line) {
				t.Fatalf("%s at %d×%d: terminals do not agree how wide this line is: %q", x.name, size[0], size[1], line)
			}
			if strings.ContainsFunc(line, plaintext.Unsafe) {
				t.Fatalf("%s at %d×%d: a character in this line is not seen but acts: %q", x.name, size[0], size[1], line)
			}
		}
	}
}

// TestALongPasteBreaksNoFrame pastes 100 KB into every kind of field.
func TestALongPasteBreaksNoFrame(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	page := strings.Repeat("Every word of a very long text counts, and every line as well.\r\n", 1600)
	for _, name := range []string{"note", "evidence-form", "not-applicable", "project-text", "find", "new"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				s := shotNamed(name).stand(t, look{theme: theme.Plain, width: 80, height: 24}, pack)
				s.send(tea.PasteMsg{Content: page})
				s.resize(60, 20)
				view := s.view()
				if fault := frameFault(view, 60, 20); fault != "" {
					t.Fatalf("%s\n%s", fault, view.Content)
				}
			})
		})
	}
}
