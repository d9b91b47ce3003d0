package document_test

import (
	"strings"
	"testing"

	"charter/exports/document"
	"charter/exports/docx/docxtest"
)

// A long title is set smaller, so that the first page has room for what stands below it.
func TestLongTitlesAreSetSmaller(t *testing.T) {
	t.Parallel()
	for letters, want := range map[int][2]string{20: {"<h1>", `"Title"`}, 100: {`<h1 class="long">`, `"TitleLong"`}, 171: {`<h1 class="longest">`, `"TitleLongest"`}} {
		d := document.Document{Title: strings.Repeat("é", letters)}
		if page, word := string(d.HTML()), string(docxtest.Parts(t, d.Word())["word/document.xml"]); !strings.Contains(page, want[0]) || !strings.Contains(word, want[1]) {
			t.Errorf("a title of %d letters is not set as %v", letters, want)
		}
	}
}
