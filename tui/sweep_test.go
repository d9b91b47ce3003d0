package tui

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/questions"
	"charter/tui/theme"
)

// sweep lists sizes: every width from 40 to 200 and every height from 12 to 60,
// each height with several widths, and some sizes that nobody expects.
func sweep() [][2]int {
	all := [][2]int{{300, 100}, {1, 1}, {0, 0}, {49, 13}, {50, 14}, {80, 24}}
	for width := 40; width <= 200; width++ {
		all = append(all, [2]int{width, 12 + width*29%49})
	}
	return all
}

// TestFramesFit draws every screen at many sizes, one after another as when a
// window is dragged: nothing is wider or higher than the window, no word is cut
// without the mark that says so, what has the focus is in view, and so are the
// keys at the bottom. Under the race detector each screen takes its share of the
// sizes.
func TestFramesFit(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	known := newVocabulary(t, pack)
	const shares = 8
	for n, x := range shots() {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				s := x.stand(t, look{theme: theme.Dark, width: 300, height: 100}, pack)
				words := vocabulary{known.word, maps.Clone(known.all)}
				words.add(ansi.Strip(s.frame()))
				for _, k := range s.m.top().Keys() {
					words.add(k.ShortLabel) // seen only where there is little room
				}
				for i, size := range sweep() {
					if raced && (i+n)%shares != 0 {
						continue
					}
					s.resize(size[0], size[1])
					view := s.view()
					if fault := frameFault(view, size[0], size[1]); fault != "" {
						t.Fatalf("%d×%d: %s\n%s", size[0], size[1], fault, view.Content)
					}
					if word := words.cut(view.Content); word != "" {
						t.Fatalf("%d×%d: %q looks cut without a mark\n%s", size[0], size[1], word, view.Content)
					}
					if fault := focusFault(s.m, view); fault != "" {
						t.Fatalf("%d×%d: %s\n%s", size[0], size[1], fault, view.Content)
					}
				}
			})
		})
	}
}

// focusFault says what is wrong with where the focus is drawn, or with the keys
// at the bottom of a frame, or "".
func focusFault(m *Model, view tea.View) string {
	if !m.hasRoom() {
		return ""
	}
	lines := strings.Split(ansi.Strip(view.Content), "\n")
	footer := lines[len(lines)-1]
	if len(lines) != m.height || !strings.HasSuffix(footer, "? help") && !strings.HasSuffix(footer, "f1 help") {
		return fmt.Sprintf("the last of %d lines is %q", len(lines), footer)
	}
	at := view.Cursor
	if at == nil {
		return "there is no cursor"
	}
	if at.Y < m.headHeight() || at.Y >= m.headHeight()+m.bodyHeight() {
		return fmt.Sprintf("the cursor stands on line %d, outside the body", at.Y+1)
	}
	pointer := m.services.Theme.Glyph.Pointer
	if m.top().Typing() || strings.Contains(lines[at.Y], pointer) || !strings.Contains(view.Content, pointer+" ") {
		return ""
	}
	if row := lines[at.Y]; m.top().Cursor() != nil {
		return fmt.Sprintf("the cursor stands on %q, which is not the row with the mark", row)
	}
	return ""
}

// frameFault says what is wrong with the shape of a frame, or "". A window of
// no size is taken as one of 80 by 24.
func frameFault(view tea.View, width, height int) string {
	if width <= 0 || height <= 0 {
		width, height = defaultWidth, defaultHeight
	}
	lines := strings.Split(view.Content, "\n")
	if len(lines) > height {
		return fmt.Sprintf("%d lines in a window of %d", len(lines), height)
	}
	for i, line := range lines {
		if cells := ansi.StringWidth(line); cells > width {
			return fmt.Sprintf("line %d takes %d cells in a window of %d: %q", i+1, cells, width, line)
		}
		if strings.ContainsFunc(ansi.Strip(line), unicode.IsControl) {
			return fmt.Sprintf("line %d has a control character: %q", i+1, line)
		}
	}
	if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= width || c.Y >= height) {
		return fmt.Sprintf("the cursor stands outside, at %d, %d", c.X, c.Y)
	}
	asks := strings.Contains(strings.Join(strings.Fields(view.Content), " "), "at least 50 by 14")
	if small := width < leastWidth || height < leastHeight; small != asks && width >= 40 && height >= 12 {
		return fmt.Sprintf("it asks for more room: %t", asks)
	}
	return ""
}

// vocabulary is every word that may stand on a screen: those of the
// questionnaire and of the worked example, and those of the screen itself where
// there is room for all of it.
type vocabulary struct {
	word *regexp.Regexp
	all  map[string]bool
}

func newVocabulary(t *testing.T, pack *questions.Pack) vocabulary {
	t.Helper()
	v := vocabulary{regexp.MustCompile(`\pL+`), map[string]bool{}}
	for _, source := range []any{pack, example(t, pack)} {
		text, err := json.Marshal(source)
		if err != nil {
			t.Fatal(err)
		}
		v.add(strings.ReplaceAll(string(text), `\n`, " "))
	}
	v.add(assessment.Notice)
	return v
}

func (v vocabulary) add(text string) {
	for _, word := range v.word.FindAllString(text, -1) {
		v.all[strings.ToLower(word)] = true
	}
}

// cut finds a word at the end of a line, or before a gap, that is the beginning
// of a known word and none itself: it was cut there.
func (v vocabulary) cut(frame string) string {
	for line := range strings.SplitSeq(ansi.Strip(frame), "\n") {
		for part := range strings.SplitSeq(strings.TrimSpace(line), "  ") {
			last := part[strings.LastIndexByte(part, ' ')+1:]
			if strings.ContainsAny(last, "/.…@-_") { // paths and links break where they must
				continue
			}
			for _, word := range v.word.FindAllString(last, -1) {
				word = strings.ToLower(word)
				if v.all[word] {
					continue
				}
				for whole := range v.all {
					if strings.HasPrefix(whole, word) {
						return word
					}
				}
			}
		}
	}
	return ""
}
