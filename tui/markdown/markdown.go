package markdown

import (
	"image/color"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	terminal "github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"

	"charter/tui/cells"
	"charter/tui/links"
	"charter/tui/theme"
)

// Cache renders texts and keeps them. It is safe for concurrent use.
type Cache struct {
	mu       sync.Mutex // guards the maps; glamour's renderer is never shared
	rendered map[key][]string
	asked    map[key]bool // whose rendering was handed out
}

// key tells rendered texts apart. The text itself is part of it: two texts are
// never mixed up, and comparing strings that share memory is cheap.
type key struct {
	text  string
	width int
	theme theme.Name
	ascii bool
	links bool
}

func keyOf(text string, width int, t *theme.Theme) key {
	return key{text, width, t.Name, t.ASCII, t.Links}
}

// Rendered says that a text is ready to be drawn.
type Rendered struct{}

// NewCache makes an empty cache.
func NewCache() *Cache { return &Cache{rendered: map[key][]string{}, asked: map[key]bool{}} }

// Lines gives the rendered lines of a text if they are ready; otherwise the
// text itself, wrapped, so that a screen never waits.
func (c *Cache) Lines(text string, width int, t *theme.Theme) []string {
	if lines, ok := c.lookup(keyOf(text, width, t)); ok {
		return lines
	}
	return cells.Wrap(text, width)
}

// Need gives a command that renders a text, or nil when it is there already or
// on its way.
func (c *Cache) Need(text string, width int, t *theme.Theme) tea.Cmd {
	if width <= 0 || text == "" {
		return nil
	}
	k := keyOf(text, width, t)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asked[k] {
		return nil
	}
	c.asked[k] = true
	return func() tea.Msg {
		lines := Render(text, width, t)
		c.mu.Lock()
		defer c.mu.Unlock()
		c.rendered[k] = lines
		return Rendered{}
	}
}

func (c *Cache) lookup(k key) ([]string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	lines, ok := c.rendered[k]
	return lines, ok
}

// Render renders a text at once. Of the links that glamour makes, whatever they
// lead to, only those stay that the theme wants. A text that glamour cannot render comes back
// wrapped as it is.
func Render(text string, width int, t *theme.Theme) []string {
	whole := renderIn(width, text, width, t)
	// Glamour counts the letters of some scripts as narrower than terminals draw them.
	lines := whole
	for room := width; widest(lines) > width; lines = renderIn(room, text, width, t) {
		if room -= max(1, room/8); room < 1 {
			return whole // one word is wider than the room
		}
	}
	return lines
}

// widest is how many cells the widest line may take in a script that terminals differ on; 0
// where they agree.
func widest(lines []string) (most int) {
	for _, line := range lines {
		if wide := cells.Width(line); wide > terminal.StringWidth(line) {
			most = max(most, wide)
		}
	}
	return most
}

// renderIn renders a text in a room that may be narrower than the width there is.
func renderIn(room int, text string, width int, t *theme.Theme) []string {
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(styleOf(t)), glamour.WithWordWrap(room))
	if err != nil {
		return cells.Wrap(text, width)
	}
	out, err := renderer.Render(reflow(text))
	if err != nil {
		return cells.Wrap(text, width)
	}
	lines := strings.Split(strings.Trim(out, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return links.Keep(lines, t.Links)
}

// styleOf makes glamour's style from the theme, so that guidance looks like the
// rest of the screen. Without colour headings are told by weight and underline.
func styleOf(t *theme.Theme) ansi.StyleConfig {
	yes, zero, indent := true, uint(0), uint(2)
	bullet := t.Glyph.Bullet + " "
	style := ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: &zero},
		BlockQuote:     ansi.StyleBlock{Indent: &indent},
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{BlockSuffix: "\n", Bold: &yes}},
		H2:             ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Underline: &yes}},
		Strong:         ansi.StylePrimitive{Bold: &yes},
		Emph:           ansi.StylePrimitive{Italic: &yes},
		Item:           ansi.StylePrimitive{BlockPrefix: bullet},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		HorizontalRule: ansi.StylePrimitive{Format: "\n" + strings.Repeat(t.Glyph.Rule, 8) + "\n"},
		Task:           ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		Link:           ansi.StylePrimitive{Underline: &yes},
	}
	if t.ASCII {
		crossing, column, row := "+", "|", "-"
		style.Table = ansi.StyleTable{CenterSeparator: &crossing, ColumnSeparator: &column, RowSeparator: &row}
	}
	p, coloured := theme.PaletteOf(t.Name)
	if !coloured || t.Name == theme.Sixteen {
		return style
	}
	accent, dim := hexOf(p.Accent), hexOf(p.Dim)
	style.Heading.Color = &accent
	style.Link.Color = &accent
	style.Code.Color = &accent
	style.HorizontalRule.Color = &dim
	style.BlockQuote.Color = &dim
	return style
}

func hexOf(c color.Color) string {
	rgb, _ := colorful.MakeColor(c)
	return rgb.Hex()
}
