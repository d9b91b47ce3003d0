package main

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/exports/output"
	"charter/exports/report"
	"charter/questions/booklet"
	"charter/tui/plain"
)

// ballotOptions are what charter ballot is asked to do.
type ballotOptions struct {
	con     console
	file    string
	formats []string
	out     string // a folder, or a file when just one is written; "" beside the assessment
	force   bool
	pack    string
}

func ballotCommand(s *display) *cobra.Command {
	o := ballotOptions{con: s.con}
	cmd := &cobra.Command{
		Use: "ballot FILE", Short: "Print ballot sheets, to rate on paper before a workshop", GroupID: groupWork, Args: oneFile,
		Long: `Write a ballot sheet with the questions that the project is asked, to print once for
each person: every question with its four levels, boxes for "unsure" and, where a
question can be set aside, "does not apply", and a line to say why. It says which
level to choose between two, and what words mean on which a level depends. It has no
place for a name.

It comes as Markdown and as a page that prints on A4 paper, on both sides. Print it
after the facts are answered, since they decide which questions are asked; sheets of
one printing bear one code. charter ballot enter takes the sheets that are handed in.`,
		Example: `  charter ballot falls-risk-list.charter.json
  charter ballot falls-risk-list.charter.json --format html --out sheets
  charter ballot enter falls-risk-list.charter.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return o.run()
		},
	}
	cmd.Flags().StringSliceVar(&o.formats, "format", []string{"md", "html"}, "write these `FORMATS`, separated by commas")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "write to this `FOLDER`, or to a file of this name if just one is written")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace sheets that are there already")
	packFlag(cmd, &o.pack)
	cmd.AddCommand(ballotEnterCommand(s))
	return cmd
}

func ballotEnterCommand(s *display) *cobra.Command {
	cmd := &cobra.Command{
		Use: "enter FILE", Short: "Type ballot sheets that were handed in", Args: oneFile,
		Long: `Type the ballot sheets that were handed in before a workshop, each as one row of keys:
0 to 3, u for unsure, n for does not apply, - where there is no cross. Each row is
checked, and the place of a slip is told. The sheet typed last can be typed again. BEN-1:
and a sentence, after a sheet, is a reason that stands on it beside that question.

The file is changed once all sheets are typed, and then it gets only how many chose what,
from three sheets on: so nobody can find out what is on one sheet. If you stop before, with
back or with ctrl+c, the same command goes on with the next sheet: from three sheets on their
sums are kept on this computer, sealed, until all are stored. The counts are the first
round of votes, unseen, on paper. It is done once: a late sheet cannot be added.`,
		Example: "  charter ballot enter falls-risk-list.charter.json",
		RunE: func(_ *cobra.Command, args []string) error {
			if err := assessmentOnly(args[0]); err != nil {
				return err
			}
			surroundings, err := s.environment()
			if err != nil {
				return err
			}
			return s.converse(plain.Options{Environment: surroundings, Path: args[0], Sheets: true})
		},
	}
	asFlag(cmd, &s.as)
	packFlag(cmd, &s.pack)
	return cmd
}

func (o ballotOptions) run() error {
	if err := output.CheckNames(o.formats, []string{"md", "html"}); err != nil {
		return misuse("--format: %s", err)
	}
	a, pack, err := o.con.packs(o.pack).Read(o.file)
	if err != nil {
		return toldKind(o.file, err)
	}
	form := booklet.Form{Facts: a.Conditions(), Title: a.Project.Title}
	plan, err := o.plan(booklet.Ballot(pack, form))
	if err != nil {
		return err
	}
	if err := o.con.writePlan(plan, o.out, o.force); err != nil {
		return err
	}
	return o.con.printf("A sheet has %d questions and the code %s. Print one for each person.\n",
		len(pack.Asked(form.Facts)), pack.BallotCode(form.Facts))
}

// plan makes the files of a ballot sheet.
func (o ballotOptions) plan(sheet string) ([]output.File, error) {
	folder := o.out
	if folder == "" {
		folder = filepath.Dir(o.file)
	}
	stem := filepath.Join(folder, output.Stem(o.file, report.Public)+".ballot.")
	var plan []output.File
	for _, name := range o.formats {
		data, err := []byte(sheet), error(nil)
		name = strings.TrimSpace(name)
		if name == "html" {
			data, err = booklet.BallotHTML(sheet)
		}
		if err != nil {
			return nil, err
		}
		plan = append(plan, output.File{Path: stem + name, Data: data})
	}
	return plan, nil
}
