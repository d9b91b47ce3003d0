package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/file"
	"charter/assessment/forget"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// forgetOptions are what charter forget is asked to do.
type forgetOptions struct {
	con   console
	name  string
	files []string
	dry   bool
	yes   bool
}

func forgetCommand(con console) *cobra.Command {
	o := forgetOptions{con: con}
	cmd := &cobra.Command{
		Use: "forget NAME FILE...", Short: "Take a person's name out of assessments", GroupID: groupHandOn,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 || strings.TrimSpace(args[0]) == "" {
				return misuse("give the name, in quotes, and the files to take it out of, such as: charter forget \"Ada Mensah\" falls-risk-list.charter.json")
			}
			for _, name := range args[1:] {
				if !isFile(name) { // more likely the rest of a name: the first word alone must not be taken out
					return misuse("%s is no file. Put the whole name in quotes, such as: charter forget \"Ada Mensah\" falls-risk-list.charter.json", plaintext.Line(name))
				}
			}
			if err := forget.Check(args[0]); err != nil {
				return misuse("%s", err)
			}
			return nil
		},
		Long: `Take a person's name out of assessments: out of every field, note and action, the list
of those who rated, what the team said of names, the history, the copies that charter
keeps beside the file, such as its .bak, and private notes that wait for the file on
this computer. "(name removed)" stands there instead.

The name is found in any letters, with a middle name between, with the surname first,
with an initial for the first name, and as a mailbox. A first name or a surname by
itself is left, since it may be somebody else's, and is told with its line. A NAME of one
word is found only where it is written with a capital. Roles stay.

What would be taken out is shown first, and you are asked; without a terminal nothing is
changed unless you say --yes. It cannot be undone. Where else copies may lie is said.`,
		Example: `  charter forget "Ada Mensah" falls-risk-list.charter.json --dry-run
  charter forget "Ada Mensah" falls-risk-list.charter.json
  charter forget "Ada Mensah" falls-risk-list.charter.json --yes`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.name, o.files = args[0], args[1:]
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "tell only what would be taken out, and change nothing")
	cmd.Flags().BoolVarP(&o.yes, "yes", "y", false, "take the name out without asking")
	return cmd
}

func (o forgetOptions) run() error {
	if o.dry {
		_, err := o.each(o.files, true)
		return err
	}
	if o.yes {
		_, err := o.each(o.files, false)
		return err
	}
	holding, problems := o.each(o.files, true)
	if len(holding) == 0 {
		return problems
	}
	if !o.con.terminal {
		again := "charter forget " + plaintext.Argument(o.name)
		for _, name := range holding {
			again += " " + plaintext.Argument(name)
		}
		return errors.Join(problems, fmt.Errorf("nothing was changed. To take the name out: %s --yes", again))
	}
	agreed, err := o.con.agrees("Take the name out for good?")
	if err == nil && agreed {
		_, err = o.each(holding, false)
	}
	return errors.Join(problems, err)
}

// each takes the name out of assessments, or with dry only tells. It gives those that held it.
func (o forgetOptions) each(names []string, dry bool) (holding []string, err error) {
	now, err := o.con.now()
	if err != nil {
		return nil, err
	}
	var problems []error
	for _, name := range names {
		all, err := file.Forget(name, o.name, dry, o.con.files(now))
		if err != nil {
			problems = append(problems, toldKind(name, err))
			continue
		}
		if slices.ContainsFunc(all, func(one file.Forgotten) bool { return len(one.Found) > 0 }) {
			holding = append(holding, name)
		}
		if err := o.con.printf("%s", plaintext.Clean(o.told(name, all, dry))); err != nil {
			return nil, err
		}
	}
	return holding, errors.Join(problems...)
}

// told says what was found in an assessment and the copies beside it, and where to look besides.
func (o forgetOptions) told(path string, all []file.Forgotten, dry bool) string {
	var b strings.Builder
	verb := "taken out"
	switch {
	case o.dry:
		verb = "would be taken out; nothing was changed"
	case dry:
		verb = "would be taken out"
	}
	for _, one := range all {
		shown := plaintext.Line(filepath.Join(filepath.Dir(path), filepath.Base(one.Path)))
		if one.Waits {
			shown = "private notes that wait for " + plaintext.Line(filepath.Base(path))
		}
		if len(one.Found) == 0 {
			fmt.Fprintf(&b, "%s: the name is not in it\n", shown)
		} else {
			fmt.Fprintf(&b, "%s: %s %s\n", shown, wording.Count(len(one.Found), "mention"), verb)
		}
		o.mentions(&b, shown, "", one.Found)
		o.mentions(&b, shown, " is left: it may be somebody else's", one.Left)
	}
	fmt.Fprintf(&b, "Look besides at: ")
	if copies := file.Copies(path); len(copies) > 0 {
		fmt.Fprintf(&b, "the copies beside it (%s); ", plaintext.Line(strings.Join(copies, ", ")))
	}
	fmt.Fprintf(&b, "reports and register entries that were written before, private notes that were typed at another computer beside a workshop with --facilitator and wait there (take the name out there, too), copies that colleagues have (a merge with one brings the name back), mail, paper, backups, and earlier versions that a sync service keeps.\n")
	return b.String()
}

// mentions lists where a name stands: a few places, and all with --dry-run.
func (o forgetOptions) mentions(b *strings.Builder, shown, what string, all []forget.Mention) {
	const few = 10
	for i, m := range all {
		if i == few && !o.dry {
			fmt.Fprintf(b, "  and %d more; --dry-run tells all\n", len(all)-few)
			break
		}
		fmt.Fprintf(b, "  %s:%d: %s%s", shown, m.Line, plaintext.Line(m.Text), what)
		if m.Where != m.Text {
			fmt.Fprintf(b, ", in “%s”", plaintext.Line(m.Where))
		}
		b.WriteString("\n")
	}
}
