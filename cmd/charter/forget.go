package main

import (
	"errors"
	"fmt"
	"path/filepath"
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
			return nil
		},
		Long: `Take a person's name out of assessments: out of every field, note and action, the list
of those who rated, what the team said of names, the history, and the copies that
charter keeps beside the file, such as its .bak. "(name removed)" stands there instead.

The name is found in any letters, with a middle name between, with the surname first,
with an initial for the first name, and as a mailbox. A first name or a surname by
itself is left, since it may be somebody else's, and is told with its line. Roles stay.
It cannot be undone. Look first with --dry-run. Where else copies may lie is said.`,
		Example: `  charter forget "Ada Mensah" falls-risk-list.charter.json --dry-run
  charter forget "Ada Mensah" falls-risk-list.charter.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.name, o.files = args[0], args[1:]
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "tell only what would be taken out, and change nothing")
	return cmd
}

func (o forgetOptions) run() error {
	now, err := o.con.now()
	if err != nil {
		return err
	}
	var problems []error
	for _, name := range o.files {
		all, err := file.Forget(name, o.name, o.dry, o.con.files(now))
		if err != nil {
			problems = append(problems, toldKind(name, err))
			continue
		}
		if err := o.con.printf("%s", plaintext.Clean(o.told(name, all))); err != nil {
			return err
		}
	}
	return errors.Join(problems...)
}

// told says what was found in an assessment and the copies beside it, and where to look besides.
func (o forgetOptions) told(path string, all []file.Forgotten) string {
	var b strings.Builder
	verb := "taken out"
	if o.dry {
		verb = "would be taken out; nothing was changed"
	}
	for _, one := range all {
		shown := plaintext.Line(filepath.Join(filepath.Dir(path), filepath.Base(one.Path)))
		if len(one.Found) == 0 {
			fmt.Fprintf(&b, "%s: the name is not in it\n", shown)
		} else {
			fmt.Fprintf(&b, "%s: %s %s\n", shown, wording.Count(len(one.Found), "mention"), verb)
		}
		mentions(&b, shown, "", one.Found)
		mentions(&b, shown, " is left: it may be somebody else's", one.Left)
	}
	fmt.Fprintf(&b, "Look besides at: ")
	if copies := file.Copies(path); len(copies) > 0 {
		fmt.Fprintf(&b, "the copies beside it (%s); ", plaintext.Line(strings.Join(copies, ", ")))
	}
	fmt.Fprintf(&b, "reports and register entries that were written before, copies that colleagues have (a merge with one brings the name back), mail, paper, backups, and earlier versions that a sync service keeps.\n")
	return b.String()
}

func mentions(b *strings.Builder, shown, what string, all []forget.Mention) {
	for _, m := range all {
		fmt.Fprintf(b, "  %s:%d: %s%s\n", shown, m.Line, plaintext.Line(m.Text), what)
	}
}
