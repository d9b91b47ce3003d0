package format

import (
	"bytes"

	"charter/assessment"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Salvage reads the answers that stand whole in a damaged text.
func Salvage(data []byte) map[string]assessment.Answer {
	found := map[string]assessment.Answer{}
	dec := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if tok, err := dec.ReadToken(); err != nil || tok.Kind() != '{' {
		return found
	}
	for {
		name, err := dec.ReadToken()
		if err != nil || name.Kind() != '"' {
			return found
		}
		if name.String() != "answers" || dec.PeekKind() != '{' {
			if dec.SkipValue() != nil {
				return found
			}
			continue
		}
		dec.ReadToken()
		for dec.PeekKind() == '"' {
			id, err := dec.ReadToken()
			if err != nil {
				return found
			}
			question := id.String()
			value, err := dec.ReadValue()
			if err != nil {
				return found
			}
			var answer assessment.Answer
			if json.Unmarshal(value, &answer, json.RejectUnknownMembers(true)) == nil {
				found[question] = answer
			}
		}
		dec.ReadToken()
	}
}
