package document

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// TestContrast works out the contrast of every text with its ground, as the Web
// Content Accessibility Guidelines 2.2 do.
func TestContrast(t *testing.T) {
	t.Parallel()
	schemes := regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(style, -1)
	if len(schemes) != 3 {
		t.Fatalf("there are %d schemes, not light, dark and print", len(schemes))
	}
	for i, scheme := range schemes {
		colours := map[string]string{}
		for _, pair := range regexp.MustCompile(`--(\w+):#([0-9a-f]{3,6})`).FindAllStringSubmatch(scheme[1], -1) {
			colours[pair[1]] = pair[2]
		}
		for text, grounds := range map[string][]string{
			"text": {"ground", "panel", "good", "fair", "poor", "none"}, "soft": {"ground"}, "accent": {"ground", "panel"},
		} {
			for _, ground := range grounds {
				if ratio := contrast(t, colours[text], colours[ground]); ratio < 4.5 {
					t.Errorf("scheme %d: %s on %s has a contrast of %.2f", i, text, ground, ratio)
				}
			}
		}
		for _, drawn := range []string{"bar", "edge", "warn"} { // what is drawn needs less
			if ratio := contrast(t, colours[drawn], colours["ground"]); ratio < 3 {
				t.Errorf("scheme %d: %s has a contrast of %.2f", i, drawn, ratio)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	if len(colour) == 3 {
		colour = string([]byte{colour[0], colour[0], colour[1], colour[1], colour[2], colour[2]})
	}
	value, err := strconv.ParseUint(colour, 16, 32)
	if err != nil || len(colour) != 6 {
		t.Fatalf("%q is not a colour", colour)
	}
	linear := func(shift uint) float64 {
		c := float64(value>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}
