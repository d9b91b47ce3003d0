package document

import (
	"strings"
)

// Markdown writes the document as GitHub-flavoured Markdown that reads well raw,
// in a browser and through pandoc.
func (d *Document) Markdown() []byte {
	w := &markdownWriter{index: indexOf(d), links: &linkList{}}
	w.out.Grow(bytesPerBlock * len(d.Blocks))
	w.out.WriteString("# ")
	escape(&w.out, d.title(), false)
	w.out.WriteString("\n\n")
	w.blocks(d.Blocks)
	w.definitions()
	return []byte(w.out.String())
}

// bytesPerBlock is a guess at the room a block takes.
const bytesPerBlock = 256

type markdownWriter struct {
	out   strings.Builder
	index index
	links *linkList
}

// blocks writes blocks with a blank line between them.
func (w *markdownWriter) blocks(blocks []Block) {
	first := true
	for _, block := range blocks {
		if _, none := block.(Contents); none {
			continue
		}
		if !first {
			w.out.WriteByte('\n')
		}
		first = false
		block.markdown(w)
	}
}

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
		if id := w.index.to(span); id != "" && oneLine(span.Text) != "" {
			following := ""
			if i+1 < len(spans) {
				following = spans[i+1].Text
			}
			w.within(span, w.index[id], following)
			continue
		}
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
