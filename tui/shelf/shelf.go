// Package shelf finds the assessments that a team may want to go on with: those
// in the current folder and those opened lately. It reads what the home screen
// shows of each, and proposes names for new files.
//
// Everything here reads or writes the disk, so screens call it in commands only.
package shelf

import (
	"cmp"
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
)

// Extension ends the name of every assessment file.
const Extension = ".charter.json"

// Shelf knows where to look.
type Shelf struct {
	Folder string      // the current folder
	Recent string      // the file that keeps the list of files opened lately; "" keeps none
	Packs  *file.Packs // give each file its questions
}

// Card is what is shown of a file.
type Card struct {
	Path       string
	Title      string
	Example    bool
	Answered   int // questions dealt with, of those that apply
	Applicable int
	Verdict    assessment.Verdict
	Updated    time.Time
	Err        error        // why the file cannot be opened as it is; nil: it can
	Older      bool         // it was made with an older version of its questions, and can be moved to the newer
	Damage     *file.Damage // what is wrong with a damaged file, and its last good copy; nil: not damaged
}

// Paths lists the files of the current folder, the last changed first, and then
// those elsewhere that were opened lately, the last opened first. It reads none.
// An error tells why the folder cannot be looked into; the recent ones are
// listed all the same.
func (s Shelf) Paths() (here, lately []string, err error) {
	entries, err := os.ReadDir(s.Folder)
	if err != nil {
		err = fmt.Errorf("cannot look into the folder %s: %w. Check that it is still there", s.Folder, reason(err))
	}
	changed := map[string]time.Time{}
	for _, entry := range entries {
		if entry.IsDir() || !strings.HasSuffix(entry.Name(), Extension) {
			continue
		}
		path := filepath.Join(s.Folder, entry.Name())
		if info, err := entry.Info(); err == nil {
			changed[path] = info.ModTime()
		}
		here = append(here, path)
	}
	slices.SortStableFunc(here, func(a, b string) int { return cmp.Or(changed[b].Compare(changed[a]), strings.Compare(a, b)) })
	for _, path := range s.read() {
		if !slices.Contains(here, path) {
			lately = append(lately, path)
		}
	}
	return here, lately, err
}

// reason gives the system's own words, without the path it repeats.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Look reads and scores one file. It changes nothing.
func (s Shelf) Look(path string) Card {
	card := Card{Path: path}
	a, pack, err := s.Packs.ReadToEdit(path)
	if err != nil {
		card.Err = err
		s.diagnose(&card)
		return card
	}
	score := assessment.Compute(a, pack)
	card.Title, card.Example, card.Verdict, card.Updated = a.Project.Title, a.Example, score.Verdict, a.Updated
	card.Applicable, card.Answered = score.Counts.Applicable, score.Counts.Applicable-score.Counts.Unanswered
	return card
}

// diagnose says what can be done about a file that cannot be opened as it is.
func (s Shelf) diagnose(card *Card) {
	var faults *file.Faults
	var other *file.OtherPack
	switch {
	case errors.As(card.Err, &other):
		card.Older, card.Title, card.Example = other.Older(), other.Assessment.Project.Title, other.Assessment.Example
	case errors.As(card.Err, &faults):
		if pack, err := s.Packs.ForReading(card.Path); err == nil {
			card.Damage = file.Inspect(card.Path, pack)
		}
	}
}

// FreePath gives a path in the current folder that no file has yet, for a name
// such as "falls-risk-list", with or without its extension.
func (s Shelf) FreePath(name string) string {
	name = strings.TrimSuffix(name, Extension)
	for n := 1; ; n++ {
		path := filepath.Join(s.Folder, name+Extension)
		if n > 1 {
			path = filepath.Join(s.Folder, fmt.Sprintf("%s-%d%s", name, n, Extension))
		}
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) || n == 10_000 {
			return path // if the last is taken too, making the file says so
		}
	}
}

// Resolve makes a complete path of one that a person typed or dropped on the
// terminal: with ~ for the home folder, in quotation marks, with spaces around.
func (s Shelf) Resolve(typed string) string {
	path := strings.TrimSpace(typed)
	if n := len(path); n >= 2 && (path[0] == '\'' || path[0] == '"') && path[n-1] == path[0] {
		path = path[1 : n-1]
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	if path != "" && !filepath.IsAbs(path) {
		path = filepath.Join(s.Folder, path)
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
	return cmp.Or(name.String(), "my-project") + Extension
}

// WithExtension ends the name of a file in Extension.
func WithExtension(name string) string {
	if strings.HasSuffix(name, Extension) {
		return name
	}
	return strings.TrimSuffix(name, ".json") + Extension
}
