package tui

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/screen"
	"charter/tui/theme"
)

// TestFramesUseTheColoursOfTheTheme looks for any other colour: one that a
// library brought along, or that stayed when the theme changed, may not be seen
// on every background.
func TestFramesUseTheColoursOfTheTheme(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	written := regexp.MustCompile(`\x1b\[([0-9;]*)m`)
	for _, name := range []theme.Name{theme.Dark, theme.Light, theme.Contrast, theme.Plain} {
		t.Run(string(name), func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				known := map[string]bool{}
				if p, ok := theme.PaletteOf(name); ok {
					colours := reflect.ValueOf(p)
					for i := range colours.NumField() {
						r, g, b, _ := colours.Field(i).Interface().(interface{ RGBA() (r, g, b, a uint32) }).RGBA()
						known[fmt.Sprintf("8;2;%d;%d;%d", r>>8, g>>8, b>>8)] = true
					}
				}
				plain := regexp.MustCompile(`^(?:|0|1|2|3|4|7|22|23|24|27)$`)
				for _, x := range shots() {
					before := theme.Dark
					if name == before {
						before = theme.Light
					}
					s := x.stand(t, look{theme: before, width: 120, height: 40}, pack)
					s.send(screen.SetTheme{Name: name})
					frame := s.frame()
					if name == theme.Light && frame != x.stand(t, look{theme: name, width: 120, height: 40}, pack).frame() && !x.path {
						t.Errorf("%s looks otherwise when it is opened in the theme %s", x.name, name)
					}
					for _, match := range written.FindAllStringSubmatch(frame, -1) {
						rest := match[1]
						if x.coloured && rest == "38;2;0;0;0;48;2;255;255;255" {
							continue // a QR code is black on white, whatever the theme
						}
						for colour := range known {
							rest = strings.ReplaceAll(strings.ReplaceAll(rest, "3"+colour, ""), "4"+colour, "")
						}
						for part := range strings.SplitSeq(rest, ";") {
							if !plain.MatchString(part) {
								t.Fatalf("%s writes %q, which is no colour of the theme", x.name, match[0])
							}
						}
					}
				}
			})
		})
	}
}

// TestASCIIMeansASCII draws every screen with the ASCII theme, from a
// questionnaire and an assessment that are ASCII themselves.
func TestASCIIMeansASCII(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	toASCII(reflect.ValueOf(pack))
	inBubble(t, func(t *testing.T) {
		for _, x := range shots() {
			if x.name == "export-preview" || x.home == "files" {
				continue // it shows what is in files, whatever that is
			}
			x.ascii = true
			for _, size := range sizes() {
				frame := ansi.Strip(x.stand(t, look{theme: theme.Plain, ascii: true, width: size[0], height: size[1]}, pack).frame())
				for line := range strings.SplitSeq(frame, "\n") {
					if strings.ContainsFunc(line, func(r rune) bool { return r > unicode.MaxASCII }) {
						t.Errorf("%s at %d×%d: %s", x.name, size[0], size[1], line)
					}
				}
			}
		}
	})
}

// toASCII puts a question mark for every other character in all texts of a value.
func toASCII(v reflect.Value) {
	plain := func(text string) string {
		return strings.Map(func(r rune) rune {
			if r > unicode.MaxASCII {
				return '?'
			}
			return r
		}, text)
	}
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(plain(v.String()))
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			toASCII(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				toASCII(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			toASCII(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			copied := reflect.New(v.Type().Elem()).Elem()
			copied.Set(v.MapIndex(key))
			toASCII(copied)
			v.SetMapIndex(key, copied)
		}
	}
}

// TestEveryStateIsReadableWithoutColour looks for the words and marks of states
// in frames without any styling.
func TestEveryStateIsReadableWithoutColour(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		for _, c := range []struct {
			state, on string
			words     []string
		}{
			{"a chosen level", "question", []string{"[3]", "You said 3, and it counts 3."}},
			{"an answer that counts less", "question-lowered", []string{"You said 3, counted 2"}},
			{"a flag", "question-flagged", []string{"⚑ flagged"}},
			{"an essential question at 0", "question-at-0", []string{"essential", "[0]", "You said 0, and it counts 0."}},
			{"not known", "question-unsure", []string{"Nobody here knows yet."}},
			{"set aside", "question-set-aside", []string{"Set aside as not applicable"}},
			{"not answered", "question-unanswered", []string{"Not answered yet."}},
			{"bands", "map", []string{"partly met", "not met •", "• essential question at 0: INC-2", "counted lower than claimed", "saved ✓"}},
			{"the marked row", "map", []string{"▸  3 Accountability"}},
			{"the verdict", "review", []string{"INCOMPLETE"}},
			{"a file that is not saved", "not-saved", []string{"NOT SAVED"}},
			{"a file that is only read", "read-only", []string{"read only"}},
			{"a filter", "actions", []string{"State < all >"}},
		} {
			for _, x := range shots() {
				if x.name != c.on {
					continue
				}
				frame := ansi.Strip(x.stand(t, look{theme: theme.Plain, width: 80, height: 24}, pack).frame())
				for _, words := range c.words {
					if !strings.Contains(frame, words) {
						t.Errorf("%s: %q does not tell %s:\n%s", x.name, words, c.state, frame)
					}
				}
			}
		}
	})
}

// TestHelpNamesEveryKeyOfTheScreen: a key that is not in the footer is in the help.
func TestHelpNamesEveryKeyOfTheScreen(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		for _, x := range shots() {
			s := x.stand(t, look{theme: theme.Plain, width: 80, height: 200}, pack)
			active := s.m.top().Keys()
			s.open(screen.KindHelp, "")
			frame := strings.Join(strings.Fields(ansi.Strip(s.frame())), " ")
			for _, k := range active {
				if b := s.m.services.Keys.Get(k.ID); !strings.Contains(frame, b.Show+" "+b.Help+".") {
					t.Errorf("%s: the help does not tell of %q (%s)", x.name, b.Show, b.Help)
				}
			}
		}
	})
}

// TestTheCursorStandsWhereTheFocusIs goes through every screen that has rows or
// fields, and through every field of the forms.
func TestTheCursorStandsWhereTheFocusIs(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		for _, x := range shots() {
			switch x.name {
			case "damaged", "damaged-no-copy", "trouble-losing", "history-none", "documents-none":
				continue // texts to read: it stands where they begin
			}
			s := x.stand(t, look{theme: theme.Dark, width: 100, height: 40}, pack)
			for _, key := range []string{"tab", "tab", "tab", "tab", "tab"} {
				if frame := s.frame(); s.m.top().Cursor() == nil {
					t.Errorf("%s: there is no cursor\n%s", x.name, frame)
					break
				}
				if len(s.m.stack) < 2 || !s.m.top().Typing() {
					break
				}
				s.press(key)
			}
		}
	})
}
