package document

import "strings"

// linkList is where the links within a Markdown document lead. They stand at its end, so that
// its text and its tables read well raw.
type linkList struct {
	labels []string // in the order of first use
	names  []string // of headings, one for each label
}

// put puts in where a label leads. It reports false when the label leads somewhere else.
func (l *linkList) put(label, name string) bool {
	for i := range l.labels {
		if strings.EqualFold(l.labels[i], label) {
			return l.names[i] == name
		}
	}
	l.labels, l.names = append(l.labels, label), append(l.names, name)
	return true
}

// within writes a link to a heading of the document. What follows it on its line must not
// make something else of it.
func (w *markdownWriter) within(span Span, name, following string) {
	label := oneLine(span.Text)
	if !isPlainLabel(label) || !w.links.put(label, name) {
		span.to = ""
		w.spans([]Span{span}, false)
		return
	}
	link := "[" + label + "]"
	if span.Style == Strong {
		link = "**" + link + "**"
	} else if strings.HasPrefix(following, ":") || strings.HasPrefix(following, "(") || strings.HasPrefix(following, "[") {
		link += "[]"
	}
	w.out.WriteString(link)
}

// definitions writes where the links within the document lead.
func (w *markdownWriter) definitions() {
	for i, label := range w.links.labels {
		if i == 0 {
			w.out.WriteByte('\n')
		}
		w.out.WriteString("[" + label + "]: #" + w.links.names[i] + "\n")
	}
}
