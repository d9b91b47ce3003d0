package cells

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/questions/plaintext"
)

// Cut shortens a line to width cells and ends it with mark where it was cut.
func Cut(line string, width int, mark string) string {
	if width <= 0 {
		return ""
	}
	if ansi.StringWidth(line) <= width {
		return line
	}
	return ansi.Truncate(line, width, mark)
}

// Steady makes text as wide in one terminal as in another. Terminals differ on
// characters that are put together of several, such as emoji with a colour of
// skin: some draw one wide character, others each part. Of these only the first
// part stays, so that what follows on the line keeps its place. Characters that
// are not seen but turn the direction of what follows are taken out; they take no
// room. Styles stay.
func Steady(text string) string {
	const firstThatJoins = '\u0300'
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= firstThatJoins }) {
		return text
	}
	text = strings.Map(func(r rune) rune {
		if r >= firstThatJoins && plaintext.Unsafe(r) {
			return -1
		}
		return r
	}, text)
	var b strings.Builder
	for rest := text; rest != ""; {
		cluster, width := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		rest = rest[len(cluster):]
		if width != ansi.StringWidthWc(cluster) {
			first, size := utf8.DecodeRuneInString(cluster)
			cluster = cluster[:size]
			if ansi.StringWidth(cluster) != ansi.StringWidthWc(cluster) || unicode.Is(unicode.Regional_Indicator, first) {
				cluster = "?"
			}
		}
		b.WriteString(cluster)
	}
	return b.String()
}

// Fit cuts or pads a line to exactly width cells.
func Fit(line string, width int, mark string) string {
	line = Cut(line, width, mark)
	return line + strings.Repeat(" ", max(0, width-ansi.StringWidth(line)))
}

// Wrap breaks text into lines of at most width cells, at spaces where it can.
func Wrap(text string, width int) []string {
	if width <= 0 {
		return nil
	}
	return strings.Split(lipgloss.Wrap(text, width, ""), "\n")
}

// Hang wraps text and puts lead before its first line, and as many spaces
// before the others.
func Hang(lead, text string, width int) []string {
	indent := ansi.StringWidth(lead)
	lines := Wrap(text, max(1, width-indent))
	for i := range lines {
		if i == 0 {
			lines[i] = lead + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}

// Sides puts left and right at the two ends of a line of width cells. Where both
// do not fit, left is cut.
func Sides(left, right string, width int, mark string) string {
	right = Cut(right, width, mark)
	room := width - ansi.StringWidth(right)
	if right != "" {
		room--
	}
	left = Fit(left, max(0, room), mark)
	if right == "" {
		return left
	}
	return Cut(left+" "+right, width, mark)
}

// Body cuts a list of lines to height and each line to width, and marks on the
// last line where lines are left out below.
func Body(lines []string, width, height int, mark string) string {
	if height <= 0 {
		return ""
	}
	if len(lines) > height {
		lines = append(lines[:height-1:height-1], mark)
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = Cut(line, width, mark)
	}
	return strings.Join(out, "\n")
}

// Window gives the first line to show so that line marked is in view, keeping
// the position top where it can.
func Window(top, marked, height, count int) int {
	if height <= 0 {
		return 0
	}
	top = min(top, marked)
	top = max(top, marked-height+1)
	return max(0, min(top, count-height))
}

// Columns puts two blocks side by side: left of leftWidth cells, then gap, then right.
func Columns(left, right []string, leftWidth int, gap, mark string) []string {
	count := max(len(left), len(right))
	lines := make([]string, count)
	for i := range lines {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		lines[i] = Fit(l, leftWidth, mark) + gap + r
	}
	return lines
}
