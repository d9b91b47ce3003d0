package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/questions/booklet"
	"charter/questions/plaintext"
)

// Extension ends the name of every assessment file.
const Extension = ".charter.json"

// Library knows where to look.
type Library struct {
	Folder string      // the current folder
	Root   *file.Root  // on a host: the folder in which all assessments are, by their names; nil: all of this machine
	Recent string      // the file that keeps the list of files opened lately; "" keeps none
	Packs  *file.Packs // give each file its questions

	Home func() (string, error) // the folder that ~ stands for; nil: ~ is a name like others
}

// Summary is what is shown of a file.
type Summary struct {
	Path       string
	ID         string // of the assessment; files that have the same are copies, whatever they are called
	Title      string
	Example    bool
	Answered   int // questions dealt with, of those that apply
	Applicable int
	Verdict    assessment.Verdict
	Updated    time.Time
	CopyOf     string       // the name of the file beside it that it is a copy of, by its name; "" when it is none
	Err        error        // why the file cannot be opened as it is; nil: it can
	Migratable bool         // it was made with an older version of its questions, and can be moved to the newer
	Damage     *file.Damage // what is wrong with a damaged file, and its last good copy; nil: not damaged
}

// AboutCopies says what to do with a copy of an assessment. A host joins and deletes nothing.
func (l Library) AboutCopies() string {
	if l.Root != nil {
		return "To join the two, get both on a computer that has charter, type charter merge there, and put the result here."
	}
	return "charter merge joins the two; what nobody needs can be deleted."
}

// TwinOf gives the first of other files that holds the same assessment, though by its name it
// is no copy; "" for none. Every worked example is the same, and is nobody's work.
func TwinOf(one Summary, others []Summary) string {
	for _, other := range others {
		if other.Path != one.Path && other.ID != "" && other.ID == one.ID && !one.Example && one.CopyOf+other.CopyOf == "" {
			return filepath.Base(other.Path)
		}
	}
	return ""
}

// AboutImport says to whoever starts an assessment what need not be typed again.
const AboutImport = "In a command window, charter import takes over a published record, and charter new --from starts next year's assessment from this year's."

// CopiesBeside says in sentences which copies of an assessment stand beside it; "" for none.
func (l Library) CopiesBeside(path string) string {
	copies := l.Root.Copies(path)
	if len(copies) == 0 {
		return ""
	}
	more := ""
	if len(copies) > 1 {
		more = fmt.Sprintf(" and %d more", len(copies)-1)
	}
	return fmt.Sprintf("Beside this file there is a copy of it, %s%s: %s", plaintext.Line(copies[0]), more, l.AboutCopies())
}

// Paths lists the files of the current folder, the last changed first, and then
// those elsewhere that were opened lately, the last opened first. It reads none.
// An error tells why the folder cannot be looked into; the recent ones are
// listed all the same.
func (l Library) Paths() (here, lately []string, err error) {
	if l.Root != nil {
		here, err = l.Root.List()
		return here, nil, err
	}
	entries, err := os.ReadDir(l.Folder)
	if err != nil {
		err = fmt.Errorf("cannot look into the folder %s: %w. Check that it is still there", l.Folder, reason(err))
	}
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return entry.IsDir() || !file.IsAssessment(entry.Name()) })
	file.SortNewest(entries)
	for _, entry := range entries {
		here = append(here, filepath.Join(l.Folder, entry.Name()))
	}
	for _, path := range l.read() {
		if !slices.Contains(here, path) {
			lately = append(lately, path)
		}
	}
	return here, lately, err
}

// MayAdd reports whether the user may start an assessment here. On a host some may only read.
func (l Library) MayAdd() bool { return l.Root.MayAdd() }

// reason gives the system's own words, without the path it repeats.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Summarise reads and scores one file. It changes nothing.
func (l Library) Summarise(path string) Summary {
	summary := Summary{Path: path}
	if original := l.Root.Original(path); original != "" {
		summary.CopyOf = filepath.Base(original)
	}
	a, pack, err := l.Packs.ReadToEdit(path)
	if err != nil {
		summary.Err = err
		l.diagnose(&summary)
		return summary
	}
	score := assessment.Compute(a, pack)
	summary.ID = a.ID
	summary.Title, summary.Example, summary.Verdict, summary.Updated = a.Project.Title, a.Example, score.Verdict, a.Updated
	summary.Applicable, summary.Answered = score.Counts.Applicable, score.Counts.Applicable-score.Counts.Unanswered
	return summary
}

// diagnose says what can be done about a file that cannot be opened as it is.
func (l Library) diagnose(summary *Summary) {
	var faults *format.Faults
	var other *format.OtherPack
	switch {
	case errors.As(summary.Err, &other):
		summary.Migratable, summary.Title, summary.Example = other.Older(), other.Assessment.Project.Title, other.Assessment.Example
	case errors.As(summary.Err, &faults):
		if pack, err := l.Packs.ForReading(summary.Path); err == nil {
			summary.Damage = l.Root.Inspect(summary.Path, pack)
		}
	}
}

// FreePath gives a path in the current folder that no file has yet, for a name
// such as "falls-risk-list", with or without its extension.
func (l Library) FreePath(name string) string {
	name = strings.TrimSuffix(name, Extension)
	for n := 1; ; n++ {
		path := filepath.Join(l.Folder, name+Extension)
		if n > 1 {
			path = filepath.Join(l.Folder, fmt.Sprintf("%s-%d%s", name, n, Extension))
		}
		if !l.Root.Has(path) || n == 10_000 {
			return path // if the last is taken too, making the file says so
		}
	}
}

// Resolve makes a complete path of one that a person typed or dropped on the
// terminal: with ~ for the home folder, in quotation marks, with spaces around. On a host
// it makes a name: no path is typed there.
func (l Library) Resolve(typed string) string {
	path := strings.TrimSpace(typed)
	if l.Root != nil {
		return strings.TrimLeft(strings.NewReplacer("/", "-", `\`, "-").Replace(path), ".-~ ")
	}
	if n := len(path); n >= 2 && (path[0] == '\'' || path[0] == '"') && path[n-1] == path[0] {
		path = path[1 : n-1]
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && l.Home != nil && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := l.Home(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(l.Folder, path)
	}
	return path
}

// FileName makes a name for a file from a title: small letters, digits and
// single hyphens, with the extension. A title without a letter or digit gives
// "my-project".
func FileName(title string) string {
	var name strings.Builder
	gap := false
	const longest = 60
	for _, r := range strings.ToLower(title) {
		if name.Len() >= longest {
			break
		}
		switch {
		case r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && name.Len() > 0 {
				name.WriteByte('-')
			}
			gap = false
			name.WriteRune(r)
		default:
			gap = true
		}
	}
	return file.WithExtension(name.String())
}

// WithExtension gives the path of a new assessment of a name, see [file.WithExtension].
func WithExtension(name string) string { return file.WithExtension(name) }

// TypicalCount is how many questions a typical project is asked: of a pack that the user has
// named no more than there are in it.
func (l Library) TypicalCount() int {
	if !l.Packs.Given() {
		return booklet.Typical
	}
	pack, err := l.Packs.Main()
	if err != nil { // it is told where the pack is used
		return booklet.Typical
	}
	return min(booklet.Typical, pack.QuestionCount())
}
