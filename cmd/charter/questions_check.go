package main

import (
	"errors"

	"github.com/spf13/cobra"

	"charter/questions"
	"charter/questions/plaintext"
)

func questionsCheckCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "check [FOLDER]", Short: "Check a question pack for faults", Args: atMostOne,
		Long: `Check the question pack in FOLDER, or the built-in one: every file in its place,
every question complete, every abbreviation explained.
The exit status is 3 when something is wrong.`,
		Example: "  charter questions check my-pack",
		RunE: func(_ *cobra.Command, args []string) error {
			dir := ""
			if len(args) > 0 {
				dir = args[0]
			}
			pack, err := loadPack(dir)
			var faults questions.Faults
			switch {
			case errors.As(err, &faults):
				return unmetError{err}
			case err != nil:
				return err
			}
			return con.printf("%s %s: sound, %d questions\n", plaintext.Line(pack.ID), pack.Version, pack.QuestionCount())
		},
	}
}
