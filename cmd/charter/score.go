package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/exports/report"
	"charter/questions/plaintext"
)

// scoreOptions are what charter score is asked to do.
type scoreOptions struct {
	con     console
	files   []string
	json    bool
	asOf    string // a day, or "" for each file's own
	require string // a verdict, or "" for none
	rule    string // the name of a rule, or "" for the newest
	pack    string // folder, or "" for the built-in pack
}

func scoreCommand(con console) *cobra.Command {
	o := scoreOptions{con: con}
	cmd := &cobra.Command{
		Use: "score FILE|FOLDER...", Short: "Score assessments by the published rule", GroupID: groupLook, Args: files,
		Long: `Score assessments by the published rule lcr-scoring/2 and show the result of each
principle, what counts less than claimed and why, and what needs a plan. Of a FOLDER every
assessment in it and in the folders in it is scored.

With --require the exit status is 3 when a file's verdict is below the one given.
The verdicts are incomplete, not_ready, ready_with_actions and ready.`,
		Example: `  charter score falls-risk-list.charter.json
  charter score *.charter.json --json > scores.json
  charter score falls-risk-list.charter.json --require ready_with_actions`,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON; charter schema score describes it")
	cmd.Flags().StringVar(&o.asOf, "as-of", "", "count the age of evidence to this `DAY`, such as 2026-11-22, not to the file's own")
	cmd.Flags().StringVar(&o.require, "require", "", "exit with status 3 unless every file reaches this `VERDICT`")
	cmd.Flags().StringVar(&o.rule, "rule", "", "score by the rule of this `NAME`, such as lcr-scoring/1, not by the newest")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o scoreOptions) run() error {
	wanted := slices.Index(assessment.Verdicts(), assessment.Verdict(o.require))
	if o.require != "" && wanted < 0 {
		return misuse("--require: there is no verdict %q. The verdicts are %s", o.require, words(assessment.Verdicts()))
	}
	rule, err := ruleNamed(o.rule)
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
	results, problems := []report.FileScore{}, []error{}
	for i, name := range o.files {
		a, pack, err := reader.read(name)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		if a.AsOf.After(assessment.DateOf(reader.now)) {
			o.con.warn(fmt.Sprintf("%s: the assessment date, %s, is after today", plaintext.Line(name), a.AsOf.Words()))
		}
		score := rule.Compute(a, pack)
		if o.json {
			results = append(results, report.ScoreOf(name, a, pack, score, assessment.DateOf(reader.now)))
		} else if err := printScore(o.con, i > 0, name, a, pack, &score, assessment.Signals(a, pack, &score, assessment.DateOf(reader.now))); err != nil {
			return err
		}
		if slices.Index(assessment.Verdicts(), score.Verdict) < wanted {
			problems = append(problems, unmet("%s: the verdict is %s, which is below %s", name, score.Verdict, o.require))
		}
	}
	if o.json {
		if err := printJSON(o.con, results); err != nil {
			return err
		}
	}
	return errors.Join(problems...)
}

// ruleNamed finds a rule by its name; the newest where none is given.
func ruleNamed(name string) (assessment.Rule, error) {
	if name == "" {
		return assessment.NewestRule(), nil
	}
	if rule, known := assessment.RuleNamed(name); known {
		return rule, nil
	}
	var names []string
	for _, rule := range assessment.Rules() {
		names = append(names, rule.Name)
	}
	return assessment.Rule{}, misuse("--rule: there is no rule %q. The rules are %s", name, words(names))
}

// words lists values for a message.
func words[T ~string](values []T) string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return strings.Join(list, ", ")
}
