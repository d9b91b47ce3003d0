package form

import (
	"charm.land/huh/v2"

	"charter/tui/widget"
)

// limitTexts sets the limit of the fields of a form in which texts are typed.
func limitTexts(fields []huh.Field) {
	for _, field := range fields {
		switch input := field.(type) {
		case *huh.Input:
			input.CharLimit(widget.LimitOf(textOf(field)))
		case *huh.Text:
			input.CharLimit(widget.LimitOf(textOf(field)))
		}
	}
}

// textOf is the text of a field of a form; "" when it has none.
func textOf(field huh.Field) string {
	if field == nil {
		return ""
	}
	text, _ := field.GetValue().(string)
	return text
}
