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
	"github.com/spf13/pflag"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/merge"
	"charter/exports/wording"
	"charter/questions/plaintext"
	"charter/tui/cells"
	"charter/tui/session"
)

// mergeOptions are what charter merge is asked to do.
type mergeOptions struct {
	con    console
	files  []string
	out    string
	base   string   // the version all began from, or ""
	prefer []string // the files whose word holds where they differ, the first of them first
	take   []string // "PLACE=FILE": whose word holds in one place
	by     string   // who decides: the name or id of an assessor, or ""
	pack   string
}

func mergeCommand(con console) *cobra.Command {
	o := mergeOptions{con: con}
	cmd := &cobra.Command{
		Use: "merge FILE FILE... -o FILE", Short: "Join copies that were filled in apart", GroupID: groupHandOn,
		Long: `Join copies of one assessment that colleagues filled in apart into a new file. What
only one of them says is taken, evidence, actions and votes are united. Where they
differ you are asked, or --take and --prefer say whose word holds; what was decided
against stands in the history, with when and who decided: whom --by (or --as) names,
else you, where charter knows your name and one of the files does. None of the files
given is changed.`,
		Example: `  charter merge anna.charter.json ben.charter.json -o joined.charter.json
  charter merge anna.charter.json ben.charter.json -o joined.charter.json --prefer anna.charter.json
  charter merge anna.charter.json ben.charter.json -o joined.charter.json --take answers.BEN-1.rating=ben.charter.json --by "Anna Lee"`,
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
	cmd.Flags().StringArrayVar(&o.prefer, "prefer", nil, "where copies differ, what this `FILE` says holds; give it again for a second choice")
	cmd.Flags().StringArrayVar(&o.take, "take", nil, "in one place what one file says holds: `PLACE=FILE`, with the place as the list of differences names it")
	cmd.Flags().StringVar(&o.by, "by", "", "who decides: the `NAME` or id of an assessor in the files, for the history")
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if name == "as" { // as the commands call it that open an assessment
			name = "by"
		}
		return pflag.NormalizedName(name)
	})
	packFlag(cmd, &o.pack)
	return cmd
}

func (o mergeOptions) run() error {
	if o.out == "" {
		return misuse("charter merge needs the name of the file to make, for example: -o joined.charter.json")
	}
	for _, name := range o.prefer {
		if !slices.Contains(o.files, name) {
			return misuse("--prefer: %s is not one of the files to merge", name)
		}
	}
	path := withExtension(o.out)
	if err := file.Free(path); err != nil { // before anything is asked
		return err
	}
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	plan, err := o.plan(reader)
	if err != nil {
		return err
	}
	by, err := o.decider(plan)
	if err != nil {
		return err
	}
	if err := o.takeEach(plan, by, reader.now); err != nil {
		return err
	}
	if err := o.decide(plan, by, reader.now); err != nil {
		return err
	}
	joined, err := plan.Result()
	if err != nil {
		return err
	}
	joined.Tool = o.con.release.tool()
	if err := file.Create(path, joined); err != nil {
		return err
	}
	return o.con.printf("Made %s from %d copies. %s filled in from another copy, %s decided.\n",
		plaintext.Line(path), len(o.files),
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

// decider finds the assessor who decides: who was named or else the user, if the files
// know them; "" when nobody is known.
func (o mergeOptions) decider(plan *merge.Plan) (string, error) {
	if o.by == "" {
		id, _ := plan.Assessor(o.con.signer(nil).Name)
		return id, nil
	}
	id, found := plan.Assessor(o.by)
	if !found {
		id, found = plan.Assessor(session.UserNamed(o.by).Name)
	}
	if !found {
		return "", misuse("--by: the files have no assessor called %s. Give the name or the id of one of theirs", o.by)
	}
	return id, nil
}

// takeEach settles the differences that --take names.
func (o mergeOptions) takeEach(plan *merge.Plan, by string, now time.Time) error {
	for _, wish := range o.take {
		place, name, ok := strings.Cut(wish, "=")
		if !ok || !slices.Contains(o.files, name) {
			return misuse("--take: %q must be a place and one of the files, for example: --take answers.BEN-1.rating=%s", wish, o.files[0])
		}
		at := slices.IndexFunc(plan.Differences, func(d merge.Difference) bool { return d.Path == place })
		if at < 0 {
			return misuse("--take: the copies do not differ in %s. Run this without --take to see where they do", place)
		}
		side := sideOf(plan.Differences[at], name)
		if side < 0 {
			return misuse("--take: %s says nothing in %s", name, place)
		}
		plan.Decide(at, side, by, now)
	}
	return nil
}

// sideOf finds what a file says in a difference; -1 when it says nothing there.
func sideOf(d merge.Difference, name string) int {
	return slices.IndexFunc(d.Sides, func(s merge.Side) bool { return slices.Contains(s.Sources, name) })
}

// decide settles every difference that is open: by --prefer, else by asking.
func (o mergeOptions) decide(plan *merge.Plan, by string, now time.Time) error {
	for i, d := range plan.Differences {
		for _, name := range o.prefer {
			if side := sideOf(d, name); side >= 0 && plan.Differences[i].Chosen < 0 {
				plan.Decide(i, side, by, now)
			}
		}
	}
	if plan.Undecided() == 0 {
		return nil
	}
	if !o.con.terminal {
		return o.undecided(plan)
	}
	answers := bufio.NewScanner(o.con.stdin)
	for i, d := range plan.Differences {
		if d.Chosen >= 0 {
			continue
		}
		side, err := o.ask(answers, i, len(plan.Differences), d)
		if err != nil {
			return err
		}
		plan.Decide(i, side, by, now)
	}
	return nil
}

// undecided is the error that lists what --prefer or a person must settle.
func (o mergeOptions) undecided(plan *merge.Plan) error {
	lines := cells.Wrap(fmt.Sprintf("the copies differ in %s, and nothing was written. Say whose word holds with --prefer FILE, or in one place with --take PLACE=FILE and the place that is in brackets, or run this on a terminal to be asked",
		wording.Count(plan.Undecided(), "place")), lineWidth)
	for _, d := range plan.Differences {
		if d.Chosen >= 0 {
			continue
		}
		lines = append(lines, "")
		lines = append(lines, cells.Hang("  ", fmt.Sprintf("%s [%s]", plaintext.Line(wording.Difference(d)), d.Path), lineWidth)...)
		for _, side := range d.Sides {
			lines = append(lines, cells.Hang("    ", plaintext.Line(wording.List(side.Sources)+": "+said(side)), lineWidth)...)
		}
	}
	return errors.New(strings.Join(lines, "\n"))
}

// lineWidth is how wide lines are that tell of differences: as those of the help, since a
// terminal would break longer ones within words.
const lineWidth = 80

// said is what a side says, in words.
func said(side merge.Side) string {
	if side.Text == "" {
		return "taken away"
	}
	return side.Text
}

// ask lets the user choose a side of a difference.
func (o mergeOptions) ask(answers *bufio.Scanner, i, of int, d merge.Difference) (int, error) {
	lines := append([]string{""}, cells.Wrap(plaintext.Line(fmt.Sprintf("Difference %d of %d: %s", i+1, of, wording.Difference(d))), lineWidth)...)
	for n, side := range d.Sides {
		lines = append(lines, cells.Hang(fmt.Sprintf("  %d  ", n+1), plaintext.Line(fmt.Sprintf("%s (%s)", said(side), strings.Join(side.Sources, ", "))), lineWidth)...)
	}
	if err := o.con.printf("%s\n", strings.Join(lines, "\n")); err != nil {
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
