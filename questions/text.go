package questions

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charter/questions/plaintext"
)

// Text is one piece of a pack as it was written, with its place, for tools
// that check packs.
type Text struct {
	File         string // inside the pack
	Line, Column int    // of its first character, from 1
	Principle    int    // index in Pack.Principles, -1 for pack.yaml
	Question     int    // index in the principle's Questions, -1 when it is not a question's
	// Field is the key it stands under, with the index of a list item: "text",
	// "levels.2", "applies.all.0", "glossary.4.meaning". Lists and mappings
	// have a place too, with an empty Value: "levels" is the list, and a Field
	// that ends in "." a mapping, "." alone a whole question or file.
	Field string
	Value string // as loaded
	Block bool   // written over several lines, one line of the file for each line of Value
}

// clean takes away the marks some editors add (a byte order mark, Windows line
// ends) and lists the characters that a pack must not hold.
func clean(file, data string) (string, Faults) {
	data = strings.TrimPrefix(data, "\ufeff")
	data = strings.ReplaceAll(data, "\r\n", "\n")
	if !strings.Contains(data, "\n") {
		data = strings.ReplaceAll(data, "\r", "\n") // as old Macs end lines
	}
	if strings.HasPrefix(data, "\xff\xfe") || strings.HasPrefix(data, "\xfe\xff") || strings.Count(data, "\x00") > max(len(data)/4, 3) {
		return data, Faults{{file, 1, 1, "the text is not UTF-8 but UTF-16, which some editors call Unicode", "Save it with the encoding UTF-8"}}
	}
	var faults Faults
	line, column := 1, 0
	for i, r := range data {
		column++
		switch {
		case r == '\n':
			line, column = line+1, 0
		case r == utf8.RuneError && !strings.HasPrefix(data[i:], "\ufffd"):
			faults = append(faults, Fault{file, line, column, "the text is not UTF-8", "Save the file with the encoding UTF-8"})
			return data, faults
		case plaintext.Unsafe(r):
			faults = append(faults, unsafeFault(file, line, column, r))
		}
	}
	return data, faults
}

func unsafeFault(file string, line, column int, r rune) Fault {
	return Fault{file, line, column, fmt.Sprintf("an invisible control character, U+%04X", r), "Delete it; texts hold only what can be seen"}
}

// CharterText splits the guidance of a principle quoted from the Charter at
// the heading "## In practice": what stands before it is the Charter's, word for
// word, and the rest is ours. For a principle in our own words the first part
// is empty.
func (p *Principle) CharterText() (charter, ours string) {
	before, after := splitGuidance(p.Guidance)
	if p.Wording != WordingCharter {
		return "", p.Guidance
	}
	return before, after
}

// Explanation gives the two parts of a principle's guidance: what it means, and
// what it looks like in practice. The second starts with its heading.
func (p *Principle) Explanation() (meaning, practice string) { return splitGuidance(p.Guidance) }

func splitGuidance(guidance string) (before, after string) {
	at := 0
	for line := range strings.Lines(guidance) {
		if strings.TrimRight(line, " \t\n") == PracticeHeading {
			return strings.TrimRight(guidance[:at], "\n"), guidance[at:]
		}
		at += len(line)
	}
	return guidance, ""
}

// PracticeHeading is the line in guidance.md at which the Charter's own words
// end and ours begin.
const PracticeHeading = "## In practice"
