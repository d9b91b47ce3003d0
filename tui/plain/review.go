package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/tui/session"
)

const reviewHelp = "Type the id of a question or the number of a principle to go there, explain to say how a fact and what speaks against it can both be true, names to say what names stand for, assessor to say in what role you rate, signoff to put in what was decided on the whole, confirm to say of what was imported that it holds, actions to plan, export to write a report, again to hear the review as it is now. An empty line goes back."

// review tells the result and what stands in the way, and goes where the user
// wants to mend something. All of it comes from the report that an export would
// write for the team itself.
func (d *dialogue) review() error {
	d.sayReview()
	for {
		r, err := d.ask("Review. Type an id, a number, explain, names, signoff, actions, export, again, or an empty line to go back:", reviewHelp, "explain", "names", "assessor", "signoff", "confirm", "actions", "export", "again")
		if err != nil || r.empty() {
			return stepBack(err)
		}
		switch r.word {
		case "again":
			d.sayReview()
		case "explain":
			err = d.explain(r.rest)
		case "names":
			err = d.names()
		case "assessor":
			err = d.raters()
		case "signoff":
			err = d.change(d.signOff)
		case "confirm":
			err = d.change(d.confirmImported)
		case "actions":
			err = d.allActions()
		case "export":
			err = d.export()
		default:
			err = d.goTo(r.text)
		}
		if stepBack(err) != nil {
			return err
		}
	}
}

// raters asks of those who rate alone in what role that is.
func (d *dialogue) raters() error {
	alone := d.Session.RatersAlone()
	if len(alone) == 0 {
		d.say("This asks for the role of whoever rates alone. In a workshop, its list of who is here asks for each.")
		return nil
	}
	for _, who := range alone {
		if len(alone) > 1 {
			d.gap()
			d.say(session.RaterWords(who) + ".")
		}
		if err := d.change(func() error { return d.fillFormOf(d.Session.RaterForm(who.ID)) }); err != nil {
			return err
		}
	}
	return nil
}

// signOff asks what was decided on the whole: which decision, where there are some, then
// for its parts.
func (d *dialogue) signOff() error {
	all := d.Session.Assessment().SignOff
	if len(all) == 0 {
		return d.fillFormOf(d.Session.SignOffForm(0))
	}
	for i, x := range all {
		d.sayf("%d. %s.", i+1, wording.Capital(session.SignOffWords(x, d.Session.Today())))
	}
	for {
		r, err := d.ask("Type the number of a decision to change it, or new:", "Type new to put in another decision, a number to change one, or an empty line to go back.", "new")
		if err != nil || r.empty() {
			return err
		}
		at, err := strconv.Atoi(r.text)
		switch {
		case r.word == "new":
			return d.fillFormOf(d.Session.SignOffForm(len(all)))
		case err == nil && 1 <= at && at <= len(all):
			return d.fillFormOf(d.Session.SignOffForm(at - 1))
		}
		d.say("Type new, or a number from the list.")
	}
}

// confirmImported goes through what was imported and asks whether it holds.
func (d *dialogue) confirmImported() error {
	all := slices.Clone(d.Session.Assessment().Imported)
	if len(all) == 0 {
		d.say("Nothing that was imported waits to be confirmed.")
		return nil
	}
	for i, taken := range all {
		d.gap()
		label, text := d.Session.ImportedWords(taken)
		d.sayf("%d of %d. %s, from %s:", i+1, len(all), label, taken.From)
		d.say(text)
		holds, err := d.confirm("Does it hold?")
		if err != nil {
			return err
		}
		if holds {
			d.Session.Confirm(taken.Place)
		}
	}
	d.say("These were all. What does not hold is changed with project or facts in the menu.")
	return nil
}

func (d *dialogue) sayReview() {
	d.gap()
	d.say(d.reviewText(d.Session.Review())...)
}

// goTo goes to a question or a principle.
func (d *dialogue) goTo(text string) error {
	if p, ok := d.principle(text); ok {
		return d.principleQuestions(p)
	}
	if id, ok := d.questionID(text); ok {
		return d.answerFrom(id)
	}
	d.sayf("There is no question or principle “%s”. %s", text, reviewHelp)
	return nil
}

// reviewText tells the review in the order of what to deal with.
func (d *dialogue) reviewText(r session.Review) []string {
	text := []string{"Review. " + sentence(r.Report.Summary.Title), r.Report.Summary.Sentence}
	if r.Alone != "" {
		text = append(text, sentence(oneLine(r.Alone)))
	}
	for _, part := range r.Parts {
		if len(part.Findings) == 0 {
			text = append(text, part.Else)
			continue
		}
		if part.Else != "" {
			text = append(text, part.Title+":")
		} else {
			text = append(text, fmt.Sprintf("%s: %d.", part.Title, len(part.Findings)))
		}
		for _, finding := range part.Findings {
			text = append(text, d.findingWords(r.Report, finding))
		}
		if part.Findings[0].Imported != nil {
			text = append(text, "Type confirm to go through what was imported.")
		}
	}
	return append(text, d.results(r.Report)...)
}

// findingWords tell of one thing in the review.
func (d *dialogue) findingWords(r *report.Report, f session.Finding) string {
	text := oneLine(f.Text)
	switch {
	case len(f.Open) > 0:
		_, p, _ := d.Session.Pack.Question(f.About.ID)
		return fmt.Sprintf("Unanswered in principle %d, %s: %s.", p.Number, p.Title, strings.Join(f.Open, ", "))
	case f.Round != nil:
		text = wording.RoundSpoken(*f.Round)
	case f.Mark != "":
		text = wording.Capital(f.Mark) + ". " + text
	}
	words := strings.TrimSpace(sentence(text) + " " + sentence(oneLine(f.More)))
	if f.Point != nil {
		words += " " + d.planWords(f.Point.Action)
	}
	if about := f.About; about.Kind == session.AboutQuestion || f.Point != nil {
		words = r.Name(about.ID) + ": " + words
	}
	return words
}

// results tell the bands, and the one number last, since the bands say more.
func (d *dialogue) results(r *report.Report) []string {
	text := []string{"Principles:"}
	for i := range d.Session.Pack.Principles {
		p := &d.Session.Pack.Principles[i]
		text = append(text, fmt.Sprintf("%d. %s: %s.", p.Number, p.Title, d.principleWords(p)))
	}
	n, c := r.Score.Overall, r.Score.Counts
	if n.Score == nil {
		return append(text, "There is no overall score, since no question applies.", assessment.Notice)
	}
	overall := fmt.Sprintf("Overall score: %d out of 100", *n.Score)
	if *n.Low != *n.High {
		overall += fmt.Sprintf(", between %d and %d with %s still unknown", *n.Low, *n.High, plural(c.Unsure+c.Unanswered, "question", "questions"))
	}
	return append(text, fmt.Sprintf("%s. Claimed: %d. It is a mean of the principles: read the bands first.", overall, *n.Claimed), assessment.Notice)
}
