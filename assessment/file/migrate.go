package file

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/questions"
	"charter/questions/plaintext"
)

// OtherPack is the error for an assessment that was made with other questions
// than those it was to be read with. The file was not changed.
type OtherPack struct {
	Path       string
	Assessment *assessment.Assessment // as it stands in the file; sound by itself
	Pack       *questions.Pack        // the one it was to be read with
	given      string                 // its folder, when the user has named it
	readable   bool                   // without that the file could be read as it is
}

// fits reports whether a pack asks the questions that an assessment was made with.
func fits(made assessment.PackRef, pack *questions.Pack) bool {
	if made.ID != pack.ID {
		return false
	}
	order, known := pack.Compare(made.Version)
	return known && order == 0 || made.Version == pack.Version
}

// Older reports whether the assessment was made with an older version of the
// very pack, so that [Migrate] can move it.
func (o *OtherPack) Older() bool {
	order, known := o.Pack.Compare(o.Assessment.Pack.Version)
	return o.Assessment.Pack.ID == o.Pack.ID && known && order < 0
}

// Error tells which questions the file was made with and what to do.
func (o *OtherPack) Error() string {
	path, made := plaintext.Line(o.Path), o.Assessment.Pack
	version := plaintext.Line(made.Version)
	_, known := o.Pack.Compare(made.Version)
	switch {
	case made.ID != o.Pack.ID:
		return fmt.Sprintf("%s was made with the questions %s %s, not with %s %s. Give the folder that holds its question pack with --pack",
			path, plaintext.Line(made.ID), version, o.Pack.ID, o.Pack.Version)
	case o.Older():
		return fmt.Sprintf("%s was made with version %s of the questions, which is older than %s. Nothing was changed. To move it to the newer questions: %s (no answer is lost, and a copy of the file as it is stays beside it). To read it as it is, %s",
			path, version, o.Pack.Version, o.command(), o.reading())
	case !known:
		return fmt.Sprintf("%s was made with version %q of the questions, which is not a version number. Correct pack.version in the file: versions have three numbers, such as %s", path, version, o.Pack.Version)
	}
	return fmt.Sprintf("%s was made with version %s of the questions, which is newer than %s. Get the new version of charter, or give the folder of the newer question pack with --pack",
		path, version, o.Pack.Version)
}

// StillRead says what can be done with an assessment that is not moved, when it
// is readable with the pack it was made with, see [Packs.Readable].
func StillRead(made assessment.PackRef) string {
	return fmt.Sprintf("charter score, summary, validate, diff and export read it as it is, with its own questions, version %s.", plaintext.Line(made.Version))
}

// reading says how the file can be read as it is.
func (o *OtherPack) reading() string {
	if o.readable && o.given != "" {
		return "leave out --pack"
	}
	return "give the folder of the older question pack with --pack"
}

// command is the command that moves the file.
func (o *OtherPack) command() string {
	words := "charter migrate " + quoted(o.Path)
	if o.given != "" {
		words += " --pack " + quoted(o.given)
	}
	return words
}

// quoted puts a name with a space in quotes, as it must be typed.
func quoted(name string) string {
	name = plaintext.Line(name)
	if strings.Contains(name, " ") {
		return `"` + name + `"`
	}
	return name
}

// Preview tells what [Migrate] would do with every answer. The error is as that
// of [assessment.Migrate].
func (o *OtherPack) Preview() (assessment.MigrationReport, error) {
	_, report, err := assessment.Migrate(assessment.Stamp{}, o.Assessment, o.Pack)
	return report, err
}

// Migrate moves the assessment at path to the newer version of its pack, and tells what became of every answer. Before the file is written, its
// text as it was is kept beside it under the name given back. Nobody else may have
// the file open. A file that is of this version already is left alone, and
// then the copy has no name.
func Migrate(path string, packs *Packs, options Options) (report assessment.MigrationReport, copied string, err error) {
	options = options.complete()
	d := options.disk
	real, err := d.Resolve(path)
	if err != nil {
		return report, "", &Trouble{"open", path, err}
	}
	held, err := d.Lock(lockOf(real), options.self())
	var other *Held
	switch {
	case errors.As(err, &other):
		return report, "", fmt.Errorf("%s is being edited by %s, so it cannot be moved to newer questions now. Ask them to close it, then try again", plaintext.Line(path), other.Holder)
	case err != nil && !errors.Is(err, errNoLocks):
		return report, "", &Trouble{"migrate", path, err}
	}
	defer held.release()
	data, err := readText(d, real, path)
	if err != nil {
		return report, "", err
	}
	next, report, err := packs.moved(path, data, options)
	if err != nil || next == nil {
		return report, "", err
	}
	info, err := d.Stat(real)
	if err != nil {
		return report, "", &Trouble{"open", path, err}
	}
	if copied, err = keepCopy(d, real, report.From.Version, data, info.Mode().Perm()); err != nil {
		return report, "", &Trouble{"migrate", path, err}
	}
	text, err := Encode(next)
	if err != nil {
		return report, copied, err
	}
	t := &target{disk: d, path: real, mode: info.Mode().Perm(), known: sha256.Sum256(data)}
	if err := t.replace(text); err != nil {
		return report, copied, &Trouble{"migrate", path, err}
	}
	return report, copied, nil
}

// MigrateTo does what [Migrate] does, but writes the moved assessment to a new
// file and leaves the one at path as it is.
func MigrateTo(path, out string, packs *Packs, options Options) (assessment.MigrationReport, error) {
	options = options.complete()
	data, err := readNamed(options.disk, path)
	if err != nil {
		return assessment.MigrationReport{}, err
	}
	next, report, err := packs.moved(path, data, options)
	if err != nil || next == nil {
		return report, err
	}
	if packs.Given() {
		next.Pack.Folder = packs.folderBeside(out)
	} else if !sameFolder(filepath.Dir(path), filepath.Dir(out)) {
		next.Pack.Folder = "" // that folder does not lie beside the new file
	}
	return report, Create(out, next)
}

// moved gives what the text of a file becomes with its newer pack; nil when it
// is of that version already.
func (p *Packs) moved(path string, data []byte, options Options) (*assessment.Assessment, assessment.MigrationReport, error) {
	none := assessment.MigrationReport{}
	_, _, err := p.decode(path, data, p.toEdit)
	var other *OtherPack
	if !errors.As(err, &other) || !other.Older() {
		return nil, none, err
	}
	next, report, err := assessment.Migrate(assessment.Stamp{At: options.Now()}, other.Assessment, other.Pack)
	if err != nil {
		return nil, report, fmt.Errorf("%s: %w", plaintext.Line(path), err)
	}
	if p.Given() {
		next.Pack.Folder = p.folderBeside(path)
	}
	return next, report, nil
}

// keepCopy writes the text of a file, as it was made with a version of the
// questions, beside it: falls.charter.json.1.0.0.bak. A copy that is there and
// holds the same is left as it is, any other is kept too.
func keepCopy(d disk, path, version string, data []byte, mode fs.FileMode) (string, error) {
	for n := 1; ; n++ {
		name := path + "." + version
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		name += ".bak"
		err := (&target{disk: d, path: name, mode: mode}).create(data)
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		if there, err := d.Read(name); err == nil && bytes.Equal(there, data) {
			return name, nil
		}
	}
}
