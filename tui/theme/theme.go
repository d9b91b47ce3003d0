package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"

	"charter/tui/links"
)

// Name tells themes apart, on the command line and in caches.
type Name string

// The themes.
const (
	Dark     Name = "dark"
	Light    Name = "light"
	Contrast Name = "contrast"
	Sixteen  Name = "16"
	Plain    Name = "plain" // no colour at all
)

// ContrastOnLight is what Contrast is on a terminal with a light background. Nobody asks
// for it by name.
const ContrastOnLight Name = "contrast-light"

// Names lists the themes that can be asked for.
func Names() []Name { return []Name{Dark, Light, Contrast, Sixteen, Plain} }

// Theme is how everything looks. It is read-only once made.
type Theme struct {
	Name  Name
	ASCII bool
	Links bool // web addresses are links; only for terminals known to open them
	Glyph Glyphs

	Text     lipgloss.Style // ordinary text
	Strong   lipgloss.Style // what the eye needs first
	Dim      lipgloss.Style // what is secondary
	Accent   lipgloss.Style // the one accent colour
	Selected lipgloss.Style // the marked line
	Good     lipgloss.Style // met, saved
	Warn     lipgloss.Style // partly met, lowered
	Bad      lipgloss.Style // not met, failed
	Bar      lipgloss.Style // what counts
	BarOpen  lipgloss.Style // what open questions could still add
	BarRest  lipgloss.Style // the empty part of a bar
	Key      lipgloss.Style // a key in the footer
	Banner   lipgloss.Style // a message that stays
}

// Glyphs are the characters to draw with: all narrow, single characters that any
// terminal font has, or ASCII.
type Glyphs struct {
	Pointer, Bullet, Dot, Tick, Cross, Arrow, Ellipsis, Dash string
	BarFull, BarOpen, BarRest                                string
	BarVote, BarVoteLow                                      string // heavier, to be read from the back of a room; low where no blank line parts the bars
	ProgressDone, ProgressRest                               string
	Rule, Flag, Claim, Times                                 string
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Pointer: "▸", Bullet: "•", Dot: "·", Tick: "✓", Cross: "✗", Arrow: "→", Ellipsis: "…", Dash: "–",
		BarFull: "▬", BarOpen: "═", BarRest: "·", BarVote: "█", BarVoteLow: "▄", ProgressDone: "━", ProgressRest: "─",
		Rule: "─", Flag: "⚑", Claim: "│", Times: "×",
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Pointer: ">", Bullet: "*", Dot: "-", Tick: "ok", Cross: "x", Arrow: "->", Ellipsis: "...", Dash: "-",
		BarFull: "#", BarOpen: "+", BarRest: ".", BarVote: "#", BarVoteLow: "#", ProgressDone: "=", ProgressRest: "-",
		Rule: "-", Flag: "!", Claim: "|", Times: "x",
	}
}

// Linked makes every web address in a text without styles a link, where the
// terminal is known to open links.
func (t *Theme) Linked(text string) string {
	if !t.Links {
		return text
	}
	return links.Mark(text)
}

// KeyName writes the name of a key, such as "↑ ↓", in characters that the theme
// may draw.
func (t *Theme) KeyName(show string) string {
	if !t.ASCII {
		return show
	}
	return strings.NewReplacer("↑", "up", "↓", "down", "←", "left", "→", "right").Replace(show)
}

// Palette is the set of colours a theme is made from.
type Palette struct {
	Background                                    color.Color // what the theme expects behind it; never painted
	Text, Dim, Accent, Good, Warn, Bad, Bar, Rest color.Color
}

// PaletteOf gives the colours of a theme; false for a theme that uses none.
// They are the Charter's blue, blush, yellow and teal, made lighter or darker
// until each stands out from its background by 4.5 : 1 or more (7 : 1 in Contrast).
func PaletteOf(name Name) (Palette, bool) {
	hex := lipgloss.Color
	switch name {
	case Dark:
		return Palette{hex("#1b1f27"), hex("#e8ebf0"), hex("#a3afc0"), hex("#3fd0d9"), hex("#5fd3a8"),
			hex("#ffca66"), hex("#ff9797"), hex("#8fb4ef"), hex("#8d99ab")}, true
	case Light:
		return Palette{hex("#ffffff"), hex("#1a2233"), hex("#55606f"), hex("#274271"), hex("#00655f"),
			hex("#7a4f00"), hex("#a32f2f"), hex("#274271"), hex("#5f6b7c")}, true
	case Contrast:
		return Palette{hex("#000000"), hex("#ffffff"), hex("#d0d6df"), hex("#5ce1e6"), hex("#7ff0c0"),
			hex("#ffd98a"), hex("#ffb3b3"), hex("#b3cfff"), hex("#b9c2cf")}, true
	case ContrastOnLight:
		return Palette{hex("#ffffff"), hex("#000000"), hex("#3d4653"), hex("#0b3d91"), hex("#004d40"),
			hex("#5c3a00"), hex("#7f1d1d"), hex("#0b3d91"), hex("#4a5361")}, true
	case Sixteen:
		return Palette{lipgloss.Black, lipgloss.White, lipgloss.White, lipgloss.BrightCyan, lipgloss.BrightGreen,
			lipgloss.BrightYellow, lipgloss.BrightRed, lipgloss.BrightBlue, lipgloss.White}, true
	}
	return Palette{}, false
}

// New makes a theme. With ascii it draws with ASCII characters only.
func New(name Name, ascii bool) *Theme {
	plain := lipgloss.NewStyle()
	t := &Theme{
		Name: name, ASCII: ascii, Glyph: unicodeGlyphs(),
		Text: plain, Strong: plain.Bold(true), Dim: plain, Accent: plain.Bold(true), Selected: plain.Bold(true),
		Good: plain, Warn: plain, Bad: plain.Bold(true), Bar: plain, BarOpen: plain, BarRest: plain,
		Key: plain.Bold(true), Banner: plain.Reverse(true),
	}
	if ascii {
		t.Glyph = asciiGlyphs()
	}
	p, coloured := PaletteOf(name)
	if !coloured {
		return t
	}
	t.Dim = plain.Foreground(p.Dim)
	t.Accent = plain.Foreground(p.Accent)
	t.Selected = plain.Foreground(p.Accent).Bold(true)
	t.Good = plain.Foreground(p.Good)
	t.Warn = plain.Foreground(p.Warn)
	t.Bad = plain.Foreground(p.Bad)
	t.Bar = plain.Foreground(p.Bar)
	t.BarOpen = plain.Foreground(p.Warn)
	t.BarRest = plain.Foreground(p.Rest)
	t.Key = plain.Foreground(p.Accent)
	t.Banner = plain.Foreground(p.Background).Background(p.Warn)
	if name == Sixteen {
		t.Dim = plain // the 16 colours have no grey that every terminal shows well
	}
	return t
}
