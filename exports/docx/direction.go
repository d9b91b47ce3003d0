package docx

import "golang.org/x/text/unicode/bidi"

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
