package session

import (
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment/file"
	"charter/exports/output"
	"charter/exports/report"
	"charter/questions/plaintext"
)

// WholeFile is what the assessment itself is called among the things that can be fetched
// from a host.
const WholeFile = "charter.json"

// FetchReport says in lines how the files of a report are fetched from the host: what to
// type on one's own computer.
func (s *Session) FetchReport(p Prepared) []string {
	lines := make([]string, len(p.Files))
	for i, f := range p.Files {
		lines[i] = s.fetch(PartOf(f, p.Export, s.Path), p.Audience)
	}
	return lines
}

// PartOf is what a file of a report is called when it is fetched: report.md.
func PartOf(f output.File, x Export, path string) string {
	return strings.TrimPrefix(filepath.Base(f.Path), output.Stem(path, x.Audience)+".")
}

// fetch is the command to fetch a part of the open assessment.
func (s *Session) fetch(part string, audience report.Audience) string {
	name := strings.TrimSuffix(filepath.Base(s.Path), file.Extension)
	command := fmt.Sprintf("%s get %s %s", s.host, plaintext.Argument(name), part)
	if audience == report.Internal {
		return fmt.Sprintf("%s internal > %s", command, plaintext.Argument(name+".internal."+part))
	}
	return fmt.Sprintf("%s > %s", command, plaintext.Argument(name+"."+part))
}

// handOverHosted is [Session.HandOver] on a host.
func (s *Session) handOverHosted() []string {
	return []string{
		fmt.Sprintf("This assessment is kept here, on the host of your organisation, as %s.", plaintext.Line(s.Path)),
		"To hand it over to a colleague: they connect with a key of their own and open it. Only one edits it at a time; whoever opens it meanwhile reads it, and can edit it once it is free.",
		"To go on at another computer: connect from there. It needs a key and an invite of its own, which a steward of your organisation gives.",
		"To keep a copy of the file, type on your own computer: " + s.fetch(WholeFile, report.Public),
	}
}
