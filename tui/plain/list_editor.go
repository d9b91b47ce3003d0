package plain

import (
	"errors"
	"fmt"
)

// listEditor is a list of things that are each filled in as a form, such as the
// evidence of an answer.
type listEditor struct {
	title  string
	about  string // a sentence on what the list is for
	one    string // what one is called
	count  func() int
	row    func(i int) string         // one sentence for each
	edit   func(i int) error          // fills one in; count() is a new one
	remove func(i int) (stays string) // takes one off, or says why it stays
	fixed  bool                       // none can be added here
}

// editList lets the list be changed. With nothing in it, it starts with a new one.
func (d *dialogue) editList(list listEditor) error {
	d.gap()
	d.say(list.title+".", list.about)
	if list.count() == 0 && d.mayChange() {
		d.sayf("There is no %s yet, so this is the first.", list.one)
		err := list.edit(0)
		if list.count() == 0 || errors.Is(err, errBack) {
			return nil
		}
		return err
	}
	d.sayRows(list)
	words, can, add := []string{"list", "delete"}, "delete and a number, list", ""
	if !list.fixed {
		words, can, add = append(words, "add"), "add, "+can, "add for a new one, "
	}
	help := fmt.Sprintf("Type a number to change that %s, %sdelete and a number to take one off, as in delete 1, or list to hear the list again. An empty line goes back.", list.one, add)
	for {
		r, err := d.ask(list.title+". Type a number, "+can+", or an empty line to go back:", help, words...)
		switch {
		case err != nil || r.empty():
			return stepBack(err)
		case r.word == "list":
			d.sayRows(list)
			continue
		}
		if err := d.changeRecord(list, r, can); stepBack(err) != nil {
			return err
		}
	}
}

func (d *dialogue) sayRows(list listEditor) {
	if list.count() == 0 {
		d.sayf("There is no %s yet.", list.one)
	}
	for i := range list.count() {
		d.sayf("%d. %s", i+1, list.row(i))
	}
}

// changeRecord does what was typed at the list. can says what else than a number can be.
func (d *dialogue) changeRecord(list listEditor, r reply, can string) error {
	if !d.mayChange() {
		d.sayReadOnly()
		return nil
	}
	switch r.word {
	case "add":
		return list.edit(list.count())
	case "delete":
		n := numberIn(r.rest, list.count())
		if n == 0 {
			d.sayf("Type delete and the number of the %s, as in delete 1. Nothing was deleted.", list.one)
			return nil
		}
		if stays := list.remove(n - 1); stays != "" {
			d.say(stays)
			return nil
		}
		d.sayf("Deleted number %d. To bring it back, type undo at the menu.", n)
		d.saySaved()
		d.sayRows(list)
		return nil
	}
	n := numberIn(r.text, list.count())
	if n == 0 {
		d.sayf("There is no number “%s” in this list. Type a number, %s, or an empty line to go back.", r.text, can)
		return nil
	}
	return list.edit(n - 1)
}

// stepBack ends one step when it was asked to go back, and hands other wishes on.
func stepBack(err error) error {
	if errors.Is(err, errBack) {
		return nil
	}
	return err
}
