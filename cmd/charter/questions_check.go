package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/exports/wording"
	"charter/questions"
	"charter/questions/check"
	"charter/questions/plaintext"
)

// questionsCheckOptions are what charter questions check is asked to do.
type questionsCheckOptions struct {
	con  console
	dir  string // "" for the built-in pack
	json bool
}

func questionsCheckCommand(con console) *cobra.Command {
	o := questionsCheckOptions{con: con}
	cmd := &cobra.Command{
		Use: "check [FOLDER]", Short: "Check a question pack as an editor would", Args: atMostOne,
		Long: `Check the question pack in FOLDER, or the built-in one: every file in its place,
every question complete and easy to read, every abbreviation explained.
The exit status is 3 when something must be mended.`,
		Example: "  charter questions check my-pack",
		RunE: func(_ *cobra.Command, args []string) error {
			o.dir = strings.Join(args, "")
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write what was found, and the reading ease of each question, as JSON")
	return cmd
}

func (o questionsCheckOptions) run() error {
	if o.dir == "" {
		files, err := questions.Embedded()
		if err != nil {
			return err
		}
		return o.report(files)
	}
	if !isFolder(o.dir) { // to open a pipe would wait for somebody to write to it
		return fmt.Errorf("cannot open the question pack %s: there is no such folder. Name the folder that holds pack.yaml", o.dir)
	}
	root, err := os.OpenRoot(o.dir)
	if err != nil {
		return fmt.Errorf("cannot open the question pack %s: %w. Name the folder that holds pack.yaml", o.dir, err)
	}
	defer root.Close()
	return o.report(root.FS())
}

func (o questionsCheckOptions) report(files fs.FS) error {
	report := check.Check(files)
	if o.json {
		if err := printJSON(o.con, report); err != nil {
			return err
		}
	} else if err := o.con.printf("%s", findings(o.dir, report)); err != nil {
		return err
	}
	if report.Faults() > 0 {
		return unmet("%s to mend before the question pack is used", wording.Count(report.Faults(), "fault"))
	}
	return nil
}

// findings writes what was found, one a line, with the way to each file as seen
// from here, so that an editor can go there.
func findings(dir string, r check.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		f.File = filepath.Join(dir, f.File)
		fmt.Fprintln(&b, plaintext.Line(f.String()))
	}
	if r.Faults() == 0 {
		fmt.Fprintf(&b, "%s %s: sound, %d principles, %d questions\n", plaintext.Line(r.Pack), plaintext.Line(r.Version), r.Principles, r.Questions)
	}
	return b.String()
}
