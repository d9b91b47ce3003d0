package questions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing wrong in a pack: where it is, what it is, and what to do
// about it. Line and Column count from 1; both are 0 when the fault concerns a
// whole file or folder.
type Fault struct {
	File    string // inside the pack, with forward slashes, e.g. "02-security/questions.yaml"
	Line    int
	Column  int
	Message string // what happened, e.g. `BEN-1 has 3 levels`
	Hint    string // what to do next
}

// Error gives the fault as one line: place, message, hint.
func (f Fault) Error() string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", f.File, f.Line, max(f.Column, 1))
	}
	text := f.Message + "."
	if f.Hint != "" {
		text += " " + f.Hint + "."
	}
	if where == "" {
		return text
	}
	return where + ": " + text
}

// maxFaults is how many faults of one pack are kept: enough to work from,
// few enough that a wholly foreign folder cannot flood the screen.
const maxFaults = 200

// Faults are all the faults found in a pack, in order of file and line.
// It is the error that [Load], [LoadDir] and [Default] return.
type Faults []Fault

// Error lists the faults, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives each fault as an error of its own, for errors.As.
func (f Faults) Unwrap() []error {
	errs := make([]error, len(f))
	for i, fault := range f {
		errs[i] = fault
	}
	return errs
}

// sorted orders faults by place and keeps the first maxFaults of them.
func (f Faults) sorted() Faults {
	slices.SortStableFunc(f, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return f[:min(len(f), maxFaults)]
}
