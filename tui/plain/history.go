package plain

import (
	"slices"

	"charter/assessment"
)

// page is how many changes are told at a time.
const page = 10

const historyHelp = "Type more for earlier changes, undo to take the last change back, redo to make it again. An empty line goes back."

// history tells what changed, when and by whom, the newest first.
func (d *dialogue) history() error {
	told := 0
	d.gap()
	for {
		all := slices.Clone(d.Session.Assessment().History)
		slices.Reverse(all)
		d.sayEntriesOf(all, told)
		told = min(told+page, len(all))
		r, err := d.ask("Type more, undo, redo, or an empty line to go back:", historyHelp, "more", "undo", "redo")
		switch {
		case err != nil || r.empty():
			return stepBack(err)
		case r.word == "more" && told == len(all):
			d.say("There are no earlier changes.")
		case r.word == "undo":
			err, told = d.undo(), len(all)
		case r.word == "redo":
			err, told = d.redo(), len(all)
		case r.word == "":
			d.say(historyHelp)
		}
		if err != nil {
			return err
		}
	}
}

// sayEntriesOf tells a page of changes.
func (d *dialogue) sayEntriesOf(all []assessment.Entry, from int) {
	if len(all) == 0 {
		d.say("Nothing has been changed yet.")
		return
	}
	if from == 0 {
		d.sayf("%s, the newest first.", plural(len(all), "change", "changes"))
	}
	zone := d.Session.Now().Location()
	for _, entry := range all[min(from, len(all)):min(from+page, len(all))] {
		at := entry.At.In(zone)
		words := spellArrow(oneLine(entry.Words()))
		if entry.Undone {
			words += ", undone"
		}
		if who := d.who(entry.By); who != "" {
			words += ", by " + who
		}
		d.sayf("%s, %s: %s.", assessment.DateOf(at).Words(), at.Format("15:04"), words)
	}
}

// who names the assessor who made a change.
func (d *dialogue) who(id string) string {
	for _, person := range d.Session.Assessment().Assessors {
		if person.ID == id && id != "" {
			if person.Name != "" {
				return oneLine(person.Name)
			}
			return oneLine(person.Role)
		}
	}
	return oneLine(id)
}
