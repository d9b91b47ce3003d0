package format

import (
	"strings"
	"testing"
)

// A key that is not known is a slip of the hand, unless a later version wrote the file.
func TestAKeyOfANewerToolIsTold(t *testing.T) {
	t.Parallel()
	for tool, want := range map[string]string{
		`"charter 1.2.0"`:       "x:1: colour: is a field that charter 1.1.0 does not know: charter 1.2.0 wrote this file. Get the new version of charter. The file was not changed",
		`"charter 2.0.0-draft"`: "charter 2.0.0-draft wrote this file",
		`"charter 1.1.0"`:       "x:1: colour: is not a field that charter knows. Check its spelling, or remove it",
		`"charter 1.0.9"`:       "Check its spelling",
		`"other 9.0.0"`:         "Check its spelling",
		`"charter new"`:         "Check its spelling",
		`""`:                    "Check its spelling",
	} {
		text := `{"format":"charter-assessment/2","tool":` + tool + `,"id":"x","pack":{"id":"p","version":"1"},"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22","answers":{},"colour":"red"}`
		if _, err := Decode("x", []byte(text), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", tool, err, want)
		}
	}
}
