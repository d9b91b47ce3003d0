package main

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"charter/tui"
	"charter/tui/theme"
)

// display shows the application on the terminal.
type display struct {
	con   console
	theme string
	ascii bool
	pack  string // folder, or "" for the built-in pack

	accessible bool // in plain lines, without a screen
}

// flags adds what can be said about the look of the screen, and the questions.
func (s *display) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.theme, "theme", "", "`colours`: dark, light, contrast (for a projector), 16, or plain")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with plain ASCII characters only")
	cmd.Flags().BoolVar(&s.accessible, "accessible", false, "ask and answer in plain lines, for screen readers; also with ACCESSIBLE=1 or TERM=dumb")
	packFlag(cmd, &s.pack)
}

// show opens the application with a file, or at its home screen when path is
// empty. instead says what to run where there is no terminal.
func (s *display) show(path, instead string) error {
	if !s.canOpen() {
		return misuse("there is no terminal to draw on. Instead: %s", instead)
	}
	return s.run(tui.Options{Path: path})
}

// run shows the application on the terminal, with the looks that were asked for.
func (s *display) run(o tui.Options) error {
	if s.inLines() {
		return s.converse(o)
	}
	look := theme.Name(s.theme)
	if look != "" && !slices.Contains(theme.Names(), look) {
		return misuse("there is no theme %q. Choose from %v", s.theme, theme.Names())
	}
	if s.con.getenv("NO_COLOR") != "" && look == "" {
		look = theme.Plain
	}
	o.Packs, o.Sample = s.con.packs(s.pack), s.con.release.sample
	o.Theme, o.ASCII, o.Tool, o.Now = look, s.ascii, s.con.release.tool(), s.con.clock
	o.Self, o.Refuges = s.con.self, s.con.refuges
	o.Secret = filepath.Join(xdg.StateHome, "charter", "ballots")
	o.Recent = filepath.Join(xdg.StateHome, "charter", "recent.json")
	return tui.Run(context.Background(), o)
}
