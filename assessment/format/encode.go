package format

import (
	"charter/assessment"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Encode writes an assessment as the text of a file: UTF-8, indented by two
// spaces, fields in the order of the type and answers sorted by question, a
// trailing newline. The same assessment always gives the same bytes, and Decode
// gives it back. Bytes in a text that are not UTF-8 become the replacement character.
func Encode(a *assessment.Assessment) ([]byte, error) {
	data, err := json.Marshal(a, json.Deterministic(true), jsontext.WithIndent("  "), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}
