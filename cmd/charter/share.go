package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"charter/assessment/file"
	"charter/assessment/format"
	"charter/exports/output"
	"charter/exports/privacy"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// shareOptions are what charter share is asked to do.
type shareOptions struct {
	con   console
	file  string
	out   string // the copy; "" beside the assessment
	force bool
}

func shareCommand(con console) *cobra.Command {
	o := shareOptions{con: con}
	cmd := &cobra.Command{
		Use: "share FILE", Short: "Make a copy for a colleague or an officer", GroupID: groupHandOn,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("give the one assessment to make a copy of, such as: charter share falls-risk-list.charter.json")
			}
			return nil
		},
		Long: `Make a copy of an assessment for somebody else to read or go on with. It
leaves out what a public report leaves out: private notes, people's names, points put
aside and the places of evidence that is not public. The history, and what the team said
of names, are not in it either. Answers, evidence, actions and votes are.

The copy is the same assessment and has the same id. Its name ends in
.shared.charter.json unless --out gives another, and charter counts it as a copy. It is
made for you alone to read, unless its folder is shared with a group. Nothing is replaced
without --force. Where private text or a name stands in another field as well, no copy is
made, and charter says where. Look through the copy before you hand it on: charter does not
know a name that no field for people holds.`,
		Example: `  charter share falls-risk-list.charter.json
  charter share falls-risk-list.charter.json --out for-the-officer.charter.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return o.run()
		},
	}
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "make the copy under this `NAME`")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a copy that is there already")
	return cmd
}

func (o shareOptions) run() error {
	path := withExtension(cmp.Or(o.out, file.SharedCopy(o.file)))
	if isSameFile(o.file, path) {
		return misuse("the copy cannot take the place of the assessment. Give it another name with --out")
	}
	a, err := file.Read(o.file, nil)
	if err != nil {
		return toldKind(o.file, err)
	}
	shared, withheld, err := privacy.Share(a)
	if err != nil {
		return fmt.Errorf("%s: %w", o.file, err)
	}
	shared.Tool = o.con.release.tool()
	data, err := format.Encode(shared)
	if err != nil {
		return err
	}
	if err := o.con.writePlan([]output.File{{Path: path, Data: data, Private: true}}, "", o.force); err != nil {
		return err
	}
	for _, what := range withheld {
		if err := o.con.printf("  left out: %s: %s\n", plaintext.Line(wording.FieldAt(what.Field)), what.Reason); err != nil {
			return err
		}
	}
	if n := len(a.History); n > 0 {
		return o.con.printf("  left out: the history, %s\n", wording.Count(n, "change"))
	}
	return nil
}

// isSameFile reports whether two names lead to one file.
func isSameFile(name, other string) bool {
	if filepath.Clean(name) == filepath.Clean(other) {
		return true
	}
	one, err := os.Stat(name)
	if err != nil {
		return false
	}
	two, err := os.Stat(other)
	return err == nil && os.SameFile(one, two)
}
