package plain

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"charter/tui/session"
)

// diskTimeout is how long the disk may take before that is said.
const diskTimeout = 3 * time.Second

// within gives a context for one thing to be done on the disk.
func (d *dialogue) within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(d.ctx), diskTimeout)
}

// saySaved waits until the last change is on the disk and says so, or says what
// is wrong.
func (d *dialogue) saySaved() {
	ctx, cancel := d.within()
	defer cancel()
	err := d.file.Flush(ctx)
	status := d.file.Status()
	switch {
	case err != nil:
		d.say("Not saved: "+sentence(err.Error()), "To see what you can do, type menu and then saving.")
		d.reported = status
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
	status := d.file.Status()
	told := d.reported
	d.reported = status
	switch {
	case status.Conflict != nil && told.Conflict != status.Conflict:
		d.say(sentence(status.Conflict.Error()), "To choose, type menu and then saving.")
	case status.ReadOnly != nil && told.ReadOnly == nil:
		d.say(sentence(status.ReadOnly.Error()), "You can read everything and write reports. To see what else you can do, type saving at the menu.")
	case status.Elsewhere != nil && told.Elsewhere == nil:
		d.sayf("The file may be open on another computer: %s. You can go on. If both of you change it, both versions are kept and you choose between them.", status.Elsewhere)
	case status.BackupErr != nil && told.BackupErr == nil:
		d.say("Everything is saved, but the last good copy beside the file could not be renewed: " + sentence(status.BackupErr.Error()))
	}
}

// mayChange reports whether the assessment can be changed.
func (d *dialogue) mayChange() bool { return d.file.Status().ReadOnly == nil }

// sayReadOnly says why nothing can be changed.
func (d *dialogue) sayReadOnly() {
	if why := d.file.Status().ReadOnly; why != nil {
		d.say("Nothing can be changed now: "+sentence(why.Error()), "To see what you can do, type menu and then saving.")
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

// saving tells how saving stands and what can be done about it.
func (d *dialogue) saving() error {
	d.gap()
	status := d.file.Status()
	switch {
	case status.Conflict != nil:
		return stepBack(d.conflict(status.Conflict))
	case status.ReadOnly != nil:
		d.say(sentence(status.ReadOnly.Error()))
		return stepBack(d.offerRetry("Type again to try once more; if the file is free you can edit it from then on. "+
			"Type copy to work in a copy with a name of your own; the two can be joined later with charter merge.", "copy"))
	case status.Err != nil || status.Pending():
		if status.Err != nil {
			d.say(sentence(status.Err.Error()))
		}
		d.say("Your last changes are kept here, and saving is tried again by itself as long as this program runs.")
		if errors.Is(status.Err, fs.ErrNotExist) {
			d.sayf("To write the file again where it was, type elsewhere %s.", d.file.Name())
		}
		return stepBack(d.offerRetry("Type again to try once more now, or elsewhere to save in another place and go on there.", "elsewhere"))
	}
	d.sayf("Everything is saved in %s.", d.file.Name())
	return nil
}

// offerRetry tries again, or goes on in another file.
func (d *dialogue) offerRetry(help, elsewhere string) error {
	d.say(help)
	r, err := d.ask("Type again, "+elsewhere+", or an empty line to go back:", help, "again", elsewhere)
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
	a, err := d.file.TryLock()
	if err != nil {
		d.say(sentence(err.Error()))
		return nil
	}
	d.session = session.New(a, d.session.Pack, d.file.Name(), d.file, d.options.Now)
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
		err := d.file.SaveElsewhere(d.pathOf(name))
		if err == nil {
			d.session.Path = d.file.Name()
			d.sayf("Saved in %s. You go on with that file.", d.session.Path)
			return nil
		}
		d.say(sentence(err.Error()))
		name = ""
	}
}

// close saves what is to be saved and lets go of the file.
func (d *dialogue) close() error {
	ctx, cancel := d.within()
	defer cancel()
	if err := d.file.Close(ctx); err != nil {
		return err
	}
	d.file, d.session = nil, nil
	return nil
}

// closeCurrent closes the file that is open, if any, to go to another. Where that cannot
// be done the user decides.
func (d *dialogue) closeCurrent() error {
	for d.file != nil {
		path := d.file.Name()
		err := d.close()
		if err == nil {
			d.sayf("Everything is saved in %s.", path)
			return nil
		}
		again, err := d.leaveAnyway(err)
		if err != nil {
			return err
		}
		if !again {
			d.file.Discard()
			d.file, d.session = nil, nil
		}
	}
	return nil
}

// leaveAnyway asks what to do when the file cannot be saved; again means that
// closing it is to be tried once more.
func (d *dialogue) leaveAnyway(cause error) (again bool, err error) {
	const help = "Type again to try once more, elsewhere to save in another place, or lose to leave without what is not saved."
	d.gap()
	d.say("Not everything is saved: " + sentence(cause.Error()))
	if on := d.file.Status().OnDisk; on != nil {
		d.say("Not saved:")
		for _, entry := range d.session.Assessment().Since(on) {
			d.say(spellArrow(entry.Words()) + ".")
		}
	}
	for {
		r, err := d.ask("Type again, elsewhere or lose:", help, "again", "elsewhere", "lose")
		switch {
		case errors.Is(err, errEnd):
			return false, err
		case err != nil, r.empty(), r.word == "again":
			return true, nil
		case r.word == "elsewhere":
			return true, unlessEnd(d.elsewhere(r.rest))
		case r.word == "lose":
			yes, err := d.confirm("Really lose what is not saved?")
			if err != nil {
				return true, unlessEnd(err)
			}
			return !yes, nil
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
