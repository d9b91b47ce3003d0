package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/tui/screen"
)

// A row that is copied from a spreadsheet comes as one paste, with a tab between its
// cells. In a form that takes rows each cell goes into a field of its own. A text with a
// tab in it that is longer than a row, or goes into a field that says something already,
// is a text like any other.

// rowOf gives the cells of a row that a message pastes; nil where it is none.
func (f *Form) rowOf(msg tea.Msg) []string {
	paste, pasted := msg.(tea.PasteMsg)
	if !f.rows || !pasted || textOf(f.huh.GetFocusedField()) != "" {
		return nil
	}
	row := strings.TrimRight(paste.Content, "\r\n")
	cells := strings.Split(row, "\t")
	if len(cells) == 1 || strings.TrimSpace(row) == "" || strings.ContainsAny(row, "\r\n") || len(cells) > f.linesFrom(f.focused()) {
		return nil
	}
	return cells
}

// linesFrom counts the fields on one line from one on.
func (f *Form) linesFrom(at int) int {
	n := 0
	for ; at < len(f.fields); at++ {
		if _, line := f.fields[at].(*huh.Input); !line {
			break
		}
		n++
	}
	return n
}

// pasteRow puts each cell in a field, and stays on the last of them.
func (f *Form) pasteRow(cells []string) screen.Requests {
	var asked screen.Requests
	for i, cell := range cells {
		if i > 0 && !f.step(true) {
			break
		}
		if cell = strings.TrimSpace(cell); cell != "" {
			asked = append(asked, f.Update(tea.PasteMsg{Content: cell})...)
		}
	}
	return asked
}
