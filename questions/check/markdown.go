package check

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"charter/questions"
	"charter/questions/pattern"
)

// marks are signs that mean something in Markdown and nothing in a plain text.
var marks = pattern.Lazy("\\*|`|\\]\\(|^#|<[a-zA-Z/!]")

// stray matches what is left in the text of Markdown when a mark is not closed.
var stray = pattern.Lazy("\\*\\S|\\S\\*|`|\\]\\(|(?:^|\\s)_\\w|\\w_(?:\\s|$)|~~")

// checkMarkdown wants Markdown that reads the same in a terminal, in a browser
// and on paper, and none where the text is shown as it is.
func checkMarkdown(c *checker) {
	for _, p := range c.passages {
		if !p.markdown {
			if marks().MatchString(p.Value) {
				c.add(p.File, p.Line, "markdown", c.name(p)+" holds Markdown marks, but is shown as plain text", "Take the marks away")
			}
			continue
		}
		p.checkTree(c)
		p.checkHeadings(c)
		for _, b := range p.blocks {
			if at := stray().FindStringIndex(b.text); at != nil {
				c.add(p.File, p.line(b, at[0]), "markdown", fmt.Sprintf("%s has a mark without its partner near %q", c.name(p), around(b.text, at[0])), "Close it, or put a backslash before it")
			}
			if strings.HasPrefix(b.text, "|") {
				c.add(p.File, p.line(b, 0), "markdown", c.name(p)+" has a table", "Write it as a list")
			}
		}
	}
}

func (p passage) checkTree(c *checker) {
	source := []byte(p.Value)
	line := 0 // of the block being walked
	_ = ast.Walk(p.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			line = p.lineOf(n.Lines().At(0).Start)
		}
		bad := func(what, mend string) { c.add(p.File, line, "markdown", c.name(p)+" has "+what, mend) }
		switch n := n.(type) {
		case *ast.Text:
			line = p.lineOf(n.Segment.Start)
		case *ast.HTMLBlock, *ast.RawHTML:
			bad("HTML", "Say it in Markdown")
		case *ast.Image:
			bad("an image", "Describe it in words")
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			bad("a block of code", "Write it as text; take away the four spaces before it or the ``` around it")
		case *ast.Link:
			p.checkLink(c, line, string(n.Destination))
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL {
				p.checkLink(c, line, string(n.URL(source)))
			}
		}
		return ast.WalkContinue, nil
	})
}

func (p passage) checkLink(c *checker, line int, address string) {
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" || err == nil && u.Scheme == "mailto" {
		return
	}
	c.add(p.File, line, "markdown", fmt.Sprintf("%s links to %q", c.name(p), address), "Link only to http://, https:// or mailto: addresses")
}

// checkHeadings wants headings of level 2 and 3 in guidance, and none in help.
func (p passage) checkHeadings(c *checker) {
	above := 2
	for _, b := range p.blocks {
		if b.heading == 0 {
			continue
		}
		line := p.line(b, 0)
		switch {
		case p.Field != "guidance":
			c.add(p.File, line, "markdown", c.name(p)+" has a heading", "Use **bold** words at the start of a paragraph")
		case b.heading < 2 || b.heading > 3:
			c.add(p.File, line, "markdown", fmt.Sprintf("the heading %q is of level %d", b.text, b.heading), "Use ## and ### only")
		case b.heading > above+1:
			c.add(p.File, line, "markdown", fmt.Sprintf("the heading %q leaves out a level", b.text), "Go down one level at a time")
		}
		above = b.heading
	}
	if p.Field == "guidance" && !strings.HasPrefix(p.Value, "## ") && !strings.HasPrefix(p.Value, questions.PracticeHeading) {
		c.add(p.File, p.Line, "markdown", "the guidance does not start with a heading of level 2", "Start with: ## What that means...")
	}
}

// around gives a few characters to either side of an offset.
func around(s string, at int) string {
	return strings.ToValidUTF8(s[max(0, at-12):min(len(s), at+20)], "")
}
