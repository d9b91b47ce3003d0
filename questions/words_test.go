package questions_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"charter/questions"
)

// TestWords keeps to docs/words.md: what stands in the last column of its table
// does not stand in the texts that are the pack's own.
func TestWords(t *testing.T) {
	t.Parallel()
	never := wordsNeverWritten(t)
	if len(never) < 30 {
		t.Fatalf("docs/words.md gives %d phrases; has its table changed?", len(never))
	}
	_, texts, faults := questions.Inspect(lcr())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	pack := folderPack(t)
	for _, text := range texts {
		value := text.Value
		switch {
		case text.Field == "preamble":
			continue
		case text.Field == "statement" && pack.Principles[text.Principle].Wording == questions.WordingCharter:
			continue
		case text.Field == "guidance":
			_, value = pack.Principles[text.Principle].CharterText()
		}
		for _, phrase := range never {
			if at := phrase.FindStringIndex(value); at != nil {
				t.Errorf("%s:%d: %s holds %q, which docs/words.md gives another word for", text.File, text.Line+strings.Count(value[:at[0]], "\n"), text.Field, value[at[0]:at[1]])
			}
		}
	}
}

// wordsNeverWritten gives the phrases of the last column of the table.
func wordsNeverWritten(t *testing.T) []*regexp.Regexp {
	t.Helper()
	text, err := os.ReadFile("../docs/words.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []*regexp.Regexp
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.Contains(cells[3], "---") || strings.TrimSpace(cells[3]) == "Never" {
			continue
		}
		for phrase := range strings.SplitSeq(cells[3], ";") {
			all = append(all, regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(strings.TrimSpace(phrase))+`\b`))
		}
	}
	return all
}
