package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/exports/report"
	"charter/exports/wording"
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
counts, also in the folders in it. Files with the same id are one project: the last
changed counts, and the others are listed as copies of it.

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
	found, passed, err := assessmentsIn(o.names)
	if err != nil {
		return err
	}
	if len(passed) > 0 {
		o.con.warn(fmt.Sprintf("passed over, as they may not be looked into: %s, such as %s", wording.Count(len(passed), "folder"), passed[0]))
	}
	overview, problems := summarise(found, reader)
	if o.json {
		err = printJSON(o.con, overview)
	} else {
		err = o.con.printf("%s", overviewText(overview))
	}
	return errors.Join(append(problems, err)...)
}

// assessmentsIn gives the files named, and those in the folders named; and what in these may
// not be looked into.
func assessmentsIn(names []string) (found, passed []string, err error) {
	for _, name := range names {
		if !isFolder(name) {
			found = append(found, name)
			continue
		}
		before := len(found)
		err := filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil && path != name:
				passed = append(passed, path)
				return nil
			case err != nil:
				return fmt.Errorf("cannot look into %s: %w. Check who may read it", path, err)
			case entry.IsDir() && path != name && strings.HasPrefix(entry.Name(), "."):
				return filepath.SkipDir
			case !entry.IsDir() && file.IsAssessment(entry.Name()):
				found = append(found, path)
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
		if len(found) == before {
			return nil, nil, fmt.Errorf("there is no assessment in %s. Assessments end in %s", name, extension)
		}
	}
	return found, passed, nil
}

// summarise reads and scores the files on every core, and keeps their order.
// Files that cannot be read are in the overview with their error.
func summarise(names []string, reader *reader) ([]report.FileSummary, []error) {
	overview := make([]report.FileSummary, len(names))
	problems := make([]error, len(names))
	updated := make([]time.Time, len(names))
	onEveryCore(len(names), func(i int) {
		a, pack, err := reader.read(names[i])
		if err != nil {
			overview[i], problems[i] = report.FileSummary{File: names[i], Error: err.Error(), Audience: report.Internal}, err
			return
		}
		overview[i] = report.Summarise(names[i], a, pack, assessment.DateOf(reader.now))
		updated[i] = a.Updated
		if a.Example {
			overview[i].CopyOf = file.Original(names[i])
		}
	})
	tellCopies(overview, updated)
	return overview, problems
}

// tellCopies tells files that hold the same assessment from the one of them that counts, whatever
// they are called: the last changed, and of several such one that has not the name of a copy.
// Every worked example is the same, so these are told by their names only.
func tellCopies(overview []report.FileSummary, updated []time.Time) {
	counts := map[string]int{} // by id
	ours := func(i int) bool { return overview[i].Error == "" && !overview[i].Example }
	for i, s := range overview {
		if !ours(i) {
			continue
		}
		best, seen := counts[s.ID]
		if !seen || cmp.Or(updated[i].Compare(updated[best]), original(s.File)-original(overview[best].File), len(overview[best].File)-len(s.File)) > 0 {
			counts[s.ID] = i
		}
	}
	for i, s := range overview {
		if best := counts[s.ID]; ours(i) && best != i {
			overview[i].CopyOf = overview[best].File
		}
	}
}

// original is 1 for a file that has not the name of a copy.
func original(path string) int {
	if file.LooksLikeCopy(path) {
		return 0
	}
	return 1
}
