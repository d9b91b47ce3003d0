package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/exports/encoding"
	"charter/exports/output"
	"charter/exports/report"
	"charter/exports/verify"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
)

// verifyOptions are what charter verify is asked to do.
type verifyOptions struct {
	con   console
	files []string
	pack  string
}

func verifyCommand(con console) *cobra.Command {
	o := verifyOptions{con: con}
	cmd := &cobra.Command{
		Use: "verify REPORT.json|FOLDER [FILE...]", Short: "Check that a report is whole and follows from the rule", GroupID: groupLook,
		Long: `Check a JSON report and the files that came with it: that the report fits its
schema and its digest, that its result follows from its answers by the rule, that
its questions are those of the pack, and that each other file (Markdown, HTML,
Word, CSV, register entry) was made from it. Files after a report belong to that report. Of a
FOLDER every report in it and in the folders in it is checked, each with the files beside
it whose names begin as its own does.

Every byte is compared when this version of charter made the report. Of one that
another released version made, the schema of that version, the digest, the result
and the questions are checked, other files must name the digest, and what is left
is named. A line that begins with "partly" passed, and says what was not checked.

It shows that files belong together and that nothing was changed since the digest
was made. It does not show who made them, nor that what the team says is true:
whoever changes a report can make a digest anew. Questions in a folder beside the
report are found; others are named with --pack.
The exit status is 3 when a check fails.`,
		Example: "  charter verify falls-risk-list.report.json falls-risk-list.report.md",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("charter verify needs the name of a JSON report, for example: charter verify falls-risk-list.report.json")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	packFlag(cmd, &o.pack)
	return cmd
}

// bundle is a report with the files that came with it.
type bundle struct {
	name        string
	report      []byte
	attachments []verify.Attachment
}

func (o verifyOptions) run() error {
	packs := o.con.packs(o.pack)
	if packs.Given() {
		if _, err := packs.Main(); err != nil {
			return err // once, and not again for every report
		}
	}
	bundles, problems := bundlesOf(o.files)
	verifier := o.con.release.verifier(packs)
	failed, unknown := 0, 0
	var next []string // what to do about what failed
	for _, b := range bundles {
		verifier.Pack = func(id, version string) (*questions.Pack, error) { return packs.EditionBeside(b.name, id, version) }
		outcome := verifier.Verify(b.report, b.attachments...)
		switch {
		case outcome.Unknown:
			unknown++
		case !outcome.Passed:
			failed++
			next = append(next, nextSteps(outcome)...)
		}
		if err := o.con.printf("%s", outcomeText(b.name, outcome)); err != nil {
			return err
		}
	}
	if failed > 0 {
		problems = append(problems, unmet("%d of %s did not pass. %s", failed, wording.Count(len(bundles), "report"), wayOn(next)))
	}
	if unknown > 0 {
		problems = append(problems, unmet("%d of %s must be verified with another version of charter, which is named above", unknown, wording.Count(len(bundles), "report")))
	}
	return errors.Join(problems...)
}

// belongs checks that a file was made from the report with a name, however both were saved; the
// error tells every check that failed.
func (o verifyOptions) belongs(name, attachment string, text []byte) error {
	data, err := readHandedOn(name)
	if err != nil {
		return err
	}
	packs := o.con.packs(o.pack)
	verifier := o.con.release.verifier(packs)
	verifier.Pack = func(id, version string) (*questions.Pack, error) { return packs.EditionBeside(name, id, version) }
	outcome := verifier.Verify(data, verify.Attachment{Name: attachment, Data: text})
	if outcome.SameText() {
		return nil
	}
	return fmt.Errorf("%s does not follow from the report beside it:\n%s", plaintext.Line(attachment), strings.TrimSpace(outcomeText(name, outcome)))
}

// bundlesOf reads the files: each JSON report, with the files that follow it. A report that
// cannot be read is left out with what follows it, and every file that cannot be read is told.
func bundlesOf(names []string) ([]bundle, []error) {
	var bundles []bundle
	var early []verify.Attachment
	names, problems := reportsIn(names)
	for _, name := range names {
		data, err := readHandedOn(name)
		if err != nil {
			problems = append(problems, err)
		}
		switch attachment := (verify.Attachment{Name: name, Data: data}); {
		case isReport(name, data):
			bundles = append(bundles, bundle{name, data, early})
			early = nil
		case err != nil:
		case len(bundles) > 0:
			last := &bundles[len(bundles)-1]
			last.attachments = append(last.attachments, attachment)
		default:
			early = append(early, attachment)
		}
	}
	if len(problems) > 0 {
		return slices.DeleteFunc(bundles, func(b bundle) bool { return b.report == nil }), problems
	}
	if len(bundles) == 0 {
		return nil, []error{notAReport(early[0])}
	}
	return bundles, nil
}

// notAReport says what stands where a JSON report should.
func notAReport(x verify.Attachment) error {
	if kind := verify.KindOf(x.Data); kind != "" {
		return misuse("%s: %s", x.Name, kind)
	}
	what := ""
	if kind, _ := kindOf(x.Name, x.Data); kind != noAssessment {
		what = fmt.Sprintf(": %s is %s", plaintext.Line(x.Name), strings.TrimSuffix(kind, ", "+noAssessment))
	}
	return misuse("none of the files is a JSON report%s. Name the one that ends in .report.json, and after it what came with it", what)
}

// reportsIn gives the files named and, of the folders named, each report followed by what was
// made with it.
func reportsIn(names []string) ([]string, []error) {
	var all []string
	var problems []error
	for _, name := range names {
		if !isFolder(name) {
			all = append(all, name)
			continue
		}
		found, _, err := filesIn(name, func(file string) bool { return output.StemOf(file) != "" })
		if err != nil {
			problems = append(problems, err)
			continue
		}
		with := map[string][]string{} // by the path that the names of a report and its files begin with
		for _, path := range found {
			stem := filepath.Join(filepath.Dir(path), output.StemOf(filepath.Base(path)))
			with[stem] = append(with[stem], path)
		}
		before := len(all)
		for _, path := range found {
			stem, isReport := strings.CutSuffix(path, ".report.json")
			if !isReport {
				continue
			}
			all = append(all, path)
			for _, other := range with[stem] {
				if other != path {
					all = append(all, other)
				}
			}
		}
		if len(all) == before {
			problems = append(problems, fmt.Errorf("there is no report in %s. Reports end in .report.json", name))
		}
	}
	return all, problems
}

// isReport tells a JSON report from what comes with one. A file that is named
// like a report is one, however damaged.
func isReport(name string, data []byte) bool {
	if strings.HasSuffix(name, ".report.json") {
		return true
	}
	text, _ := encoding.Text(data)
	_, is := report.IsReport(text)
	return filepath.Ext(name) == ".json" && is
}

// nextSteps gives what to do about each check that did not pass.
func nextSteps(outcome verify.Verification) []string {
	var next []string
	for _, check := range outcome.Checks {
		if !check.Passed {
			next = append(next, check.Next)
		}
	}
	return next
}

// wayOn tells what to do where checks did not pass: the same for all, or else where it stands.
func wayOn(next []string) string {
	if slices.Sort(next); len(slices.Compact(next)) == 1 && next[0] != "" {
		return strings.TrimSuffix(next[0], ".")
	}
	return "What to do stands in each line that begins with FAILED"
}

// outcomeText tells the outcome of all checks of a report, one a line.
func outcomeText(name string, outcome verify.Verification) string {
	var w strings.Builder
	fmt.Fprintf(&w, "%s\n", plaintext.Line(name))
	for _, check := range outcome.Checks {
		mark := "passed"
		switch {
		case !check.Passed:
			mark = "FAILED"
		case check.Unchecked != "":
			mark = "partly"
		}
		text := check.Detail
		for _, more := range []string{check.Unchecked, check.Next} {
			if more != "" {
				text += " " + more
			}
		}
		fmt.Fprintf(&w, "  %s  %s: %s\n", mark, plaintext.Line(check.Name), plaintext.Line(text))
	}
	return w.String()
}
