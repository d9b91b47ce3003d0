package verify

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"charter/exports/docx"
	"charter/exports/report"
	"charter/exports/wording"
)

func isWord(a Attachment) bool { return strings.EqualFold(filepath.Ext(a.Name), ".docx") }

// otherWord says why a Word document is not what a report makes, or nothing. It compares the
// parts, unpacked: how they are packed may differ from one build of the program to another.
func otherWord(r *report.Report, attachment Attachment) fault {
	parts, err := docx.Parts(attachment.Data)
	if err != nil {
		return faultOf(err, askForOriginal)
	}
	made, err := docx.Parts(report.Word(r))
	if err != nil {
		return faultOf(err, askForOriginal)
	}
	var changed, others []string
	for _, name := range slices.Sorted(maps.Keys(made)) {
		if part, there := parts[name]; !there || !bytes.Equal(part, made[name]) {
			changed = append(changed, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if _, ours := made[name]; !ours {
			others = append(others, name)
		}
	}
	switch {
	case len(changed)+len(others) == 0:
		return fault{}
	case !naming(r.Digest, attachment):
		return anotherReport()
	case len(changed) == 0:
		return fault{"It names this report's digest, but holds what charter did not put there: " + wording.List(others) + ".", askForOriginal}
	}
	return fault{"It names this report's digest, but it is not what this report makes: " + wording.List(changed) + " came out otherwise. " +
		"It was changed or saved again in another program, or made by another version than " + r.Tool + ".", askForOriginal}
}

// textOf gives all text of a file that could name a digest: of a Word document, that of its
// parts.
func textOf(a Attachment) []byte {
	if !isWord(a) {
		return a.Data
	}
	parts, err := docx.Parts(a.Data)
	if err != nil {
		return nil
	}
	var text []byte
	for _, part := range parts {
		text = append(append(text, part...), '\n')
	}
	return text
}
