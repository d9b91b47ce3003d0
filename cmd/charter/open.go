package main

import "github.com/spf13/cobra"

func openCommand(s *display) *cobra.Command {
	cmd := &cobra.Command{
		Use: "open FILE", Short: "Go on with an assessment", GroupID: groupWork, Args: oneFile,
		Long: `Open an assessment on the screen. Every change is saved by itself, and "saved"
appears once it is on the disk.`,
		Example: "  charter open falls-risk-list.charter.json",
		RunE: func(_ *cobra.Command, args []string) error {
			return s.show(args[0], "charter score, charter validate and charter export work with the file without a terminal, and --accessible asks in plain lines")
		},
	}
	s.flags(cmd)
	return cmd
}
