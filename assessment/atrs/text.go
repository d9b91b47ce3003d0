package atrs

import (
	"strings"
	"unicode/utf8"

	"charter/questions/plaintext"
)

// Text reads the text of the template, filled in, as it was pasted or saved. A heading
// stands on a line of its own, or before its text: with a colon, a tab or in a row of a
// table between them.
func Text(text string) *Record {
	b := &builder{}
	for line := range strings.Lines(text) {
		b.textLine(strings.TrimRight(line, "\r\n"))
	}
	return b.done().titled()
}

func (b *builder) textLine(line string) {
	if name, said, ok := b.cells(line); ok {
		b.pair(name, said)
		return
	}
	plain := unmarked(line)
	if name, said, ok := strings.Cut(plain, ":"); ok && refOf(name, b.section) != "" {
		b.pair(name, strings.TrimLeft(said, "*_ "))
		return
	}
	switch {
	case refOf(plain, b.section) != "", isHeading(line):
		b.head(plain)
	case isRule(line):
	default:
		b.line(line)
	}
}

// cells reads a line that is a row of a table, see [builder.row].
func (b *builder) cells(line string) (name, said string, ok bool) {
	var cells []string
	switch trimmed := strings.TrimSpace(line); {
	case strings.Contains(line, "\t"):
		cells = strings.Split(line, "\t")
	case strings.HasPrefix(trimmed, "|"):
		cells = strings.Split(strings.Trim(trimmed, "|"), "|")
	default:
		return "", "", false
	}
	return b.row(cells)
}

// row reads the cells of a row: the name of a field, perhaps its number before, and what
// stands behind it. It is false for any other row, and for that of the heads of the columns.
func (b *builder) row(cells []string) (name, said string, ok bool) {
	for i, cell := range cells[:min(len(cells), 3)] {
		if refOf(cell, b.section) == "" {
			continue
		}
		var rest []string
		for _, other := range cells[i+1:] {
			if other = strings.TrimSpace(other); other != "" {
				rest = append(rest, other)
			}
		}
		said = strings.Join(rest, "\n")
		return unmarked(cell), said, !isColumnHead(said)
	}
	return "", "", false
}

// isColumnHead reports whether a cell is the head of the column with the texts, so that
// the row has none.
func isColumnHead(cell string) bool {
	switch plainName(cell) {
	case "value", "answer", "response", "entry", "text":
		return true
	}
	return false
}

// isHeading reports whether a line looks like a heading that is not known: one of
// Markdown, or a short line with a number such as 2.1 or "7 -" before it.
func isHeading(line string) bool {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "#") && strings.HasPrefix(strings.TrimLeft(line, "#"), " ") {
		return true
	}
	number, name := numbered(unmarked(line))
	if number == "" || name == "" || utf8.RuneCountInString(name) > longestName || strings.HasSuffix(name, ".") {
		return false
	}
	dash := strings.TrimSpace(strings.TrimPrefix(unmarked(line), number))
	return strings.Contains(number, ".") || strings.HasPrefix(dash, "-") || strings.HasPrefix(dash, "–")
}

// isRule reports whether a line only separates others.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 2 && strings.Trim(line, "-=_*|: ") == ""
}

// titled gives a record the title that it says itself.
func (r *Record) titled() *Record {
	for _, ref := range []string{"0.1", "1.1"} {
		for _, entry := range r.Entries {
			if entry.Ref == ref && r.Title == "" {
				first, _, _ := strings.Cut(entry.Text, "\n")
				r.Title = plaintext.Line(first)
			}
		}
	}
	return r
}
