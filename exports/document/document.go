// Package document writes a document as Markdown, HTML or a Word document from one tree of
// blocks, so that all say the same in the same order.
//
// It knows nothing of assessments. What it guards is structure: every text in a
// [Span] or a block is plain text, whatever it holds. No text can start a
// heading, a list or a table, add a link, an image or HTML, close a fence, or
// drive a terminal. The only links are those made with [Link] and [Address], to
// http, https and mailto addresses.
package document

// Document is a whole document. Its blocks start below the title.
type Document struct {
	Title   string
	Subject string // what the title is of, as somebody typed it; "" for none
	Running Running
	Blocks  []Block
}

// Running stands on every page of a document that has pages: in print and in Word.
type Running struct {
	Head string
	Foot string // before the number of the page
}

// Add puts blocks at the end.
func (d *Document) Add(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }

// Block is a part of a document that stands on its own lines.
type Block interface {
	markdown(*markdownWriter)
	html(*htmlWriter)
	word(*wordWriter)
}

// Heading starts a part. Levels run from 2 to 5; the title is level 1.
type Heading struct {
	Level int
	Text  string
	ID    string // to link to from within an HTML document; "" for none
}

// Paragraph is a line of running text.
type Paragraph struct{ Spans []Span }

// Banner is a paragraph that must not be missed.
type Banner struct {
	Kind  string // a fixed word for its looks: "ready", "warning", "example" …
	Spans []Span
}

// Said is what somebody typed, told as their words. Each of its lines becomes a
// paragraph.
type Said struct{ Text string }

// Prose is what somebody typed, told as running text. Each of its lines becomes
// a paragraph.
type Prose struct{ Text string }

// List is a list of short items.
type List struct{ Items [][]Span }

// Field is a label with what is said under it. Each line of Text becomes a
// paragraph; Spans, where given, come instead of it.
type Field struct {
	Label string
	Text  string
	Spans []Span
}

// Fields is a list of labels with what is said under them.
type Fields struct{ Items []Field }

// Table is a table of short cells. Every row has as many cells as there are columns.
type Table struct {
	Caption string // read out before the table in HTML
	Columns []Column
	Rows    [][]Cell
}

// Column is the head of a column.
type Column struct {
	Title string
	Right bool // numbers

	// Running says that the cells hold running text, in which a word may be of any
	// length. The cells of all other columns stay on one line.
	Running bool
}

// Cell is what stands in one place of a table.
type Cell []Span

// Chart is a bar chart of values from 0 to 100. It never is the only place where
// they stand: in Markdown it is drawn in text, in HTML it has a text alternative.
type Chart struct {
	Title string
	Bars  []Bar
}

// Bar is one bar: solid to Low, shaded from there to High.
type Bar struct {
	Label  string
	Low    int
	High   int
	Empty  bool   // no value at all
	Number string // as written beside the bar, e.g. "44–56"
	Words  string // e.g. "partly met"
}

// Style tells how a span looks.
type Style int

// The styles of a span.
const (
	Plain Style = iota
	Strong
	Code
	linked
)

// Span is a run of text within a block. Its text is never read as markup.
type Span struct {
	Style   Style
	Text    string
	address string
	to      string // the id of the heading that it leads to
}

// To gives the span as a link to the heading with an id, where the document has it.
func (s Span) To(id string) Span {
	s.to = id
	return s
}

// Text gives a plain span.
func Text(text string) Span { return Span{Text: text} }

// Bold gives a span that stands out.
func Bold(text string) Span { return Span{Style: Strong, Text: text} }

// Verbatim gives a span in fixed letters, such as a digest.
func Verbatim(text string) Span { return Span{Style: Code, Text: text} }

// Spans gives a cell or an item of plain text, in parts of which each keeps the direction in
// which it is written.
func Spans(parts ...string) []Span {
	spans := make([]Span, 0, len(parts))
	for _, part := range parts {
		spans = append(spans, Text(part))
	}
	return spans
}

// Section is a heading of level 2 and its id.
func Section(text, id string) Heading { return Heading{Level: 2, Text: text, ID: id} }

// Part is a heading of level 3.
func Part(text string) Heading { return Heading{Level: 3, Text: text} }

// ParagraphOf is a paragraph of text and nothing else.
func ParagraphOf(text string) Paragraph { return Paragraph{Spans: Spans(text)} }
