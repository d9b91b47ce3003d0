package format

import (
	"bytes"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// finding is a fault whose place in the text is still to be found.
type finding struct {
	path          []string // to the value, from the outermost
	message, hint string
}

// placed gives findings their lines. A value that is missing gets the place of
// what should hold it. The text must have passed look.
func placed(data []byte, findings []finding) []Fault {
	findings = findings[:min(len(findings), maxFaults)]
	starts := map[string]int{"": 0}
	for _, f := range findings {
		for n := range f.path {
			starts[key(f.path[:n+1])] = -1
		}
	}
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	for {
		before := int(dec.InputOffset())
		if _, err := dec.ReadToken(); err != nil {
			break
		}
		if start, wanted := starts[string(dec.StackPointer())]; wanted && start < 0 {
			starts[string(dec.StackPointer())] = skipSpace(data, before)
		}
	}
	faults := make([]Fault, len(findings))
	for i, f := range findings {
		at := f.path
		for starts[key(at)] < 0 {
			at = at[:len(at)-1]
		}
		faults[i] = Fault{Path: join(f.path), Message: f.message, Hint: f.hint}
		faults[i].Line, faults[i].Column = position(data, starts[key(at)])
	}
	return faults
}

// key writes a path as a JSON pointer.
func key(path []string) string {
	var pointer jsontext.Pointer
	for _, token := range path {
		pointer = pointer.AppendToken(token)
	}
	return string(pointer)
}

func tokens(pointer jsontext.Pointer) []string { return slices.Collect(pointer.Tokens()) }

// join writes a path the way people read it: answers.BEN-1.level.
func join(path []string) string { return strings.Join(path, ".") }
