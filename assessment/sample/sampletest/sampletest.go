// Package sampletest gives tests questions and a worked example that stay as they
// are: those of version 1.0.0, which is released. What is tested with them still
// passes when somebody adds a question to the pack that is built in, or rewrites
// the worked example. Only tests use it.
package sampletest

import (
	"embed"
	"io/fs"
	"slices"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/questions"
)

//go:embed testdata/lcr-2025-1.0.0.json
var editions embed.FS

//go:embed testdata/sample.charter.json
var file []byte

// TB is what is used of a test.
type TB interface {
	Helper()
	Fatal(args ...any)
}

// Editions holds the questions and no others, in the place of those that are built in.
func Editions() questions.Editions {
	files, err := fs.Sub(editions, "testdata")
	if err != nil {
		return questions.Editions{} // cannot happen: the name is a good one
	}
	return questions.EditionsIn(files)
}

// Pack gives the questions. Each call reads them anew; callers keep what they get.
func Pack(tb TB) *questions.Pack {
	tb.Helper()
	pack, err := Editions().Default()
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

// File gives the worked example as the bytes of an assessment file.
func File() []byte { return slices.Clone(file) }

// Example gives the worked example for a pack, as [sample.Assessment] does.
func Example(pack *questions.Pack) (*assessment.Assessment, error) { return sample.From(file, pack) }

// Assessment gives the worked example for a pack that it can be used with.
func Assessment(tb TB, pack *questions.Pack) *assessment.Assessment {
	tb.Helper()
	a, err := Example(pack)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}
