package document

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"charter/questions/plaintext"
)

// HTML writes the document as one self-contained page: no scripts, nothing
// loaded from elsewhere, a style for light and dark screens and one for A4 paper.
// In print, every page has its number and what Running says.
func (d *Document) HTML() []byte {
	w := &htmlWriter{index: indexOf(d)}
	w.out.Grow(bytesPerBlock * len(d.Blocks))
	w.raw("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
	w.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	w.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
	w.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
	w.element("title", "", d.title())
	w.raw("<style>\n" + style + d.Running.style() + "</style>\n</head>\n<body>\n<header>\n")
	w.raw("<h1" + d.titleLength().attribute() + ">")
	w.spans(d.heading())
	w.raw("</h1>\n</header>\n")
	w.raw("<main>\n")
	for _, block := range d.Blocks {
		block.html(w)
	}
	w.raw("</main>\n</body>\n</html>\n")
	return []byte(w.out.String())
}

type htmlWriter struct {
	out   strings.Builder
	index index
}

// raw writes markup. It is for fixed text only.
func (w *htmlWriter) raw(markup string) { w.out.WriteString(markup) }

// text writes what somebody typed, on one line.
func (w *htmlWriter) text(text string) {
	if !isPlainLine(text) {
		text = plaintext.Line(text)
	}
	w.out.WriteString(html.EscapeString(text))
}

// element writes a whole element. attributes are fixed text, with a space before.
func (w *htmlWriter) element(name, attributes, text string) {
	if isRightToLeft(text) {
		attributes += " dir=\"auto\""
	}
	w.raw("<" + name + attributes + ">")
	w.text(text)
	w.raw("</" + name + ">\n")
}

// slug keeps of an id what is safe in an attribute and an address.
func slug(id string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, id)
}

func (h Heading) html(w *htmlWriter) {
	id := ""
	if h.ID != "" {
		id = " id=\"" + slug(h.ID) + "\""
	}
	w.element(fmt.Sprintf("h%d", min(h.Level, 6)), id, h.Text)
}

func (p Paragraph) html(w *htmlWriter) {
	w.raw("<p>")
	w.spans(p.Spans)
	w.raw("</p>\n")
}

func (b Banner) html(w *htmlWriter) {
	w.raw("<p class=\"banner " + slug(b.Kind) + "\">")
	w.spans(b.Spans)
	w.raw("</p>\n")
}

func (s Said) html(w *htmlWriter) {
	w.raw("<blockquote>\n")
	for _, line := range lines(s.Text) {
		w.element("p", "", line)
	}
	w.raw("</blockquote>\n")
}

func (p Prose) html(w *htmlWriter) {
	for _, line := range lines(p.Text) {
		w.element("p", "", line)
	}
}

func (l List) html(w *htmlWriter) {
	w.raw("<ul>\n")
	for _, item := range l.Items {
		w.raw("<li>")
		w.spans(item)
		w.raw("</li>\n")
	}
	w.raw("</ul>\n")
}

func (f Fields) html(w *htmlWriter) {
	w.raw("<dl>\n")
	for _, item := range f.Items {
		w.element("dt", "", item.Label)
		w.raw("<dd>")
		w.spans(item.Spans)
		for _, line := range lines(item.Text) {
			w.element("p", "", line)
		}
		w.raw("</dd>\n")
	}
	w.raw("</dl>\n")
}

func (t Table) html(w *htmlWriter) {
	w.raw("<div class=\"table\" role=\"group\" tabindex=\"0\"")
	if t.Caption != "" {
		w.raw(" aria-label=\"")
		w.text(t.Caption)
		w.raw("\"")
	}
	w.raw(">\n<table>\n")
	if t.Caption != "" {
		w.element("caption", "", t.Caption)
	}
	w.raw("<thead>\n<tr>")
	for _, column := range t.Columns {
		w.raw("<th scope=\"col\"" + alignment(column) + ">")
		w.text(column.Title)
		w.raw("</th>")
	}
	w.raw("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.raw("<tr>")
		for i, cell := range row {
			if i == 0 {
				w.raw("<th scope=\"row\"" + alignment(t.Columns[i]) + ">")
				w.spans(cell)
				w.raw("</th>")
				continue
			}
			w.raw("<td" + alignment(t.Columns[i]) + " data-head=\"")
			w.text(t.Columns[i].Title)
			w.raw("\">")
			w.spans(cell)
			w.raw("</td>")
		}
		w.raw("</tr>\n")
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

func alignment(column Column) string {
	switch {
	case column.Right:
		return " class=\"number\""
	case column.Running:
		return " class=\"running\""
	}
	return ""
}

func (w *htmlWriter) spans(spans []Span) {
	for _, span := range spans {
		turned := isRightToLeft(span.Text) // by itself, so that what stands beside it keeps its order
		if turned {
			w.raw("<bdi>")
		}
		within := w.index.to(span)
		if within != "" {
			w.raw("<a href=\"#" + within + "\">")
		}
		switch span.Style {
		case Strong:
			w.raw("<strong>")
			w.text(span.Text)
			w.raw("</strong>")
		case Code:
			w.raw("<code>")
			w.text(span.Text)
			w.raw("</code>")
		case linked:
			w.raw("<a href=\"" + html.EscapeString(span.address) + "\" rel=\"noopener noreferrer\">")
			w.text(span.Text)
			w.raw("</a>")
		default:
			w.text(span.Text)
		}
		if within != "" {
			w.raw("</a>")
		}
		if turned {
			w.raw("</bdi>")
		}
	}
}

// isRightToLeft reports whether there are letters in a text that are written from right to
// left, so that its direction is to be found in it.
func isRightToLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return strings.ContainsFunc(text[i:], func(r rune) bool {
				properties, _ := bidi.LookupRune(r)
				class := properties.Class()
				return class == bidi.R || class == bidi.AL
			})
		}
	}
	return false
}
