package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/file"
	"charter/exports/output"
	"charter/exports/report"
	"charter/questions/plaintext"
)

// exportOptions are what charter export is asked to do.
type exportOptions struct {
	con      console
	files    []string
	formats  []string
	audience string
	out      string // a folder, or a file when just one is written; "" beside each assessment
	stdout   bool
	force    bool
	asOf     string
	pack     string
}

func exportCommand(con console) *cobra.Command {
	o := exportOptions{con: con}
	cmd := &cobra.Command{
		Use: "export FILE|FOLDER...", Short: "Write reports to hand on", GroupID: groupHandOn, Args: files,
		Long: "Write reports of assessments to hand on or to attach to a registration.\n\n" + formatList() + `
A public report leaves out private notes, people's names and the places of
evidence that is not public, and lists what it left out. What is withheld as a
name, or published though it may be one, is said in its own words on standard
error. An internal report has everything. Reports are written beside the assessment unless --out says where.
Of a FOLDER a report of every assessment in it and in the folders in it is written.
Nothing is replaced without --force. The same file gives the same bytes on the
same day; set SOURCE_DATE_EPOCH to fix the day.`,
		Example: `  charter export falls-risk-list.charter.json
  charter export falls-risk-list.charter.json --format html --audience internal
  charter export *.charter.json --format md,json --out reports
  charter export falls-risk-list.charter.json --format md --stdout`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	cmd.Flags().StringSliceVar(&o.formats, "format", []string{"md", "json"}, "write these `FORMATS`, separated by commas")
	cmd.Flags().StringVar(&o.audience, "audience", string(report.Public), "for whom: `public` or internal")
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "write to this `FOLDER`, or to a file of this name if just one is written")
	cmd.Flags().BoolVar(&o.stdout, "stdout", false, "write the one report to standard output")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace reports that are there already")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "count the age of evidence to this `DAY`, such as 2026-11-22, not to the file's own")
	packFlag(cmd, &o.pack)
	return cmd
}

// formatList lists the formats for the help.
func formatList() string {
	var b strings.Builder
	b.WriteString("Formats:\n")
	for _, f := range output.Formats() {
		b.WriteString("  " + f.Name + strings.Repeat(" ", max(1, 10-len(f.Name))) + f.Words + "\n")
	}
	return b.String()
}

func (o exportOptions) run() error {
	formats, err := output.Choose(o.formats)
	if err != nil {
		return misuse("--format: %s", err)
	}
	if err := noAssessmentAt(o.out, o.files); err != nil {
		return err
	}
	audience, err := audienceOf(o.audience)
	if err != nil {
		return err
	}
	reader, err := newReader(o.con, o.pack, o.asOf)
	if err != nil {
		return err
	}
	if o.files, err = o.con.assessmentsIn(o.files); err != nil {
		return err
	}
	var plan []output.File
	var problems []error
	for _, name := range o.files {
		report, err := reader.report(name, audience)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		folder := o.out
		if folder == "" {
			folder = filepath.Dir(name)
		}
		made, err := output.Plan(folder, output.Stem(name, audience), report, formats)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
			continue
		}
		plan = append(plan, made...)
		for _, remark := range report.Remarks() {
			o.con.warn(plaintext.Line(name) + ": " + plaintext.Line(remark.Sentence()))
		}
		if !o.stdout {
			if err := o.con.printf("%s: %s\n", plaintext.Line(name), report.Summary.Sentence); err != nil {
				return err
			}
		}
	}
	return errors.Join(append(problems, o.write(plan))...)
}

// noAssessmentAt refuses --out where it names an assessment, or one of the files that are read.
func noAssessmentAt(out string, read []string) error {
	if out != "" && (file.IsAssessment(filepath.Base(out)) || slices.ContainsFunc(read, func(name string) bool { return isSameFile(name, out) })) {
		return misuse("--out: %s is an assessment, or called like one, and a report never takes its place. Give the report another name", plaintext.Line(out))
	}
	return nil
}

// write puts the planned files where they were asked for.
func (o exportOptions) write(plan []output.File) error {
	if o.stdout {
		return o.writeStdout(plan)
	}
	return o.con.writePlan(plan, o.out, o.force)
}

// writePlan puts planned files where they were asked for: out is the folder that they are
// planned for already, or the file's own name when there is just one.
func (c console) writePlan(plan []output.File, out string, force bool) error {
	if len(plan) == 1 && out != "" && strings.EqualFold(filepath.Ext(out), filepath.Ext(plan[0].Path)) {
		plan[0].Path = out
	}
	for i, f := range plan {
		if slices.ContainsFunc(plan[:i], func(other output.File) bool { return other.Path == f.Path }) {
			return misuse("two of the files would both be written to %s. Write them one by one, each with its own --out", f.Path)
		}
	}
	err := output.Write(plan, force)
	var there *output.Exists
	if errors.As(err, &there) {
		return errors.New(err.Error() + ". Add --force to replace what is there, or name another place with --out")
	}
	if err != nil {
		return err
	}
	for _, f := range plan {
		if err := c.printf("Wrote %s\n", plaintext.Line(f.Path)); err != nil {
			return err
		}
	}
	return nil
}

func (o exportOptions) writeStdout(plan []output.File) error {
	if len(plan) > 1 {
		return misuse("--stdout writes one file, not %d. Name one file and one format, for example --format md", len(plan))
	}
	for _, f := range plan {
		if _, err := o.con.stdout.Write(f.Data); err != nil {
			return err
		}
	}
	return nil
}
