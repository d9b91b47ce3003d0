package cells

import (
	"sort"
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
	if Width(line) <= width {
		return line
	}
	text := strings.TrimRight(ansi.Strip(line), " ")
	if Width(text) <= width {
		return ansi.Truncate(line, ansi.StringWidth(text), "") // only blanks are left out
	}
	if over := Width(line) - ansi.StringWidth(line); over > 0 {
		cut := sort.Search(width, func(less int) bool { return Width(ansi.Truncate(line, width-less, mark)) <= width })
		return ansi.Truncate(line, width-cut, mark)
	}
	return ansi.Truncate(line, width, mark)
}

// Width is how many cells a line may take. Terminals differ on letters that are put
// together of several signs, as in Devanagari, Tamil and Thai: some give each sign a cell.
// It is the most that any of them needs, so that nothing is pushed off the screen.
func Width(line string) int {
	width := ansi.StringWidth(line)
	if strings.ContainsFunc(line, isOfSeveralSigns) {
		width = max(width, ansi.StringWidthWc(line))
	}
	return width
}

// isOfSeveralSigns reports whether a character is of a script that puts letters together,
// from Devanagari to Tai Tham.
func isOfSeveralSigns(r rune) bool { return r >= 0x0900 && r < 0x1E00 || r >= 0xA800 && r < 0xAC00 }

// firstThatJoins is the first of the characters that may join with the one before.
const firstThatJoins = '\u0300'

// Steady makes text as wide in one terminal as in another. Terminals differ on
// characters that are put together of several, such as emoji with a colour of
// skin: some draw one wide character, others each part. Of these only the first
// part stays, so that what follows on the line keeps its place. Letters with all their
// signs stay whole: see [Width]. Characters that
// are not seen but turn the direction of what follows are taken out; they take no
// room. Styles stay.
func Steady(text string) string {
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
		if width != ansi.StringWidthWc(cluster) && !isLetter(cluster) {
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

// Parted reports whether one sign is put together of the end of a text and the beginning of
// what comes after it, such as a letter and its vowel.
func Parted(before, after string) bool {
	if r, _ := utf8.DecodeRuneInString(after); before == "" || after == "" || r < firstThatJoins {
		return false
	}
	for rest := before + after; ; {
		cluster, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		if rest = rest[len(cluster):]; len(rest) <= len(after) {
			return len(rest) < len(after)
		}
	}
}

// isLetter reports whether a cluster is a letter of some script with its signs, or several
// that are written as one.
func isLetter(cluster string) bool {
	first, _ := utf8.DecodeRuneInString(cluster)
	return unicode.IsLetter(first) && !strings.ContainsFunc(cluster, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.Join_Control) })
}

// Fit cuts or pads a line to exactly width cells.
func Fit(line string, width int, mark string) string {
	line = Cut(line, width, mark)
	return line + strings.Repeat(" ", max(0, width-Width(line)))
}

// Wrap breaks text into lines of at most width cells, at spaces where it can.
func Wrap(text string, width int) []string {
	if width <= 0 {
		return nil
	}
	lines := strings.Split(lipgloss.Wrap(text, width, ""), "\n")
	if !strings.ContainsFunc(text, isOfSeveralSigns) {
		return lines
	}
	widest := func() (most int) {
		for _, line := range lines {
			most = max(most, Width(line))
		}
		return most
	}
	for room := width; room > 1 && widest() > width; {
		room = max(1, room-max(1, room/8))
		lines = strings.Split(lipgloss.Wrap(text, room, ""), "\n")
	}
	return lines
}

// Hang wraps text and puts lead before its first line, and as many spaces
// before the others.
func Hang(lead, text string, width int) []string {
	indent := Width(lead)
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
	room := width - Width(right)
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
