package main

import (
	"runtime/debug"
	"strings"

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

// commit and committed are what a package was built from: the whole name of the
// commit and its day, as 2026-11-28. .ci/package/build has the linker set them; a
// build by hand leaves them empty.
var commit, committed string

// source tells in words what the program was built from. Who builds it by hand in a
// copy of the repository has that recorded by Go, unless -buildvcs=false forbids it.
func source(commit, day string, info *debug.BuildInfo) string {
	changed := ""
	if commit == "" && info != nil {
		for _, setting := range info.Settings {
			switch setting.Key {
			case "vcs.revision":
				commit = setting.Value
			case "vcs.time":
				day, _, _ = strings.Cut(setting.Value, "T")
			case "vcs.modified":
				if setting.Value == "true" {
					changed = ", with changes that are not in it"
				}
			}
		}
	}
	if commit == "" {
		return "not known: built by hand"
	}
	return commit + " of " + day + changed
}

// release is what one version of the program brings along. Tests put together a
// later one.
type release struct {
	version  string
	source   string                                         // what it was built from, in words
	editions questions.Editions                             // of the question packs
	sample   sample.Maker                                   // gives the worked example
	schema   func(version string) (text []byte, known bool) // of the reports that a version writes; nil: those built in
}

func thisRelease() release {
	info, _ := debug.ReadBuildInfo() // nil where there is none
	return release{version: version, source: source(commit, committed, info), editions: questions.BuiltIn(), sample: sample.Assessment}
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
		Use: "version", Short: "Show the version, what it was built from, its question pack and its scoring rule", GroupID: groupAbout, Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			pack, err := con.packs("").Main()
			if err != nil {
				return err
			}
			return con.printf("charter %s\ncommit %s\nquestion pack %s %s\nscoring rule %s\nfile format %s\n",
				con.release.version, con.release.source, pack.ID, pack.Version, assessment.NewestRule().Name, assessment.Format)
		},
	}
}
