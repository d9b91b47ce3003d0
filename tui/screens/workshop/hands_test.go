package workshop

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Where hands are counted, levels are cut only as far as they must be: no lines stay free that
// would have room for more of them. The question is there as a whole.
func TestCountedLevelsUseTheRoom(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	for _, principle := range pack.Principles {
		for _, q := range principle.Questions {
			h := hallFor(pack, team(3))
			h.begin(3)
			h.run(h.w.goTo(q.ID))
			h.press("s")
			for _, size := range [][2]int{{58, 16}, {78, 20}, {98, 26}} {
				h.run(h.w.SetSize(size[0], size[1]))
				view := ansi.Strip(h.w.View())
				cut, filled := strings.Count(view, h.svc.Theme.Glyph.Ellipsis), 0
				for line := range strings.SplitSeq(view, "\n") {
					if strings.TrimSpace(line) != "" {
						filled++
					}
				}
				const parting = 2 // lines below the question and above what is counted
				if free := size[1] - parting - filled; cut > 0 && free >= cut {
					t.Errorf("%s: %d levels are cut and %d lines are free in %v:\n%s", q.ID, cut, free, size, view)
				}
				if !strings.Contains(view, "0 of 3 counted") {
					t.Errorf("%s: it is not told how far the count is in %v:\n%s", q.ID, size, view)
				}
			}
		}
	}
}
