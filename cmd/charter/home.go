package main

import "github.com/spf13/cobra"

// home opens the home screen: charter without a command.
func (p *program) home(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return p.screen.show("", "charter sample makes a worked example, charter new NAME an assessment, and charter --help lists what works without a terminal")
}
