package docx

import "slices"

// Entry is a line of a list of contents.
type Entry struct {
	Text string
	Mark string // of the heading it leads to
}

// Contents puts in a list of contents under a heading of its own: links, each with the number of
// the page it leads to. Whoever shows the document works the numbers out. LibreOffice does so at
// once; Word does so when its fields are updated, and before that asks no question and shows no
// number. A contents field of Word is no way round that: LibreOffice then shows none at all.
func (d *Document) Contents(title string, entries []Entry) {
	d.paragraph("ContentsHeading", "", "", []Run{{Text: title}})
	entries = slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return MarkName(e.Mark) == "" })
	for _, entry := range entries {
		d.raw(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="` + MarkName(entry.Mark) + `" w:history="1">`)
		d.run(Run{Text: entry.Text}, "")
		d.raw(`<w:r><w:tab/></w:r>` + fieldStart(" PAGEREF "+MarkName(entry.Mark)+` \h `) + fieldEnd + "</w:hyperlink></w:p>\n")
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
