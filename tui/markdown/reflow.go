package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// reflow joins the lines of list items with spaces, as Markdown means them: glamour does so
// in paragraphs alone. Hard breaks, and lists in quotes, stay as they are.
func reflow(source string) string {
	old := []byte(source)
	var out bytes.Buffer
	done := 0
	document := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(old))
	// The walk fails only with what the function given to it returns.
	_ = ast.Walk(document, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch node := node.(type) {
		case *ast.Blockquote, *ast.Paragraph:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if end := node.Segment.Stop; entering && node.SoftLineBreak() && end >= done {
				out.Write(old[done:end])
				out.WriteByte(' ')
				done = len(old) - len(bytes.TrimLeft(old[end:], " \t\r\n"))
			}
		}
		return ast.WalkContinue, nil
	})
	out.Write(old[done:])
	return out.String()
}
