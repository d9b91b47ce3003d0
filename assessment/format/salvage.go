package format

import (
	"bytes"

	"charter/assessment"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Salvage reads what stands whole in a damaged text: answers, and the documents that
// they cite. Nothing else of what it gives is filled.
func Salvage(data []byte) *assessment.Assessment {
	found := &assessment.Assessment{Answers: map[string]assessment.Answer{}}
	var f folding
	strict := json.RejectUnknownMembers(true)
	if IsOlder(data) {
		strict = json.JoinOptions(strict, f.options())
		defer func() { found.Documents = f.documents() }()
	}
	dec := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if tok, err := dec.ReadToken(); err != nil || tok.Kind() != '{' {
		return found
	}
	for {
		token, err := dec.ReadToken()
		if err != nil || token.Kind() != '"' {
			return found
		}
		name := token.String() // the token is gone once more is read
		switch {
		case name == "documents" && dec.PeekKind() == '[':
			dec.ReadToken()
			for dec.PeekKind() == '{' {
				value, err := dec.ReadValue()
				if err != nil {
					return found
				}
				var document assessment.Document
				if json.Unmarshal(value, &document, strict) == nil {
					found.Documents = append(found.Documents, document)
				}
			}
			dec.ReadToken()
		case name == "answers" && dec.PeekKind() == '{':
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
				if json.Unmarshal(value, &answer, strict) == nil {
					answer.Evidence = once(answer.Evidence)
					found.Answers[question] = answer
				}
			}
			dec.ReadToken()
		default:
			if dec.SkipValue() != nil {
				return found
			}
		}
	}
}
