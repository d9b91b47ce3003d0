package document

import (
	"charter/exports/docx"
)

// Word writes the document as a Word document: the title, headings and tables in real
// styles, a list of contents where the HTML has it, and on every page what Running says.
func (d *Document) Word() []byte {
	w := docx.New(docx.About{Title: oneLine(d.Title), Head: oneLine(d.Running.Head), Foot: oneLine(d.Running.Foot)})
	listed := false
	for _, block := range d.Blocks {
		if _, ok := block.(Heading); ok && !listed {
			w.Contents("Contents", d.contents())
			listed = true
		}
		block.word(w)
	}
	return w.Bytes()
}

// contents lists the headings of level 2 that have an id.
func (d *Document) contents() []docx.Entry {
	var entries []docx.Entry
	for _, block := range d.Blocks {
		if heading, ok := block.(Heading); ok && heading.Level == 2 && heading.ID != "" {
			entries = append(entries, docx.Entry{Text: oneLine(heading.Text), Mark: slug(heading.ID)})
		}
	}
	return entries
}

func (h Heading) word(w *docx.Document) { w.Heading(h.Level-1, slug(h.ID), oneLine(h.Text)) }

func (p Paragraph) word(w *docx.Document) { w.Paragraph(docx.Body, runs(p.Spans)...) }

func (b Banner) word(w *docx.Document) {
	style := docx.Banner
	if b.warns() {
		style = docx.Warned
	}
	w.Paragraph(style, runs(b.Spans)...)
}

func (s Said) word(w *docx.Document) {
	for _, line := range lines(s.Text) {
		w.Paragraph(docx.Said, docx.Run{Text: line})
	}
}

func (p Prose) word(w *docx.Document) {
	for _, line := range lines(p.Text) {
		w.Paragraph(docx.Body, docx.Run{Text: line})
	}
}

func (l List) word(w *docx.Document) {
	for _, item := range l.Items {
		w.Paragraph(docx.Bullet, runs(item)...)
	}
}

func (f Fields) word(w *docx.Document) {
	for _, item := range f.Items {
		said := append([]docx.Run{{Text: oneLine(item.Label) + ": ", Bold: true}}, runs(item.Spans)...)
		rest := lines(item.Text)
		if len(rest) > 0 {
			said, rest = append(said, docx.Run{Text: rest[0]}), rest[1:]
		}
		w.Paragraph(docx.Field, said...)
		for _, line := range rest {
			w.Paragraph(docx.More, docx.Run{Text: line})
		}
	}
}

func (t Table) word(w *docx.Document) {
	table := docx.Table{Caption: oneLine(t.Caption)}
	for _, column := range t.Columns {
		table.Columns = append(table.Columns, docx.Column{Title: oneLine(column.Title), Right: column.Right})
	}
	for _, row := range t.Rows {
		cells := make([]docx.Cell, len(row))
		for i, cell := range row {
			cells[i] = docx.Cell{Runs: runs(cell)}
		}
		table.Rows = append(table.Rows, cells)
	}
	w.Table(table)
}

func (c Chart) word(w *docx.Document) {
	w.Paragraph(docx.Caption, docx.Run{Text: oneLine(c.Title)})
	table := docx.Table{Caption: oneLine(c.Title), Columns: []docx.Column{{Title: "Name"}, {Title: "Bar"}, {Title: "Value"}}}
	for _, bar := range c.Bars {
		drawn := &docx.Bar{Low: bar.Low, High: bar.High, Words: oneLine(bar.Label + ": " + bar.told())}
		if bar.Empty {
			drawn.Low, drawn.High = 0, 0
		}
		table.Rows = append(table.Rows, []docx.Cell{{Runs: runs(Spans(bar.Label))}, {Bar: drawn}, {Runs: runs(Spans(bar.told()))}})
	}
	w.Table(table)
}

// runs gives spans as Word has them.
func runs(spans []Span) []docx.Run {
	all := make([]docx.Run, 0, len(spans))
	for _, span := range spans {
		run := docx.Run{Text: inner(span.Text), Bold: span.Style == Strong, Fixed: span.Style == Code}
		if span.Style == linked {
			run.To = span.address
		}
		all = append(all, run)
	}
	return all
}

// inner makes a text fit for one line, keeping a space at its ends where spans meet.
func inner(text string) string {
	kept := oneLine(text)
	if kept == "" {
		return ""
	}
	if text[0] == ' ' {
		kept = " " + kept
	}
	if text[len(text)-1] == ' ' {
		kept += " "
	}
	return kept
}
