package session

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"charter/exports/output"
	"charter/exports/report"
)

// Export is a report as a team asks for it.
type Export struct {
	Audience report.Audience
	Formats  []string // names of [output.Formats]
	Folder   string   // as typed; blank: that of the assessment
}

// NewExport is what is asked for most: a report for the public, if the user's settings name
// nobody else, to read and as data, beside the assessment.
func (s *Session) NewExport() Export {
	return Export{Audience: cmp.Or(s.audience, report.Public), Formats: []string{"md", "json"}, Folder: filepath.Dir(s.Path)}
}

// errHosted is why no report is written on a host.
var errHosted = errors.New("a host writes no report for itself; fetch it from your own computer")

// stepExport is about reports. Nothing is written before what will be is known.
func (w *Workspace) stepExport(e Event) (Event, []Effect, bool) {
	switch e := e.(type) {
	case Prepare:
		env, s, a, now := w.Environment, w.Session, w.Session.Assessment(), w.Session.Now()
		return nil, []Effect{func() Event {
			made := report.Build(a, s.Pack, report.Options{Audience: e.Audience, Now: now, Tool: env.Tool})
			files, err := env.plan(e.Export, s.Path, made)
			return Prepared{e.Export, made, files, err}
		}}, true
	case Write:
		if w.Hosted() {
			return nil, []Effect{func() Event { return Written{Err: errHosted} }}, true
		}
		return nil, []Effect{func() Event {
			err := output.Write(e.Files, e.Replace)
			var exists *output.Exists
			if errors.As(err, &exists) {
				return Written{There: exists.Paths}
			}
			return Written{Files: e.Files, Err: err}
		}}, true
	case Prepared, Written:
		return e, nil, true
	}
	return nil, nil, false
}

// plan renders a report into the files that were asked for, of the assessment at path.
func (e Environment) plan(x Export, path string, made *report.Report) ([]output.File, error) {
	formats, err := output.Choose(x.Formats)
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(path)
	if strings.TrimSpace(x.Folder) != "" {
		folder = e.Library.Resolve(x.Folder)
	}
	return output.Plan(folder, output.Stem(path, x.Audience), made, formats)
}

// Withheld says in a sentence how much is kept from the public.
func (p Prepared) Withheld() string {
	switch n := len(p.Report.Withheld); {
	case p.Audience == report.Internal:
		return "Nothing is withheld: this report is for yourselves."
	case n == 0:
		return "Nothing had to be withheld from the public."
	case n == 1:
		return "Withheld from the public: 1 item. It is listed at the end of the report."
	default:
		return fmt.Sprintf("Withheld from the public: %d items. They are listed at the end of the report.", n)
	}
}
