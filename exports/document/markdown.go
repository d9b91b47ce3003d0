package document

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Markdown writes the document as GitHub-flavoured Markdown that reads well raw,
// in a browser and through pandoc.
func (d *Document) Markdown() []byte {
	w := &markdownWriter{}
	w.out.Grow(bytesPerBlock * len(d.Blocks))
	w.out.WriteString("# ")
	escape(&w.out, d.Title, false)
	w.out.WriteString("\n")
	for _, block := range d.Blocks {
		w.out.WriteByte('\n')
		block.markdown(w)
	}
	return []byte(w.out.String())
}

// bytesPerBlock is a guess at the room a block takes.
const bytesPerBlock = 256

type markdownWriter struct{ out strings.Builder }

func (h Heading) markdown(w *markdownWriter) {
	w.out.WriteString("######"[:min(h.Level, 6)])
	w.out.WriteByte(' ')
	escape(&w.out, h.Text, false)
	w.out.WriteByte('\n')
}

func (p Paragraph) markdown(w *markdownWriter) {
	w.spans(p.Spans, true)
	w.out.WriteByte('\n')
}

func (b Banner) markdown(w *markdownWriter) {
	w.out.WriteString("> ")
	w.spans(b.Spans, true)
	w.out.WriteByte('\n')
}

func (s Said) markdown(w *markdownWriter) {
	for i, line := range lines(s.Text) {
		if i > 0 {
			w.out.WriteString(">\n")
		}
		w.out.WriteString("> ")
		escape(&w.out, line, true)
		w.out.WriteByte('\n')
	}
}

func (p Prose) markdown(w *markdownWriter) {
	for i, line := range lines(p.Text) {
		if i > 0 {
			w.out.WriteByte('\n')
		}
		escape(&w.out, line, true)
		w.out.WriteByte('\n')
	}
}

func (l List) markdown(w *markdownWriter) {
	for _, item := range l.Items {
		w.out.WriteString("- ")
		w.spans(item, true)
		w.out.WriteByte('\n')
	}
}

func (f Fields) markdown(w *markdownWriter) {
	for _, item := range f.Items {
		w.out.WriteString("- ")
		w.spans([]Span{Bold(item.Label + ":")}, false)
		w.out.WriteByte(' ')
		if item.Spans != nil {
			w.spans(item.Spans, false)
		}
		for i, line := range lines(item.Text) {
			if i > 0 {
				w.out.WriteString("\n\n  ")
			}
			escape(&w.out, line, i > 0)
		}
		w.out.WriteByte('\n')
	}
}

func (t Table) markdown(w *markdownWriter) {
	rows := make([][]string, 0, len(t.Rows)+1)
	head := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		title := markdownWriter{}
		title.plain(column.Title, false)
		head[i] = title.out.String()
	}
	rows = append(rows, head)
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			cell := markdownWriter{}
			cell.spans(row[i], false)
			cells[i] = cell.out.String()
		}
		rows = append(rows, cells)
	}
	widths := columnWidths(rows, len(t.Columns))
	for i, row := range rows {
		w.row(row, widths, t.Columns)
		if i == 0 {
			w.rule(widths, t.Columns)
		}
	}
}

// widestColumn is the width up to which the columns of a table are lined up.
const widestColumn = 72

// widestLast is the same for the last column.
const widestLast = 24

// columnWidths gives the width to fill each column to, for reading raw. A column
// with a wide cell is not filled, nor a last one with long texts.
func columnWidths(rows [][]string, columns int) []int {
	widths := make([]int, columns)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell), 3)
		}
	}
	for i := range widths {
		if widths[i] > widestColumn || i == columns-1 && widths[i] > widestLast {
			widths[i] = 3
		}
	}
	return widths
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

func (w *markdownWriter) rule(widths []int, columns []Column) {
	for i, width := range widths {
		w.out.WriteString("| ")
		w.out.WriteString(strings.Repeat("-", width-1))
		if columns[i].Right {
			w.out.WriteString(": ")
		} else {
			w.out.WriteString("- ")
		}
	}
	w.out.WriteString("|\n")
}

// chartWidth is the number of characters a full bar has.
const chartWidth = 20

func (c Chart) markdown(w *markdownWriter) {
	wide := 0
	for _, bar := range c.Bars {
		wide = max(wide, width(oneLine(bar.Label)))
	}
	escape(&w.out, c.Title, true)
	w.out.WriteString("\n\n```text\n")
	for _, bar := range c.Bars {
		label := oneLine(bar.Label)
		w.out.WriteString(strings.ReplaceAll(label, "`", "'"))
		w.out.WriteString(strings.Repeat(" ", wide-width(label)+2))
		w.out.WriteString(drawn(bar))
		w.out.WriteString("  ")
		w.out.WriteString(bar.Number)
		w.out.WriteString(strings.Repeat(" ", max(0, 8-width(bar.Number))))
		w.out.WriteString(bar.Words)
		w.out.WriteByte('\n')
	}
	w.out.WriteString("```\n")
}

// drawn draws a bar in text.
func drawn(bar Bar) string {
	if bar.Empty {
		return strings.Repeat("─", chartWidth)
	}
	solid := (bar.Low*chartWidth + 50) / 100
	shaded := max(solid, (bar.High*chartWidth+50)/100) - solid
	return strings.Repeat("█", solid) + strings.Repeat("▓", shaded) + strings.Repeat("░", chartWidth-solid-shaded)
}

// spans writes a run of spans on one line. atStart says that the first comes
// first on its line.
func (w *markdownWriter) spans(spans []Span, atStart bool) {
	for i, span := range spans {
		first := atStart && i == 0
		switch span.Style {
		case Strong:
			if oneLine(span.Text) != "" {
				w.out.WriteString("**")
				escape(&w.out, span.Text, false)
				w.out.WriteString("**")
			}
		case Code:
			w.code(span.Text)
		case linked:
			w.link(span)
		default:
			w.plain(span.Text, first)
		}
	}
}

// plain writes plain text, keeping a space at its ends where spans meet.
func (w *markdownWriter) plain(text string, first bool) {
	if !first && strings.HasPrefix(text, " ") {
		w.out.WriteByte(' ')
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	escape(&w.out, text, first)
	if strings.HasSuffix(text, " ") {
		w.out.WriteByte(' ')
	}
}

func (w *markdownWriter) code(text string) {
	text = oneLine(text)
	if text == "" || strings.ContainsAny(text, "`|\\") {
		escape(&w.out, text, false)
		return
	}
	w.out.WriteByte('`')
	w.out.WriteString(text)
	w.out.WriteByte('`')
}

func (w *markdownWriter) link(span Span) {
	if span.Text == span.address || "mailto:"+span.Text == span.address {
		w.out.WriteByte('<')
		w.out.WriteString(span.Text)
		w.out.WriteByte('>')
		return
	}
	if label := oneLine(span.Text); !isPlainLabel(label) { // a bracket or backtick within could end the label
		escape(&w.out, label, false)
		w.out.WriteString(" <" + span.address + ">")
		return
	}
	w.out.WriteString("[" + oneLine(span.Text) + "](" + span.address + ")")
}

// isPlainLabel reports whether a label of a link is letters, digits, spaces and
// marks that mean nothing in Markdown.
func isPlainLabel(label string) bool {
	for i := range len(label) {
		if c := label[i]; !isAlphanumeric(c) && strings.IndexByte(" .,;-'/", c) < 0 {
			return false
		}
	}
	return label != "" && !isAddress(label)
}
