package file

import (
	"path/filepath"
	"regexp"
	"strings"

	"charter/questions/pattern"
)

// marks are what stands at the end of the name of a copy, before its extension: our own
// ([variant]), and those of file managers, browsers and programs that keep folders in step.
// The first group is the name of the original. Some put their mark before the last part of
// the extension only, as in "falls.charter (1).json".
var marks = []func() *regexp.Regexp{
	pattern.Lazy(`^(.+)\.(?:conflict|theirs|recovery)-[0-9]{8}-[0-9]{6}(?:-[0-9]+)?$`),
	pattern.Lazy(`^(.+)\.shared$`),
	pattern.Lazy(`^(.+)\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[0-9A-Z]+)?$`),
	pattern.Lazy(`^(.+?)(?: - Copy| copy)? ?\([0-9]{1,3}\)$`),
	pattern.Lazy(`^(.+?)(?: - Copy| copy(?: [0-9]{1,3})?)$`),
	pattern.Lazy(`^(.+) \([^()]*(?:conflict|Conflict)[^()]*\)$`),
}

// copyOf gives the name of the file that a name without folder is of a copy of; "" when it
// is not that of a copy.
func copyOf(name string) string {
	stem, found := strings.CutSuffix(name, Extension)
	if !found {
		stem = strings.TrimSuffix(name, ".json")
	}
	if found && !strings.ContainsAny(stem, ".( ") || !found && !strings.Contains(stem, ".charter") {
		return "" // most names in a folder, which are looked at before the first screen is drawn
	}
	for _, mark := range marks {
		parts := mark().FindStringSubmatch(stem)
		if parts == nil {
			continue
		}
		original := strings.TrimSuffix(parts[1], ".charter")
		if !found && original == parts[1] {
			return "" // some other file
		}
		if first := copyOf(original + Extension); first != "" {
			return first // a copy of a copy
		}
		return original + Extension
	}
	return ""
}

// SharedCopy gives the name of the copy of an assessment that is made for others.
func SharedCopy(path string) string {
	return strings.TrimSuffix(WithExtension(path), Extension) + ".shared" + Extension
}

// LooksLikeCopy reports whether a file is a copy by its name.
func LooksLikeCopy(path string) bool { return copyOf(filepath.Base(path)) != "" }

// Copies lists the copies of an assessment that stand beside it, by their names.
func Copies(path string) []string {
	return (*Root)(nil).Copies(path)
}
