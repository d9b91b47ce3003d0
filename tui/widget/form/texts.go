package form

import (
	"slices"

	"charm.land/huh/v2"
)

// growTexts gives the lines that are left to the texts of several lines.
func (f *Form) growTexts() {
	texts := f.texts()
	if len(texts) == 0 {
		return
	}
	fits := func() bool { return f.lineCount() < f.FieldRoom() } // huh draws one more
	for f.extra = min((f.FieldRoom()-f.lineCount())/len(texts), mostExtra); f.extra > 0; f.extra-- {
		if f.assemble(f.spaced); fits() {
			break
		}
	}
	if f.extra <= 0 {
		f.extra = 0
		f.assemble(f.spaced)
	}
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
