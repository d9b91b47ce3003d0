package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/atrs"
	"charter/assessment/file"
	"charter/assessment/imports"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// importOptions are what charter import is asked to do.
type importOptions struct {
	con    console
	source string // a file, or "-"
	into   string // the assessment that is filled in, or ""
	out    string // a new assessment, or ""
	yes    bool
	json   bool
	as     *session.User // who takes it over; nil: who gave a name before
	pack   string
}

func importCommand(con console) *cobra.Command {
	o := importOptions{con: con}
	cmd := &cobra.Command{
		Use: "import SOURCE [--into FILE | --out FILE]", Short: "Take over what is already written about the project", GroupID: groupWork,
		Long: `Take over what is already written about the project, so that nobody types it again.
SOURCE is one of these:

  a record of the Algorithmic Transparency Recording Standard (ATRS): its page on
  GOV.UK, saved as a web page; what /api/content/ on GOV.UK says of it, as JSON; or
  the text of the template, filled in, of version 2, 3 or 4
  a register entry that charter wrote, as JSON or CSV
  a table in CSV with the columns field and value
  an earlier assessment

charter shows which field each part goes to, and in whole what it did not understand.
It asks before it takes a field: y takes it, n leaves it, all takes the rest of what
is still empty, stop ends. What was taken is marked until somebody changes or confirms
it, and charter open lists it in the review. Without --into and --out, or with --json,
it only shows. Nothing is fetched from the internet; - reads standard input.`,
		Example: `  charter import record.html
  charter import record.html --out falls-risk-list
  charter import record.json --into falls-risk-list.charter.json
  charter import falls-register-entry.csv --into falls-risk-list.charter.json --yes`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return misuse("charter import needs one source, for example: charter import record.html --out falls-risk-list")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.source = args[0]
			return o.run(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&o.into, "into", "", "fill in the assessment in this `FILE`")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "start a new assessment in this `FILE`")
	cmd.Flags().BoolVar(&o.yes, "yes", false, "take everything without asking, but where something else stands already")
	cmd.Flags().BoolVar(&o.json, "json", false, "only show, as JSON")
	asFlag(cmd, &o.as)
	packFlag(cmd, &o.pack)
	return cmd
}

func (o importOptions) run(ctx context.Context) error {
	writes := (o.into != "" || o.out != "") && !o.json
	switch {
	case o.into != "" && o.out != "":
		return misuse("--into fills in an assessment that is there, --out starts a new one. Give one of them")
	case o.json && o.yes:
		return misuse("--json only shows, so there is nothing for --yes to take. Leave one of them out")
	case o.yes && !writes:
		return misuse("--yes needs the assessment to fill in: add --into FILE, or --out FILE for a new one")
	case writes && !o.yes && (!o.con.terminal || o.source == "-"):
		return misuse("charter import asks before it takes a field, and there is nobody to ask here. Add --yes to take everything that is still empty, or --json to see it")
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	plan, err := o.plan(reader)
	if err != nil {
		return err
	}
	switch {
	case o.into != "":
		return o.fill(ctx, reader, plan, writes)
	case o.json:
		return printJSON(o.con, plan)
	}
	return o.start(reader, plan)
}

// start takes a plan over into a new assessment, or only shows it where none is named.
func (o importOptions) start(reader *reader, plan *imports.Plan) error {
	if o.out == "" {
		if err := o.tell(plan); err != nil {
			return err
		}
		return o.con.printf("\nNothing was changed. To take it over, add --out FILE for a new assessment, or --into FILE for one that you have.\n")
	}
	name := withExtension(o.out)
	if err := file.Free(name); err != nil { // before anything is asked
		return err
	}
	fresh, err := reader.packs.New(name, reader.now)
	if err != nil {
		return err
	}
	editor := assessment.NewEditor(fresh)
	if err := o.tell(plan); err != nil {
		return err
	}
	taken, err := o.take(editor, plan, reader)
	if err != nil {
		return err
	}
	if len(taken) == 0 {
		return o.con.printf("\nNothing was taken, and no file was made.\n")
	}
	made := *editor.Assessment()
	made.Tool = o.con.release.tool()
	if err := file.Create(name, &made); err != nil {
		return err
	}
	return o.con.printf("\nMade %[1]s with %[2]s taken over. Confirm them in the review: charter open %[1]s\n", plaintext.Argument(name), wording.Count(len(taken), "field"))
}

// fill takes a plan over into an assessment that is there.
func (o importOptions) fill(ctx context.Context, reader *reader, plan *imports.Plan, writes bool) error {
	pack, err := reader.packs.For(o.into)
	if err != nil {
		return err
	}
	if !writes {
		a, _, err := reader.read(o.into)
		if err != nil {
			return err
		}
		plan.Against(a)
		return printJSON(o.con, plan)
	}
	options := o.con.files(reader.now)
	options.Pack = func() (*questions.Pack, error) { return pack, nil }
	saver, a, err := file.Open(o.into, options)
	if err != nil {
		return err
	}
	if held := saver.Status().ReadOnly; held != nil {
		saver.Discard()
		return held
	}
	plan.Against(a)
	editor := assessment.NewEditor(a)
	var taken []string
	if err = o.tell(plan); err == nil {
		taken, err = o.take(editor, plan, reader)
	}
	if err != nil || len(taken) == 0 {
		saver.Discard()
		if err == nil {
			err = o.con.printf("\nNothing was taken, and %s is as it was.\n", plaintext.Line(o.into))
		}
		return err
	}
	saver.Save(editor.Assessment())
	if err := saver.Close(ctx); err != nil {
		saver.Discard()
		return fmt.Errorf("%s: what was taken could not be saved, and the file is as it was: %w", o.into, err)
	}
	return o.con.printf("\nTook %[2]s over into %[1]s. Confirm them in the review: charter open %[1]s\n", plaintext.Argument(o.into), wording.Count(len(taken), "field"))
}

// plan reads the source.
func (o importOptions) plan(reader *reader) (*imports.Plan, error) {
	name := o.source
	var data []byte
	var err error
	if name == "-" {
		name = "standard input"
		data, err = io.ReadAll(io.LimitReader(o.con.stdin, atrs.MaxSize+1))
		if err == nil && len(data) > atrs.MaxSize {
			err = fmt.Errorf("standard input is longer than %d megabytes. Check that this is the right file", atrs.MaxSize>>20)
		}
	} else {
		data, err = readNoLonger(name, atrs.MaxSize)
	}
	if err != nil {
		return nil, err
	}
	plan, err := imports.Read(filepath.Base(name), data, assessment.DateOf(reader.now))
	switch {
	case errors.Is(err, imports.ErrAssessment) && o.source == "-":
		return nil, errors.New("standard input has an assessment. Name its file instead")
	case errors.Is(err, imports.ErrAssessment):
		earlier, _, err := reader.read(o.source)
		if err != nil {
			return nil, err
		}
		return imports.FromAssessment(o.source, earlier), nil
	case err != nil:
		return nil, fmt.Errorf("%s cannot be imported: %w", name, err)
	}
	return plan, nil
}

// tell shows what was understood, and what was not.
func (o importOptions) tell(plan *imports.Plan) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", plaintext.Line(plan.From))
	fmt.Fprintf(&b, "\nUnderstood: %s\n", wording.Count(len(plan.Offers), "field"))
	for _, offer := range plan.Offers {
		fmt.Fprintf(&b, "\n%s\n", offer.Label)
		if offer.Heading != "" {
			fmt.Fprintf(&b, "  from “%s”\n", offer.Heading)
		}
		b.WriteString(indented(offer.Value))
		if offer.Remark != "" {
			fmt.Fprintf(&b, "  %s\n", offer.Remark)
		}
	}
	if len(plan.Same) > 0 {
		fmt.Fprintf(&b, "\nThe assessment says the same already: %s\n", wording.Count(len(plan.Same), "field"))
	}
	fmt.Fprintf(&b, "\nNot taken: %s\n", wording.Count(len(plan.Left), "part"))
	for _, left := range plan.Left {
		fmt.Fprintf(&b, "\n%s\n  %s\n%s", left.Heading, left.Why, indented(left.Text))
	}
	return o.con.printf("%s", plaintext.Clean(b.String()))
}

func indented(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(plaintext.Clean(text), "\n"), "\n", "\n    ") + "\n"
}

// take asks of each offer whether to take it, and gives the places where something was
// taken.
func (o importOptions) take(editor *assessment.Editor, plan *imports.Plan, reader *reader) (taken []string, err error) {
	stamp := assessment.Stamp{At: reader.now, Tool: reader.tool}
	user := o.con.signer(o.as)
	who := editor.Assessment().AtKeyboard(user.Name, user.Role)
	if user.Name != "" {
		stamp.By = who.ID
	}
	answers := bufio.NewScanner(o.con.stdin)
	all := o.yes
	kept := 0
	for i, offer := range plan.Offers {
		yes := all && offer.Adds()
		if !all {
			if err := o.show(i+1, len(plan.Offers), offer); err != nil {
				return nil, err
			}
			answer, err := o.ask(answers, offer)
			if err != nil {
				return nil, err
			}
			if answer == "stop" {
				break
			}
			all = answer == "all"
			yes = answer == "yes" || all && offer.Adds()
		}
		if all && !yes {
			kept++
		}
		if yes {
			offer.Take(editor, stamp, plan.From)
			taken = append(taken, offer.Place)
		}
	}
	if len(taken) > 0 && stamp.By != "" {
		editor.List(who)
	}
	if kept > 0 {
		err = o.con.printf("\n%s left as it is, since something else stands there. To replace it, run this again without --yes and answer y to just that field.\n", wording.Capital(wording.Count(kept, "field")))
	}
	return taken, err
}

// show tells one offer before it is asked for.
func (o importOptions) show(i, of int, offer imports.Offer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%d of %d: %s\n%s", i, of, offer.Label, indented(offer.Value))
	if offer.Said != "" {
		fmt.Fprintf(&b, "  The record says:\n%s", indented(offer.Said))
	}
	if offer.Remark != "" {
		fmt.Fprintf(&b, "  %s\n", offer.Remark)
	}
	if offer.Now != "" {
		fmt.Fprintf(&b, "  Now it says:\n%s", indented(offer.Now))
	}
	return o.con.printf("%s", plaintext.Clean(b.String()))
}

// ask asks whether to take an offer: yes, no, all or stop. The end of the input is stop.
func (o importOptions) ask(answers *bufio.Scanner, offer imports.Offer) (string, error) {
	question := "Take it?"
	if !offer.Adds() {
		question = "Replace what it says now?"
	}
	for {
		if err := o.con.printf("%s y, n, all or stop: ", question); err != nil {
			return "", err
		}
		if !answers.Scan() {
			return "stop", answers.Err()
		}
		switch strings.ToLower(strings.TrimSpace(answers.Text())) {
		case "y", "yes":
			return "yes", nil
		case "n", "no":
			return "no", nil
		case "all":
			return "all", nil
		case "stop", "q":
			return "stop", nil
		}
	}
}
