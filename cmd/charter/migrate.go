package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// migrateOptions are what charter migrate is asked to do.
type migrateOptions struct {
	con     console
	files   []string
	preview bool          // tell only what would become of the answers
	out     string        // a new file, or "" to move the file itself
	as      *session.User // who moves them; nil: who gave a name before
	pack    string
}

func migrateCommand(con console) *cobra.Command {
	o := migrateOptions{con: con}
	cmd := &cobra.Command{
		Use: "migrate FILE...", Short: "Move assessments to a newer version of their questions", GroupID: groupWork, Args: files,
		Long: `Move assessments to a newer version of their questions, and tell what became of
every answer: which must be given again because the question changed, which stand but
are flagged because the words of their level changed, which are no longer asked, and
which stand as they are. A round of votes that is open on a question that changed does
not count. Commands that only read need no move.

No answer is lost: what was said to a question that changed is in the note, and the
whole answer stays in the file. A copy of the file as it was stays beside it,
under a name that ends in the old version and .bak. With --out the file itself is
left alone. A file that is up to date is not touched.`,
		Example: `  charter migrate falls-risk-list.charter.json --preview
  charter migrate falls-risk-list.charter.json
  charter migrate falls-risk-list.charter.json --pack newer-questions --out trial.charter.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.preview, "preview", false, "tell what would become of every answer, and change nothing")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "write to this new `FILE` and leave the one given as it is")
	asFlag(cmd, &o.as)
	packFlag(cmd, &o.pack)
	return cmd
}

func (o migrateOptions) run() error {
	switch {
	case o.out != "" && o.preview:
		return misuse("--preview writes nothing, so it needs no --out. Leave one of them out")
	case o.out != "" && len(o.files) > 1:
		return misuse("--out names one file, but %d are to be moved. Move them one by one", len(o.files))
	}
	now, err := o.con.now()
	if err != nil {
		return err
	}
	packs := o.con.packs(o.pack)
	at := o.con.files(now)
	user := o.con.signer(o.as)
	at.Who = assessment.Assessor{Name: user.Name, Role: user.Role}
	var problems []error
	for _, name := range o.files {
		if err := o.move(name, packs, at); err != nil {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

// move moves one file, or only looks at it, and tells what becomes of its answers.
func (o migrateOptions) move(name string, packs *file.Packs, options file.Options) error {
	var report assessment.MigrationReport
	var copied, done string
	var err error
	shown, out := plaintext.Line(name), withExtension(o.out)
	switch {
	case o.preview:
		report, err = file.Preview(name, packs, options)
		done = "Nothing was changed; this is what charter migrate would do."
	case o.out != "":
		report, err = file.MigrateTo(name, out, packs, options)
		done = fmt.Sprintf("Made %s. %s is as it was.", plaintext.Line(out), shown)
	default:
		report, copied, err = file.Migrate(name, packs, options)
		done = "The file as it was: " + plaintext.Line(copied) + "\n" + file.WayBack
	}
	if err != nil {
		return toldKind(name, err)
	}
	if !report.Changed() {
		return o.con.printf("%s is up to date, and nothing was changed.\n", shown)
	}
	return o.con.printf("%s\n%s\n%s\n", shown, plaintext.Clean(report.String()), done)
}
