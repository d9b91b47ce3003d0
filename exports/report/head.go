package report

import (
	"strings"

	"github.com/go-json-experiment/json"
)

// Head is what a report says of itself, whatever version wrote it.
type Head struct {
	Format string `json:"format"`
	Tool   string `json:"tool"`
	Digest string `json:"digest"`
}

// HeadOf reads the head of a report. It reports false for what is no report.
func HeadOf(text []byte) (Head, bool) {
	var head Head
	err := json.Unmarshal(text, &head)
	family, _, _ := strings.Cut(Format, "/")
	kind, _, _ := strings.Cut(head.Format, "/")
	return head, err == nil && kind == family
}

// IsReport reports whether a text says that it is a JSON report, of any version,
// and gives the program that it says made it.
func IsReport(text []byte) (tool string, is bool) {
	head, is := HeadOf(text)
	return head.Tool, is
}

// VersionOf gives the version in the name of a tool such as "charter 1.0.0".
func VersionOf(tool string) (string, bool) { return strings.CutPrefix(tool, "charter ") }
