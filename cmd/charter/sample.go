package main

import (
	"github.com/spf13/cobra"

	"charter/assessment/sample"
)

func sampleCommand(s *display) *cobra.Command {
	cmd := &cobra.Command{
		Use: "sample [FILE]", Short: "Get a worked example to look around in", GroupID: groupWork, Args: atMostOne,
		Long: `Write a worked example of an assessment to FILE and open it: an assistant for
passengers of a bookable bus service, with good answers and bad ones. The project
and everybody in it are made up, and screens and exports say so.
Without FILE the name is ` + sample.FileName + `. No file is ever replaced.`,
		RunE: func(_ *cobra.Command, args []string) error {
			name := sample.FileName
			if len(args) > 0 {
				name = withExtension(args[0])
			}
			packs := s.con.packs(s.pack)
			pack, err := packs.Main()
			if err != nil {
				return err
			}
			example, err := s.con.release.sample(pack)
			if err != nil {
				return err
			}
			if example.Pack, err = packs.Ref(name); err != nil {
				return err
			}
			return start(s, name, example)
		},
	}
	s.flags(cmd)
	return cmd
}
