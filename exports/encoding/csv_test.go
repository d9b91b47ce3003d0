package encoding

import "testing"

// A text that a spreadsheet would run is guarded by a quote, and so is one that begins
// with such a quote: what was typed can be told again.
func TestSpreadsheetSafe(t *testing.T) {
	t.Parallel()
	for _, first := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠", "＇"} {
		if text := first + "1+1"; spreadsheetSafe(text) != "'"+text {
			t.Errorf("%q is written as %q", text, spreadsheetSafe(text))
		}
	}
	for _, text := range []string{"", "1+1", "a=b", " =1", "é", "\""} {
		if spreadsheetSafe(text) != text {
			t.Errorf("%q is written as %q", text, spreadsheetSafe(text))
		}
	}
}
