package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/questions"
	"charter/questions/booklet"
)

// questionsOptions are what charter questions is asked to do.
type questionsOptions struct {
	con      console
	pack     string
	json     bool
	markdown bool
	html     bool
	short    bool
	project  string // an assessment's file: only what is asked of its project; "" everything
	answers  bool   // fill in what that assessment answers
}

func questionsCommand(con console) *cobra.Command {
	o := questionsOptions{con: con}
	cmd := &cobra.Command{
		Use: "questions", Short: "Read the questions without answering them", GroupID: groupAbout, Args: noSubcommand,
		Long: `Read the questions and their guidance without answering them: as a list, one by
one, as a booklet to print, or as JSON for another program.

A booklet with --answers is for the team only: it leaves out private notes, but holds
evidence places that are not public.`,
		Example: `  charter questions list
  charter questions show BEN-1
  charter questions --markdown > questions.md
  charter questions --html --for falls-risk-list.charter.json > falls-risk-list.html
  charter questions --markdown --short > short-form.md
  charter questions check my-pack`,
		RunE: func(*cobra.Command, []string) error { return o.run() },
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write the whole pack as JSON; charter schema pack describes it")
	cmd.Flags().BoolVar(&o.markdown, "markdown", false, "write a booklet in Markdown")
	cmd.Flags().BoolVar(&o.html, "html", false, "write a booklet as a page, to read or to print on A4 paper")
	cmd.Flags().BoolVar(&o.short, "short", false, "only an answer form, the essential questions first, without guidance")
	cmd.Flags().StringVar(&o.project, "for", "", "only the questions that are asked of the project in this `FILE`")
	cmd.Flags().BoolVar(&o.answers, "answers", false, "with --for: fill in what that file answers; for the team only, as it holds places of evidence that are not public")
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
	forms := 0
	for _, asked := range []bool{o.json, o.markdown, o.html} {
		if asked {
			forms++
		}
	}
	booklets := o.markdown || o.html
	switch {
	case forms > 1:
		return misuse("charter questions writes either --json, --markdown or --html. Leave the others out")
	case o.short && !booklets:
		return misuse("--short goes with --markdown or --html: charter questions --markdown --short")
	case o.project != "" && !booklets:
		return misuse("--for goes with --markdown or --html: charter questions --html --for FILE")
	case o.answers && o.project == "":
		return misuse("--answers goes with --for: charter questions --html --for FILE --answers")
	case booklets:
		return o.printBooklet()
	}
	pack, err := o.con.packs(o.pack).Main()
	if err != nil {
		return err
	}
	if o.json {
		return printJSON(o.con, pack)
	}
	return listQuestions(o.con, pack)
}

// printBooklet writes the pack, or what is asked of a project, to read or to fill in.
func (o questionsOptions) printBooklet() error {
	pack, form, err := o.form()
	if err != nil {
		return err
	}
	text := ""
	if o.short {
		text = booklet.Short(pack, form)
	} else {
		text = booklet.Markdown(pack, form)
	}
	if !o.html {
		return o.con.printf("%s", text)
	}
	page, err := booklet.HTML(text)
	if err != nil {
		return err
	}
	return o.con.printf("%s", page)
}

// form gives the pack, and what of it is printed.
func (o questionsOptions) form() (*questions.Pack, booklet.Form, error) {
	packs := o.con.packs(o.pack)
	if o.project == "" {
		pack, err := packs.Main()
		return pack, booklet.Form{}, err
	}
	a, pack, err := packs.Read(o.project)
	if err != nil {
		return nil, booklet.Form{}, toldKind(o.project, err)
	}
	form := booklet.Form{Facts: a.Conditions(), Title: a.Project.Title}
	if o.answers {
		form.Answers = filledIn(a)
	}
	return pack, form, nil
}

// filledIn gives the answers of an assessment as a form shows them.
func filledIn(a *assessment.Assessment) map[string]booklet.Answer {
	filled := map[string]booklet.Answer{}
	for id, answer := range a.Answers {
		form := booklet.Answer{Choice: booklet.Unanswered, Reason: answer.Reason, Note: answer.Note}
		switch {
		case answer.State == assessment.StateLevel && answer.Level != nil:
			form.Choice = booklet.Choice(*answer.Level)
		case answer.State == assessment.StateUnsure:
			form.Choice = booklet.DontKnow
		case answer.State == assessment.StateNotApplicable:
			form.Choice = booklet.NotApplicable
		}
		for _, item := range a.Evidence(id) {
			form.Evidence = append(form.Evidence, joined(item.Title, item.Location, item.Date.Words()))
		}
		if check := answer.Check; check != nil {
			form.Check = joined(check.By, check.Date.Words())
		}
		filled[id] = form
	}
	return filled
}

// joined puts what is not blank on one line.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return strings.TrimSpace(part) == "" }), ", ")
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
	fmt.Fprintf(&b, "\n%s\nLicence of the %s text: %s\n", pack.Credit, questions.Genitive(pack.Name()), pack.Licence)
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
