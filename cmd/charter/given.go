package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/format"
	"charter/exports/changes"
	"charter/exports/encoding"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions/plaintext"
)

// givenFile accepts one argument that is meant as a file. That is how a file comes that
// is dragged on the program or opened with it: without a command.
func givenFile(cmd *cobra.Command, args []string) error {
	if len(args) > 0 && !isFile(args[0]) {
		return unknownCommand(cmd, args[0])
	}
	return atMostOne(cmd, args)
}

// isFile tells a file from the name of a command: it is there, or it is written as only
// files are, with a folder or an ending.
func isFile(arg string) bool {
	_, err := os.Lstat(arg)
	return err == nil || filepath.Ext(arg) != "" || arg != filepath.Base(arg)
}

// assessmentOnly refuses a file that is something else than an assessment, and says what
// it is and what is for it. One that is missing, damaged or cannot be read is left to the
// application, which knows ways on.
func assessmentOnly(name string) error {
	said, _ := otherKind(name)
	return said
}

// otherKind gives what [assessmentOnly] does, and whether more is known of the file than
// that it is no assessment.
func otherKind(name string) (said error, known bool) {
	shown, argument := plaintext.Line(name), plaintext.Argument(name)
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return misuse("%s is a folder. Name an assessment in it, which ends in %s, or see all of them with: charter summary %s", shown, extension, argument), true
	}
	if strings.Contains(filepath.Base(name), extension) { // copies have more after that
		return nil, false
	}
	data, err := readHandedOn(name)
	if err != nil {
		return nil, false
	}
	text, _ := encoding.Text(data)
	if bytes.Contains(text[:min(len(text), 1024)], []byte(familyOf(assessment.Format))) { // a damaged one, too
		return nil, false
	}
	kind, advice := kindOf(name, text)
	return misuse("%s is %s. %s", shown, kind, strings.ReplaceAll(advice, " FILE", " "+argument)), kind != noAssessment
}

// otherKindError says what a file is that is no assessment, in place of the faults that an
// assessment would have.
type otherKindError struct {
	error       // what it is, and what to do with it
	cause error // the faults
}

func (e otherKindError) Unwrap() error { return e.cause }

// toldKind has an error of reading a file as an assessment say what it is instead, where
// that is known.
func toldKind(name string, err error) error {
	var faults *format.Faults
	if !errors.As(err, &faults) || isFolder(name) {
		return err
	}
	if said, known := otherKind(name); known {
		return otherKindError{said, err}
	}
	return err
}

// kindOf says what a file is that is no assessment, and what to do with it: a sentence or
// more, in which FILE stands for its name.
func kindOf(name string, text []byte) (kind, advice string) {
	var head struct{ Format, Schema string }
	_ = json.Unmarshal(text, &head) // what is no JSON has neither
	is := func(format, family string) bool { return strings.HasPrefix(format, familyOf(family)) }
	switch ending := strings.ToLower(filepath.Ext(name)); {
	case is(head.Format, report.Format):
		return "a report, not an assessment", "Check it with: charter verify FILE. To change what it says, open the assessment that it was made of"
	case is(head.Format, changes.Format):
		return "a list of changes, not an assessment", "Read it in an editor, or have it in plain words with: charter diff OLD NEW"
	case is(head.Schema, register.Format):
		return "a register entry, not an assessment", "Check it together with its report: charter verify NAME.report.json FILE. To take over what it says of a project: charter import FILE"
	case ending == ".md":
		return "a text, not an assessment", "Read it in an editor. If charter made it of a report, check it with: charter verify NAME.report.json FILE. To take over what it says of a project: charter import FILE"
	case ending == ".html":
		return "a web page, not an assessment", "Open it in a browser. If charter made it of a report, check it with: charter verify NAME.report.json FILE. To take over what it says of a project: charter import FILE"
	case ending == ".csv":
		return "a table, not an assessment", "Open it with a spreadsheet. If charter made it of a report, check it with: charter verify NAME.report.json FILE. To take over what it says of a project: charter import FILE"
	case ending == ".yaml", ending == ".yml":
		return "a text as the parts of a question pack are, not an assessment", "Check the folder of a pack with: charter questions check FOLDER"
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
		return "a document or a spreadsheet of an office program, not an assessment", "Open it with that program. If charter made it of a report, check it with: charter verify NAME.report.json FILE. To take over what it says of a project, save it as plain text or as a web page, and name that in: charter import NAME"
	case bytes.HasPrefix(text, []byte("%PDF-")):
		return "a PDF, not an assessment", "To take over what it says of a project, save it as plain text or as a web page, and name that in: charter import NAME"
	}
	return noAssessment, "Check that this is the right file: an assessment ends in " + extension + ". charter validate FILE says what is wrong with it"
}

// noAssessment is all that can be said of a file of no known kind.
const noAssessment = "not an assessment"

// familyOf is the name of a format up to its version.
func familyOf(format string) string {
	family, _, _ := strings.Cut(format, "/")
	return family + "/"
}
