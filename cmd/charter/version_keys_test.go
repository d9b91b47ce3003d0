package main

import (
	"testing"

	"charter/assessment/format"
)

// A file that a later version wrote is told from one with a slip of the hand, so the
// reader knows which version it is of.
func TestTheReaderOfFilesIsOfThisVersion(t *testing.T) {
	t.Parallel()
	if format.Release != version {
		t.Errorf("the reader of files is that of version %s, the program is %s", format.Release, version)
	}
}
