package main

import (
	"context"
	"errors"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// run runs one command line and gives the exit status.
func run(ctx context.Context, con console, args []string) int {
	p := &program{con: con, screen: display{con: con}}
	root := p.tree()
	root.SetArgs(append([]string{}, args...)) // never nil, which would mean os.Args
	root.SetIn(con.stdin)
	root.SetOut(con.stdout)
	root.SetErr(con.stderr)
	if err := fang.Execute(ctx, root, fang.WithVersion(version), fang.WithoutManpage()); err != nil {
		return statusFailed // cannot happen: the program keeps its errors to itself
	}
	if p.err != nil && p.err.Error() != "" {
		con.warn(p.err.Error())
	}
	return statusOf(p.err)
}

// program is one run of the command tree.
//
// Whenever a command fails or shows its help, fang asks the terminal for its
// background colour and waits up to four seconds for the answer; nothing here may
// wait for a terminal. So the tree prints its own plain help and keeps its errors
// to itself: fang sees neither. What is left to fang is the console of Windows and
// --version.
type program struct {
	con      console
	screen   display
	helpWish bool  // --help was given
	err      error // what went wrong
}

// adopt puts a command and those under it under the program's care.
func (p *program) adopt(cmd *cobra.Command) {
	run, checkArgs := cmd.RunE, cmd.Args
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if p.helpWish || run == nil {
			p.err = printHelp(p.con, cmd)
			return nil
		}
		if checkArgs != nil {
			if p.err = checkArgs(cmd, args); p.err != nil {
				return nil
			}
		}
		p.err = run(cmd, args)
		return nil
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		p.err = flagError(cmd, err)
		return nil
	})
	for _, child := range cmd.Commands() {
		p.adopt(child)
	}
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

// helpFlag is --help. It tells cobra that it was not given, since cobra would
// hand the help over to fang.
type helpFlag struct{ wish *bool }

func (f helpFlag) Set(string) error { *f.wish = true; return nil }
func (f helpFlag) String() string   { return "false" }
func (f helpFlag) Type() string     { return "bool" }
