package format

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charter/questions/plaintext"
)

// Fault is one thing wrong in an assessment file: where it is, what it is and
// what to do about it. Line and Column count from 1, Column in characters; both
// are 0 when the fault concerns the whole file.
type Fault struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Path    string `json:"path"`    // dotted, e.g. "answers.BEN-1.level"; empty for the whole file
	Message string `json:"message"` // e.g. "must be a whole number from 0 to 3"
	Hint    string `json:"hint"`    // what to do next; may be empty
}

// Faults are all the faults found in one file, in order of line. It is the
// error that [Decode] returns for a file that cannot be used.
type Faults struct {
	File string // as the caller named it
	List []Fault
}

// maxFaults is how many faults of one file are kept: enough to work from, few
// enough that a wholly foreign file cannot flood a screen.
const maxFaults = 100

// Error lists the faults, one a line, each with its place:
//
//	falls.charter.json:12: answers.BEN-1.level: must be a whole number from 0 to 3
func (f *Faults) Error() string {
	lines := make([]string, len(f.List))
	for i, fault := range f.List {
		lines[i] = fault.in(f.File)
	}
	return strings.Join(lines, "\n")
}

// in writes the fault as one line, safe to print. What is not seen in an id is told.
func (f Fault) in(file string) string {
	text := plaintext.Line(file)
	if f.Line > 0 {
		text += fmt.Sprintf(":%d", f.Line)
	}
	text += ": "
	if f.Path != "" {
		text += plaintext.Line(plaintext.Visible(f.Path)) + ": "
	}
	text += plaintext.Line(plaintext.Visible(f.Message))
	if f.Hint != "" {
		text += ". " + plaintext.Line(f.Hint)
	}
	return text
}

// faultsIn makes the error for a file from what was found, or nil.
func faultsIn(file string, list []Fault) error {
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	list = slices.Compact(list)
	return &Faults{file, list[:min(len(list), maxFaults)]}
}

// whole is the error for a file that is wrong as a whole.
func whole(file, message, hint string) error {
	return &Faults{file, []Fault{{Message: message, Hint: hint}}}
}
