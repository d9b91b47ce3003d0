package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/questions"
	"charter/tui/screens"
	"charter/tui/theme"
	"charter/tui/work"
)

// Options say how the program is started.
type Options struct {
	Path  string     // the file to open; "" starts at the home screen
	Theme theme.Name // "" follows the terminal's background
	ASCII bool       // draw with ASCII characters only
	Now   func() time.Time
}

func (o Options) themeName() theme.Name {
	if o.Theme == "" {
		return theme.Dark
	}
	return o.Theme
}

// Run shows an assessment on the terminal until the user leaves.
func Run(o Options, a *assessment.Assessment, pack *questions.Pack) error {
	d := desk{work: work.New(a, pack, o.Path, nil, o.Now)}
	program := tea.NewProgram(newModel(o, d, screens.Place{Kind: screens.KindMap}), tea.WithFPS(120))
	_, err := program.Run()
	return err
}

// normalisePaste makes every line end of pasted text a line feed: terminals send
// carriage returns, and text from Windows has both.
func normalisePaste(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
