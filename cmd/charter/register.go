package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/exports/document"
	"charter/exports/encoding"
	"charter/exports/output"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/site"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// entryEnding ends the name of a register entry.
const entryEnding = ".register.json"

func registerCommand(con console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "register", Short: "Publish register entries as a website", GroupID: groupHandOn, Args: noSubcommand,
		Long: `Publish the register entries of many projects as a website for residents: pages
that need no server program, no script and no network, and that work from a folder too.
docs/register.md sets out how a register is run.`,
		Example: `  charter register build entries --out site
  charter register withdraw bus-assistant --site site --reason "The trial was called off."`,
		RunE: func(cmd *cobra.Command, _ []string) error { return printHelp(con, cmd) },
	}
	cmd.AddCommand(registerBuildCommand(con), registerWithdrawCommand(con))
	return cmd
}

// registerOptions are what charter register build is asked to do.
type registerOptions struct {
	con   console
	names []string // files and folders
	out   string   // the folder of the site
	pack  string
	site.Options
}

func registerBuildCommand(con console) *cobra.Command {
	o := registerOptions{con: con}
	cmd := &cobra.Command{
		Use: "build FILE|FOLDER...", Short: "Write the website of a register",
		Long: `Write the website of a register from all the entries that it is to hold. In a
FOLDER every file that ends in ` + entryEnding + ` counts, and every assessment, of which the entry
is made as charter export makes it; also in the folders in it. Where the report that an
entry was made from lies beside it, it is checked that the entry follows from it.

--out names the folder of the website. It is replaced as a whole or left as it was, and
must hold nothing else. Keep it from one time to the next: earlier versions of entries,
their days and what was withdrawn are read from it. An entry that says something new
becomes the next version, published today; all others stay as they are.

Nothing is written where an entry may not be published (a worked example, a draft with
questions still open), where two files are the same entry and differ, where an entry of the
website is not among the files (give its file, or withdraw it first), or where a file may be
older than what the website says: text that was withdrawn must not come back unseen.

What --title, --publisher, --contact and --address say is kept in the website, so it needs
saying only once. The same files and the same website give the same bytes. Set
SOURCE_DATE_EPOCH to fix the day.`,
		Example: `  charter register build entries --out site
  charter register build entries --out site --publisher "Name of the body" --contact register@organisation.uk`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("%s needs a folder with register entries, for example: %s entries --out site", cmd.CommandPath(), cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.names = args
			return o.run()
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.out, "out", "o", "", "write the website to this `FOLDER`")
	flags.StringVar(&o.Title, "title", "", "call the register by this `NAME`")
	flags.StringVar(&o.Publisher, "publisher", "", "say that the body with this `NAME` runs it")
	flags.StringVar(&o.Contact, "contact", "", "let people write to this `MAILBOX`")
	flags.StringVar(&o.Address, "address", "", "say that it is to be found on the web at this `ADDRESS`")
	flags.StringArrayVar(&o.Readmit, "readmit", nil, "publish the withdrawn `ENTRY` again, by its id or short name")
	flags.StringArrayVar(&o.Older, "older", nil, "publish the file of this `ENTRY` though it may be older, by its id or short name")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o registerOptions) run() error {
	if err := o.check(); err != nil {
		return err
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	o.Day = assessment.DateOf(reader.now)
	folder, before, err := openSite(o.out)
	if err != nil {
		return err
	}
	given, remarks, problems := o.given(reader)
	if err := errors.Join(problems...); err != nil {
		return fmt.Errorf("%w\nNothing was written", err)
	}
	made, err := site.Build(before, folder.Read, given, o.Options)
	if err != nil {
		return fmt.Errorf("%w\nNothing was written", err)
	}
	if err := folder.Replace(made.Write); err != nil {
		return err
	}
	for i, g := range given {
		for _, remark := range remarks[i] {
			if made.Publishes(g.Entry) {
				o.con.warn(plaintext.Line(g.Place) + ": " + plaintext.Line(remark))
			}
		}
	}
	return o.con.printf("Wrote %s: %s, of which %d new and %d with a new version. Open %s\n", plaintext.Line(o.out),
		wording.Count(made.Shown(), "entry"), made.Added, made.Updated, plaintext.Line(filepath.Join(o.out, "index.html")))
}

// check refuses wrong use.
func (o *registerOptions) check() error {
	if o.out == "" {
		return misuse("charter register build needs --out with the folder of the website, such as --out site")
	}
	if o.Contact != "" && !document.Followable("mailto:"+o.Contact) {
		return misuse("--contact: %q is no mailbox. Give one such as register@organisation.uk", plaintext.Line(o.Contact))
	}
	if o.Address != "" && (!document.Followable(o.Address) || !strings.HasPrefix(o.Address, "http")) {
		return misuse("--address: %q is no address of the web. Give one such as https://register.organisation.uk/", plaintext.Line(o.Address))
	}
	if o.Address != "" {
		o.Address = strings.TrimSuffix(o.Address, "/") + "/"
	}
	for _, text := range []*string{&o.Title, &o.Publisher} {
		*text = plaintext.Line(*text)
	}
	return outsideFolder(o.out)
}

// outsideFolder refuses a folder that is to be replaced while somebody works in it.
func outsideFolder(out string) error {
	here, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("cannot tell which folder this is: %w. Go to another folder, and try again", err)
	}
	path, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if within, err := filepath.Rel(path, here); err == nil && filepath.IsLocal(within) {
		return misuse("the website cannot be written to the folder you are in, or one around it, as it is replaced as a whole. Name a folder in it, such as site")
	}
	return nil
}

// openSite opens the folder of a website, and reads the register in it; nil where there is none yet.
func openSite(name string) (*output.Folder, *site.Register, error) {
	folder, err := output.OpenFolder(name)
	if err != nil || folder.Empty() {
		return folder, nil, err
	}
	text, err := folder.Read(site.Index)
	if err != nil {
		return nil, nil, err
	}
	before, err := site.Read(text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", plaintext.Line(name), err)
	}
	return folder, before, nil
}

// given reads every entry that the register is to hold, with what whoever publishes it should look at.
func (o registerOptions) given(reader *reader) ([]site.Given, [][]string, []error) {
	var names []string
	var problems []error
	for _, name := range o.names {
		found, passed, err := filesIn(name, func(name string) bool { return file.IsAssessment(name) || strings.HasSuffix(name, entryEnding) })
		switch {
		case err != nil:
			problems = append(problems, err)
		case len(found) == 0:
			problems = append(problems, fmt.Errorf("there is no register entry in %s. Entries end in %s, and charter export --format register writes them", plaintext.Line(name), entryEnding))
		case len(passed) > 0:
			problems = append(problems, fmt.Errorf("%s may not be looked into. Check who may read it, or move it away", plaintext.Line(passed[0])))
		}
		names = append(names, found...)
	}
	given, remarks, faults := make([]site.Given, len(names)), make([][]string, len(names)), make([]error, len(names))
	onEveryCore(len(names), func(i int) {
		given[i].Place = names[i]
		given[i].Entry, remarks[i], faults[i] = o.entry(names[i], reader)
	})
	return given, remarks, append(problems, faults...)
}

// entry reads one: of an assessment as an export makes it, else as the file holds it.
func (o registerOptions) entry(name string, reader *reader) (*register.Entry, []string, error) {
	if file.IsAssessment(filepath.Base(name)) {
		return entryOf(name, reader)
	}
	data, err := readHandedOn(name)
	if err != nil {
		return nil, nil, err
	}
	text, _ := encoding.Text(data)
	e, err := site.ReadEntry(text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", plaintext.Line(name), err)
	}
	return e, e.Warnings, o.followsFromReport(name, text)
}

// entryOf makes the entry of the assessment in a file.
func entryOf(name string, reader *reader) (*register.Entry, []string, error) {
	made, err := reader.report(name, report.Public)
	if err == nil {
		err = made.DateFault()
	}
	if err != nil {
		return nil, nil, err
	}
	e, err := register.Make(made)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", plaintext.Line(name), err)
	}
	var remarks []string
	for _, remark := range made.Remarks() {
		remarks = append(remarks, remark.Sentence())
	}
	return e, append(remarks, e.Warnings...), nil
}

// followsFromReport checks an entry against the report beside it, where there is one.
func (o registerOptions) followsFromReport(name string, text []byte) error {
	beside := strings.TrimSuffix(name, entryEnding) + ".report.json"
	if _, err := os.Lstat(beside); err != nil {
		return nil
	}
	verify := verifyOptions{con: o.con, pack: o.pack}
	return verify.belongs(beside, name, text)
}

// withdrawOptions are what charter register withdraw is asked to do.
type withdrawOptions struct {
	con     console
	entry   string
	site    string
	reason  string
	version int
}

func registerWithdrawCommand(con console) *cobra.Command {
	o := withdrawOptions{con: con}
	cmd := &cobra.Command{
		Use: "withdraw ENTRY", Short: "Take back what an entry said, and say so in its place",
		Long: `Withdraw an entry from the website of a register, by its short name or its id. Its page
stays at its address and says that it was withdrawn, when and why. What it said is taken
away, but for its title, its organisation, its short name and its address. Where a title
should go as well, publish the entry under another one first. With --version only what
that earlier version said is taken away, for text that should not have been published.

A project that has ended is not withdrawn: its team sets its stage to retired and exports
its entry again. What a website said may be kept elsewhere, such as in earlier commits.`,
		Example: `  charter register withdraw bus-assistant --site site --reason "The trial was called off."
  charter register withdraw bus-assistant --version 1 --site site --reason "It named a person."`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("give the one entry to withdraw, such as: charter register withdraw bus-assistant --site site --reason \"The trial was called off.\"")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("version") && o.version < 1 {
				return misuse("--version takes the number of an earlier version, from 1 on. To withdraw the whole entry, leave it out")
			}
			o.entry = args[0]
			return o.run()
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.site, "site", "", "the `FOLDER` of the website")
	flags.StringVar(&o.reason, "reason", "", "say `why`, for the public")
	flags.IntVar(&o.version, "version", 0, "only what this earlier `VERSION` said")
	return cmd
}

func (o withdrawOptions) run() error {
	reason := strings.TrimSpace(plaintext.Line(o.reason))
	switch {
	case o.site == "":
		return misuse("charter register withdraw needs --site with the folder of the website, such as --site site")
	case reason == "":
		return misuse("charter register withdraw needs --reason: say why, in a sentence for the public")
	}
	if err := outsideFolder(o.site); err != nil {
		return err
	}
	now, err := o.con.now()
	if err != nil {
		return err
	}
	folder, before, err := openSite(o.site)
	if err != nil {
		return err
	}
	if before == nil {
		return fmt.Errorf("there is no website of a register in %s. Name the folder that charter register build has written", plaintext.Line(o.site))
	}
	made, err := site.Withdraw(before, folder.Read, o.entry, o.version, site.Withdrawal{On: assessment.DateOf(now), Reason: reason})
	if err != nil {
		return err
	}
	if err := folder.Replace(made.Write); err != nil {
		return err
	}
	if o.version > 0 {
		return o.con.printf("Withdrew what version %d of the entry %s said. Its page says when and why.\n", o.version, plaintext.Line(o.entry))
	}
	return o.con.printf("Withdrew the entry %s. Its page says when and why. Its title, organisation and address stay. Take its file away from the entries, too.\n", plaintext.Line(o.entry))
}
