package main

import "github.com/spf13/cobra"

// screen shows the application on the terminal.
type screen struct {
	con   console
	theme string
	ascii bool
}

// flags adds what can be said about the look of the screen.
func (s *screen) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.theme, "theme", "", "colours for a `dark`, light or projector screen, or plain")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with plain ASCII characters only")
}

// show opens the application with a file, or at its home screen when path is
// empty. instead says what to run where there is no terminal.
func (s *screen) show(path, instead string) error {
	if !s.con.terminal {
		return misuse("there is no terminal to draw on. Instead: %s", instead)
	}
	return misuse("not wired")
}
