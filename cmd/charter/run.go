package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// run runs one command line and gives the exit status.
func run(ctx context.Context, con console, args []string) int {
	err := execute(ctx, con, args)
	if err != nil && err.Error() != "" {
		con.warn(err.Error())
	}
	return statusOf(err)
}

// execute runs one command line. The help is plain text, and errors are told by
// the caller: cobra prints neither by itself.
func execute(ctx context.Context, con console, args []string) error {
	root := tree(con)
	root.SetArgs(append([]string{}, args...)) // never nil, which would mean os.Args
	root.SetIn(con.stdin)
	root.SetOut(con.stdout)
	root.SetErr(con.stderr)
	var unwritten error
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { unwritten = printHelp(con, cmd) })
	root.SetFlagErrorFunc(flagError)
	if err := root.ExecuteContext(ctx); err != nil {
		return err
	}
	return unwritten
}

// flagError says what is wrong with a flag and which one may have been meant.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		names := &cobra.Command{SuggestionsMinimumDistance: 2}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			names.AddCommand(&cobra.Command{Use: f.Name, Run: func(*cobra.Command, []string) {}})
		})
		if near := names.SuggestionsFor(unknown.GetSpecifiedName()); len(near) > 0 {
			text += ", perhaps --" + strings.Join(near, " or --") + " is meant"
		}
	}
	return misuse("%s: %s. Run %s --help to see its flags", cmd.CommandPath(), strings.TrimSuffix(text, "."), cmd.CommandPath())
}
