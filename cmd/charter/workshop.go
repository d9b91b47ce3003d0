package main

import (
	"charter/questions/plaintext"
	"github.com/spf13/cobra"

	"charter/tui"
	"charter/tui/screen"
)

func workshopCommand(s *display) *cobra.Command {
	var practice, facilitator bool
	cmd := &cobra.Command{
		Use: "workshop FILE", Short: "Lead a group through it on a shared screen", GroupID: groupWork, Args: atMostOne,
		Long: `Lead a group through an assessment on a shared screen: everyone rates each question
unseen, then the room looks at the result together and talks where views differ.
How many chose each level is kept, never who chose what.

It can be stopped at any time and goes on where it stopped, also on another day.

With --practice the program plays the people of the worked example, so that you have
led a workshop before your first. Nothing of it is written anywhere.

With --facilitator it shows, on a second terminal, what the facilitator needs while the
room looks at the shared screen: what to say now, whose turn it is, the time, what to ask,
and private notes. It only reads the file, follows it, and never shows a vote.`,
		Example: `  charter workshop falls-risk-list.charter.json --theme contrast
  charter workshop --practice
  charter workshop falls-risk-list.charter.json --facilitator`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case practice && (len(args) > 0 || facilitator):
				return misuse("--practice takes no file and no --facilitator: it is on the worked example, and writes nothing. Run charter workshop --practice")
			case !practice:
				if err := oneFile(cmd, args); err != nil {
					return err
				}
				if err := assessmentOnly(args[0]); err != nil {
					return err
				}
			}
			if s.inLines() && practice {
				return misuse("a workshop is led on a screen that everybody can see, and plain lines have none")
			}
			if s.inLines() {
				return misuse("a workshop is led on a screen that everybody can see, and plain lines have none. Instead: charter open %s --accessible; at a question, type hands to enter the counts of a show of hands", plaintext.Argument(args[0]))
			}
			if !s.con.terminal {
				return s.noTerminal("charter score, charter validate and charter export work with the file without a terminal")
			}
			if facilitator {
				return s.run(tui.Options{Path: args[0], Facilitator: true})
			}
			if practice {
				return s.run(tui.Options{Practice: true, Screen: screen.KindWorkshop})
			}
			return s.run(tui.Options{Path: args[0], Screen: screen.KindWorkshop})
		},
	}
	cmd.Flags().BoolVar(&practice, "practice", false, "practise on the worked example with made-up votes; nothing is written")
	cmd.Flags().BoolVar(&facilitator, "facilitator", false, "show what the facilitator needs, on a second terminal; it only reads FILE")
	s.flags(cmd)
	return cmd
}
