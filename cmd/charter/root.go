package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// tree builds the commands. Nothing is loaded until one runs.
func tree(con console) *cobra.Command {
	s := &display{con: con}
	root := &cobra.Command{
		Use: "charter [FILE]", Version: con.release.version, Args: givenFile, SilenceUsage: true, SilenceErrors: true,
		Short: "Walk through the Liverpool City Region Community Charter on Data and AI",
		Long: `charter walks a project team through guided questions for the 11 principles of the
Liverpool City Region Community Charter on Data and AI, and keeps, scores and
exports their self-assessment. Without a command it opens the home screen, or the
assessment in FILE.

It needs no network and no account. A self-assessment is not legal advice
and not an award.`,
		Example: `  charter sample                  a worked example, to look around in
  charter new falls-risk-list     start an assessment
  charter open falls-risk-list.charter.json
  charter export falls-risk-list.charter.json --format md,json`,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return s.open(args[0])
			}
			return s.home()
		},
	}
	root.AddGroup(groups()...)
	root.PersistentFlags().BoolP("help", "h", false, "show this help")
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(
		newCommand(s), importCommand(con), openCommand(s), workshopCommand(s), ballotCommand(s), serveCommand(con), sampleCommand(s), migrateCommand(con), recoverCommand(con),
		scoreCommand(con), validateCommand(con), verifyCommand(con), summaryCommand(con), diffCommand(con),
		exportCommand(con), registerCommand(con), mergeCommand(con), shareCommand(con), forgetCommand(con), questionsCommand(con), schemaCommand(con),
		configCommand(con), completionCommand(con), manCommand(con), versionCommand(con),
	)
	root.SetHelpCommand(helpCommand(con))
	s.flags(root)
	return root
}

// unknownCommand says which command may have been meant.
func unknownCommand(parent *cobra.Command, name string) error {
	hint := fmt.Sprintf("Run %s --help to see all commands", parent.CommandPath())
	parent.SuggestionsMinimumDistance = 2
	if near := parent.SuggestionsFor(name); len(near) > 0 {
		hint = fmt.Sprintf("Did you mean %s %s?", parent.CommandPath(), strings.Join(near, " or "))
	}
	return misuse("there is no command %q. %s", strings.TrimSpace(parent.CommandPath()+" "+name), hint)
}
