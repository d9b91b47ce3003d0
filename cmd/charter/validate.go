package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"charter/assessment"
	"charter/assessment/format"
	"charter/questions/plaintext"
)

// validateOptions are what charter validate is asked to do.
type validateOptions struct {
	con   console
	files []string
	pack  string
}

func validateCommand(con console) *cobra.Command {
	o := validateOptions{con: con}
	cmd := &cobra.Command{
		Use: "validate FILE|FOLDER...", Short: "Check that files are sound assessments", GroupID: groupLook, Args: files,
		Long: `Check that files are sound assessments: every field known and of the right type,
every answer to a question that is asked, every date a date. Remarks follow on what
is sound but probably not meant. Nothing is changed. Of a FOLDER every assessment in it
and in the folders in it is checked.

The exit status is 3 when a file is not sound, and 1 when one cannot be read or was
made with other questions.`,
		Example: "  charter validate *.charter.json\n  charter validate assessments",
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	packFlag(cmd, &o.pack)
	return cmd
}

func (o validateOptions) run() error {
	reader, err := newReader(o.con, o.pack, "")
	if err != nil {
		return err
	}
	if o.files, err = o.con.assessmentsIn(o.files); err != nil {
		return err
	}
	texts, problems := make([]string, len(o.files)), make([]error, len(o.files))
	onEveryCore(len(o.files), func(i int) { texts[i], problems[i] = sound(o.files[i], reader) })
	if err := o.con.printf("%s", strings.Join(texts, "")); err != nil {
		return err
	}
	return errors.Join(problems...)
}

// sound tells that a file is sound, with remarks, or why it is not.
func sound(name string, reader *reader) (string, error) {
	a, _, remarks, err := reader.packs.Examine(name)
	var faults *format.Faults
	switch {
	case errors.As(err, &faults) && !isFolder(name):
		return "", unmetError{toldKind(name, err)}
	case err != nil:
		return "", err // it could not be read, or not with these questions
	}
	today := assessment.DateOf(reader.now)
	if a.AsOf.After(today) {
		return "", unmet("%s is not sound: as_of, %s, is after today. Move the assessment date to today or before", name, a.AsOf.Words())
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: sound\n", plaintext.Line(name))
	remarks = append(remarks, signedAhead(a, today)...)
	older := len(remarks) > 0 && isOlder(name)
	for _, remark := range remarks {
		if older {
			remark.Path = format.PlaceInOlder(a, remark.Path)
		}
		fmt.Fprintf(&b, "  %s: %s. %s\n", plaintext.Line(remark.Path), plaintext.Line(remark.Message), plaintext.Line(remark.Hint))
	}
	return b.String(), nil
}

// signedAhead remarks on decisions on the whole that are dated after today.
func signedAhead(a *assessment.Assessment, today assessment.Date) []assessment.Problem {
	var remarks []assessment.Problem
	for i, decision := range a.SignOff {
		if decision.Date.After(today) {
			remarks = append(remarks, assessment.Problem{
				Path: fmt.Sprintf("sign_off.%d.date", i), Message: decision.Date.Words() + " is after today", Hint: "Give the day on which it was decided",
			})
		}
	}
	return remarks
}

// isOlder reports whether a file is of an older format, in which some things stand
// elsewhere.
func isOlder(name string) bool {
	text, err := readNoLonger(name, format.MaxSize)
	return err == nil && format.IsOlder(text)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
