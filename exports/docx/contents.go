package docx

import "slices"

// Entry is a line of a list of contents.
type Entry struct {
	Text string
	Mark string // of the heading it leads to
}

// Contents puts in a list of contents under a heading of its own. It is a field of Word that
// already holds its lines: whoever wants the numbers of the pages as Word counts them has
// the field updated there.
func (d *Document) Contents(title string, entries []Entry) {
	d.paragraph("ContentsHeading", "", "", []Run{{Text: title}})
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return MarkName(e.Mark) == "" })
	for i, entry := range entries {
		d.raw(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`)
		if i == 0 {
			d.raw(fieldStart(` TOC \o "1-1" \h \z \u `))
		}
		d.raw(`<w:hyperlink w:anchor="` + MarkName(entry.Mark) + `" w:history="1">`)
		d.run(Run{Text: entry.Text}, "")
		d.raw(`<w:r><w:tab/></w:r>` + fieldStart(" PAGEREF "+MarkName(entry.Mark)+` \h `) + fieldEnd + `</w:hyperlink>`)
		if i == len(entries)-1 {
			d.raw(fieldEnd)
		}
		d.raw("</w:p>\n")
	}
}

const fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`

// fieldStart is all of a field up to what it shows.
func fieldStart(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` + escaped(code) +
		`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
}

// field is a whole field that shows a text until it is worked out.
func field(code, text string) string {
	return fieldStart(code) + `<w:r><w:t>` + text + `</w:t></w:r>` + fieldEnd
}
