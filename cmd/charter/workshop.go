package main

import (
	"charter/questions/plaintext"
	"github.com/spf13/cobra"

	"charter/tui"
	"charter/tui/screen"
)

func workshopCommand(s *display) *cobra.Command {
	cmd := &cobra.Command{
		Use: "workshop FILE", Short: "Lead a group through it on a shared screen", GroupID: groupWork, Args: oneFile,
		Long: `Lead a group through an assessment on a shared screen: everyone rates each question
unseen, then the room looks at the result together and talks where views differ.
How many chose each level is kept, never who chose what.

It can be stopped at any time and goes on where it stopped, also on another day.`,
		Example: "  charter workshop falls-risk-list.charter.json --theme contrast",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := assessmentOnly(args[0]); err != nil {
				return err
			}
			if s.inLines() {
				return misuse("a workshop is led on a screen that everybody can see, and plain lines have none. Instead: charter open %s --accessible; at a question, type hands to enter the counts of a show of hands", plaintext.Argument(args[0]))
			}
			if !s.con.terminal {
				return s.noTerminal("charter score, charter validate and charter export work with the file without a terminal")
			}
			return s.run(tui.Options{Path: args[0], Screen: screen.KindWorkshop})
		},
	}
	s.flags(cmd)
	return cmd
}
