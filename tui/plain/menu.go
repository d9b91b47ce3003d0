package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/tui/facts"
	"charter/tui/session"
)

// menuEntry is something that can be done at the menu.
type menuEntry struct {
	word  string
	about string
	do    func(d *dialogue, rest string) error
}

// menuEntries lists what can be done at the menu, in the order of a first visit.
func menuEntries() []menuEntry {
	plain := func(do func(*dialogue) error) func(*dialogue, string) error {
		return func(d *dialogue, _ string) error { return do(d) }
	}
	return []menuEntry{
		{"answer", "answer questions. You can put the id of one after it, as in answer BEN-1", (*dialogue).answer},
		{"essentials", "the essential questions first, for a short session; once more for the usual order", plain((*dialogue).essentials)},
		{"facts", "what decides which questions apply", plain((*dialogue).facts)},
		{"project", "describe the project for the register", plain((*dialogue).project)},
		{"block", "what ballot sheets agree on, to confirm it together, and then where they differ", plain((*dialogue).block)},
		{"people", "who rates or observes; add several from a list", plain((*dialogue).people)},
		{"review", "hear the result, and what stands in the way", plain((*dialogue).review)},
		{"actions", "what the team will do", plain((*dialogue).allActions)},
		{"evidence", "all evidence that is cited", plain((*dialogue).allEvidence)},
		{"documents", "what is cited, what goes stale, and to correct it once everywhere", plain((*dialogue).documents)},
		{"export", "write a report", plain((*dialogue).export)},
		{"history", "what was changed and when", plain((*dialogue).history)},
		{"undo", "take the last change back", plain((*dialogue).undo)},
		{"redo", "make it again", plain((*dialogue).redo)},
		{"find", "a question, note, document, action or word by what it says, as in find bias", (*dialogue).find},
		{"words", "what the words in the questions mean", (*dialogue).glossary},
		{"handover", "how to go on at another computer, hand over to a colleague, and join copies", plain((*dialogue).handOver)},
		{"saving", "whether all is saved, and what to do if it is not", plain((*dialogue).saving)},
		{"files", "close this assessment and choose another", nil},
	}
}

func words(all []menuEntry) []string {
	list := make([]string, len(all))
	for i, e := range all {
		list[i] = e.word
	}
	return list
}

// menu lets the user do one thing after another with the open assessment. It
// ends with errBack, to go back to the files, or with errLeave or errEnd.
func (d *dialogue) menu() error {
	all := menuEntries()
	for {
		d.gap()
		d.sayf("Menu. %s. %s.", d.title(), d.progress())
		if next := d.nextWords(); next != d.nextSaid {
			d.nextSaid = next
			d.say(next)
		}
		if !d.menuRead {
			d.menuRead = true
			d.sayEntries(all)
		}
		r, err := d.ask("Type "+strings.Join(words(all), ", ")+", help or leave:", d.menuHelp(all), words(all)...)
		switch {
		case errors.Is(err, errMenu):
			continue
		case err != nil:
			return err
		case r.word == "files":
			return errBack
		case r.empty():
			d.say("Type one of the words, such as answer. Type help to hear what they do.")
			continue
		case r.word == "":
			d.sayf("“%s” is none of the words of the menu. Type one of these: %s.", r.text, strings.Join(words(all), ", "))
			continue
		}
		for _, e := range all {
			if e.word == r.word {
				err = e.do(d, r.rest)
			}
		}
		if err != nil && !errors.Is(err, errBack) && !errors.Is(err, errMenu) {
			return err
		}
	}
}

func (d *dialogue) sayEntries(all []menuEntry) { d.say(d.menuHelp(all)) }

func (d *dialogue) menuHelp(all []menuEntry) string {
	lines := []string{"These are the words of the menu:"}
	for _, e := range all {
		lines = append(lines, fmt.Sprintf("%s: %s.", e.word, e.about))
	}
	return strings.Join(lines, "\n")
}

// progress tells how far the answers are.
func (d *dialogue) progress() string {
	c := d.Session.Score().Counts
	return fmt.Sprintf("%d of %s dealt with", c.Applicable-c.Unanswered, plural(c.Applicable, "question", "questions"))
}

// nextWords say what to do next, and by which word of the menu.
func (d *dialogue) nextWords() string {
	step := d.Session.NextStep()
	word := map[session.StepKind]string{
		session.StepFacts: "facts", session.StepProject: "project", session.StepAnswer: "answer", session.StepReview: "review", session.StepExport: "export",
	}[step.Kind]
	return fmt.Sprintf("Next: %s. Type %s.", step.Words, word)
}

// handOver tells how the work goes on elsewhere, and with others.
func (d *dialogue) handOver() error {
	d.gap()
	d.say(d.Session.HandOver()...)
	return nil
}

// applyWords tells how many questions apply and how many are essential.
func (d *dialogue) applyWords() string {
	c := d.Session.Score().Counts
	return fmt.Sprintf("%d of %d questions apply, %d of them essential.", c.Applicable, d.Session.Pack.QuestionCount(), c.Essential)
}

// undo takes the last change back and says what it was. Before one of an earlier day it says
// what and when, and asks.
func (d *dialogue) undo() error { return d.undoAt("") }

// undoAt does so at a question, where it asks as well before a change made elsewhere.
func (d *dialogue) undoAt(question string) error {
	step, any := d.Session.NextUndo()
	isHere := func(entry assessment.Entry) bool { return entry.Question == question || question == "" }
	if any && d.mayChange() && (step.Earlier || !slices.ContainsFunc(step.Entries, isHere)) {
		d.sayf("This would undo %s, of %s.", spellArrow(oneLine(step.What)), step.When)
		if yes, err := d.confirm("Undo it?"); err != nil || !yes {
			return err
		}
	}
	return d.revert(d.Session.Undo, "Undone", "There is nothing to undo.")
}

// redo makes the change again that was undone last.
func (d *dialogue) redo() error {
	return d.revert(d.Session.Redo, "Done again", "There is nothing to redo.")
}

func (d *dialogue) revert(do func() (string, bool), did, nothing string) error {
	return d.change(func() error {
		what, ok := do()
		if !ok {
			d.say(nothing)
			return nil
		}
		d.sayf("%s: %s.", did, spellArrow(oneLine(what)))
		d.saySaved()
		return nil
	})
}

// glossary tells what a word means, or all of them.
func (d *dialogue) glossary(word string) error {
	found := false
	for _, term := range d.Session.Pack.Glossary {
		names := append([]string{term.Term, term.Long}, term.Aliases...)
		if word != "" && !containsFold(names, word) {
			continue
		}
		found = true
		name := term.Term
		if term.Long != "" && term.Long != term.Term {
			name += ", " + term.Long
		}
		d.sayf("%s: %s", name, sentence(term.Meaning))
	}
	if !found {
		d.sayf("The list of words has no “%s”. Type words alone to hear all of them.", word)
	}
	return nil
}

func containsFold(names []string, word string) bool {
	for _, name := range names {
		if strings.EqualFold(name, word) {
			return true
		}
	}
	return false
}

// facts lists the facts, and asks for the one that is chosen; when none is
// known it asks for all of them.
func (d *dialogue) facts() error {
	if err := d.askAllFacts(); err != nil {
		return err
	}
	return d.listFacts(facts.Asked(d.Session.Pack))
}
