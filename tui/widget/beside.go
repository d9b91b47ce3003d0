package widget

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/cells"
	"charter/tui/theme"
)

// Beside is how a list and what there is to know of its marked row share the width of a
// screen. Detail is 0 where there is no room for it: then the list has all of it.
type Beside struct{ List, Detail int }

// besideGap stands between the list and the detail.
const besideGap = "   "

// BesideOf shares a width. The list gets the greater part, as far as it is of use to it, and
// what the detail leaves, whose lines would be too long to read.
func BesideOf(width int) Beside {
	const most = 84
	if width < SideBySideFrom {
		return Beside{List: width}
	}
	list := max(min(width*3/5, most), width-len(besideGap)-TextWidth)
	return Beside{list, min(width-list-len(besideGap), TextWidth)}
}

// IsOnDetail reports whether a click is on the detail, where there is nothing to be clicked.
func (b Beside) IsOnDetail(msg tea.MouseMsg, x int) bool {
	_, click := msg.(tea.MouseClickMsg)
	return click && b.Detail > 0 && x >= b.List
}

// Lines puts the detail beside the lines of the list. It is asked for its lines only where
// there is room, and cut to the height.
func (b Beside) Lines(list []string, height int, detail func(width int) []string, t *theme.Theme) []string {
	if b.Detail == 0 || height <= 0 {
		return list
	}
	lines := detail(b.Detail)
	if len(lines) > height {
		lines = append(lines[:height-1:height-1], t.Dim.Render(t.Glyph.Ellipsis))
	}
	return cells.Columns(list, lines, b.List, besideGap, t.Glyph.Ellipsis)
}
