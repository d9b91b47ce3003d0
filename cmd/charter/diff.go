package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"charter/assessment/format"
	"charter/exports/changes"
	"charter/exports/output"
	"charter/exports/report"
	"charter/questions"
)

// diffOptions are what charter diff is asked to do.
type diffOptions struct {
	con      console
	old, new string // each an assessment or a JSON report
	audience string
	format   string
	json     bool
	out      string // a file, or "" for standard output
	force    bool
	pack     string
}

func diffCommand(con console) *cobra.Command {
	o := diffOptions{con: con}
	cmd := &cobra.Command{
		Use: "diff OLD NEW", Short: "Tell in plain words what changed", GroupID: groupLook,
		Long: `Tell in plain words what became of an assessment from OLD to NEW: the verdict,
principles that rose or fell and through which questions, facts, evidence, actions.
Each is an assessment or a JSON report. The result is Markdown on standard output; with
--format html it is a page to open or print, and --out writes it to a file.`,
		Example: `  charter diff spring.report.json falls-risk-list.charter.json
  charter diff spring.report.json falls-risk-list.charter.json --format html --out changes.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return misuse("charter diff needs two names, the older first, for example: charter diff spring.report.json falls-risk-list.charter.json")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.old, o.new = args[0], args[1]
			return o.run()
		},
	}
	cmd.Flags().StringVar(&o.audience, "audience", string(report.Public), "for whom: `public` or internal")
	cmd.Flags().StringVar(&o.format, "format", "md", "write `md`, html or json")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON, as --format json does; charter schema changes describes it")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "write to this `FILE`")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file that is there already")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o diffOptions) run() error {
	write, err := o.writer()
	if err != nil {
		return err
	}
	if err := noAssessmentAt(o.out, []string{o.old, o.new}); err != nil {
		return err
	}
	audience, err := audienceOf(o.audience)
	if err != nil {
		return err
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	before, err := reader.reportIn(o.old, audience)
	if err != nil {
		return err
	}
	after, err := reader.reportIn(o.new, audience)
	if err != nil {
		return err
	}
	since := changes.Diff(before, after, reader.packOf(after))
	for _, name := range []string{o.old, o.new} {
		if a, _, err := reader.read(name); err == nil { // else it is a report, of which all is public
			if err := since.Publishable(a); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	if since.Reversed {
		o.con.warn(fmt.Sprintf("The days are the wrong way round: %s is later than %s. Name the older one first.", o.old, o.new))
	}
	text, err := write(since)
	if err != nil {
		return err
	}
	if o.out == "" {
		return o.con.printf("%s", text)
	}
	return o.con.writePlan([]output.File{{Path: o.out, Data: text, Private: since.Audience == report.Internal}}, "", o.force)
}

// writer finds what writes the form that is asked for.
func (o diffOptions) writer() (func(*changes.Changes) ([]byte, error), error) {
	if o.json {
		o.format = "json"
	}
	switch output.NameOf(o.format) {
	case "md":
		return func(c *changes.Changes) ([]byte, error) { return changes.Markdown(c), nil }, nil
	case "html":
		return func(c *changes.Changes) ([]byte, error) { return changes.HTML(c), nil }, nil
	case "json":
		return changes.JSON, nil
	}
	return nil, misuse("--format: there is no format %q; choose md, html or json", o.format)
}

// reportIn reads the JSON report in a file, or makes one of the assessment in it.
func (r *reader) reportIn(name string, audience report.Audience) (*report.Report, error) {
	made, err := r.report(name, audience)
	var faults *format.Faults
	if !errors.As(err, &faults) || isFolder(name) {
		return made, err
	}
	data, unreadable := readHandedOn(name)
	if unreadable != nil {
		return nil, err
	}
	read, damaged := report.Parse(data)
	tool, isReport := report.IsReport(data)
	switch {
	case damaged == nil:
		return read, nil
	case isReport && tool != r.tool:
		return nil, fmt.Errorf("%s: %w. It says that %s made it, and this is %s: use that version", name, damaged, tool, r.tool)
	case isReport:
		return nil, fmt.Errorf("%s: %w", name, damaged)
	}
	return nil, err
}

// packOf gives the questions that a report was made with, nil where they are not here.
func (r *reader) packOf(made *report.Report) *questions.Pack {
	pack, err := r.packs.Edition(made.Score.Pack.ID, made.Score.Pack.Version)
	if err != nil {
		return nil
	}
	return pack
}

// audienceOf reads the value of --audience.
func audienceOf(name string) (report.Audience, error) {
	audience := report.Audience(name)
	if audience != report.Public && audience != report.Internal {
		return "", misuse("--audience: there is no audience %q; choose public or internal", name)
	}
	return audience, nil
}
