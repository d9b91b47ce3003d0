package theme_test

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"

	"charter/tui/theme"
)

// luminance is the relative luminance of a colour by WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(part uint32) float64 {
		v := float64(part) / 0xffff
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func TestContrastIsMeasuredRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#0000ff", "#ffffff", 8.59}} {
		if got := contrast(lipgloss.Color(c.a), lipgloss.Color(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("contrast of %s and %s is %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// TestEveryPairHasContrast measures every style that draws text against the
// background that the theme expects, and against others that terminals have.
func TestEveryPairHasContrast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        theme.Name
		backgrounds []string // besides the theme's own
		least       float64
	}{
		{theme.Dark, []string{"#000000", "#1e1e1e", "#282828"}, 4.5},
		{theme.Light, []string{"#f5f5f5", "#fafafa"}, 4.5},
		{theme.Contrast, nil, 7},
		{theme.ContrastOnLight, []string{"#f5f5f5", "#fafafa"}, 7},
	} {
		palette, ok := theme.PaletteOf(c.name)
		if !ok {
			t.Fatalf("%s has no palette", c.name)
		}
		backgrounds := []color.Color{palette.Background}
		for _, hex := range c.backgrounds {
			backgrounds = append(backgrounds, lipgloss.Color(hex))
		}
		look := theme.New(c.name, false)
		for what, style := range styles(look) {
			text, behind := style.GetForeground(), backgrounds
			if _, none := text.(lipgloss.NoColor); none {
				text = palette.Text // the terminal's own
			}
			if own := style.GetBackground(); own != nil {
				if _, none := own.(lipgloss.NoColor); !none {
					behind = []color.Color{own}
				}
			}
			for _, background := range behind {
				if got := contrast(text, background); got < c.least {
					t.Errorf("%s: %s has a contrast of %.2f against %v, want %.1f", c.name, what, got, background, c.least)
				}
			}
		}
	}
}

// styles are all styles of a theme by name.
func styles(t *theme.Theme) map[string]lipgloss.Style {
	return map[string]lipgloss.Style{
		"Text": t.Text, "Strong": t.Strong, "Dim": t.Dim, "Accent": t.Accent, "Selected": t.Selected, "Good": t.Good, "Warn": t.Warn,
		"Bad": t.Bad, "Bar": t.Bar, "BarOpen": t.BarOpen, "BarRest": t.BarRest, "Key": t.Key, "Banner": t.Banner,
	}
}

// TestPlainHasNoColour looks at what the theme without colour writes.
func TestPlainHasNoColour(t *testing.T) {
	t.Parallel()
	for what, style := range styles(theme.New(theme.Plain, false)) {
		for _, part := range strings.FieldsFunc(style.Render("x"), func(r rune) bool { return r == '[' || r == ';' || r == 'm' }) {
			if part == "38" || part == "48" || len(part) == 2 && (part[0] == '3' || part[0] == '4') {
				t.Errorf("%s writes a colour: %q", what, style.Render("x"))
			}
		}
	}
}
