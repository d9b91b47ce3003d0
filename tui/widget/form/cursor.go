package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/widget"
)

// huh draws a cursor of its own into its fields, and cannot be told not to. The
// program shows the terminal's own cursor instead, which screen readers and
// input methods follow: the drawn one is looked for and taken out.

// drawLines gives the lines that huh drew as the program shows them, and notes
// where the cursor stands, counted from the first of them.
func (f *Form) drawLines() []string {
	t := f.Theme
	typed := f.typingMarks()
	chosen := []string{opening(t.Selected.Reverse(true)), t.Accent.Render(t.Glyph.Pointer + " "), t.Accent.Render("<"), t.Accent.Faint(true).Render("<")}
	lines := strings.Split(f.huh.View(), "\n")
	f.at = nil
	for y, line := range lines {
		for _, mark := range typed {
			if at := strings.Index(line, mark); at >= 0 && f.at == nil {
				f.at = tea.NewCursor(ansi.StringWidth(cells.Steady(line[:at])), y)
				line = line[:at] + line[at+len(mark):]
			}
		}
		for _, mark := range chosen {
			if at := strings.Index(line, mark); at >= 0 && f.at == nil {
				f.at = widget.RowCursor(ansi.StringWidth(line[:at]), y)
			}
		}
		for _, style := range []lipgloss.Style{t.Accent, t.Dim} { // huh has no way to draw the arrow at an end otherwise than faint
			line = strings.ReplaceAll(line, opening(style.Faint(true)), opening(t.Dim))
		}
		for _, colour := range coloursOfHuh() {
			line = strings.ReplaceAll(line, colour, "")
		}
		lines[y] = cells.Steady(strings.TrimRight(line, " ")) // huh pads; a line must not be cut for its spaces
	}
	return f.marked(lines)
}

// within reports whether the cursor that huh draws stands within a sign.
func (f *Form) within() bool {
	for line := range strings.Lines(f.huh.View()) {
		for _, mark := range f.typingMarks() {
			if before, after, here := strings.Cut(line, mark); here {
				return cells.Parted(ansi.Strip(before), ansi.Strip(after))
			}
		}
	}
	return false
}

// typingMarks begin the cursor that huh draws in a text.
func (f *Form) typingMarks() []string {
	return []string{opening(f.Theme.Accent.Reverse(true)), opening(lipgloss.NewStyle().Reverse(true))}
}

// coloursOfHuh are white, which huh gives to a field without the focus and which
// cannot be seen on a light background, and black, which it gives to empty lines.
func coloursOfHuh() []string { return []string{"\x1b[37m", "\x1b[30m"} }

// opening is what a style writes before a text.
func opening(style lipgloss.Style) string {
	before, _, _ := strings.Cut(style.Render("x"), "x")
	return before
}

// Cursor implements Screen.
func (f *Form) Cursor() *tea.Cursor {
	if f.at == nil || f.at.Y >= f.Height {
		return nil
	}
	return f.at
}
