package widget

import (
	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
)

// wheelLines is how many lines of a text one step of the wheel moves.
const wheelLines = 3

// WheelLines gives the lines that a message moves a text by; 0 if it is not of the wheel.
func WheelLines(msg tea.MouseMsg) int {
	if _, wheel := msg.(tea.MouseWheelMsg); !wheel {
		return 0
	}
	switch msg.Mouse().Button {
	case tea.MouseWheelUp:
		return -wheelLines
	case tea.MouseWheelDown:
		return wheelLines
	}
	return 0
}

// Mouse moves the cursor to where the text is clicked, or scrolls.
func (e *TextEditor) Mouse(msg tea.MouseMsg, x, y int) (taken bool) {
	if WheelLines(msg) != 0 || y < 0 || y >= e.area.Height() {
		return false
	}
	e.area.BeginSelection(x, y)
	e.area.EndSelection()
	return true
}

// Mouse marks the row that is clicked, or opens it when it is marked. drawn says
// which row each line belongs to, as RowOfLine does. It reports false for what it
// leaves to the program.
func (o *SectionList) Mouse(msg tea.MouseMsg, y int, drawn []int, open func() screen.Requests) (screen.Requests, bool) {
	if WheelLines(msg) != 0 {
		return nil, false
	}
	if y < 0 || y >= len(drawn) || drawn[y] < 0 {
		return nil, true
	}
	if drawn[y] == o.Marked {
		return open(), true
	}
	o.Marked = drawn[y]
	return nil, true
}
