package widget

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// textLimit is how many characters one text may have; drawing costs more with
// every line, and a report is not a place for a book.
const textLimit = 20_000

// LimitOf is how many characters may stand where a text stands now: one that is
// longer, from a file, is shown whole.
func LimitOf(text string) int { return max(textLimit, utf8.RuneCountInString(text)) }

// LeftOut says that not all that was typed or pasted went into a text that may
// have limit characters, or is "" when all of it did. The text is given before and
// after.
func LeftOut(msg tea.Msg, before, after string, limit int) string {
	if utf8.RuneCountInString(after) < limit {
		return ""
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.Text != "" && after == before {
			return fmt.Sprintf("This text is full: it has %s characters. Keep more in a document, and name it here.", grouped(limit))
		}
	case tea.PasteMsg:
		pasted := strings.ReplaceAll(msg.Content, "\t", "    ") // as the fields do
		if missing := utf8.RuneCountInString(before) + utf8.RuneCountInString(pasted) - utf8.RuneCountInString(after); missing > 0 {
			return fmt.Sprintf("A text has room for %s characters. The last %s of what you pasted are left out: keep them in a document, and name it here.",
				grouped(limit), grouped(missing))
		}
	}
	return ""
}

// grouped writes a number with commas, such as 20,000.
func grouped(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", grouped(n/1000), n%1000)
}
