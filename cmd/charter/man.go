package main

import (
	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func manCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Write the manual page", GroupID: groupAbout, Args: noArgs,
		Example: "  charter man > charter.1 && man ./charter.1",
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return err
			}
			return con.printf("%s", page.Build(roff.NewDocument()))
		},
	}
}
