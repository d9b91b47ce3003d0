package project

import (
	"fmt"

	"charter/questions/readability"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/widget"
)

// readingNotes tells how easy a text is to read, and which sentence is hardest.
func readingNotes(svc *screen.Services, text string, width int) []string {
	t := svc.Theme
	score := readability.Measure(text)
	if score.Words == 0 {
		return nil
	}
	style := t.Good
	if score.Ease < readability.PlainEnglish {
		style = t.Warn
	}
	lines := []string{style.Render(cells.Cut(fmt.Sprintf("Reading ease %.0f: %s", score.Ease, score.InWords()), width, t.Glyph.Ellipsis))}
	if score.Hardest.Ease < readability.PlainEnglish && score.Sentences > 1 {
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap("Hardest: "+widget.OneLine(score.Hardest.Text), min(width, widget.TextWidth)))...)
	}
	return lines
}
