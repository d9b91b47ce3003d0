package plain

import "fmt"

// documents tells all documents of the project, first those that need something, and
// lets each be corrected wherever it is cited.
func (d *dialogue) documents() error {
	if len(d.Session.Documents()) == 0 {
		d.gap()
		d.say("No document is cited yet. Evidence is added at a question.")
		return nil
	}
	return d.editList(listEditor{
		title: "Documents", one: "document", fixed: true,
		about: "A document is corrected here once, wherever it is cited. One that nothing cites can be deleted.",
		count: func() int { return len(d.Session.Documents()) },
		row: func(i int) string {
			document := d.Session.Documents()[i]
			title := oneLine(document.Title)
			if title == "" {
				title = "without a title"
			}
			return fmt.Sprintf("%s, %s, cited by %s.", title, document.Matter, document.CitedBy())
		},
		edit:   func(i int) error { return d.document(d.Session.Documents()[i].ID) },
		remove: func(i int) string { return d.Session.RemoveDocument(d.Session.Documents()[i].ID) },
	})
}

// document lets a document be corrected, and tells what came of it.
func (d *dialogue) document(id string) error {
	err := d.fillFormOf(d.Session.DocumentForm(id))
	said, joined := d.Session.CloseDocument(id)
	if joined {
		said += " In the menu, undo has both again."
	}
	if said != "" {
		d.say(said)
	}
	return err
}
