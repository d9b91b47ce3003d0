package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/exports"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
)

// summaryOptions are what charter summary is asked to do.
type summaryOptions struct {
	con   console
	names []string // files and folders
	json  bool
	pack  string
}

func summaryCommand(con console) *cobra.Command {
	o := summaryOptions{con: con}
	cmd := &cobra.Command{
		Use: "summary FILE|FOLDER...", Short: "Give an overview of many assessments", GroupID: groupLook, Args: files,
		Long: `Check and score many assessments at once and give an overview: one line a project,
and how many have each verdict. In a FOLDER every file that ends in .charter.json
counts, also in the folders in it.

The exit status is 1 when a file cannot be read; the others are told all the same.`,
		Example: "  charter summary .\n  charter summary assessments --json > overview.json",
		RunE: func(_ *cobra.Command, args []string) error {
			o.names = args
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON; charter schema summary describes it")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o summaryOptions) run() error {
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	found, err := assessmentsIn(o.names)
	if err != nil {
		return err
	}
	overview, problems := summarise(found, reader)
	if o.json {
		err = printJSON(o.con, overview)
	} else {
		err = o.con.printf("%s", overviewText(overview, reader.pack))
	}
	return errors.Join(append(problems, err)...)
}

// assessmentsIn gives the files named, and those in the folders named.
func assessmentsIn(names []string) ([]string, error) {
	var found []string
	for _, name := range names {
		if !isFolder(name) {
			found = append(found, name)
			continue
		}
		before := len(found)
		err := filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fmt.Errorf("cannot look into %s: %w. Check who may read it", path, err)
			case entry.IsDir() && path != name && strings.HasPrefix(entry.Name(), "."):
				return filepath.SkipDir
			case !entry.IsDir() && strings.HasSuffix(path, extension):
				found = append(found, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(found) == before {
			return nil, fmt.Errorf("there is no assessment in %s. Assessments end in %s", name, extension)
		}
	}
	return found, nil
}

// summarise reads and scores the files on every core, and keeps their order.
// Files that cannot be read are in the overview with their error.
func summarise(names []string, reader *reader) ([]exports.FileSummary, []error) {
	overview := make([]exports.FileSummary, len(names))
	problems := make([]error, len(names))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				a, err := reader.read(names[i])
				if err != nil {
					overview[i], problems[i] = exports.FileSummary{File: names[i], Error: err.Error()}, err
					continue
				}
				overview[i] = exports.Summarise(names[i], a, reader.pack, assessment.DateOf(reader.now))
			}
		})
	}
	workers.Wait()
	return overview, problems
}

// overviewText writes one line a project, and the totals.
func overviewText(overview []exports.FileSummary, pack *questions.Pack) string {
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "Verdict\tScore\tOpen\tLowered\tOverdue\tStage\tProject\tFile")
	verdicts := map[assessment.Verdict]int{}
	bands := make([]map[assessment.Band]int, len(pack.Principles))
	for i := range bands {
		bands[i] = map[assessment.Band]int{}
	}
	readable := 0
	for _, s := range overview {
		if s.Error != "" {
			continue
		}
		readable++
		verdicts[s.Verdict]++
		for i, p := range s.Principles {
			bands[i][p.Band]++
		}
		title := plaintext.Line(s.Title)
		if s.Example {
			title += " (example)"
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", s.Verdict.Words(), score(s.Overall),
			s.Counts.Unanswered+s.Counts.Unsure, s.Counts.Lowered, s.Actions.Overdue, s.Stage, title, plaintext.Line(s.File))
	}
	table.Flush()

	fmt.Fprintf(&b, "\n%s", wording.Count(readable, "assessment"))
	if bad := len(overview) - readable; bad > 0 {
		fmt.Fprintf(&b, ", and %s that cannot be read", wording.Count(bad, "file"))
	}
	b.WriteString("\n")
	for _, v := range assessment.Verdicts() {
		fmt.Fprintf(&b, "  %s: %d\n", v.Words(), verdicts[v])
	}
	b.WriteString("\n")
	table = tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	shown := []assessment.Band{
		assessment.BandNotMet, assessment.BandPartlyMet, assessment.BandMet, assessment.BandStrong,
		assessment.BandIncomplete, assessment.BandNotApplicable,
	}
	fmt.Fprint(table, "Principle")
	for _, band := range shown {
		fmt.Fprintf(table, "\t%s", band.Words())
	}
	fmt.Fprintln(table)
	for i := range pack.Principles {
		fmt.Fprintf(table, "%d %s", pack.Principles[i].Number, plaintext.Line(pack.Principles[i].Title))
		for _, band := range shown {
			fmt.Fprintf(table, "\t%d", bands[i][band])
		}
		fmt.Fprintln(table)
	}
	table.Flush()
	fmt.Fprintf(&b, "\nOpen: unanswered or don't know. Lowered: counted lower than claimed.\n%s\n", assessment.Notice)
	return b.String()
}

// score writes a score that may not exist.
func score(n assessment.Numbers) string {
	if n.Score == nil {
		return "none"
	}
	return fmt.Sprint(*n.Score)
}
