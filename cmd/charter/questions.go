package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"charter/questions"
	"charter/questions/booklet"
)

// questionsOptions are what charter questions is asked to do.
type questionsOptions struct {
	con      console
	pack     string
	json     bool
	markdown bool
	short    bool
}

func questionsCommand(con console) *cobra.Command {
	o := questionsOptions{con: con}
	cmd := &cobra.Command{
		Use: "questions", Short: "Read the questions without answering them", GroupID: groupAbout, Args: noSubcommand,
		Long: `Read the questions and their guidance without answering them: as a list, one by
one, as a booklet to print, or as JSON for another program.`,
		Example: `  charter questions list
  charter questions show BEN-1
  charter questions --markdown > questions.md
  charter questions --markdown --short > short-form.md
  charter questions check my-pack`,
		RunE: func(*cobra.Command, []string) error { return o.run() },
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write the whole pack as JSON; charter schema pack describes it")
	cmd.Flags().BoolVar(&o.markdown, "markdown", false, "write the whole pack as a booklet in Markdown")
	cmd.Flags().BoolVar(&o.short, "short", false, "with --markdown: only an answer form, the essential questions first, for a session of 45 minutes")
	packFlag(cmd, &o.pack)
	cmd.AddCommand(questionsListCommand(con), questionsShowCommand(con), questionsCheckCommand(con))
	return cmd
}

// noSubcommand refuses what was meant as the name of a subcommand.
func noSubcommand(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return nil
}

func (o questionsOptions) run() error {
	switch {
	case o.json && o.markdown:
		return misuse("charter questions writes either --json or --markdown. Leave one of them out")
	case o.short && !o.markdown:
		return misuse("--short goes with --markdown: charter questions --markdown --short")
	}
	pack, err := o.con.packs(o.pack).Main()
	if err != nil {
		return err
	}
	switch {
	case o.json:
		return printJSON(o.con, pack)
	case o.short:
		return o.con.printf("%s", booklet.Short(pack, questions.Unasked{}))
	case o.markdown:
		return o.con.printf("%s", booklet.Markdown(pack))
	}
	return listQuestions(o.con, pack)
}

func questionsListCommand(con console) *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use: "list", Short: "List all principles and questions", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			pack, err := con.packs(dir).Main()
			if err != nil {
				return err
			}
			return listQuestions(con, pack)
		},
	}
	packFlag(cmd, &dir)
	return cmd
}

func listQuestions(con console, pack *questions.Pack) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s %s, %d questions\n", pack.Title, pack.ID, pack.Version, pack.QuestionCount())
	for _, principle := range pack.Principles {
		fmt.Fprintf(&b, "\n%d %s (%s)\n", principle.Number, principle.Title, principle.ID)
		for _, q := range principle.Questions {
			fmt.Fprintf(&b, "  %s  %s\n", q.ID, q.Text)
		}
	}
	fmt.Fprintf(&b, "\n%s\nLicence of the Charter's text: %s\n", pack.Credit, pack.Licence)
	return con.printf("%s", b.String())
}

func questionsShowCommand(con console) *cobra.Command {
	dir := ""
	cmd := &cobra.Command{
		Use: "show ID", Short: "Show one question or principle in full", Args: atMostOne,
		Long:    "Show one question, such as BEN-1, or one principle with its guidance and questions,\nsuch as beneficial or 1, as Markdown.",
		Example: "  charter questions show BEN-1\n  charter questions show security",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("charter questions show needs the id of a question or principle, such as BEN-1 or beneficial. charter questions list shows them all")
			}
			pack, err := con.packs(dir).Main()
			if err != nil {
				return err
			}
			if q, _, ok := pack.Question(strings.ToUpper(args[0])); ok {
				return con.printf("%s", booklet.Question(pack, q))
			}
			for i := range pack.Principles {
				p := &pack.Principles[i]
				if strings.EqualFold(p.ID, args[0]) || fmt.Sprint(p.Number) == args[0] {
					return con.printf("%s\n%s\n", booklet.Principle(pack, p), pack.Credit)
				}
			}
			return misuse("there is no question or principle %q. charter questions list shows them all", args[0])
		},
	}
	packFlag(cmd, &dir)
	return cmd
}
