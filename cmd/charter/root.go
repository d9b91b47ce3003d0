package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// tree builds the commands. Nothing is loaded until one runs.
func (p *program) tree() *cobra.Command {
	root := &cobra.Command{
		Use:   "charter",
		Short: "Walk through the Liverpool City Region Community Charter on Data and AI",
		Long: `charter walks a project team through guided questions for the 11 principles of the
Liverpool City Region Community Charter on Data and AI, and keeps, scores and
exports their self-assessment. Without a command it opens the home screen.

It works without a network or an account. A self-assessment is not legal advice
and not an award.`,
		Example: `  charter sample                  a worked example, to look around in
  charter new falls-risk-list     start an assessment
  charter open falls-risk-list.charter.json
  charter export falls-risk-list.charter.json --format md,json`,
		RunE: p.home,
	}
	root.AddGroup(groups()...)
	root.PersistentFlags().VarP(helpFlag{&p.helpWish}, "help", "h", "show this help")
	root.PersistentFlags().Lookup("help").NoOptDefVal = "true"
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(
		newCommand(&p.screen), openCommand(&p.screen), workshopCommand(&p.screen), sampleCommand(&p.screen), migrateCommand(p.con), recoverCommand(p.con),
		scoreCommand(p.con), validateCommand(p.con), verifyCommand(p.con), summaryCommand(p.con), diffCommand(p.con),
		exportCommand(p.con), mergeCommand(p.con), questionsCommand(p.con), schemaCommand(p.con),
		completionCommand(p.con), manCommand(p.con), versionCommand(p.con),
	)
	help := p.helpCommand()
	root.SetHelpCommand(help)
	p.screen.flags(root)
	p.adopt(root)
	p.adopt(help)
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
