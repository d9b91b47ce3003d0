package document

import (
	"unicode/utf8"

	"charter/exports/docx"
)

// heading gives the title in parts, its subject apart from our words.
func (d *Document) heading() []Span {
	if d.Subject == "" {
		return Spans(d.Title)
	}
	return Spans(d.Title+": ", d.Subject)
}

// title gives the whole title.
func (d *Document) title() string {
	whole := ""
	for _, span := range d.heading() {
		whole += span.Text
	}
	return whole
}

// titleLength tells how long a title is. The longer it is the smaller it is set, so that it
// leaves room for what stands below it on the first page.
type titleLength int

const (
	titleShort titleLength = iota
	titleLong
	titleLongest
)

func (d *Document) titleLength() titleLength {
	switch letters := utf8.RuneCountInString(d.title()); {
	case letters > 130:
		return titleLongest
	case letters > 75:
		return titleLong
	}
	return titleShort
}

// attribute gives the class of the title in HTML.
func (l titleLength) attribute() string {
	return [...]string{"", " class=\"long\"", " class=\"longest\""}[l]
}

// style gives the style of the title in Word.
func (l titleLength) style() docx.Style {
	return [...]docx.Style{docx.Title, docx.TitleLong, docx.TitleLongest}[l]
}
