// Package docx writes Word documents: Office Open XML (ISO/IEC 29500, transitional), as
// Word, LibreOffice and Google Docs open it.
//
// It knows nothing of assessments, and no more of Word than a report needs: headings,
// paragraphs in named styles, lists, links, tables with a head that repeats, bars as
// pictures, a list of contents, and what runs along the top and foot of every page. Looks
// stand in styles, never in a paragraph, so that whoever gets the document can change
// them in one place. Every text is plain text, whatever it holds. Nothing in a document
// says when or where it was made: the same calls give the same bytes.
//
// Elements stand in the order of the schema (ECMA-376 part 1, 17 and annex A): Word
// refuses a document in which they do not, LibreOffice reads it all the same.
package docx

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// Style is a named style of paragraphs.
type Style string

// The styles of paragraphs, beside those of headings and lists.
const (
	Title        Style = "Title"
	TitleLong    Style = "TitleLong"    // smaller
	TitleLongest Style = "TitleLongest" // smaller still
	Body         Style = "BodyText"
	Banner       Style = "Banner"      // must not be missed
	Warned       Style = "Warning"     // the same, of what is wrong or not for everyone
	Verdict      Style = "Verdict"     // what all came to
	Doubted      Style = "VerdictOpen" // the same, where something is open or wrong
	Said         Style = "Quote"       // what somebody typed, as their words
	Field        Style = "Field"       // a label and what is said under it
	More         Style = "FieldMore"   // what is said under it besides
	Bullet       Style = "ListBullet"
	Caption      Style = "Caption"
)

// Run is a run of text in one look.
type Run struct {
	Text  string
	Bold  bool
	Fixed bool   // in letters of one width, such as a digest
	To    string // the web or mail address it leads to, "" for none
	Mark  string // the mark in the document that it leads to, "" for none
}

// About is what a document says of itself.
type About struct {
	Title string
	Head  string // along the top of every page
	Foot  string // along the foot of every page, before its number
}

// Document is a document in the making. Blocks stand in the order in which they are put in.
type Document struct {
	about   About
	body    strings.Builder
	links   []string          // addresses, in the order of first use
	linked  map[string]string // address → id of its relationship
	media   [][]byte
	marks   map[string]bool // that were set
	drawn   int             // pictures so far
	front   bool            // what is put in stands on the first page
	columns int             // side by side, in which what is put in stands
}

// New begins a document.
func New(about About) *Document {
	return &Document{about: about, linked: map[string]string{}, marks: map[string]bool{}, columns: 1}
}

// Heading puts in a heading. Levels run from 1 to 4; mark is what links lead to, "" for none.
func (d *Document) Heading(level int, mark, text string) {
	d.paragraph(Style(fmt.Sprintf("Heading%d", min(max(level, 1), 4))), "", mark, []Run{{Text: text}})
}

// Paragraph puts in a paragraph.
func (d *Document) Paragraph(style Style, runs ...Run) { d.paragraph(style, "", "", runs) }

// Front has what is put in by its parts stand close together, for a first page that holds
// much: the second part in two columns of one length, the others across the page. What follows
// begins on a new page.
func (d *Document) Front(lead, columns, closing func()) {
	d.front = true
	lead()
	d.endSection("nextPage", "")
	d.columns = frontColumns
	columns()
	d.columns = 1
	d.endSection("continuous", fmt.Sprintf(`<w:cols w:num="%d" w:space="%d"/>`, frontColumns, columnGap))
	closing()
	d.front = false
	d.endSection("continuous", "")
}

// endSection ends a section of the document. kind says where it began.
func (d *Document) endSection(kind, columns string) {
	d.raw(`<w:p><w:pPr><w:pStyle w:val="AfterTable"/>` + section(kind, columns) + "</w:pPr></w:p>\n")
}

// styled gives the name of a style in the place where it is used.
func (d *Document) styled(style Style) string {
	if d.front && slices.Contains([]Style{Body, Bullet, Field, More, Banner, Warned, Verdict, Doubted, "Heading1", "TableText", "TableHead"}, style) {
		return "Front" + string(style)
	}
	return string(style)
}

// raw writes markup. It is for fixed text only.
func (d *Document) raw(markup string) { d.body.WriteString(markup) }

// paragraph puts in a paragraph; kept is what keeps it on one page with others.
func (d *Document) paragraph(style Style, kept, mark string, runs []Run) {
	d.raw(`<w:p><w:pPr><w:pStyle w:val="` + d.styled(style) + `"/>` + kept)
	said := runs
	if style == Field && len(runs) > 1 { // whose label is not what decides
		said = runs[1:]
	}
	turned := len(said) == 1 && startsRightToLeft(said) // else it stands within our words
	if turned {
		d.raw(`<w:bidi/>`)
	}
	d.raw(`</w:pPr>`)
	if name := MarkName(mark); name != "" && !d.marks[name] {
		d.marks[name] = true
		id := len(d.marks)
		d.raw(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, id, name, id))
	}
	if !turned && len(runs) > 1 {
		runs = apart(runs)
	}
	d.runs(runs)
	d.raw("</w:p>\n")
}

// runs writes runs, links around those that lead somewhere.
func (d *Document) runs(runs []Run) {
	for _, run := range runs {
		switch {
		case run.To != "":
			d.raw(`<w:hyperlink r:id="` + d.relationship(run.To) + `" w:history="1">`)
			d.run(run, "Hyperlink")
			d.raw(`</w:hyperlink>`)
		case MarkName(run.Mark) != "":
			d.raw(`<w:hyperlink w:anchor="` + MarkName(run.Mark) + `" w:history="1">`)
			d.run(run, "Hyperlink")
			d.raw(`</w:hyperlink>`)
		default:
			d.run(run, "")
		}
	}
}

// run writes a run in the parts that read in one direction each.
func (d *Document) run(run Run, style string) {
	if run.Fixed && style == "" {
		style = "Fixed"
	}
	for _, part := range directions(run.Text) {
		d.raw(`<w:r>`)
		if style != "" || run.Bold || part.rightToLeft {
			d.raw(`<w:rPr>`)
			if style != "" {
				d.raw(`<w:rStyle w:val="` + style + `"/>`)
			}
			if run.Bold {
				d.raw(`<w:b/><w:bCs/>`)
			}
			if part.rightToLeft {
				d.raw(`<w:rtl/>`)
			}
			d.raw(`</w:rPr>`)
		}
		d.raw(`<w:t xml:space="preserve">` + escaped(part.text) + `</w:t></w:r>`)
	}
}

// escaped gives a text as it stands in XML. What XML cannot hold is replaced.
func escaped(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a Builder takes everything
	return out.String()
}

// MarkName gives the name that a mark has in the document: letters, digits and underscores,
// 40 of them at most, as Word has them. It is "" for what holds none.
func MarkName(mark string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		case r == '-', r == '_', r == '.':
			return '_'
		}
		return -1
	}, mark)
	if name == "" {
		return ""
	}
	const longest = 38
	return "m_" + name[max(0, len(name)-longest):]
}

// relationship gives the id under which an address stands in the package.
func (d *Document) relationship(address string) string {
	id, known := d.linked[address]
	if !known {
		d.links = append(d.links, address)
		id = fmt.Sprintf("link%d", len(d.links))
		d.linked[address] = id
	}
	return id
}
