package main

import (
	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/exports/verify"
	"charter/questions"
)

// version of the program. It is written here rather than taken from the build,
// so that two builds of the same source write the same reports.
const version = "1.1.0"

// release is what one version of the program brings along. Tests put together a
// later one.
type release struct {
	version  string
	editions questions.Editions                             // of the question packs
	sample   sample.Maker                                   // gives the worked example
	schema   func(version string) (text []byte, known bool) // of the reports that a version writes; nil: those built in
}

func thisRelease() release {
	return release{version: version, editions: questions.BuiltIn(), sample: sample.Assessment}
}

// tool is how reports name the program.
func (r release) tool() string { return "charter " + r.version }

// verifier checks reports, with questions from packs.
func (r release) verifier(packs *file.Packs) verify.Verifier {
	v := verify.New(r.tool(), packs.Edition)
	if r.schema != nil {
		v.Schema = r.schema
	}
	return v
}

func versionCommand(con console) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Show the version, its question pack and its scoring rule", GroupID: groupAbout, Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			pack, err := con.packs("").Main()
			if err != nil {
				return err
			}
			return con.printf("charter %s\nquestion pack %s %s\nscoring rule %s\nfile format %s\n",
				con.release.version, pack.ID, pack.Version, assessment.Rule, assessment.Format)
		},
	}
}
