package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Table is a table whose first row is its head and repeats on every page, and whose first
// column names the rows.
type Table struct {
	Caption string // what it shows, for those who cannot see it
	Columns []Column
	Rows    [][]Cell
}

// Column is the head of a column.
type Column struct {
	Title string
	Right bool // numbers
}

// Cell is what stands in one place of a table: text, or a bar.
type Cell struct {
	Runs []Run
	Tint string // six hexadecimal digits, "" for none. Never the only sign of anything
	Bar  *Bar
}

// Bar is solid to Low and shaded from there to High, of 100.
type Bar struct {
	Low, High int
	Words     string // the same in words, for those who cannot see it
}

// Widths in twentieths of a point.
const (
	textWidth = 11906 - 2*pageMargin // A4
	columnGap = 454
	perLetter = 105
	perBold   = 120
	cellSides = 2 * 85
)

// frontColumns is how many columns the first page has.
const frontColumns = 2

// barWidth is the width of a column of bars.
const barWidth = 2900

// Table puts in a table.
func (d *Document) Table(t Table) {
	widths := t.Widths((textWidth - (d.columns-1)*columnGap) / d.columns)
	d.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Report"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>` +
		`<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if t.Caption != "" {
		d.raw(`<w:tblCaption w:val="` + escaped(t.Caption) + `"/>`)
	}
	d.raw(`</w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		d.raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, width))
	}
	d.raw("</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, column := range t.Columns {
		d.cell(Cell{Runs: []Run{{Text: column.Title}}}, "TableHead", column, widths[i], true)
	}
	d.raw("</w:tr>\n")
	for at, row := range t.Rows {
		together := len(t.Rows) <= keptTogether && at < len(t.Rows)-1
		d.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range t.Columns {
			d.cell(row[i], "TableText", t.Columns[i], widths[i], together)
		}
		d.raw("</w:tr>\n")
	}
	d.raw("</w:tbl>\n")
	d.raw(`<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>` + "\n") // else two tables would run together
}

// keptTogether is how many rows stand on one page if they can.
const keptTogether = 12

// cell puts in a cell; withNext keeps it on one page with what follows it.
func (d *Document) cell(c Cell, style string, column Column, width int, withNext bool) {
	d.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width))
	if c.Tint != "" {
		d.raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + c.Tint + `"/>`)
	}
	if column.Right {
		style += "Right"
	}
	d.raw(`</w:tcPr>`)
	kept := ""
	if withNext {
		kept = `<w:keepNext/>`
	}
	if c.Bar != nil {
		d.raw(`<w:p><w:pPr><w:pStyle w:val="` + d.styled(Style(style)) + `"/>` + kept + `</w:pPr><w:r>`)
		d.picture(c.Bar.draw(), c.Bar.Words, barWidth-cellSides, barHeight)
		d.raw(`</w:r></w:p>`)
	} else {
		d.paragraph(Style(style), kept, "", c.Runs)
	}
	d.raw(`</w:tc>`)
}

// Widths shares a width out among the columns by what stands in them: no
// less than the longest word needs, as far as there is room, and no less than a twelfth.
func (t Table) Widths(all int) []int {
	least, wanted := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for i, column := range t.Columns {
		head := longestWord(column.Title)*perBold + cellSides
		least[i], wanted[i] = head, max(head, room(utf8.RuneCountInString(column.Title)))
		for _, row := range t.Rows {
			text := ""
			for _, run := range row[i].Runs {
				text += run.Text
			}
			least[i], wanted[i] = max(least[i], room(min(longestWord(text), 20))), max(wanted[i], room(min(utf8.RuneCountInString(text), 90)))
			if row[i].Bar != nil {
				least[i], wanted[i] = barWidth, barWidth
			}
		}
		least[i] = max(least[i], all/12)
		wanted[i] = max(wanted[i], least[i])
	}
	return shared(all, least, wanted)
}

func room(letters int) int { return letters*perLetter + cellSides }

func longestWord(text string) int {
	longest := 0
	for word := range strings.FieldsSeq(text) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}

// shared gives each its least and a share of what is left by what it wants besides. Where
// there is too little for that, each gets the same share of its least.
func shared(all int, least, wanted []int) []int {
	given, sum, besides := make([]int, len(least)), 0, 0
	for i := range least {
		sum += least[i]
		besides += wanted[i] - least[i]
	}
	left := all
	for i := range given {
		switch {
		case sum >= all:
			given[i] = least[i] * all / sum
		case besides == 0:
			given[i] = least[i] + (all-sum)/len(least)
		default:
			given[i] = least[i] + (all-sum)*(wanted[i]-least[i])/besides
		}
		left -= given[i]
	}
	if len(given) > 0 {
		given[len(given)-1] += left
	}
	return given
}
