package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/theme"
)

// Of HTML in a text the words stay, and nothing of comments, scripts and styles.
func TestHTMLIsDrawnAsItsWords(t *testing.T) {
	t.Parallel()
	const text = "Ask <b>who</b> keeps the log.<!-- secret -->\n\n<div class=\"x\">Bread &amp; <i>butter</i><script>alert(1)</script><style>p {}</style></div>\n\nThe end: 1 < 2."
	drawn := strings.Join(Render(text, 60, theme.New(theme.Plain, false)), "\n")
	for _, want := range []string{"Ask who keeps the log.", "Bread & butter", "The end: 1 < 2."} {
		if !strings.Contains(drawn, want) {
			t.Errorf("%q is not in\n%s", want, drawn)
		}
	}
	for _, not := range []string{"<", "secret", "alert", "p {}"} {
		if strings.Contains(strings.ReplaceAll(drawn, "1 < 2", ""), not) {
			t.Errorf("%q is in\n%s", not, drawn)
		}
	}
}

// Where the lines of a text end in its source is not seen: items of lists fill the width as
// paragraphs do. Code, tables and hard breaks stay as they are written.
func TestLinesOfTheSourceAreJoined(t *testing.T) {
	t.Parallel()
	const text = "1. Ask\n   who **keeps\n   the** log\n   of changes.\n2. A hard  \n   break.\n\n- One\n  two:\n  - three\n    `four`\n    five\n\n> - in a quote\n>   goes on\n\n```\nkept\n  so\n```\n"
	drawn := strings.Join(Render(text, 60, theme.New(theme.Plain, false)), "\n")
	for _, want := range []string{"Ask who keeps the log of changes.", "A hard\n", "One two:\n", "three four five", "kept\n  so"} {
		if !strings.Contains(ansi.Strip(drawn), want) {
			t.Errorf("%q is not in\n%s", want, drawn)
		}
	}
}
