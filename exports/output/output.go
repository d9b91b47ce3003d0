// Package output turns a report into files: which formats there are, what their
// files are called, and how they reach the disk.
//
// Every file is rendered before the first is written, a file that exists is not
// replaced unless that was asked for, and a file is either there whole or not at
// all.
package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charter/assessment/safefile"
	"charter/exports/privacy"
	"charter/exports/register"
	"charter/exports/report"
)

// Format is a kind of file that a report can be written as.
type Format struct {
	Name  string // as it is asked for, e.g. "md"
	Words string // e.g. "Markdown"
	files func(stem string, r *report.Report) ([]File, error)
}

// File is one file to write.
type File struct {
	Path string
	Data []byte
	// Private: it holds what the public must not read. A new one is its owner's, and that of the
	// group that the folder is shared with.
	Private bool
}

// reportFile is a file of a report, which is private where the report is. So is the register
// entry beside an internal report, though only public text is in it: what is called internal is
// published by nobody's accident.
func reportFile(path string, r *report.Report, data []byte) File {
	return File{path, data, r.Audience != report.Public}
}

// Formats lists every format.
func Formats() []Format {
	return []Format{
		{"md", "Markdown, to read and to attach", func(stem string, r *report.Report) ([]File, error) {
			return []File{reportFile(stem+".report.md", r, report.Markdown(r))}, nil
		}},
		{"json", "JSON, for the register's systems", func(stem string, r *report.Report) ([]File, error) {
			data, err := report.JSON(r)
			return []File{reportFile(stem+".report.json", r, data)}, err
		}},
		{"html", "HTML, a page to open or print", func(stem string, r *report.Report) ([]File, error) {
			return []File{reportFile(stem+".report.html", r, report.HTML(r))}, nil
		}},
		{"docx", "Word, a document to edit or hand in", func(stem string, r *report.Report) ([]File, error) {
			return []File{reportFile(stem+".report.docx", r, report.Word(r))}, nil
		}},
		{"csv", "CSV, tables for a spreadsheet", func(stem string, r *report.Report) ([]File, error) {
			return []File{
				reportFile(stem+".answers.csv", r, report.AnswersCSV(r)), reportFile(stem+".actions.csv", r, report.ActionsCSV(r)),
				reportFile(stem+".evidence.csv", r, report.EvidenceCSV(r)),
			}, nil
		}},
		{"register", "register entry, as Markdown, JSON and CSV", registerFiles},
	}
}

func registerFiles(stem string, r *report.Report) ([]File, error) {
	entry, err := register.Make(r)
	if leak := (*privacy.LeakError)(nil); errors.As(err, &leak) {
		leak.Entry = r.Audience == report.Internal
	}
	if err != nil {
		return nil, err
	}
	text, err := register.JSON(entry)
	if err != nil {
		return nil, err
	}
	long, err := register.LongCSV(entry)
	return []File{
		reportFile(stem+".register.md", r, register.Markdown(entry)), reportFile(stem+".register.json", r, text),
		reportFile(stem+".register.csv", r, register.CSV(entry)), reportFile(stem+".register-long.csv", r, long),
	}, err
}

// Choose finds the formats with the names given, which are one or more.
func Choose(names []string) ([]Format, error) {
	var chosen []Format
	all := Formats()
	known := make([]string, len(all))
	for i, f := range all {
		known[i] = f.Name
	}
	if err := CheckNames(names, known); err != nil {
		return nil, err
	}
	for _, name := range names {
		chosen = append(chosen, all[slices.Index(known, NameOf(name))])
	}
	return chosen, nil
}

// NameOf gives the name of a format as it is known, of one as it was typed.
func NameOf(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

// CheckNames refuses names of formats that are not known, and none at all.
func CheckNames(names, known []string) error {
	if len(names) == 0 {
		return fmt.Errorf("it names no format; choose from %s", strings.Join(known, ", "))
	}
	for _, name := range names {
		if !slices.Contains(known, NameOf(name)) {
			return fmt.Errorf("there is no format %q; choose from %s", name, strings.Join(known, ", "))
		}
	}
	return nil
}

// Stem is the name that all files of an export of an assessment begin with: the
// assessment's own name, and "internal" where the report is not for the public.
func Stem(assessmentPath string, audience report.Audience) string {
	name := strings.TrimSuffix(filepath.Base(assessmentPath), ".json")
	name = strings.TrimSuffix(name, ".charter")
	if audience == report.Internal {
		name += ".internal"
	}
	return name
}

// StemOf gives what the name of a file of an export begins with, before what says which file it
// is; "" for the name of another file.
func StemOf(name string) string {
	for _, ending := range []string{
		".report.md", ".report.json", ".report.html", ".report.docx", ".answers.csv", ".actions.csv", ".evidence.csv",
		".register.md", ".register.json", ".register.csv", ".register-long.csv",
	} {
		if stem, found := strings.CutSuffix(name, ending); found {
			return stem
		}
	}
	return ""
}

// Plan renders a report in the formats chosen, into files of a folder. A public
// report that would give private text away is refused: the error is then an
// *privacy.LeakError.
func Plan(folder, stem string, r *report.Report, formats []Format) ([]File, error) {
	if err := r.DateFault(); err != nil {
		return nil, err
	}
	if err := r.Publishable(); err != nil {
		return nil, err
	}
	var files []File
	for _, format := range formats {
		made, err := format.files(stem, r)
		if err != nil {
			return nil, err
		}
		for _, f := range made {
			f.Path = filepath.Join(folder, f.Path)
			files = append(files, f)
		}
	}
	return files, nil
}

// Exists says that files are there already, and were not replaced.
type Exists struct{ Paths []string }

func (e *Exists) Error() string {
	return fmt.Sprintf("already there and not replaced: %s", strings.Join(e.Paths, ", "))
}

// refused says why the disk refused a file.
type refused struct {
	doing, path string
	err         error
}

func (r *refused) Error() string {
	return fmt.Sprintf("cannot %s %s: %s. Choose another folder, or make room on the disk", r.doing, r.path, safefile.Words(r.err))
}

func (r *refused) Unwrap() error { return r.err }

// Write writes the files. Unless replace is set, nothing at all is written when
// one of them exists; the error is then *[Exists]. What is no file, such as a link, is
// never replaced: then nothing is written either.
func Write(files []File, replace bool) error {
	var there []string
	for _, f := range files {
		_, err := safefile.Stat(f.Path)
		var other *safefile.NotPlain
		switch {
		case !replace && !errors.Is(err, fs.ErrNotExist):
			there = append(there, f.Path)
		case errors.As(err, &other):
			return fmt.Errorf("nothing was written: %w", err)
		}
	}
	if len(there) > 0 {
		return &Exists{there}
	}
	for _, f := range files {
		if err := os.MkdirAll(filepath.Dir(f.Path), 0o755); err != nil {
			return &refused{"make the folder for", f.Path, err}
		}
		write := safefile.WritePrivate
		if !f.Private {
			write = func(name string, data []byte) error { return safefile.Write(name, data, 0o644) }
		}
		if err := write(f.Path, f.Data); err != nil {
			return &refused{"write", f.Path, err}
		}
	}
	return nil
}
