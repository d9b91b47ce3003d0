package widget

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"charter/assessment"
	"charter/tui/theme"
)

// BandStyle gives the style of a band; its words always stand with it.
func BandStyle(t *theme.Theme, band assessment.Band) lipgloss.Style {
	switch band {
	case assessment.BandStrong, assessment.BandMet:
		return t.Good
	case assessment.BandPartlyMet:
		return t.Warn
	case assessment.BandNotMet:
		return t.Bad
	}
	return t.Dim
}

// ScoreBar draws a score as a bar of width cells: what counts, what the open
// questions could still add, and the rest.
func ScoreBar(t *theme.Theme, n assessment.Numbers, width int) string {
	return barOf(t, n, width, -1)
}

// ClaimBar draws a score as [ScoreBar] does, with a mark where the team's own
// claim ends if that is above what counts.
func ClaimBar(t *theme.Theme, n assessment.Numbers, width int) string {
	if n.Score == nil || n.Claimed == nil || *n.Claimed <= *n.Score {
		return barOf(t, n, width, -1)
	}
	return barOf(t, n, width, max(0, min(width-1, barCells(*n.Claimed, width)-1)))
}

func barOf(t *theme.Theme, n assessment.Numbers, width, mark int) string {
	if width <= 0 {
		return ""
	}
	if n.Score == nil {
		return t.BarRest.Render(strings.Repeat(t.Glyph.Rule, width))
	}
	full := barCells(*n.Score, width)
	open := max(full, barCells(*n.High, width))
	var b strings.Builder
	part := func(style lipgloss.Style, glyph string, from, to int) {
		if mark >= from && mark < to {
			b.WriteString(style.Render(strings.Repeat(glyph, mark-from)))
			b.WriteString(t.Warn.Render(t.Glyph.Claim))
			from = mark + 1
		}
		b.WriteString(style.Render(strings.Repeat(glyph, to-from)))
	}
	part(t.Bar, t.Glyph.BarFull, 0, full)
	part(t.BarOpen, t.Glyph.BarOpen, full, open)
	part(t.BarRest, t.Glyph.BarRest, open, width)
	return b.String()
}

// barCells gives how many of width cells a score from 0 to 100 fills. Anything
// above 0 fills one, and only 100 fills all.
func barCells(score, width int) int {
	n := score * width / 100
	if n == 0 && score > 0 {
		n = 1
	}
	return n
}

// RangeWords writes a score with its range, such as "62" or "62–75".
func RangeWords(g theme.Glyphs, n assessment.Numbers) string {
	switch {
	case n.Score == nil:
		return ""
	case *n.Low == *n.High:
		return fmt.Sprint(*n.Score)
	}
	return fmt.Sprintf("%d%s%d", *n.Low, g.Dash, *n.High)
}
