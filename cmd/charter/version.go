package main

import (
	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/questions"
)

// version of the program. It is written here rather than taken from the build,
// so that two builds of the same source write the same reports.
const version = "1.0.0"

func versionCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Show the version, its question pack and its scoring rule", GroupID: groupAbout, Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			pack, err := questions.Default()
			if err != nil {
				return err
			}
			return con.printf("charter %s\nquestion pack %s %s\nscoring rule %s\nfile format %s\n",
				version, pack.ID, pack.Version, assessment.Rule, assessment.Format)
		},
	}
}
