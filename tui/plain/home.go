package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment"
	"charter/tui/library"
)

// homeHelp tells what can be typed at the choice of files.
func (d *dialogue) homeHelp() string {
	help := "Type the number of an assessment to open it; "
	if d.Library.MayAdd() {
		help += "new to start one; sample for a worked example to look around in; "
	}
	help += "before to hear what you need before you start"
	if d.Hosted() {
		return help + "."
	}
	return help + "; open to type the path of a file in another folder. " + library.AboutImport
}

// homeWords are the words that can be typed there.
func (d *dialogue) homeWords() []string {
	switch {
	case !d.Library.MayAdd():
		return []string{"before"}
	case d.Hosted():
		return []string{"new", "before", "sample"}
	}
	return []string{"new", "before", "sample", "open"}
}

// home lets the user choose an assessment or start one. It closes the one that
// is open, unless there is something to be told about that first.
func (d *dialogue) home() error {
	if d.tellConflict() {
		return nil
	}
	if err := d.closeWith(d.leaveAnyway); err != nil {
		return err
	}
	for {
		paths := d.sayFiles()
		words := d.homeWords()
		r, err := d.ask("Type a number, "+strings.Join(words, ", ")+", help or leave:", d.homeHelp(), words...)
		switch {
		case errors.Is(err, errBack), errors.Is(err, errMenu):
			d.say("This is the beginning. Open an assessment first, or type leave to end.")
			continue
		case err != nil:
			return err
		case r.empty():
			d.say(d.homeHelp())
			continue
		}
		err = d.chooseFile(r, paths)
		switch {
		case err == nil, errors.Is(err, errLeave), errors.Is(err, errEnd):
			return err
		case !errors.Is(err, errBack) && !errors.Is(err, errMenu):
			d.say(sentence(err.Error()))
		}
	}
}

// chooseFile does what was typed at the choice of files.
func (d *dialogue) chooseFile(r reply, paths []string) error {
	switch {
	case r.word == "new":
		return d.start(r.rest)
	case r.word == "before":
		d.sayBeforeYouStart()
		return errBack
	case r.word == "sample":
		return d.sample()
	case r.word == "open" && r.rest != "":
		return d.open(d.Library.Resolve(r.rest))
	case r.word == "open":
		typed, err := d.askText("Path of the file:", "Type or paste the path of a file that ends in "+library.Extension+". The sign ~ stands for your home folder.")
		if err != nil {
			return err
		}
		if typed.empty() {
			return errBack
		}
		return d.open(d.Library.Resolve(typed.text))
	case strings.HasSuffix(r.text, library.Extension) && !d.Hosted():
		return d.open(d.Library.Resolve(r.text))
	}
	n := numberIn(r.text, len(paths))
	if n == 0 {
		return fmt.Errorf("“%s” is none of the choices. %s", r.text, d.homeHelp())
	}
	return d.open(paths[n-1])
}

// sayFiles lists the assessments there are and gives their paths.
func (d *dialogue) sayFiles() []string {
	d.gap()
	here, lately, err := d.Library.Paths()
	if err != nil {
		d.say(sentence(err.Error()))
	}
	switch {
	case len(here) == 0 && d.Hosted():
		d.say("There is no assessment here yet.")
	case len(here) == 0:
		d.say("There is no assessment in this folder yet.")
	case d.Hosted():
		d.say("Assessments of " + oneLine(d.Organisation) + ":")
	default:
		d.say("Assessments in this folder:")
	}
	var told []library.Summary
	list := func(paths []string) {
		for _, path := range paths {
			summary := d.Library.Summarise(path)
			words := d.summaryWords(summary)
			if twin := library.TwinOf(summary, told); twin != "" {
				words += " The same assessment as " + oneLine(twin) + ". " + d.Library.AboutCopies()
			}
			told = append(told, summary)
			d.sayf("%d. %s", len(told), words)
		}
	}
	list(here)
	if len(lately) > 0 {
		d.say("Opened lately, in other folders:")
		list(lately)
	}
	return append(here, lately...)
}

// summaryWords tells of one file what there is to know before it is opened.
func (d *dialogue) summaryWords(summary library.Summary) string {
	name := filepath.Base(summary.Path)
	title := oneLine(summary.Title)
	if title == "" {
		title = "Project without a title"
	}
	if summary.Example {
		title = "Example, " + title
	}
	switch {
	case summary.CopyOf != "":
		return fmt.Sprintf("%s: a copy of %s. %s", name, summary.CopyOf, d.Library.AboutCopies())
	case summary.Damage != nil:
		return fmt.Sprintf("%s: it cannot be opened as it is. Choose it to hear why.", name)
	case summary.Migratable:
		return fmt.Sprintf("%s: made with older questions. Choose it to move it to the newer ones. File %s.", title, name)
	case summary.Err != nil:
		return fmt.Sprintf("%s: it cannot be opened now.", name)
	}
	return fmt.Sprintf("%s: %d of %d questions dealt with. Result: %s. Changed on %s. File %s.",
		title, summary.Answered, summary.Applicable, strings.ToLower(summary.Verdict.Words()), assessment.DateOf(summary.Updated.In(d.Now().Location())).Words(), name)
}
