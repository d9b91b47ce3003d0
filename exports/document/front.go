package document

import (
	"fmt"
	"slices"

	"charter/exports/docx"
)

// Front is the first page, which stands alone: what comes first, then sections, each of which
// begins with its heading. Sections stand side by side where there is room, the closing ones
// across the page below them. On paper and in Word a new page begins after it.
type Front struct {
	Lead     []Block
	Sections [][]Block
	Closing  [][]Block
}

// blocks gives all blocks of the first page in order.
func (f Front) blocks() []Block {
	all := append([]Block{}, f.Lead...)
	for _, section := range slices.Concat(f.Sections, f.Closing) {
		all = append(all, section...)
	}
	return all
}

func (f Front) markdown(w *markdownWriter) { w.blocks(f.blocks()) }

func (f Front) html(w *htmlWriter) {
	w.raw("<div class=\"front\">\n")
	for _, block := range f.Lead {
		block.html(w)
	}
	w.raw("<div class=\"sections\">\n")
	w.sections(f.Sections)
	w.raw("</div>\n")
	w.sections(f.Closing)
	w.raw("</div>\n")
}

func (w *htmlWriter) sections(sections [][]Block) {
	for _, section := range sections {
		w.raw("<section>\n")
		for _, block := range section {
			block.html(w)
		}
		w.raw("</section>\n")
	}
}

func (f Front) word(w *wordWriter) {
	sections := func(all [][]Block) func() { return func() { w.blocks(slices.Concat(all...)) } }
	w.Front(sections([][]Block{f.Lead}), sections(f.Sections), sections(f.Closing))
}

// Contents is the list of the headings of level 2 that come after it. A Markdown document
// has none: what shows it makes its own.
type Contents struct{ of *Document }

// AddContents puts a list of contents at the end. It lists what is put in after it.
func (d *Document) AddContents() { d.Add(Contents{d}) }

// headings gives the headings of level 2 that come after the list.
func (c Contents) headings() []Heading {
	var found []Heading
	after := false
	for _, block := range c.of.Blocks {
		switch block := block.(type) {
		case Contents:
			after = true
		case Heading:
			if after && block.Level == 2 && slug(block.ID) != "" {
				found = append(found, block)
			}
		}
	}
	return found
}

const contentsTitle = "Contents"

func (c Contents) markdown(*markdownWriter) {}

func (c Contents) html(w *htmlWriter) {
	w.raw("<nav aria-label=\"" + contentsTitle + "\">\n<h2 id=\"contents\">" + contentsTitle + "</h2>\n<ol>\n")
	for _, heading := range c.headings() {
		w.raw("<li><a href=\"#" + slug(heading.ID) + "\">")
		w.text(heading.Text)
		w.raw("</a></li>\n")
	}
	w.raw("</ol>\n</nav>\n")
}

func (c Contents) word(w *wordWriter) {
	var entries []docx.Entry
	for _, heading := range c.headings() {
		entries = append(entries, docx.Entry{Text: oneLine(heading.Text), Mark: slug(heading.ID)})
	}
	w.Contents(contentsTitle, entries)
}

// Folded is a heading with what is said under it, which a reader of the HTML may leave
// folded: its sum says enough. On paper, in Markdown and in Word it is open.
type Folded struct {
	Heading Heading
	Sum     []Span
	Blocks  []Block
}

// open gives it as it stands where nothing folds.
func (f Folded) open() []Block {
	return append([]Block{f.Heading, Paragraph{f.Sum}}, f.Blocks...)
}

func (f Folded) markdown(w *markdownWriter) { w.blocks(f.open()) }

func (f Folded) html(w *htmlWriter) {
	w.raw("<details id=\"" + slug(f.Heading.ID) + "\">\n<summary>")
	w.element(fmt.Sprintf("h%d", f.Heading.Level), "", f.Heading.Text)
	w.raw("<span>")
	w.spans(f.Sum)
	w.raw("</span></summary>\n")
	for _, block := range f.Blocks {
		block.html(w)
	}
	w.raw("</details>\n")
}

func (f Folded) word(w *wordWriter) { w.blocks(f.open()) }
