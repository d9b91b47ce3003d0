package markdown

import (
	"strings"
	"testing"

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
