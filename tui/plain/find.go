package plain

import (
	"fmt"

	"charter/tui/session"
)

// mostFound is how many of what was found are told.
const mostFound = 15

// find looks for something in the assessment by its words, tells what it found, and goes
// where the user chooses.
func (d *dialogue) find(words string) error {
	if words == "" {
		r, err := d.askText("Find what? Type one word or more:", "Type words of a question, a note, a document, an action or of the list of words. An empty line goes back.")
		if err != nil || r.empty() {
			return stepBack(err)
		}
		words = r.text
	}
	all := d.Session.Places()
	found := session.Matching(words, len(all), func(i int) (name, text string) { return all[i].Name, all[i].Text })
	if len(found) == 0 {
		d.sayf("Nothing has “%s”. Try fewer letters.", oneLine(words))
		return nil
	}
	d.gap()
	told := found[:min(len(found), mostFound)]
	d.sayf("Found: %d.", len(found))
	for n, i := range told {
		d.sayf("%d. %s, %s: %s", n+1, oneLine(all[i].Name), all[i].Kind, sentence(oneLine(all[i].Text)))
	}
	if more := len(found) - len(told); more > 0 {
		d.sayf("And %d more. More words find fewer.", more)
	}
	for {
		r, err := d.ask("Type a number to go there, or an empty line to go back:", fmt.Sprintf("Type a number from 1 to %d.", len(told)))
		if err != nil || r.empty() {
			return stepBack(err)
		}
		if n := numberIn(r.text, len(told)); n > 0 {
			return d.goToPlace(all[told[n-1]])
		}
		d.sayf("There is no number “%s” in this list.", oneLine(r.text))
	}
}

// goToPlace goes where something that was found can be read or changed.
func (d *dialogue) goToPlace(place session.Place) error {
	switch place.Kind {
	case session.PlaceDocument:
		return d.change(func() error { return d.document(place.ID) })
	case session.PlaceAction:
		action, _ := d.Session.Action(place.ID)
		return d.change(func() error { return d.fillAction(action) })
	case session.PlaceWord:
		return d.glossary(place.ID)
	}
	return d.goTo(place.ID)
}
