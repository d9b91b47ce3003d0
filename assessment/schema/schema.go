// Package schema holds the JSON Schema (2020-12) of an assessment file: of the format
// charter-assessment/2, and of charter-assessment/1, which earlier versions wrote and
// which stays as it was released.
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

//go:embed assessment-1.schema.json
var assessment1 []byte

// Assessment gives the schema of an assessment file, as JSON text.
func Assessment() []byte { return slices.Clone(assessment) }

// Assessment1 gives the schema of an assessment file of the format
// charter-assessment/1, as JSON text.
func Assessment1() []byte { return slices.Clone(assessment1) }
