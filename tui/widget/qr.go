package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"rsc.io/qr"

	"charter/tui/theme"
)

// quietZone is how many blank squares stand around a QR code, so that a camera finds it.
// The standard (ISO/IEC 18004) asks for four; cameras also read two on white.
const quietZone = 2

// QRCode draws an address as a QR code: two squares above one another in each cell, black
// on white whatever the theme, as cameras do not read it otherwise. It is nil where it
// cannot be drawn so: without colours, or in ASCII. An address in capitals takes the least
// room. The text of the address must stand beside it.
func QRCode(t *theme.Theme, address string) []string {
	if t.ASCII || t.Name == theme.Plain {
		return nil
	}
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil // it is too long
	}
	onWhite := lipgloss.NewStyle().Foreground(lipgloss.Color("#000000")).Background(lipgloss.Color("#ffffff"))
	var lines []string
	for y := -quietZone; y < code.Size+quietZone; y += 2 {
		var line strings.Builder
		for x := -quietZone; x < code.Size+quietZone; x++ {
			line.WriteString(squares(code.Black(x, y), code.Black(x, y+1)))
		}
		lines = append(lines, onWhite.Render(line.String()))
	}
	return lines
}

// squares draws two squares, one above the other.
func squares(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}
