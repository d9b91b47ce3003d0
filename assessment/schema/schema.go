// Package schema holds the JSON Schema (2020-12) of an assessment file, format
// charter-assessment/1.
//
// The schema tells the structure: which keys there are, of which type, and which
// values a fact can have. What a schema cannot tell, such as whether a question
// is in the questionnaire, assessment.Validate does. docs/file-format.md tells
// both in words. A test keeps the schema and the Go types in step.
//
// [Compile] makes any schema of charter ready for use, and [Node.Check] holds a
// text to it.
package schema

import (
	_ "embed"
	"slices"
)

//go:embed assessment.schema.json
var assessment []byte

// Assessment gives the schema of an assessment file, as JSON text.
func Assessment() []byte { return slices.Clone(assessment) }
