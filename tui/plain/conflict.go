package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/merge"
	"charter/assessment/project"
	"charter/assessment/store"
	"charter/exports/wording"
	"charter/tui/session"
)

// The names of the two versions, as sources of the merge.
const (
	oursName   = "yours"
	theirsName = "theirs"
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
			return d.takeTheirs(found)
		case r.word == oursWord && found.Theirs == nil:
			return d.resolve(d.session.Assessment())
		case r.word != "" && r.rest == "":
			joined, err := d.join(found, r.word)
			if joined == nil {
				return err
			}
			return d.resolve(joined)
		}
		d.say(conflictHelp)
	}
}

// resolve ends the conflict with a version, ours or both joined.
func (d *dialogue) resolve(a *assessment.Assessment) error {
	ctx, cancel := d.within()
	defer cancel()
	aside, err := d.file.Resolve(ctx, a)
	var again *store.Conflict
	if errors.As(err, &again) {
		d.say("They have changed the file once more.")
		return d.conflict(again)
	}
	if err != nil {
		d.say(sentence(err.Error()))
		return nil
	}
	d.goOnWith(a)
	d.sayf("Saved. Their version is kept beside it as %s.", filepath.Base(aside))
	return nil
}

func (d *dialogue) takeTheirs(found *store.Conflict) error {
	ctx, cancel := d.within()
	defer cancel()
	theirs, err := d.file.TakeTheirs(ctx)
	if err != nil {
		d.say(sentence(err.Error()))
		return nil
	}
	d.goOnWith(theirs)
	d.sayf("You go on with their version. Yours is kept beside it as %s.", filepath.Base(found.Beside))
	return nil
}

// goOnWith goes on with another version of the same file.
func (d *dialogue) goOnWith(a *assessment.Assessment) {
	d.session = session.New(a, d.session.Pack, d.file.Name(), d.file, d.options.Now)
	d.reported = d.file.Status()
}

// join joins both versions. Wherever they differ one of them holds, as word
// says, or the user is asked. It gives nil when it was left.
func (d *dialogue) join(found *store.Conflict, word string) (*assessment.Assessment, error) {
	if found.Theirs == nil {
		d.say("They cannot be joined while theirs cannot be read.")
		return nil, nil
	}
	plan, err := merge.Start(found.Base, merge.Source{Name: oursName, Assessment: d.session.Assessment()}, merge.Source{Name: theirsName, Assessment: found.Theirs})
	if err != nil {
		d.say(sentence(err.Error()))
		return nil, nil
	}
	d.sayf("%s; everything else is joined already.", wording.Capital(plural(len(plan.Differences), "place differs", "places differ")))
	for i, difference := range plan.Differences {
		side := sideOf(difference, word)
		if side < 0 {
			if side, err = d.decide(i, len(plan.Differences), difference); err != nil {
				return nil, err
			}
		}
		plan.Decide(i, side, "", d.options.Now())
	}
	joined, err := plan.Result()
	if err != nil {
		d.say(sentence(err.Error()))
	}
	return joined, nil
}

// sideOf finds the side of the version that is to hold; -1 when that is to be asked.
func sideOf(difference merge.Difference, word string) int {
	names := map[string]string{oursWord: oursName, theirsWord: theirsName}
	return slices.IndexFunc(difference.Sides, func(side merge.Side) bool { return slices.Contains(side.Sources, names[word]) })
}

// decide asks which side of a difference holds.
func (d *dialogue) decide(i, of int, difference merge.Difference) (side int, err error) {
	d.gap()
	place := wording.Field(difference.Path)
	if difference.Question != "" {
		place = difference.Question + ", " + strings.NewReplacer("_", " ", ".", " ").Replace(difference.Field)
		if difference.Field == "" {
			place = difference.Question + ", the rating"
		}
	}
	d.sayf("Difference %d of %d: %s.", i+1, of, place)
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
