package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment"
	"charter/assessment/merge"
	"charter/assessment/project"
	"charter/assessment/store"
	"charter/exports/wording"
	"charter/tui/session"
)

// The words that let one version hold wherever the two differ.
const (
	oursWord   = "mine"
	theirsWord = "theirs"
)

const conflictHelp = "Type join to join the two versions: you are asked which one holds wherever they differ. Type mine to join them and let yours hold wherever they differ, " +
	"or theirs to let theirs hold. Type theirs only to go on with nothing but their version. Whichever you choose, both stay on the disk. An empty line leaves it for later."

// conflict lets the user choose between two versions of the file.
func (d *dialogue) conflict(found *store.Conflict) error {
	d.say("Someone else changed this file while you had it open. Nothing is lost: both versions are kept.")
	if found.Theirs == nil {
		d.say("Their version cannot be read: " + sentence(fmt.Sprint(found.Damage)))
	}
	d.say(conflictHelp)
	for {
		r, err := d.ask("Type join, mine, theirs, theirs only, or an empty line:", conflictHelp, "join", oursWord, theirsWord)
		switch {
		case err != nil || r.empty():
			return err
		case r.word == theirsWord && r.rest == "only":
			return d.resolve(session.TakeTheirs{})
		case r.word == oursWord && found.Theirs == nil:
			return d.resolve(session.Resolve{Assessment: d.Session.Assessment()})
		case r.word != "" && r.rest == "":
			joined, err := d.join(r.word)
			if joined == nil {
				return err
			}
			return d.resolve(session.Resolve{Assessment: joined})
		}
		d.say(conflictHelp)
	}
}

// resolve ends the conflict with a version: ours, theirs, or both joined.
func (d *dialogue) resolve(how session.Event) error {
	switch e := d.do(how).(type) {
	case session.NotResolved:
		var again *store.Conflict
		if errors.As(e.Err, &again) {
			d.say("They have changed the file once more.")
			return d.conflict(again)
		}
		d.say(sentence(e.Err.Error()))
	case session.Resolved:
		d.reported = d.Trouble()
		kept := filepath.Base(e.Aside)
		if e.Theirs {
			d.sayf("You go on with their version. Yours is kept beside it as %s.", kept)
		} else {
			d.sayf("Saved. Their version is kept beside it as %s.", kept)
		}
	}
	return nil
}

// join joins both versions. Wherever they differ one of them holds, as word
// says, or the user is asked. It gives nil when it was left.
func (d *dialogue) join(word string) (*assessment.Assessment, error) {
	plan, err := d.Compare()
	if err != nil {
		d.say("They cannot be joined: " + sentence(err.Error()))
		return nil, nil
	}
	d.sayf("%s; everything else is joined already.", wording.Capital(plural(len(plan.Differences), "place differs", "places differ")))
	switch word {
	case oursWord:
		d.DecideAll(plan, session.Yours)
	case theirsWord:
		d.DecideAll(plan, session.Theirs)
	}
	for i, difference := range plan.Differences {
		if difference.Chosen >= 0 {
			continue
		}
		side, err := d.decide(i, len(plan.Differences), difference)
		if err != nil {
			return nil, err
		}
		d.Decide(plan, i, side)
	}
	joined, err := plan.Result()
	if err != nil {
		d.say(sentence(err.Error()))
	}
	return joined, nil
}

// decide asks which side of a difference holds.
func (d *dialogue) decide(i, of int, difference merge.Difference) (side int, err error) {
	d.gap()
	d.sayf("Difference %d of %d: %s.", i+1, of, wording.Difference(difference))
	options := make([]project.Option, len(difference.Sides))
	for n, side := range difference.Sides {
		text := side.Text
		if strings.TrimSpace(text) == "" {
			text = "taken away"
		}
		options[n] = project.Option{Label: wording.List(side.Sources) + ": " + text}
	}
	d.listOptions(options)
	for {
		side, err = d.choose("Which one holds? Type its number:", "Choose the version that is right.", options)
		if err != nil || side >= 0 {
			return side, err
		}
		d.say("Type a number, or back to leave all of this for later.")
	}
}
