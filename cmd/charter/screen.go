package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"charter/exports/report"
	"charter/tui"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/session"
)

// display shows the application on the terminal.
type display struct {
	con   console
	theme string
	ascii bool
	pack  string        // folder, or "" for the built-in pack
	as    *session.User // who is at the keyboard; nil for whom the settings name

	accessible bool // in plain lines, without a screen
}

// flags adds what can be said about the look of the screen, and the questions.
func (s *display) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.theme, "theme", "", "`colours`: dark, light, contrast (for a projector), 16, or plain")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with plain ASCII characters only")
	cmd.Flags().BoolVar(&s.accessible, "accessible", false, "ask and answer in plain lines, for screen readers; also with ACCESSIBLE=1 or TERM=dumb")
	asFlag(cmd, &s.as)
	packFlag(cmd, &s.pack)
}

// asFlag adds who is at the keyboard.
func asFlag(cmd *cobra.Command, as **session.User) {
	cmd.Flags().Func("as", "your `NAME`, with your role after a comma or, to be sure, a semicolon, to stand beside what you change; else the one you gave before; \"\" for none", func(typed string) error {
		user := session.UserNamed(typed)
		*as = &user
		return nil
	})
}

// show opens the application with a file, or at its home screen when path is
// empty. instead says what to run where there is no terminal.
func (s *display) show(path, instead string) error {
	if !s.canOpen() {
		return s.noTerminal(instead)
	}
	return s.run(tui.Options{Path: path})
}

// noTerminal says that there is nothing to draw on, and what to run instead.
func (s *display) noTerminal(instead string) error {
	if s.con.getenv("MSYSTEM") != "" {
		instead = "begin the command with winpty, as Git Bash has no console of Windows; or use Windows Terminal. Else: " + instead
	}
	return misuse("there is no terminal to draw on. Instead: %s", instead)
}

// run shows the application on the terminal, with the looks that were asked for.
func (s *display) run(o tui.Options) (err error) {
	if o.Environment, err = s.environment(); err != nil {
		return err
	}
	if s.inLines() {
		return s.converse(plain.Options{Environment: o.Environment, Path: o.Path, New: o.New})
	}
	if o.Theme, _, err = s.con.look(s.theme); err != nil {
		return err
	}
	o.ASCII = s.ascii
	return tui.Run(context.Background(), o)
}

// environment is what surrounds the application here.
func (s *display) environment() (session.Environment, error) {
	folder, err := os.Getwd()
	if err != nil {
		return session.Environment{}, fmt.Errorf("cannot tell which folder this is: %w. Go to another folder and start again", err)
	}
	organisation, _ := s.con.chosen(organisationKey)
	audience, _ := s.con.chosen(audienceKey)
	return session.Environment{
		Organisation: organisation, Audience: report.Audience(audience),
		Now: s.con.clock, User: s.con.user(s.as), Tool: s.con.release.tool(), Sample: s.con.release.sample, Self: s.con.self, Refuges: s.con.refuges,
		Library: library.Library{Folder: folder, Recent: filepath.Join(s.con.state, "recent.json"), Packs: s.con.packs(s.pack), Home: os.UserHomeDir},
		Ballots: s.con.ballots(),
		Notes:   s.con.notes(),
		Listen:  s.con.listen,
		Editor:  cmp.Or(s.con.getenv("VISUAL"), s.con.getenv("EDITOR")),
	}, nil
}
