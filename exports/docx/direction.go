package docx

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// part is text that reads in one direction.
type part struct {
	text        string
	rightToLeft bool
}

// directions splits a text where its direction changes. What has no direction, such as a
// space or a digit, goes with what stands before it.
func directions(text string) []part {
	var parts []part
	start, now := 0, false
	for i, r := range text {
		turn, known := direction(r)
		if !known || turn == now {
			continue
		}
		if i > start {
			parts = append(parts, part{text[start:i], now})
		}
		start, now = i, turn
	}
	return append(parts, part{text[start:], now})
}

// What tells a reader of a paragraph that a part of it is written from right to left, and that
// it goes on from left to right (Unicode annex 9). Word and LibreOffice both read these; of the
// newer isolates Word does not know.
const (
	embedded    = "\u202b" // from here on from right to left
	embeddedEnd = "\u202c" // as before
	leftToRight = "\u200e" // what follows takes nothing of what stands before
)

// apart has each run of a paragraph that is read from left to right keep its own order: what
// begins from right to left is one whole, and no number after it is drawn to its other side.
func apart(runs []Run) []Run {
	kept := slices.Clone(runs)
	for i := range kept {
		text := kept[i].Text
		switch {
		case startsRightToLeft(kept[i : i+1]):
			kept[i].Text = embedded + text + embeddedEnd + leftToRight
		case len(directions(text)) > 1:
			kept[i].Text = text + leftToRight
		}
	}
	return kept
}

// direction tells which way a letter is written; known is false for what is no letter.
func direction(r rune) (rightToLeft, known bool) {
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.R, bidi.AL:
		return true, true
	case bidi.L:
		return false, true
	}
	return false, false
}

// startsRightToLeft reports whether the first letter of a paragraph is written from right to left.
func startsRightToLeft(runs []Run) bool {
	for _, run := range runs {
		for _, r := range run.Text {
			if turn, known := direction(r); known {
				return turn
			}
		}
	}
	return false
}
