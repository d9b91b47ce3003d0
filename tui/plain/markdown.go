package plain

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// plainMarkdown tells a Markdown text in plain lines: headings and paragraphs on
// lines of their own, list items numbered or with a dash, the address of a link
// after its words.
func plainMarkdown(source string) string {
	w := &markdownWriter{source: []byte(source)}
	w.block(goldmark.DefaultParser().Parse(text.NewReader(w.source)), "")
	return strings.Join(w.lines, "\n")
}

type markdownWriter struct {
	source []byte
	lines  []string
}

// block writes a block and those in it; lead stands before its first line.
func (w *markdownWriter) block(node ast.Node, lead string) {
	switch node := node.(type) {
	case *ast.Heading:
		w.lines = append(w.lines, lead+sentence(w.inline(node)))
		return
	case *ast.Paragraph, *ast.TextBlock:
		w.lines = append(w.lines, lead+w.inline(node))
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		for i := range node.Lines().Len() {
			segment := node.Lines().At(i)
			w.lines = append(w.lines, lead+strings.TrimRight(string(segment.Value(w.source)), "\n"))
		}
		return
	case *ast.List:
		number := node.Start
		for item := node.FirstChild(); item != nil; item = item.NextSibling() {
			mark := "- "
			if node.IsOrdered() {
				mark = strconv.Itoa(number) + ". "
				number++
			}
			w.block(item, lead+mark)
		}
		return
	}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		w.block(child, lead)
		if node.Kind() == ast.KindListItem {
			lead = ""
		}
	}
}

// inline gives the words of a block.
func (w *markdownWriter) inline(node ast.Node) string {
	var b strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			b.Write(child.Segment.Value(w.source))
			if child.SoftLineBreak() || child.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(child.Value)
		case *ast.AutoLink:
			b.Write(child.URL(w.source))
		case *ast.Link:
			words := w.inline(child)
			b.WriteString(words)
			if address := string(child.Destination); address != words {
				b.WriteString(" (" + address + ")")
			}
		default:
			b.WriteString(w.inline(child))
		}
	}
	return b.String()
}
