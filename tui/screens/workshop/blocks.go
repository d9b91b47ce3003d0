package workshop

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"charter/tui/cells"
	"charter/tui/widget"
)

// This file draws what is to be read from the back of a room: digits and names in letters
// that are three cells high.

// blocksFrom is the width from which there is room for them.
const blocksFrom = 118

// blockHeight is how many cells high they are.
const blockHeight = 3

// blockGlyphs are the characters that can be drawn, each line by line.
var blockGlyphs = map[rune][blockHeight]string{
	'0': {"█▀█", "█ █", "▀▀▀"}, '1': {"▀█ ", " █ ", "▀▀▀"}, '2': {"▀▀█", "█▀▀", "▀▀▀"}, '3': {"▀▀█", " ▀█", "▀▀▀"}, '4': {"█ █", "▀▀█", "  ▀"},
	'5': {"█▀▀", "▀▀█", "▀▀▀"}, '6': {"█▀▀", "█▀█", "▀▀▀"}, '7': {"▀▀█", "  █", "  ▀"}, '8': {"█▀█", "█▀█", "▀▀▀"}, '9': {"█▀█", "▀▀█", "▀▀▀"},
	'A': {"█▀█", "█▀█", "▀ ▀"}, 'B': {"█▀▄", "█▀▄", "▀▀ "}, 'C': {"█▀▀", "█  ", "▀▀▀"}, 'D': {"█▀▄", "█ █", "▀▀ "}, 'E': {"█▀▀", "█▀▀", "▀▀▀"},
	'F': {"█▀▀", "█▀▀", "▀  "}, 'G': {"█▀▀", "█ █", "▀▀▀"}, 'H': {"█ █", "█▀█", "▀ ▀"}, 'I': {"█", "█", "▀"}, 'J': {"  █", "▄ █", "▀▀▀"},
	'K': {"█ █", "█▀▄", "▀ ▀"}, 'L': {"█  ", "█  ", "▀▀▀"}, 'M': {"█▄ ▄█", "█ ▀ █", "▀   ▀"}, 'N': {"█▄ █", "█ ▀█", "▀  ▀"}, 'O': {"█▀█", "█ █", "▀▀▀"},
	'P': {"█▀█", "█▀▀", "▀  "}, 'Q': {"█▀█ ", "█ █ ", "▀▀▀▀"}, 'R': {"█▀█", "█▀▄", "▀ ▀"}, 'S': {"█▀▀", "▀▀█", "▀▀▀"}, 'T': {"▀█▀", " █ ", " ▀ "},
	'U': {"█ █", "█ █", "▀▀▀"}, 'V': {"█ █", "█ █", " ▀ "}, 'W': {"█   █", "█ ▄ █", "▀▀ ▀▀"}, 'X': {"█ █", "▄▀▄", "▀ ▀"}, 'Y': {"█ █", "▀█▀", " ▀ "},
	'Z': {"▀▀█", "▄▀ ", "▀▀▀"}, '-': {"   ", "▀▀▀", "   "}, '\'': {"▀", " ", " "}, '’': {"▀", " ", " "}, '.': {" ", " ", "▀"}, ' ': {" ", " ", " "},
}

// inBlocks reports whether there is room for block letters, and what to draw them with.
func (w *Workshop) inBlocks() bool { return w.Width >= blocksFrom && !w.Theme.ASCII }

// numberInBlocks draws a number in block digits, one line of it.
func numberInBlocks(n, line int) string {
	lines, _ := blockLines(fmt.Sprint(n))
	return lines[line]
}

// blockLines draws a text in block letters; false where a character cannot be drawn. Letters
// are drawn as capitals, and without accents.
func blockLines(text string) (lines [blockHeight]string, drawn bool) {
	for i, letter := range withoutAccents(strings.ToUpper(text)) {
		glyph, known := blockGlyphs[letter]
		if !known {
			return lines, false
		}
		for line := range lines {
			if i > 0 {
				lines[line] += " "
			}
			lines[line] += glyph[line]
		}
	}
	return lines, true
}

func withoutAccents(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// nextLines call the next person by name, where there is room for it in block letters, too. A
// name that is too long for them in one line is broken between its words.
func (w *Workshop) nextLines(name string, wide int) []string {
	lines := widget.Styled(w.Theme.Selected, cells.Wrap("Next: "+name, wide))
	if !w.inBlocks() || w.Height < 24 {
		return lines
	}
	var big []string
	for _, row := range blockRows(strings.Fields(name), wide) {
		drawn, ok := blockLines(row)
		if !ok || cells.Width(drawn[0]) > wide {
			return lines
		}
		big = append(append(big, ""), drawn[:]...)
	}
	return append(lines, widget.Styled(w.Theme.Selected, big)...)
}

// blockRows puts as many words into a row as fit.
func blockRows(words []string, wide int) []string {
	var rows []string
	for _, word := range words {
		if last := len(rows) - 1; last >= 0 {
			both := rows[last] + " " + word
			if drawn, ok := blockLines(both); ok && cells.Width(drawn[0]) <= wide {
				rows[last] = both
				continue
			}
		}
		rows = append(rows, word)
	}
	return rows
}
