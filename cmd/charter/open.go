package main

import "github.com/spf13/cobra"

func openCommand(s *display) *cobra.Command {
	cmd := &cobra.Command{
		Use: "open FILE", Short: "Go on with an assessment", GroupID: groupWork, Args: oneFile,
		Long: `Open an assessment on the screen. Every change is saved by itself, and "saved"
appears once it is on the disk. The word "open" may be left out.`,
		Example: "  charter open falls-risk-list.charter.json",
		RunE: func(_ *cobra.Command, args []string) error {
			return s.open(args[0])
		},
	}
	s.flags(cmd)
	return cmd
}

// open opens the application with the assessment in a file.
func (s *display) open(name string) error {
	if err := assessmentOnly(name); err != nil {
		return err
	}
	return s.show(name, "charter score, charter validate and charter export work with the file without a terminal, and --accessible asks in plain lines")
}
