package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/tui/screen"
)

// A row that is copied from a spreadsheet comes as one paste, with a tab between its
// cells. In a form that takes rows each cell goes into a field of its own, and of several
// rows the first is taken. A text with a
// tab in it that is longer than a row, or goes into a field that says something already,
// is a text like any other.

// firstRow gives the paste of the first row alone where several are pasted, and how many
// more there are; 0 where it is not several rows.
func (f *Form) firstRow(msg tea.Msg) (first tea.PasteMsg, more int) {
	paste, pasted := msg.(tea.PasteMsg)
	if !f.rows || !pasted || textOf(f.huh.GetFocusedField()) != "" {
		return first, 0
	}
	rows := slices.DeleteFunc(strings.FieldsFunc(paste.Content, func(r rune) bool { return r == '\r' || r == '\n' }),
		func(row string) bool { return strings.TrimSpace(row) == "" })
	if len(rows) < 2 || slices.ContainsFunc(rows, func(row string) bool { return !strings.Contains(row, "\t") }) {
		return first, 0
	}
	return tea.PasteMsg{Content: rows[0]}, len(rows) - 1
}

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
