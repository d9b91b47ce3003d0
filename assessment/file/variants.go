package file

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// Extension is how the names of assessment files end.
const Extension = ".charter.json"

// variant names another version of a file beside it, in a way that sorts by time
// and is free: falls.conflict-20261122-101500.charter.json.
func variant(d disk, path, kind string, now time.Time) string {
	stem, found := strings.CutSuffix(path, Extension)
	end := Extension
	if !found {
		end = filepath.Ext(path)
		stem = strings.TrimSuffix(path, end)
	}
	return free(d, stem+"."+kind+"-"+now.Format(inNames), end)
}

// isKept reports whether a file is by its name one that is kept to go back to, and so is
// never edited: a last good copy, the text from before a migration, or a damaged file.
func isKept(path string) bool {
	name := filepath.Base(path)
	return strings.HasSuffix(name, ".bak") || strings.Contains(name, Extension+".damaged-")
}

// inNames is how a moment stands in the name of a version.
const inNames = "20060102-150405"

// free gives a name under which nothing stands: stem and end, with a number between
// them if need be.
func free(d disk, stem, end string) string {
	name := stem + end
	for n := 2; ; n++ {
		if _, err := d.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, end)
	}
}
