package document

import (
	"cmp"

	"charter/exports/docx"
)

// Word writes the document as a Word document: the title, headings and tables in real
// styles, links within it, and on every page what Running says.
func (d *Document) Word() []byte {
	about := docx.About{Title: oneLine(d.title()), Head: oneLine(d.Running.Head), Foot: oneLine(d.Running.Foot)}
	w := &wordWriter{docx.New(about), indexOf(d)}
	w.Paragraph(d.titleLength().style(), w.runs(d.heading())...)
	w.blocks(d.Blocks)
	return w.Bytes()
}

type wordWriter struct {
	*docx.Document
	index index
}

func (w *wordWriter) blocks(blocks []Block) {
	for _, block := range blocks {
		block.word(w)
	}
}

func (h Heading) word(w *wordWriter) { w.Heading(h.Level-1, slug(h.ID), oneLine(h.Text)) }

func (p Paragraph) word(w *wordWriter) { w.Paragraph(docx.Body, w.runs(p.Spans)...) }

func (b Banner) word(w *wordWriter) {
	style := map[string]docx.Style{
		"ready": docx.Verdict, "readywithactions": docx.Verdict, "notready": docx.Doubted, "incomplete": docx.Doubted, "example": docx.Warned, "warning": docx.Warned,
	}[slug(b.Kind)]
	w.Paragraph(cmp.Or(style, docx.Banner), w.runs(b.Spans)...)
}

func (s Said) word(w *wordWriter) {
	for _, line := range lines(s.Text) {
		w.Paragraph(docx.Said, docx.Run{Text: line})
	}
}

func (p Prose) word(w *wordWriter) {
	for _, line := range lines(p.Text) {
		w.Paragraph(docx.Body, docx.Run{Text: line})
	}
}

func (l List) word(w *wordWriter) {
	for _, item := range l.Items {
		w.Paragraph(docx.Bullet, w.runs(item)...)
	}
}

func (f Fields) word(w *wordWriter) {
	for _, item := range f.Items {
		said := append([]docx.Run{{Text: oneLine(item.Label), Bold: true}, {Text: ": ", Bold: true}}, w.runs(item.Spans)...)
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

func (t Table) word(w *wordWriter) { w.Table(w.table(t)) }

func (w *wordWriter) table(t Table) docx.Table {
	table := docx.Table{Caption: oneLine(t.Caption)}
	for _, column := range t.Columns {
		table.Columns = append(table.Columns, docx.Column{Title: oneLine(column.Title), Right: column.Right})
	}
	for _, row := range t.Rows {
		cells := make([]docx.Cell, len(row))
		for i, cell := range row {
			cells[i] = docx.Cell{Runs: w.runs(cell)}
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

func (c Chart) word(w *wordWriter) {
	w.Paragraph(docx.Caption, docx.Run{Text: oneLine(c.Title)})
	table := docx.Table{Caption: oneLine(c.Title), Columns: []docx.Column{{Title: "Name"}, {Title: "Bar"}, {Title: "Value"}}}
	for _, bar := range c.Bars {
		drawn := &docx.Bar{Low: bar.Low, High: bar.High, Words: oneLine(bar.Label + ": " + bar.told())}
		if bar.Empty {
			drawn.Low, drawn.High = 0, 0
		}
		table.Rows = append(table.Rows, []docx.Cell{{Runs: w.runs(Spans(bar.Label))}, {Bar: drawn}, {Runs: w.runs(Spans(bar.told()))}})
	}
	w.Table(table)
}

// runs gives spans as Word has them.
func (w *wordWriter) runs(spans []Span) []docx.Run {
	all := make([]docx.Run, 0, len(spans))
	for _, span := range spans {
		run := docx.Run{Text: inner(span.Text), Bold: span.Style == Strong, Fixed: span.Style == Code, Mark: w.index.to(span)}
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
