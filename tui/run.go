package tui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/questions"
	"charter/tui/screens"
	"charter/tui/theme"
)

// Options say how the program is started.
type Options struct {
	Path  string          // the file to open; "" starts at the home screen
	Pack  *questions.Pack // the questionnaire
	Theme theme.Name      // "" follows the terminal's background
	ASCII bool            // draw with ASCII characters only
	Tool  string          // the program and its version, named in reports
	Now   func() time.Time
}

func (o Options) themeName() theme.Name {
	if o.Theme == "" {
		return theme.Dark
	}
	return o.Theme
}

// Run shows the program on the terminal until the user leaves. A file that
// cannot be opened is an error before anything is drawn.
func Run(ctx context.Context, o Options) error {
	d := desk{now: o.Now, pack: o.Pack}
	first := screens.Place{Kind: screens.KindHome}
	if o.Path != "" {
		found := openFile(o.Path, o.Pack, o.Now)
		if found.err != nil {
			return found.err
		}
		d.take(found)
		first.Kind = screens.KindMap
	}
	program := tea.NewProgram(newModel(o, d, first), tea.WithContext(ctx), tea.WithFPS(120))
	_, err := program.Run()
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}

// normalisePaste makes every line end of pasted text a line feed: terminals send
// carriage returns, and text from Windows has both.
func normalisePaste(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
