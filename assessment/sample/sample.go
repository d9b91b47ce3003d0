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

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/questions"
)

// FileName is the name under which the example is written unless another is given.
const FileName = "demand-responsive-transport.charter.json"

//go:embed demand-responsive-transport.charter.json
var file []byte

// File gives the example as the bytes of an assessment file.
func File() []byte { return slices.Clone(file) }

// Assessment gives the example. It fails if pack lacks a question that the
// example answers: the example was written for pack lcr-2025.
func Assessment(pack *questions.Pack) (*assessment.Assessment, error) {
	example := &assessment.Assessment{}
	if err := json.Unmarshal(file, example, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("the worked example cannot be read: %w", err)
	}
	for id := range example.Answers {
		if _, _, ok := pack.Question(id); !ok {
			return nil, fmt.Errorf("the worked example answers question %s, which the question pack %s %s does not have; use the pack %s",
				id, pack.ID, pack.Version, example.Pack.ID)
		}
	}
	return example, nil
}
