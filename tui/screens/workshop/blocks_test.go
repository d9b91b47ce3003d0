package workshop

import (
	"strings"
	"testing"

	"charter/tui/cells"
	"charter/tui/theme"
)

// Whoever has the next turn is called in letters that the back row reads, where there is room
// for them and the name can be drawn; it always stands there in plain letters, too.
func TestTheNextNameIsDrawnInBlocks(t *testing.T) {
	t.Parallel()
	for r, glyph := range blockGlyphs {
		if cells.Width(glyph[0]) != cells.Width(glyph[1]) || cells.Width(glyph[1]) != cells.Width(glyph[2]) {
			t.Errorf("%q is not drawn straight", r)
		}
	}
	for name, c := range map[string]struct {
		width, height int
		ascii         bool
		rows          int // of block letters
	}{
		"Zoë O’Brien-Núñez":                   {118, 30, false, 1},
		"Bartholomew Featherstonehaugh":       {118, 30, false, 2},
		"Ada Harker":                          {100, 30, false, 0},
		"Bea Okoro":                           {118, 20, false, 0},
		"Cyril Ode":                           {118, 30, true, 0},
		"李小龙":                                 {118, 30, false, 0},
		"Wolfeschlegelsteinhausenbergerdorff": {118, 30, false, 0},
	} {
		h := hallFor(packFor(t), team(3))
		a := h.svc.Session.Assessment()
		for i := range a.Assessors {
			a.Assessors[i].Name = name
		}
		h.svc.Theme = theme.New(theme.Plain, c.ascii)
		h.begin(3)
		h.press("r")
		h.run(h.w.SetSize(c.width, c.height))
		view := h.w.View()
		if got := strings.Count(view, "█"); (got > 0) != (c.rows > 0) || !strings.Contains(view, "Next: "+name) {
			t.Errorf("%s:\n%s", name, view)
		}
		lines := 0
		for line := range strings.SplitSeq(view, "\n") {
			if strings.ContainsAny(line, "█▀▄") {
				lines++
			}
		}
		if lines != c.rows*blockHeight {
			t.Errorf("%s is drawn in %d lines:\n%s", name, lines, view)
		}
	}
}
