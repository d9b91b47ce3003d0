package check

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"charter/questions"
	"charter/questions/pattern"
	"charter/questions/readability"
)

// passage is a text that a user reads, cut into blocks of plain prose.
type passage struct {
	questions.Text
	markdown bool
	charter  bool // the Charter's own words, shown unchanged
	label    bool // a short text beside which the glossary is at hand
	root     ast.Node
	blocks   []block
}

// block is a paragraph, list item or heading, without its marks.
type block struct {
	text    string
	heading int    // its level, 0 for prose
	under   string // the heading it stands under
	pieces  []piece
}

// piece ties a run of a block's text to its place in the passage.
type piece struct{ plain, source int }

var (
	evidenceOrFact = pattern.Lazy(`^(?:evidence|clauses|applies)\.`)
	levelOrPrompt  = pattern.Lazy(`^(?:levels|prompts)\.|^reach\.text$|^cases\.[0-9]+\.situation$`)
	glossaryText   = pattern.Lazy(`^(?:glossary|definitions)\.[0-9]+\.(?:meaning|short)$|^(?:tie|exception)_rule$`)
)

// passages picks the texts that are prose out of all the texts of a pack.
func passages(pack *questions.Pack, texts []questions.Text) []passage {
	var all []passage
	for _, t := range texts {
		charters := t.Principle >= 0 && pack.Principles[t.Principle].Wording == questions.WordingCharter
		p := passage{Text: t}
		switch {
		case t.Principle < 0 && t.Field == "preamble":
			p.markdown, p.charter = true, true
		case t.Principle < 0 && (glossaryText().MatchString(t.Field) || levelOrPrompt().MatchString(t.Field)):
			p.label = true
		case t.Principle < 0:
			continue
		case t.Field == "statement":
			p.charter = charters
		case t.Field == "guidance":
			all = append(all, guidancePassages(t, charters)...)
			continue
		case t.Field == "help":
			p.markdown = true
		case t.Field == "text" || t.Field == "why":
		case levelOrPrompt().MatchString(t.Field) || evidenceOrFact().MatchString(t.Field) && strings.HasPrefix(t.Field, "evidence"):
			p.label = true
		default:
			continue
		}
		all = append(all, p.read())
	}
	return all
}

// guidancePassages parts the Charter's words from ours.
func guidancePassages(t questions.Text, charters bool) []passage {
	guide := questions.Principle{Guidance: t.Value}
	_, practice := guide.Explanation()
	first, second := t, t
	first.Value = strings.TrimSuffix(t.Value, practice)
	second.Value = practice
	second.Line += strings.Count(first.Value, "\n")
	all := []passage{passage{Text: first, markdown: true, charter: charters}.read()}
	if practice != "" {
		all = append(all, passage{Text: second, markdown: true}.read())
	}
	return all
}

// read cuts the passage into blocks.
func (p passage) read() passage {
	if !p.markdown {
		p.blocks = []block{{text: p.Value, pieces: []piece{{0, 0}}}}
		return p
	}
	source := []byte(p.Value)
	p.root = goldmark.DefaultParser().Parse(text.NewReader(source))
	under := ""
	_ = ast.Walk(p.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			b := inline(n, source)
			b.heading, under = n.Level, b.text
			p.blocks = append(p.blocks, b)
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock:
			b := inline(n, source)
			b.under = under
			p.blocks = append(p.blocks, b)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return p
}

// inline gathers the words of a block. Addresses are left out.
func inline(n ast.Node, source []byte) block {
	var b block
	var plain strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.pieces = append(b.pieces, piece{plain.Len(), n.Segment.Start})
				plain.Write(n.Segment.Value(source))
				if n.SoftLineBreak() || n.HardLineBreak() {
					plain.WriteByte(' ')
				}
			}
		case *ast.AutoLink, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	b.text = plain.String()
	return b
}

// line is the line of the file on which a block's text stands at an offset.
func (p passage) line(b block, offset int) int {
	source := 0
	for _, piece := range b.pieces {
		if piece.plain <= offset {
			source = piece.source + offset - piece.plain
		}
	}
	return p.lineOf(source)
}

// lineOf is the line of the file at an offset of the passage. A text that was
// folded when it was read has lost its lines: its first one stands for all.
func (p passage) lineOf(offset int) int {
	if !p.Block {
		return p.Line
	}
	return p.Line + strings.Count(p.Value[:min(offset, len(p.Value))], "\n")
}

// sentences visits the sentences of a block with their offset in its text.
func (b block) sentences(visit func(offset int, sentence string)) {
	from := 0
	for _, s := range readability.Sentences(b.text) {
		at := from + strings.Index(b.text[from:], s)
		visit(at, s)
		from = at + len(s)
	}
}

// prose is the plain text of the passage without headings, a block a line.
func (p passage) prose() string {
	var lines []string
	for _, b := range p.blocks {
		if b.heading == 0 {
			lines = append(lines, b.text)
		}
	}
	return strings.Join(lines, "\n")
}

// measured reports whether the passage must be easy to read.
func (p passage) measured() bool {
	return !p.charter && !strings.HasPrefix(p.Field, "evidence")
}
