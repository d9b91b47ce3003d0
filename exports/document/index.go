package document

import (
	"strconv"
	"strings"
	"unicode"
)

// index tells where links within a document lead: by the id of a heading, as it stands in
// HTML, the name that readers of Markdown (GitHub, pandoc) give the heading.
type index map[string]string

// indexOf finds all headings of a document.
func indexOf(d *Document) index {
	found, names := index{}, map[string]int{}
	name := func(text string) string {
		name := headingName(text)
		times := names[name]
		names[name]++
		if times > 0 {
			name += "-" + strconv.Itoa(times)
		}
		return name
	}
	name(d.title())
	var each func([]Block)
	each = func(blocks []Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case Heading:
				if at, id := name(block.Text), slug(block.ID); id != "" && at != "" {
					found[id] = at
				}
			case Front:
				each(block.blocks())
			case Folded:
				each(block.open())
			}
		}
	}
	each(d.Blocks)
	return found
}

// to gives the id that a span leads to, "" where the document has none such.
func (x index) to(s Span) string {
	if id := slug(s.to); x[id] != "" {
		return id
	}
	return ""
}

// headingName gives the name of a heading as GitHub makes it of its text: in small letters,
// without marks, with hyphens for spaces.
func headingName(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return r
		}
		return -1
	}, strings.ToLower(oneLine(text)))
}
