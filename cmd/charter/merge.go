package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/merge"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// mergeOptions are what charter merge is asked to do.
type mergeOptions struct {
	con    console
	files  []string
	out    string
	base   string // the version all began from, or ""
	prefer string // the file that holds where they differ, or "" to be asked
	pack   string
}

func mergeCommand(con console) *cobra.Command {
	o := mergeOptions{con: con}
	cmd := &cobra.Command{
		Use: "merge FILE FILE... -o FILE", Short: "Join copies that were filled in apart", GroupID: groupHandOn,
		Long: `Join copies of one assessment that colleagues filled in apart into a new file. What
only one of them says is taken, evidence, actions and votes are united. Where they
differ you are asked, or --prefer says whose word holds; what was decided against
stands in the history. None of the files given is changed.`,
		Example: `  charter merge anna.charter.json ben.charter.json -o joined.charter.json
  charter merge anna.charter.json ben.charter.json -o joined.charter.json --prefer anna.charter.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return misuse("charter merge needs at least two assessments, for example: charter merge anna.charter.json ben.charter.json -o joined.charter.json")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	cmd.Flags().StringVarP(&o.out, "out", "o", "", "write the joined assessment to this new `FILE`")
	cmd.Flags().StringVar(&o.base, "base", "", "the `FILE` that all copies began from: then what was removed stays removed")
	cmd.Flags().StringVar(&o.prefer, "prefer", "", "where copies differ, what this `FILE` says holds")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o mergeOptions) run() error {
	switch {
	case o.out == "":
		return misuse("charter merge needs the name of the file to make, for example: -o joined.charter.json")
	case o.prefer != "" && !slices.Contains(o.files, o.prefer):
		return misuse("--prefer: %s is not one of the files to merge", o.prefer)
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	plan, err := o.plan(reader)
	if err != nil {
		return err
	}
	if err := o.decide(plan, reader.now); err != nil {
		return err
	}
	joined, err := plan.Result()
	if err != nil {
		return err
	}
	if err := file.Create(withExtension(o.out), joined); err != nil {
		return err
	}
	return o.con.printf("Made %s from %s. %s filled in from another copy, %s decided.\n",
		plaintext.Line(withExtension(o.out)), wording.Count(len(o.files), "copy"),
		wording.Capital(wording.Count(len(plan.Filled), "place")), wording.Count(len(plan.Differences), "difference"))
}

// plan reads the files and starts the merge.
func (o mergeOptions) plan(reader *reader) (*merge.Plan, error) {
	var base *assessment.Assessment
	if o.base != "" {
		var err error
		if base, _, err = reader.read(o.base); err != nil {
			return nil, err
		}
	}
	sources := make([]merge.Source, len(o.files))
	for i, name := range o.files {
		a, _, err := reader.read(name)
		if err != nil {
			return nil, err
		}
		sources[i] = merge.Source{Name: name, Assessment: a}
	}
	return merge.Start(base, sources...)
}

// decide settles every difference: by --prefer, else by asking.
func (o mergeOptions) decide(plan *merge.Plan, now time.Time) error {
	answers := bufio.NewScanner(o.con.stdin)
	for i, d := range plan.Differences {
		side := slices.IndexFunc(d.Sides, func(s merge.Side) bool { return slices.Contains(s.Sources, o.prefer) })
		if side < 0 && !o.con.terminal {
			return o.undecided(plan)
		}
		if side < 0 {
			var err error
			if side, err = o.ask(answers, i, len(plan.Differences), d); err != nil {
				return err
			}
		}
		plan.Decide(i, side, "", now)
	}
	return nil
}

// undecided is the error that lists what --prefer or a person must settle.
func (o mergeOptions) undecided(plan *merge.Plan) error {
	lines := []string{fmt.Sprintf("the copies differ in %s, and nothing was written. Say whose word holds with --prefer FILE, or run this on a terminal to be asked", wording.Count(plan.Undecided(), "place"))}
	for _, d := range plan.Differences {
		line := "  " + d.Path + ":"
		for _, side := range d.Sides {
			line += fmt.Sprintf(" %s says %q;", strings.Join(side.Sources, " and "), side.Text)
		}
		lines = append(lines, strings.TrimSuffix(line, ";"))
	}
	return errors.New(strings.Join(lines, "\n"))
}

// ask lets the user choose a side of a difference.
func (o mergeOptions) ask(answers *bufio.Scanner, i, of int, d merge.Difference) (int, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "\nDifference %d of %d: %s\n", i+1, of, plaintext.Line(d.Path))
	for n, side := range d.Sides {
		text := plaintext.Line(side.Text)
		if text == "" {
			text = "(removed)"
		}
		fmt.Fprintf(&b, "  %d  %s  (%s)\n", n+1, text, plaintext.Line(strings.Join(side.Sources, ", ")))
	}
	if err := o.con.printf("%s", b.String()); err != nil {
		return 0, err
	}
	for {
		if err := o.con.printf("Which one holds? 1 to %d: ", len(d.Sides)); err != nil {
			return 0, err
		}
		if !answers.Scan() {
			if err := answers.Err(); err != nil && !errors.Is(err, io.EOF) {
				return 0, err
			}
			return 0, errors.New("the merge was left before everything was decided, and nothing was written")
		}
		if chosen, err := strconv.Atoi(strings.TrimSpace(answers.Text())); err == nil && chosen >= 1 && chosen <= len(d.Sides) {
			return chosen - 1, nil
		}
	}
}
