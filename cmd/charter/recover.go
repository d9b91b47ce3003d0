package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/file"
	"charter/questions/plaintext"
)

// recoverOptions are what charter recover is asked to do.
type recoverOptions struct {
	con  console
	file string
	yes  bool
	pack string
}

func recoverCommand(con console) *cobra.Command {
	o := recoverOptions{con: con}
	cmd := &cobra.Command{
		Use: "recover FILE", Short: "Go back to the last good copy of a damaged file", GroupID: groupWork, Args: oneFile,
		Long: `Tell where a file is damaged and what the last good copy beside it (FILE.bak) holds,
and go back to that copy. The damaged file is kept too, under another name. You are
asked first; without a terminal nothing is changed unless you say --yes. A file that
is not damaged is not touched.`,
		Example: `  charter recover falls-risk-list.charter.json
  charter recover falls-risk-list.charter.json --yes`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return o.run()
		},
	}
	cmd.Flags().BoolVarP(&o.yes, "yes", "y", false, "go back to the last good copy without asking")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o recoverOptions) run() error {
	pack, err := o.con.packs(o.pack).ForReading(o.file)
	if err != nil {
		return err
	}
	now, err := o.con.now()
	if err != nil {
		return err
	}
	damage := file.Inspect(o.file, pack)
	shown := plaintext.Line(o.file)
	if damage == nil {
		return o.con.printf("%s is not damaged, and nothing was changed.\n", shown)
	}
	if damage.Backup.Err != nil {
		if other := assessmentOnly(o.file); other != nil {
			return other
		}
		return errors.New(strings.TrimSpace(damage.String()))
	}
	if err := o.con.printf("%s", plaintext.Clean(damage.String())); err != nil {
		return err
	}
	if !o.yes {
		if !o.con.terminal {
			return fmt.Errorf("nothing was changed. To go back to the last good copy: charter recover %s --yes", plaintext.Argument(o.file))
		}
		if agreed, err := o.con.agrees("Go back to the last good copy?"); err != nil || !agreed {
			return err
		}
	}
	aside, err := file.Restore(o.file, pack, o.con.files(now))
	if err != nil {
		return err
	}
	if aside == "" {
		return o.con.printf("The last good copy is back as %s.\n", shown)
	}
	return o.con.printf("The last good copy is back as %s. The damaged file is kept as %s.\n", shown, plaintext.Line(filepath.Base(aside)))
}
