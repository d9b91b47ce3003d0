// Package sample holds a worked example of an assessment: an assistant for
// passengers of a bookable bus service, in pilot.
//
// It shows newcomers what a filled-in assessment looks like, with the good and
// the bad: answers that count less than claimed and why, a vote that stayed
// open, promises that cannot be kept, actions without an owner. The
// organisations and people in it are made up, and the file says of itself that
// it is an example, so that screens and exports mark it as one.
package sample

import (
	_ "embed"
	"fmt"
	"slices"

	"charter/assessment"
	"charter/assessment/format"
	"charter/questions"
)

// FileName is the name under which the example is written unless another is given.
const FileName = "demand-responsive-transport.charter.json"

//go:embed demand-responsive-transport.charter.json
var file []byte

// File gives the example as the bytes of an assessment file.
func File() []byte { return slices.Clone(file) }

// Maker gives a worked example for a pack. It fails where that is another than the
// example was written for.
type Maker func(*questions.Pack) (*assessment.Assessment, error)

// Assessment gives the example. With a newer version of the pack that it was
// written for, lcr-2025, its answers are moved to that; with another pack it fails.
func Assessment(pack *questions.Pack) (*assessment.Assessment, error) { return From(file, pack) }

// From does what [Assessment] does with another example, given as the bytes of an
// assessment file.
func From(file []byte, pack *questions.Pack) (*assessment.Assessment, error) {
	example, err := format.Decode(FileName, file, nil)
	if err != nil {
		return nil, fmt.Errorf("the worked example cannot be read: %w", err)
	}
	if pack.ID != example.Pack.ID {
		return nil, fmt.Errorf("the worked example was written for the questions %s, not %s. Get it without --pack", example.Pack.ID, pack.ID)
	}
	moved, _, err := assessment.Migrate(assessment.Stamp{At: example.Updated}, example, pack)
	if err != nil {
		return nil, fmt.Errorf("the worked example cannot be used with these questions: %w", err)
	}
	return moved, nil
}
