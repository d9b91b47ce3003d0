package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment/file"
	"charter/exports/output"
	"charter/exports/portfolio"
	"charter/exports/report"
	"charter/exports/wording"
)

// summaryOptions are what charter summary is asked to do.
type summaryOptions struct {
	con      console
	names    []string // files and folders
	format   string
	json     bool
	audience string
	filter   portfolio.Filter
	ahead    int    // days
	out      string // a file, or "" for standard output
	force    bool
	pack     string
}

// usualMemory is what an overview of ten thousand files needs, and some more, in bytes: beyond it
// garbage is collected more often than [gcPercent] says. What must be kept is kept all the same.
const usualMemory = 192 << 20

// mostAhead is how many days ahead things may be looked for: a hundred years.
const mostAhead = 36500

func summaryCommand(con console) *cobra.Command {
	o := summaryOptions{con: con}
	cmd := &cobra.Command{
		Use: "summary FILE|FOLDER...", Short: "Give an overview of many assessments", GroupID: groupLook, Args: files,
		Long: `Check and score many assessments at once and give an overview: one line a project,
how many have each verdict, which principles and questions are weakest, and what is past
its day or will be soon. In a FOLDER every file that ends in .charter.json counts, also in
the folders in it. Files with the same id are one project: the last changed counts, and the
others are listed as copies of it. Worked examples are listed apart, and so are their copies.

An overview is for yourselves. With --audience public it holds what a public report of each
project holds, and names no file; a project whose public report would be refused is left out.

--organisation, --programme and --area take a part of a name, --stage, --verdict and --signal
a value as --format json writes it. Of several values for one of them one must hold.

The exit status is 1 when a file cannot be read; the others are told all the same.`,
		Example: `  charter summary .
  charter summary assessments --format html --out overview.html
  charter summary assessments --verdict not_ready,incomplete --sort overdue
  charter summary assessments --json > overview.json`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.names = args
			return o.run()
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "text", "write `text`, json, csv or html")
	flags.BoolVar(&o.json, "json", false, "write JSON, as --format json does; charter schema summary describes it")
	flags.StringVar(&o.audience, "audience", string(report.Internal), "for whom: public or `internal`")
	flags.StringArrayVar(&o.filter.Organisation, "organisation", nil, "only projects of an organisation with this `NAME`")
	flags.StringArrayVar(&o.filter.Programme, "programme", nil, "only projects of the programme area with this `NAME`")
	flags.StringArrayVar(&o.filter.Area, "area", nil, "only projects in a place with this `NAME`")
	flags.StringSliceVar(&o.filter.Stage, "stage", nil, "only projects at these `stages`, separated by commas")
	flags.StringSliceVar(&o.filter.Verdict, "verdict", nil, "only projects with these `verdicts`, separated by commas")
	flags.StringSliceVar(&o.filter.Signal, "signal", nil, "only projects that carry one of these `signals`, separated by commas")
	flags.StringVar(&o.filter.Sort, "sort", "", "sort by this `KEY`: "+strings.Join(portfolio.Sorts(), ", "))
	flags.IntVar(&o.ahead, "ahead", 90, "tell what will be past its day within so many `days`")
	flags.StringVarP(&o.out, "out", "o", "", "write to this `FILE`")
	flags.BoolVar(&o.force, "force", false, "replace the file that is there already")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o summaryOptions) run() error {
	write, err := o.writer()
	if err != nil {
		return err
	}
	audience, err := audienceOf(o.audience)
	if err != nil {
		return err
	}
	if err := o.filter.Check(); err != nil {
		return misuse("%s", err)
	}
	if o.ahead < 0 || o.ahead > mostAhead {
		return misuse("--ahead: choose a number of days from 0 to %d", mostAhead)
	}
	if err := noAssessmentAt(o.out, o.names); err != nil {
		return err
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	found, err := o.con.assessmentsIn(o.names)
	if err != nil {
		return err
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(min(usualMemory, debug.SetMemoryLimit(-1))))
	options := portfolio.Options{Audience: audience, Now: reader.now, Ahead: o.ahead, Tool: reader.tool}
	projects, problems := summarise(found, reader, options)
	overview := portfolio.New(projects, options, o.filter)
	if o.out == "" {
		return errors.Join(append(problems, write(overview, o.con.stdout))...)
	}
	var text bytes.Buffer // a file is written whole or not at all
	if err = write(overview, &text); err == nil {
		err = o.con.writePlan([]output.File{{Path: o.out, Data: text.Bytes(), Private: audience == report.Internal}}, "", o.force)
	}
	return errors.Join(append(problems, err)...)
}

// writer finds what writes the form that is asked for.
func (o summaryOptions) writer() (func(*portfolio.Portfolio, io.Writer) error, error) {
	if o.json {
		o.format = "json"
	}
	switch output.NameOf(o.format) {
	case "text":
		return (*portfolio.Portfolio).WriteText, nil
	case "json":
		return (*portfolio.Portfolio).WriteJSON, nil
	case "csv":
		return (*portfolio.Portfolio).WriteCSV, nil
	case "html":
		return (*portfolio.Portfolio).WriteHTML, nil
	}
	return nil, misuse("--format: there is no format %q; choose text, json, csv or html", o.format)
}

// assessmentsIn gives the files named, and the assessments in the folders named. What in these
// may not be looked into is told.
func (c console) assessmentsIn(names []string) ([]string, error) {
	var found, passed []string
	for _, name := range names {
		here, closed, err := filesIn(name, file.IsAssessment)
		if err == nil && len(here) == 0 {
			err = fmt.Errorf("there is no assessment in %s. Assessments end in %s", name, extension)
		}
		if err != nil {
			return nil, err
		}
		found, passed = append(found, here...), append(passed, closed...)
	}
	if len(passed) > 0 {
		c.warn(fmt.Sprintf("passed over, as they may not be looked into: %s, such as %s", wording.Count(len(passed), "folder"), passed[0]))
	}
	return found, nil
}

// filesIn gives a file that is named or, of a folder, the files in it and in those in it that are
// wanted, by their names; and what in these may not be looked into.
func filesIn(name string, wanted func(name string) bool) (found, passed []string, err error) {
	if !isFolder(name) {
		return []string{name}, nil, nil
	}
	err = filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && path != name:
			passed = append(passed, path)
			return nil
		case err != nil:
			return fmt.Errorf("cannot look into %s: %w. Check who may read it", path, err)
		case entry.IsDir() && path != name && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		case !entry.IsDir() && wanted(entry.Name()):
			found = append(found, path)
		}
		return nil
	})
	return found, passed, err
}

// summarise reads and scores the files on every core, and keeps their order. Nothing but what an
// overview tells of them is kept. Files that cannot be read are in it with why.
func summarise(names []string, reader *reader, options portfolio.Options) ([]portfolio.Project, []error) {
	projects, problems := make([]portfolio.Project, len(names)), make([]error, len(names))
	onEveryCore(len(names), func(i int) {
		a, pack, err := reader.read(names[i])
		if err == nil {
			if projects[i], err = portfolio.Of(names[i], a, pack, options); err != nil {
				err = fmt.Errorf("%s: %w", names[i], err)
			}
		}
		if err != nil {
			projects[i], problems[i] = portfolio.LeftOut(names[i], err, options), err
		}
	})
	portfolio.TellCopies(projects, names, file.LooksLikeCopy)
	return projects, problems
}
