package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"charter/assessment/format"
	"charter/exports"
)

// diffOptions are what charter diff is asked to do.
type diffOptions struct {
	con      console
	old, new string // each an assessment or a JSON report
	audience string
	json     bool
	pack     string
}

func diffCommand(con console) *cobra.Command {
	o := diffOptions{con: con}
	cmd := &cobra.Command{
		Use: "diff OLD NEW", Short: "Tell in plain words what changed", GroupID: groupLook,
		Long: `Tell in plain words what became of an assessment from OLD to NEW: the verdict,
principles that rose or fell and through which questions, facts, evidence, actions.
Each is an assessment or a JSON report. The result is Markdown on standard output.`,
		Example: "  charter diff spring.report.json falls-risk-list.charter.json > changes.md",
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
	cmd.Flags().StringVar(&o.audience, "audience", string(exports.Public), "for whom: `public` or internal")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON; charter schema changes describes it")
	packFlag(cmd, &o.pack)
	return cmd
}

func (o diffOptions) run() error {
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
	changes := exports.Diff(before, after)
	if !o.json {
		return o.con.printf("%s", exports.ChangesMarkdown(changes))
	}
	text, err := exports.ChangesJSON(changes)
	if err != nil {
		return err
	}
	return o.con.printf("%s", text)
}

// reportIn reads the JSON report in a file, or makes one of the assessment in it.
func (r *reader) reportIn(name string, audience exports.Audience) (*exports.Report, error) {
	report, err := r.report(name, audience)
	var faults *format.Faults
	if !errors.As(err, &faults) || isFolder(name) {
		return report, err
	}
	data, unreadable := os.ReadFile(name)
	if unreadable != nil {
		return nil, err
	}
	report, damaged := exports.ParseReport(data)
	tool, isReport := exports.IsReport(data)
	switch {
	case damaged == nil:
		return report, nil
	case isReport && tool != r.tool:
		return nil, fmt.Errorf("%s: %w. It says that %s made it, and this is %s: use that version", name, damaged, tool, r.tool)
	case isReport:
		return nil, fmt.Errorf("%s: %w", name, damaged)
	}
	return nil, err
}

// audienceOf reads the value of --audience.
func audienceOf(name string) (exports.Audience, error) {
	audience := exports.Audience(name)
	if audience != exports.Public && audience != exports.Internal {
		return "", misuse("--audience: there is no audience %q; choose public or internal", name)
	}
	return audience, nil
}
