package plain

import (
	"errors"
	"fmt"
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

const blockHelp = "These questions were rated on sheets before the meeting. What the sheets agree on is read out and confirmed together; then come the others, in the order in which to talk about them. At a question, hands rates once more, and back comes back to this list."

// block reads out what ballot sheets agree on, to be confirmed together, and then goes to where
// they differ.
func (d *dialogue) block() error {
	ahead, counted := workshop.AheadOf(d.Session.Assessment(), d.Session.Score(), d.Session.Pack)
	if !counted {
		d.say("No ballot sheets are counted. They are typed with the command charter ballot enter.")
		return nil
	}
	d.gap()
	d.sayf("%s counted. They agree on %s.", plural(ahead.Sheets, "sheet was", "sheets were"), wording.Count(len(ahead.Agreed), "question"))
	if len(ahead.Agreed) > 0 {
		d.say("Read them out, and ask: Does anybody want to talk about one?")
		for _, id := range ahead.Agreed {
			d.say(d.aheadWords(id, ahead))
		}
		if err := d.confirmBlock(ahead); err != nil {
			return stepBack(err)
		}
	}
	return stepBack(d.disputed(ahead))
}

// confirmBlock takes up what somebody wants to talk about, until the rest is confirmed.
func (d *dialogue) confirmBlock(ahead workshop.Ahead) error {
	for {
		r, err := d.ask("Type the id of one to talk about, or an empty line when the others are confirmed:", blockHelp)
		switch {
		case err != nil:
			return err
		case r.empty():
			d.sayf("Confirmed: %s.", wording.Count(len(ahead.Agreed), "question"))
			return nil
		}
		if err := d.talkAbout(r.text, ahead); err != nil {
			return err
		}
	}
}

// disputed goes through where sheets differ, until all is dealt with.
func (d *dialogue) disputed(ahead workshop.Ahead) error {
	if len(ahead.Differ) == 0 {
		d.say("The sheets differ on no question.")
		return nil
	}
	d.gap()
	for {
		left := slices.DeleteFunc(slices.Clone(ahead.Differ), func(id string) bool {
			return workshop.DealtWith(d.Session.Answer(id), ahead.Since)
		})
		d.sayf("The sheets differ on %s. %d of them are dealt with.", wording.Count(len(ahead.Differ), "question"), len(ahead.Differ)-len(left))
		if len(left) == 0 {
			return nil
		}
		d.sayf("The next is %s.", left[0])
		r, err := d.ask("Type next or an empty line to talk about it, list to hear all that are left, or an id:", blockHelp, "next", "list")
		switch {
		case err != nil:
			return err
		case r.word == "list":
			for _, id := range left {
				d.say(d.aheadWords(id, ahead))
			}
			continue
		case r.empty(), r.word == "next":
			r.text = left[0]
		}
		if err := d.talkAbout(r.text, ahead); err != nil {
			return err
		}
	}
}

// talkAbout tells what sheets came to on a question, and goes to it.
func (d *dialogue) talkAbout(text string, ahead workshop.Ahead) error {
	id, known := d.questionID(text)
	if !known {
		d.sayf("There is no question “%s”.", text)
		return nil
	}
	if reveal, held := workshop.RevealOf(d.Session.Answer(id), ahead.Since); held {
		d.say(sentence(reveal.Why))
		if reveal.Ask != "" {
			d.say(sentence(reveal.Ask))
		}
	}
	if err := d.answerFrom(id); !errors.Is(err, errBack) {
		return err
	}
	return nil
}

// aheadWords tell of a question how it stands, and whether views stand apart from that.
func (d *dialogue) aheadWords(id string, ahead workshop.Ahead) string {
	answer := d.Session.Answer(id)
	text := fmt.Sprintf("%s, %s: %s", id, shortState(d.Session.QuestionScore(id)), d.questionText(id))
	if answer.State == assessment.StateLevel {
		text = fmt.Sprintf("%s, level %d: %s", id, *answer.Level, d.questionText(id))
	}
	if r, held := workshop.RevealOf(answer, ahead.Since); held && r.Vote.Apart > 0 {
		text += fmt.Sprintf(" %s apart.", plural(r.Vote.Apart, "view stands", "views stand"))
	}
	return text
}

func (d *dialogue) questionText(id string) string {
	q, _, _ := d.Session.Pack.Question(id)
	return q.Text
}
