package exportstest

import (
	_ "embed" // for the texts
	"strconv"
	"strings"
	"testing"
)

//go:embed hostile.txt
var hostile string

// HostileTexts try to be more than text, each in its own way.
func HostileTexts(tb testing.TB) []string {
	tb.Helper()
	var texts []string
	for line := range strings.Lines(hostile) {
		text, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			tb.Fatalf("%s: %v", line, err)
		}
		texts = append(texts, text)
	}
	return texts
}
