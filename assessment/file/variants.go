package file

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"charter/assessment/store"
	"charter/questions/pattern"
)

// Extension is how the names of assessment files end.
const Extension = store.Extension

// variant names another version of a file beside it, in a way that is free.
func variant(d disk, path string, kind store.Kind, now time.Time) string {
	for n := 1; ; n++ {
		name := store.BesideName(path, kind, now, n)
		if _, err := d.Stat(name); err != nil {
			return name
		}
	}
}

// IsAssessment reports whether a name in a folder is that of an assessment. Hidden files are
// none: other systems and programs put files of their own beside a file, whose names begin
// with a dot or, of an office program, with ~$.
func IsAssessment(name string) bool {
	return (strings.HasSuffix(name, Extension) || copyOf(name) != "") && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$")
}

// WithExtension gives the path of a new assessment of a name, which ends in [Extension] and
// is one that Windows takes too, so that the file can be handed on: without the characters
// that mean something there, a dot or space at the end, or the name of a device.
func WithExtension(path string) string {
	folder, base := filepath.Split(path)
	stem := strings.TrimSuffix(strings.TrimSuffix(base, ".json"), ".charter")
	stem = strings.Join(strings.FieldsFunc(stem, func(r rune) bool { return r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) }), "-")
	stem = strings.TrimRight(strings.ReplaceAll(stem, "- ", "-"), " .-")
	first, _, _ := strings.Cut(stem, ".")
	if reserved().MatchString(strings.ToLower(strings.TrimRight(first, " "))) {
		stem = first + "-project" + stem[len(first):]
	}
	return folder + cmp.Or(stem, "my-project") + Extension
}

// reserved are the names that Windows has for devices, whatever follows them after a dot.
var reserved = pattern.Lazy(`^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$`)

// isKept reports whether a file is by its name one that is kept to go back to, and so is
// never edited: a last good copy, the text from before a migration, or a damaged file.
func isKept(path string) bool {
	name := filepath.Base(path)
	return strings.HasSuffix(name, ".bak") || strings.Contains(name, Extension+".damaged-")
}

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
