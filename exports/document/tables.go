package document

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

func (t Table) markdown(w *markdownWriter) {
	rows := make([][]string, 0, len(t.Rows)+1)
	head := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		title := markdownWriter{links: w.links}
		title.plain(column.Title, false)
		head[i] = title.out.String()
	}
	rows = append(rows, head)
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			cell := markdownWriter{index: w.index, links: w.links}
			cell.spans(row[i], false)
			cells[i] = cell.out.String()
		}
		rows = append(rows, cells)
	}
	widths, dashes := columnWidths(rows, t.longestWords())
	for i, row := range rows {
		w.row(row, widths, t.Columns)
		if i == 0 {
			w.rule(dashes, t.Columns)
		}
	}
}

// widestColumn is the width up to which the columns of a table are lined up.
const widestColumn = 72

// widestLast is the same for the last column.
const widestLast = 24

// widestDashes is the same for the row of dashes.
const widestDashes = 48

// leastShare is the share of a table, as one of so many, that every column gets at least.
const leastShare = 11

// pageLetters is how many letters a line has on a page that pandoc lays out.
const pageLetters = 66

// widestWord is the length up to which a word is kept whole.
const widestWord = 14

// shortestWord is the length that a word is taken for at least: a short one may be of wide letters.
const shortestWord = 5

// longestWords gives the length of the longest word of each column, up to which the column
// should not get narrower.
func (t Table) longestWords() []int {
	longest := make([]int, len(t.Columns))
	look := func(at int, text string, bold int) {
		for word := range strings.FieldsSeq(text) {
			longest[at] = max(longest[at], min(width(word)+bold, widestWord))
		}
	}
	for i, column := range t.Columns {
		longest[i] = shortestWord
		look(i, column.Title, 0)
		for _, row := range t.Rows {
			for _, span := range row[i] {
				bold := 0
				if span.Style == Strong {
					bold = 1 // wider letters
				}
				look(i, span.Text, bold)
			}
		}
	}
	return longest
}

// columnWidths gives the width to fill each column to, for reading raw, and how long its part
// of the row of dashes is, by which pandoc shares out the page. A column with a wide cell is
// not filled, nor a last one with long texts.
func columnWidths(rows [][]string, words []int) (widths, dashes []int) {
	columns := len(words)
	widths, dashes = make([]int, columns), make([]int, columns)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell), 3)
		}
	}
	filled := func(i int) bool { return widths[i] <= widestColumn && (i < columns-1 || widths[i] <= widestLast) }
	sum, needed := 0, 0
	for i := range widths {
		dashes[i] = widths[i]
		if !filled(i) {
			dashes[i] = min(widths[i], widestDashes)
		}
		sum += dashes[i]
		needed += words[i] + 2
	}
	least := func(i int) int {
		share := (sum + leastShare - 1) / leastShare
		if needed <= pageLetters { // else not every word has room
			share = max(share, ((words[i]+2)*sum+pageLetters-1)/pageLetters)
		}
		return share
	}
	for again := columns < leastShare; again; {
		again = false
		for i := range dashes {
			if share := least(i); dashes[i] < share {
				sum += share - dashes[i]
				dashes[i], again = share, true
			}
		}
	}
	for i := range widths {
		if filled(i) {
			widths[i] = dashes[i]
		} else {
			widths[i] = 0
		}
	}
	return widths, dashes
}

// width gives the number of terminal cells a text takes.
func width(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

func (w *markdownWriter) row(cells []string, widths []int, columns []Column) {
	for i, cell := range cells {
		padding := strings.Repeat(" ", max(0, widths[i]-width(cell)))
		w.out.WriteString("| ")
		if columns[i].Right {
			w.out.WriteString(padding)
		}
		w.out.WriteString(cell)
		if !columns[i].Right {
			w.out.WriteString(padding)
		}
		w.out.WriteByte(' ')
	}
	w.out.WriteString("|\n")
}

func (w *markdownWriter) rule(dashes []int, columns []Column) {
	for i, length := range dashes {
		w.out.WriteString("| ")
		w.out.WriteString(strings.Repeat("-", length-1))
		if columns[i].Right {
			w.out.WriteString(": ")
		} else {
			w.out.WriteString("- ")
		}
	}
	w.out.WriteString("|\n")
}
