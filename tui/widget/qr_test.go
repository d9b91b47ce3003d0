package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"charter/tui/theme"
	"charter/tui/widget"
)

const address = "HTTP://192.168.1.23:8088/7KQ4ZZ"

// What is drawn is the code, square by square, with a blank margin, black on white.
func TestQRCodeIsDrawnAsItIs(t *testing.T) {
	t.Parallel()
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Names() {
		lines := widget.QRCode(theme.New(name, false), address)
		if name == theme.Plain {
			if lines != nil {
				t.Error("drawn without colours")
			}
			continue
		}
		if len(lines) > 16 {
			t.Errorf("%s: %d lines do not fit beside the text at 80×24", name, len(lines))
		}
		black := func(x, y int) bool { // as drawn
			row := []rune(ansi.Strip(lines[(y+2)/2]))[x+2]
			return row == '█' || row == '▀' && (y+2)%2 == 0 || row == '▄' && (y+2)%2 == 1
		}
		for y := -2; y < code.Size+2; y++ {
			for x := -2; x < code.Size+2; x++ {
				if black(x, y) != code.Black(x, y) {
					t.Fatalf("%s: the square at %d, %d", name, x, y)
				}
			}
		}
		for _, line := range lines {
			if !strings.Contains(line, "38;2;0;0;0") || !strings.Contains(line, "48;2;255;255;255") {
				t.Errorf("%s: not black on white: %q", name, line)
			}
		}
	}
	if widget.QRCode(theme.New(theme.Dark, true), address) != nil {
		t.Error("drawn in ASCII")
	}
	if widget.QRCode(theme.New(theme.Dark, false), strings.Repeat("x", 4000)) != nil {
		t.Error("an address that is too long")
	}
}
