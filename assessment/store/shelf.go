package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// Shelf is a store whose documents are known by their names alone, as those of an
// organisation on a host are.
type Shelf interface {
	Store
	// List gives what stands there, the last changed first. Its error is told to a
	// person as it is.
	List(ctx context.Context) ([]Entry, error)
	// Earlier gives the text that a document had before, and when that was saved: its last
	// good copy.
	Earlier(ctx context.Context, name string) (text []byte, saved time.Time, err error)
}

// Telling is a shelf that tells of changes.
type Telling interface {
	Shelf
	// Changed gives what is closed when a document has changed, or may have. It is a hint:
	// not all changes are told.
	Changed(name string) <-chan struct{}
}

// Entry is a document on a shelf.
type Entry struct {
	Name    string
	Changed time.Time
}

// Extension is how the names of assessments end.
const Extension = ".charter.json"

// InNames is how a moment stands in the name of a text that is kept beside a document.
const InNames = "20060102-150405"

// BesideName names a text that is kept beside a document, in a way that sorts by time:
// falls.conflict-20261122-101500.charter.json. n counts from 1 the names that were tried.
func BesideName(name string, kind Kind, at time.Time, n int) string {
	stem, whole := strings.CutSuffix(name, Extension)
	end := Extension
	if !whole {
		end = filepath.Ext(name)
		stem = strings.TrimSuffix(name, end)
	}
	stem += "." + string(kind) + "-" + at.Format(InNames)
	if n > 1 {
		stem += fmt.Sprintf("-%d", n)
	}
	return stem + end
}
