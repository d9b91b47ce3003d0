package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
)

// suspend puts the program in the background, where a shell can bring it back
// from, once everything is saved: a program that is stopped may be ended there.
func (m *Model) suspend() tea.Cmd {
	if why := cannotSuspend(); why != "" {
		m.toast = why
		return nil
	}
	f := m.workspace.file
	if f == nil {
		return tea.Suspend
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		if f.Flush(ctx) != nil {
			return screen.Toast{Text: "Not all is saved, so charter stays here. Press ! (or f2 while you type) to see why."}
		}
		return tea.Suspend()
	}
}
