package plain

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"charter/tui/session"
)

// saySaved waits until the last change is on the disk and says so, or says what
// is wrong.
func (d *dialogue) saySaved() {
	saved, _ := d.do(session.Flush{}).(session.Flushed)
	status := d.Saving
	switch {
	case saved.Err != nil:
		d.say("Not saved: "+sentence(saved.Err.Error()), "To see what you can do, type menu and then saving.")
		d.reported = d.Trouble()
	case status.Conflict != nil:
		d.sayTrouble()
		d.sayf("Saved beside the file, as %s.", filepath.Base(status.Conflict.Beside))
	default:
		d.sayTrouble()
		d.say("Saved.")
	}
}

// sayTrouble says once what is wrong with the file, if anything is.
func (d *dialogue) sayTrouble() {
	trouble, told := d.Trouble(), d.reported
	d.reported = trouble
	switch {
	case trouble == told, d.Saving.Err != nil:
	case d.Saving.Conflict != nil:
		d.tell(trouble, "To choose, type menu and then saving.")
	case d.Saving.ReadOnly != nil:
		d.tell(trouble, "To see what else you can do, type saving at the menu.")
	default:
		d.tell(trouble, "")
	}
}

// tell says what is wrong with the file, what that means, and what to type next.
func (d *dialogue) tell(trouble session.Trouble, next string) {
	d.say(slices.DeleteFunc([]string{trouble.What, trouble.Advice, next}, func(text string) bool { return text == "" })...)
}

// mayChange reports whether the assessment can be changed.
func (d *dialogue) mayChange() bool { return d.ReadOnly == "" }

// sayReadOnly says why nothing can be changed.
func (d *dialogue) sayReadOnly() {
	if why := d.Saving.ReadOnly; why != nil {
		d.say("Nothing can be changed now.", d.Trouble().What, "To see what you can do, type menu and then saving.")
	}
}

// change does something that changes the assessment, unless that cannot be done
// now.
func (d *dialogue) change(do func() error) error {
	if !d.mayChange() {
		d.sayReadOnly()
		return nil
	}
	return do()
}

// againOrElsewhere says what can be done about changes that are not saved.
func (d *dialogue) againOrElsewhere() string {
	if d.Hosted() {
		return "Type again to try once more now."
	}
	return "Type again to try once more now, or elsewhere to save in another place and go on there."
}

// saving tells how saving stands and what can be done about it.
func (d *dialogue) saving() error {
	d.gap()
	status := d.Saving
	switch {
	case status.Conflict != nil:
		return stepBack(d.conflict(status.Conflict))
	case status.ReadOnly != nil:
		d.tell(d.Trouble(), "")
		help := "Type again to try once more; if the file is free you can edit it from then on."
		if !d.Hosted() {
			help += " Type copy to work in a copy with a name of your own; the two can be joined later with charter merge."
		}
		return stepBack(d.offerRetry(help, "copy"))
	case status.Err == nil && status.Pending():
		d.say("Your last changes are kept here, and are saved as soon as the disk answers.")
		return stepBack(d.offerRetry(d.againOrElsewhere(), "elsewhere"))
	case status.Err != nil:
		d.tell(d.Trouble(), "")
		if errors.Is(status.Err, fs.ErrNotExist) && !d.Hosted() {
			d.sayf("To write the file again where it was, type elsewhere %s.", d.Session.Path)
		}
		return stepBack(d.offerRetry(d.againOrElsewhere(), "elsewhere"))
	}
	d.sayf("Everything is saved in %s.", d.Session.Path)
	return nil
}

// offerRetry tries again, or goes on in another file.
func (d *dialogue) offerRetry(help, elsewhere string) error {
	d.say(help)
	words := []string{"again"}
	if !d.Hosted() { // where there is no other place
		words = append(words, elsewhere)
	}
	r, err := d.ask("Type "+strings.Join(words, ", ")+", or an empty line to go back:", help, words...)
	switch {
	case err != nil || r.empty():
		return err
	case r.word == elsewhere:
		return d.elsewhere(r.rest)
	case r.word != "again":
		d.sayf("“%s” is none of the choices.", r.text)
		return d.offerRetry(help, elsewhere)
	case d.mayChange():
		d.saySaved()
		return nil
	}
	if still, readOnly := d.do(session.Retry{}).(session.StillReadOnly); readOnly {
		d.say(sentence(still.Err.Error()))
		return nil
	}
	d.say("The file is free. You can edit it now.")
	return nil
}

// elsewhere saves in a new file and goes on there.
func (d *dialogue) elsewhere(name string) error {
	for {
		if name == "" {
			r, err := d.askText("Name or path of the new file:", "No file is ever replaced. The name ends in .charter.json, which is added if it is missing.")
			if err != nil || r.empty() {
				return err
			}
			name = r.text
		}
		saved, _ := d.do(session.SaveElsewhere{Path: d.pathOf(name)}).(session.SavedElsewhere)
		if saved.Err == nil {
			d.sayf("Saved in %s. You go on with that file.", d.Session.Path)
			return nil
		}
		d.say(sentence(saved.Err.Error()))
		name = ""
	}
}

// tellConflict tells before leaving, once, that there are two versions of the file.
func (d *dialogue) tellConflict() bool {
	if !d.MustTellConflict() {
		return false
	}
	d.gap()
	d.say("There are two versions of this file. To join them now, type saving. To leave all the same, say so once more: both stay on the disk.")
	return true
}

// closeWith closes the file that is open, if any. As long as not all can be saved it is
// asked what to do; an error of that leaves the file open.
func (d *dialogue) closeWith(ask func(cause error) error) error {
	for d.IsOpen() {
		path := d.Session.Path
		not, _ := d.do(session.Close{}).(session.NotClosed)
		if !d.IsOpen() {
			d.sayf("Everything is saved in %s.", path)
			return nil
		}
		if err := ask(not.Err); err != nil {
			return err
		}
	}
	return nil
}

// leaveAnyway asks what to do when the file cannot be saved; after some of the answers
// closing it is to be tried once more.
func (d *dialogue) leaveAnyway(cause error) error {
	words, help := []string{"again", "elsewhere", "lose"}, "Type again to try once more, elsewhere to save in another place, or lose to leave without what is not saved."
	if d.Hosted() {
		words, help = []string{"again", "lose"}, "Type again to try once more, or lose to leave without what is not saved."
	}
	d.gap()
	d.say("Not everything is saved: " + sentence(cause.Error()))
	if changes := d.UnsavedChanges(); len(changes) > 0 {
		d.say("Not saved:")
		for _, entry := range changes {
			d.say(spellArrow(entry.Words()) + ".")
		}
	}
	for {
		last := len(words) - 1
		r, err := d.ask("Type "+strings.Join(words[:last], ", ")+" or "+words[last]+":", help, words...)
		switch {
		case errors.Is(err, errEnd):
			return err
		case err != nil, r.empty(), r.word == "again":
			return nil
		case r.word == "elsewhere":
			return unlessEnd(d.elsewhere(r.rest))
		case r.word == "lose":
			yes, err := d.confirm("Really lose what is not saved?")
			if err == nil && yes {
				d.do(session.Discard{})
			}
			return unlessEnd(err)
		}
		d.say(help)
	}
}

// unlessEnd drops every wish but the end of the input.
func unlessEnd(err error) error {
	if errors.Is(err, errEnd) {
		return err
	}
	return nil
}

// spellArrow writes an arrow out, which a screen reader would call a right arrow.
func spellArrow(words string) string { return strings.ReplaceAll(words, "→", "to") }
