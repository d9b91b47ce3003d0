package main

import "github.com/spf13/cobra"

// files demands at least one file name.
func files(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misuse("%s needs the name of an assessment, for example: %s falls-risk-list.charter.json", cmd.CommandPath(), cmd.CommandPath())
	}
	return nil
}

// oneFile demands exactly one file name.
func oneFile(cmd *cobra.Command, args []string) error {
	if err := files(cmd, args); err != nil {
		return err
	}
	return atMostOne(cmd, args)
}

// atMostOne demands that no more than one argument is given.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return misuse("%s takes one name, not %d. Put a name that has spaces in quotes", cmd.CommandPath(), len(args))
	}
	return nil
}

// noArgs demands that nothing but flags is given.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misuse("%s takes no name, but was given %q. Run %s --help to see how it is used", cmd.CommandPath(), args[0], cmd.CommandPath())
	}
	return nil
}

// packFlag adds --pack, which names a question pack other than the built-in one
// or the one that a file names itself.
func packFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "pack", "", "use the question pack in this `FOLDER` instead of the built-in one")
}
