package encoding

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ByteOrderMark makes spreadsheets read a CSV file as UTF-8. Every table begins with it.
const ByteOrderMark = "\ufeff"

// CSV writes rows as CSV for a spreadsheet: UTF-8 with a byte order mark, no cell that a
// spreadsheet would run as a formula.
func CSV(rows [][]string) []byte {
	var out bytes.Buffer
	out.WriteString(ByteOrderMark)
	w := csv.NewWriter(&out)
	for _, row := range rows {
		for i := range row {
			row[i] = spreadsheetSafe(row[i])
		}
		// a bytes.Buffer takes every write
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// spreadsheetSafe puts a single quote before a text that a spreadsheet would run
// as a formula, and before one that starts with such a quote, so that the text can
// be told apart again. A line feed is guarded like a carriage return, and a sign of full
// width like the plain one, which some spreadsheets make of it.
func spreadsheetSafe(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text != "" && strings.ContainsRune("=+-@\t\r\n'＝＋－＠＇", first) {
		return "'" + text
	}
	return text
}

// YesNo writes yes or no.
func YesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// Digits writes a number, or nothing where there is none.
func Digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
