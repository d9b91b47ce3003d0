package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/exports"
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
		Use: "verify REPORT.json [FILE...]", Short: "Check that a report is whole and follows from the rule", GroupID: groupLook,
		Long: `Check a JSON report and the files that came with it: that the report fits its
schema and its digest, that its result follows from its answers by the rule, that
its questions are those of the pack, and that each other file (Markdown, HTML,
CSV, register entry) was made from it. Files after a report belong to that report.

It shows that files belong together and that nothing was changed by accident. It
does not show who made them, nor that what the team says is true.
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
	attachments []exports.Attachment
}

func (o verifyOptions) run() error {
	pack, err := loadPack(o.pack)
	if err != nil {
		return err
	}
	bundles, err := bundlesOf(o.files)
	if err != nil {
		return err
	}
	failed := 0
	for _, b := range bundles {
		text, passed := verified(b, pack)
		if !passed {
			failed++
		}
		if err := o.con.printf("%s", text); err != nil {
			return err
		}
	}
	if failed > 0 {
		return unmet("%d of %s did not pass. Ask whoever made it for the original", failed, wording.Count(len(bundles), "report"))
	}
	return nil
}

// bundlesOf reads the files: each JSON report, with the files that follow it.
func bundlesOf(names []string) ([]bundle, error) {
	var bundles []bundle
	var early []exports.Attachment
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w. Check the name and the folder", name, err)
		}
		if isReport(name, data) {
			bundles = append(bundles, bundle{name, data, early})
			early = nil
		} else if attachment := (exports.Attachment{Name: name, Data: data}); len(bundles) > 0 {
			last := &bundles[len(bundles)-1]
			last.attachments = append(last.attachments, attachment)
		} else {
			early = append(early, attachment)
		}
	}
	if len(bundles) == 0 {
		return nil, misuse("none of the files is a JSON report. Name the one that ends in .report.json, and after it what came with it")
	}
	return bundles, nil
}

// isReport tells a JSON report from what comes with one. A file that is named
// like a report is one, however damaged.
func isReport(name string, data []byte) bool {
	if strings.HasSuffix(name, ".report.json") {
		return true
	}
	_, err := exports.ParseReport(data)
	return filepath.Ext(name) == ".json" && err == nil
}

// verified writes the outcome of all checks of a bundle.
func verified(b bundle, pack *questions.Pack) (text string, passed bool) {
	outcome := exports.Verify(b.report, pack, b.attachments...)
	var w strings.Builder
	fmt.Fprintf(&w, "%s\n", plaintext.Line(b.name))
	for _, check := range outcome.Checks {
		mark := "passed"
		if !check.Passed {
			mark = "FAILED"
		}
		fmt.Fprintf(&w, "  %s  %s: %s\n", mark, plaintext.Line(check.Name), plaintext.Line(check.Detail))
	}
	return w.String(), outcome.Passed
}
