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
	widths, dashes := columnWidths(rows, len(t.Columns))
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

// leastShare is the share of a table, as one of so many, that every column gets at least.
const leastShare = 11

// columnWidths gives the width to fill each column to, for reading raw, and how long its part
// of the row of dashes is, by which pandoc shares out the page. A column with a wide cell is
// not filled, nor a last one with long texts.
func columnWidths(rows [][]string, columns int) (widths, dashes []int) {
	widths, dashes = make([]int, columns), make([]int, columns)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell), 3)
		}
	}
	sum := 0
	for i := range widths {
		dashes[i] = min(widths[i], widestColumn)
		sum += dashes[i]
	}
	for again := columns < leastShare; again; {
		again = false
		for i := range dashes {
			if least := (sum + leastShare - 1) / leastShare; dashes[i] < least {
				sum += least - dashes[i]
				dashes[i], again = least, true
			}
		}
	}
	for i := range widths {
		if widths[i] > widestColumn || i == columns-1 && widths[i] > widestLast {
			widths[i] = 0
		} else {
			widths[i] = dashes[i]
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
