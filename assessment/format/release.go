package format

import (
	"strconv"
	"strings"
)

// Release is the version of charter whose keys this package knows.
const Release = "1.1.0"

// isNewer reports whether a tool, as it names itself in a file, is a later version of
// charter than [Release], such as "charter 1.2.0".
func isNewer(tool string) bool {
	version, ours := strings.CutPrefix(tool, "charter ")
	theirs, known := numbers(version)
	here, _ := numbers(Release)
	if !ours || !known {
		return false
	}
	for i := range here {
		if theirs[i] != here[i] {
			return theirs[i] > here[i]
		}
	}
	return false
}

// numbers parses a version of three numbers, whatever stands behind a hyphen.
func numbers(version string) (found [3]int, ok bool) {
	version, _, _ = strings.Cut(version, "-")
	parts := strings.Split(version, ".")
	if len(parts) != len(found) {
		return found, false
	}
	for i, part := range parts {
		number, err := strconv.ParseUint(part, 10, 31)
		if err != nil {
			return found, false
		}
		found[i] = int(number)
	}
	return found, true
}
