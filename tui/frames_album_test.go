package tui

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/theme"
)

// album collects the frames of one shot for its golden file, so that a change of
// looks can be read without a terminal: first the text, then a mask with one
// letter for each cell that is not drawn as ordinary text. The letters are
// explained at the end; each stands for how the cell looks in every theme.
type album struct {
	themes  []theme.Name
	out     strings.Builder
	letters map[string]byte // by what it stands for
	legend  []string        // what the letters stand for, in order
}

func newAlbum(themes ...theme.Name) *album {
	return &album{themes: themes, letters: map[string]byte{}}
}

// allLetters are those of the masks.
const allLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

// add puts in what is shown at one size, with one view for each theme. Colour
// must change neither text nor title nor where the cursor is.
func (a *album) add(t *testing.T, size [2]int, views []tea.View) {
	t.Helper()
	said := described(views[0])
	text := trimmed(ansi.Strip(views[0].Content))
	for i, view := range views[1:] {
		if trimmed(ansi.Strip(view.Content)) != text {
			t.Errorf("%d×%d: the theme %s changes the text:\n%s", size[0], size[1], a.themes[i+1], view.Content)
		}
		if described(view) != said {
			t.Errorf("%d×%d: the theme %s changes %q to %q", size[0], size[1], a.themes[i+1], said, described(view))
		}
	}
	fmt.Fprintf(&a.out, "== %d×%d ==\n%s%s\n-- styles --\n%s\n", size[0], size[1], said, text, a.mask(t, size, views))
}

// described tells what of a view is not text.
func described(view tea.View) string {
	cursor := "none"
	if c := view.Cursor; c != nil {
		shape := map[tea.CursorShape]string{tea.CursorBlock: "block", tea.CursorUnderline: "underline", tea.CursorBar: "bar"}[c.Shape]
		cursor = fmt.Sprintf("column %d of line %d, %s", c.X+1, c.Y+1, shape)
		if c.Blink {
			cursor += ", blinking"
		}
	}
	return "title: " + view.WindowTitle + "\ncursor: " + cursor + "\n-- text --\n"
}

// mask draws a letter for each cell that has a style.
func (a *album) mask(t *testing.T, size [2]int, views []tea.View) string {
	t.Helper()
	screens := make([]uv.ScreenBuffer, len(views))
	for i, view := range views {
		screens[i] = uv.NewScreenBuffer(size[0], size[1])
		screens[i].Method = ansi.GraphemeWidth
		uv.NewStyledString(view.Content).Draw(screens[i], screens[i].Bounds())
	}
	var mask strings.Builder
	line := make([]byte, size[0])
	for y := range size[1] {
		for x := range line {
			line[x] = ' '
			if screens[0].CellAt(x, y).Width == 0 && x > 0 {
				line[x] = line[x-1] // the right half of a wide character
				continue
			}
			var looks []string
			styled := false
			for i := range screens {
				look := styleWords(screens[i].CellAt(x, y))
				styled = styled || look != ""
				if look == "" {
					look = "ordinary"
				}
				looks = append(looks, string(a.themes[i])+": "+look)
			}
			if styled {
				line[x] = a.letter(t, strings.Join(looks, "   "))
			}
		}
		mask.Write(line)
		mask.WriteByte('\n')
	}
	return trimmed(strings.TrimRight(mask.String(), " \n"))
}

// letter gives the letter that stands for a look.
func (a *album) letter(t *testing.T, look string) byte {
	t.Helper()
	if known, ok := a.letters[look]; ok {
		return known
	}
	if len(a.legend) == len(allLetters) {
		t.Fatal("one screen has more styles than there are letters")
	}
	next := allLetters[len(a.legend)]
	a.letters[look] = next
	a.legend = append(a.legend, look)
	return next
}

// golden is the text of the golden file.
func (a *album) golden() string {
	var legend strings.Builder
	for i, look := range a.legend {
		fmt.Fprintf(&legend, "%c  %s\n", allLetters[i], look)
	}
	return a.out.String() + "== what the letters stand for ==\n" + legend.String()
}

// styleWords describe what can be seen of a cell's style, "" when it is drawn as
// ordinary text. Of a space only what is behind it, or under it, can be seen.
func styleWords(c *uv.Cell) string {
	attributes := []struct {
		bit  uint8
		name string
	}{
		{uv.AttrBold, "bold"}, {uv.AttrFaint, "faint"}, {uv.AttrItalic, "italic"}, {uv.AttrBlink, "blinking"}, {uv.AttrRapidBlink, "blinking fast"},
		{uv.AttrReverse, "reverse"}, {uv.AttrConceal, "concealed"}, {uv.AttrStrikethrough, "struck through"},
	}
	marked := c.Style.Underline != uv.UnderlineNone || c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0
	blank := strings.TrimSpace(c.Content) == ""
	if blank && !marked && c.Style.Bg == nil {
		return ""
	}
	var words []string
	for _, attribute := range attributes {
		if c.Style.Attrs&attribute.bit != 0 {
			words = append(words, attribute.name)
		}
	}
	if c.Style.Underline != uv.UnderlineNone {
		words = append(words, "underlined")
	}
	if c.Style.Fg != nil {
		words = append(words, colourWords(c.Style.Fg))
	}
	if c.Style.Bg != nil {
		words = append(words, "on "+colourWords(c.Style.Bg))
	}
	if c.Link.URL != "" {
		words = append(words, "link to "+c.Link.URL)
	}
	return strings.Join(words, " ")
}

// colourWords name a colour: one of the terminal's 16 by its number.
func colourWords(c color.Color) string {
	if basic, ok := c.(ansi.BasicColor); ok {
		return fmt.Sprintf("colour %d", uint8(basic))
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// trimmed takes the spaces off the ends of lines.
func trimmed(frame string) string {
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
