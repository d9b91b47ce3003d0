package format

import (
	"fmt"
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
	Given      string                 // its folder, when the user has named it
	Readable   bool                   // without that the file could be read as it is
}

// Fits reports whether a pack asks the questions that an assessment was made with.
func Fits(made assessment.PackRef, pack *questions.Pack) bool {
	if made.ID != pack.ID {
		return false
	}
	order, known := pack.Compare(made.Version)
	return known && order == 0 || made.Version == pack.Version
}

// Older reports whether the assessment was made with an older version of the
// very pack, so that it can be moved to that.
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

// reading says how the file can be read as it is.
func (o *OtherPack) reading() string {
	if o.Readable && o.Given != "" {
		return "leave out --pack"
	}
	return "give the folder of the older question pack with --pack"
}

// command is the command that moves the file.
func (o *OtherPack) command() string {
	words := "charter migrate " + quoted(o.Path)
	if o.Given != "" {
		words += " --pack " + quoted(o.Given)
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

// Preview tells what a move to the newer version would do with every answer. The
// error is as that of [assessment.Migrate].
func (o *OtherPack) Preview() (assessment.MigrationReport, error) {
	_, report, err := assessment.Migrate(assessment.Stamp{}, o.Assessment, o.Pack)
	return report, err
}
