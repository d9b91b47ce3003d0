package form

import (
	"slices"

	"charm.land/huh/v2"
)

// growTexts gives the lines that are left to the texts of several lines.
func (f *Form) growTexts() {
	texts := f.texts()
	left := f.FieldRoom() - f.lineCount()
	if len(texts) == 0 || left < len(texts) {
		return
	}
	f.extra = min(left/len(texts), mostExtra)
	f.assemble(f.spaced)
	f.extra = 0
}

// mostExtra is how many lines a text gets at most besides those it has anyway.
const mostExtra = 6

// texts are the fields for texts of several lines.
func (f *Form) texts() []huh.Field {
	return slices.DeleteFunc(slices.Clone(f.fields), func(field huh.Field) bool {
		_, is := field.(*huh.Text)
		return !is
	})
}

// narrowTexts keeps texts of several lines as narrow as they can be read well. A text on
// one line has all the width.
func (f *Form) narrowTexts() {
	for _, field := range f.texts() {
		field.WithWidth(min(f.Width, formWidth))
	}
}
