package main

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/postgres"
	"charter/questions/plaintext"
	"charter/tui/host"
)

// storeFlag adds the database in which a host keeps what it has.
func (o *serving) storeFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.store, "store", "", "keep accounts and assessments in the PostgreSQL database at this `ADDRESS`, such as postgres://charter@db.example.org/charter; its password is read from the file that PGPASSFILE names")
}

// database connects to the database that was named, also only to look; nil: none was.
func (o *serving) database(ctx context.Context, look bool) (*postgres.Database, error) {
	if o.store == "" {
		return nil, nil
	}
	address, err := url.Parse(o.store)
	if err != nil || !slices.Contains([]string{"postgres", "postgresql"}, address.Scheme) {
		return nil, misuse("--store takes the address of a PostgreSQL database, such as postgres://charter@db.example.org/charter")
	}
	if _, said := address.User.Password(); said || address.Query().Has("password") {
		return nil, misuse("the password of the database must not stand on the command line, where everybody on this computer can read it. Write it into a file of your own, .pgpass in your folder or the one that PGPASSFILE names: HOST:PORT:DATABASE:USER:PASSWORD")
	}
	return postgres.Open(ctx, o.store, postgres.Options{Now: o.con.clock, Look: look})
}

// place connects to where the host keeps what it has, also only to look, until close.
func (o *serving) place(ctx context.Context, look bool) (at host.Place, close func(), err error) {
	d, err := o.database(ctx, look)
	switch {
	case err != nil:
		return at, nil, err
	case d == nil:
		return host.Place{Folder: o.folder}, func() {}, nil
	}
	return host.Place{Folder: o.folder, Database: d}, d.Close, nil
}

func (o *serving) checkCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "check", Short: "Check all that a host keeps", Args: noArgs,
		Long: `Read the accounts and every assessment that a host keeps, and say which cannot be
read, and why. Nothing is changed, and the host need not be stopped for this.`,
		Example: `  charter serve check
  charter serve check --store postgres://charter@db.example.org/charter`,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.check(cmd.Context()) },
	}
	o.placeFlags(cmd)
	return cmd
}

func (o *serving) check(ctx context.Context) error {
	o.fill()
	at, end, err := o.place(ctx, true)
	if err != nil {
		return err
	}
	defer end()
	if d, ok := at.Database.(*postgres.Database); ok {
		state, err := d.State(ctx)
		if err != nil {
			return err
		}
		if err := o.con.printf("%s\n", state); err != nil {
			return err
		}
	}
	faults := 0
	err = at.Check(o.con.packs(""), o.con.clock, func(c host.Checked) error {
		faults += len(c.Faults)
		return o.con.printf("%s\n", c)
	})
	if err == nil && faults > 0 {
		err = errors.New("not all can be read. To go back to a last good copy, open the assessment on the host, which offers that; or put back a copy of the folder or the database")
	}
	return err
}

func (o *serving) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "export FOLDER", Short: "Write all that a database keeps to files", Args: oneFolder,
		Long: `Write every assessment in a database to a new folder, as an ordinary file that charter
opens on any computer, and the accounts. The folder is one that charter serve --folder
serves, so this is also the way from a database back to a folder. The host need not be
stopped for this.`,
		Example: `  charter serve export copies --store postgres://charter@db.example.org/charter`,
		RunE:    func(cmd *cobra.Command, args []string) error { return o.export(cmd.Context(), args[0]) },
	}
	o.storeFlag(cmd)
	return cmd
}

// errNoStore says that a command is about a database.
func errNoStore(cmd string) error {
	return misuse("charter serve %s needs --store with the address of the database. What a host without one keeps is files already", cmd)
}

func (o *serving) export(ctx context.Context, folder string) error {
	d, err := o.database(ctx, true)
	switch {
	case err != nil:
		return err
	case d == nil:
		return errNoStore("export")
	}
	defer d.Close()
	err = host.Export(d, folder, o.con.clock, func(m host.Moved) error { return o.con.printf("%s\n", m) })
	if err != nil {
		return err
	}
	return o.con.printf("Written to %s. The assessments are below %s.\n", plaintext.Line(folder), plaintext.Line(filepath.Join(folder, "organisations")))
}

func (o *serving) importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "import FOLDER", Short: "Take files into a database", Args: oneFolder,
		Long: `Take what charter serve keeps in a folder, the accounts included, into a database. Or
take a folder of assessments into one organisation, which is made if it is not there yet.
Nothing in the database is replaced, and the folder stays as it is. Stop the host of the
folder first.`,
		Example: `  charter serve import /var/lib/charter --store postgres://charter@db.example.org/charter
  charter serve import assessments --organisation "Falls Clinic" --store postgres://charter@db.example.org/charter`,
		RunE: func(cmd *cobra.Command, args []string) error { return o.take(cmd.Context(), args[0]) },
	}
	o.placeFlags(cmd)
	return cmd
}

// take takes a folder into the database.
func (o *serving) take(ctx context.Context, folder string) error {
	o.fill()
	d, err := o.database(ctx, false)
	switch {
	case err != nil:
		return err
	case d == nil:
		return errNoStore("import")
	}
	defer d.Close()
	left := 0
	err = host.Import(d, folder, o.organisation, o.con.clock, func(m host.Moved) error {
		left += len(m.Left)
		return o.con.printf("%s\n", m)
	})
	if err == nil && left > 0 {
		err = errors.New("not all was taken in. Give those files other names, then import the folder once more")
	}
	return err
}

// oneFolder demands a folder.
func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
		return misuse("%s needs one folder", cmd.CommandPath())
	}
	return nil
}
