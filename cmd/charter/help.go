package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Groups of commands, in the order in which the help lists them.
const (
	groupWork   = "work"
	groupLook   = "look"
	groupHandOn = "hand-on"
	groupAbout  = "about"
)

func groups() []*cobra.Group {
	return []*cobra.Group{
		{ID: groupWork, Title: "Work on an assessment"},
		{ID: groupLook, Title: "Look at and check assessments"},
		{ID: groupHandOn, Title: "Hand results on"},
		{ID: groupAbout, Title: "About charter"},
	}
}

// printHelp writes the help to a command: plain text, for any terminal or pipe.
func printHelp(con console, cmd *cobra.Command) error {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short + "."
	}
	fmt.Fprintf(&b, "%s\n\nUsage\n  %s\n", strings.TrimSpace(about), cmd.UseLine())
	if cmd.HasAvailableSubCommands() && cmd.HasParent() {
		b.WriteString("\nCommands\n")
		listCommands(&b, cmd, func(*cobra.Command) bool { return true })
	} else {
		for _, group := range cmd.Groups() {
			fmt.Fprintf(&b, "\n%s\n", group.Title)
			listCommands(&b, cmd, func(c *cobra.Command) bool { return c.GroupID == group.ID })
		}
	}
	cmd.InitDefaultVersionFlag()
	cmd.InheritedFlags() // takes them in
	b.WriteString("\nFlags\n")
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			name += " " + value
		}
		fmt.Fprintf(table, "  %s\t%s\n", name, usage)
	})
	table.Flush()
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples\n%s\n", cmd.Example)
	}
	return con.printf("%s", b.String())
}

func listCommands(b *strings.Builder, parent *cobra.Command, wanted func(*cobra.Command) bool) {
	table := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() && wanted(c) {
			fmt.Fprintf(table, "  %s\t%s\n", strings.TrimPrefix(strings.TrimSuffix(c.UseLine(), " [flags]"), "charter "), c.Short)
		}
	}
	table.Flush()
}

// helpCommand shows the help to any command.
func helpCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Show how a command is used", GroupID: groupAbout,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), strings.Join(args, " "))
			}
			return printHelp(con, found)
		},
	}
}
