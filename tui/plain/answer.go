package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
)

const answerHelp = "Type next, or an empty line, for the next unanswered question; the number of a principle to hear its questions; the id of a question, such as BEN-1; or list for all principles."

// answer lets the user choose a question and goes on from there. id, when it is
// given, is the question or principle to begin with.
func (d *dialogue) answer(id string) error {
	for {
		if id == "" {
			chosen, err := d.askWhich()
			if err != nil {
				return stepBack(err)
			}
			id = chosen
		}
		var err error
		if principle, ok := d.principle(id); ok {
			err = d.principleQuestions(principle)
		} else if q, ok := d.questionID(id); ok {
			err = d.answerFrom(q)
		} else {
			d.sayf("There is no question or principle “%s”. %s", id, answerHelp)
		}
		if err != nil && !errors.Is(err, errBack) {
			return err
		}
		id = ""
	}
}

// essentials has the essential questions come first, or not any more.
func (d *dialogue) essentials() error {
	d.Session.PutEssentialsFirst(!d.Session.EssentialsFirst())
	if !d.Session.EssentialsFirst() {
		d.say("The questions come in their usual order again.")
		return nil
	}
	_, all := d.Session.EssentialsDone()
	d.sayf("Essentials first: next goes through the %s, then the others.", plural(all, "essential question", "essential questions"))
	return nil
}

// askWhich asks for a question or a principle; next is turned into an id.
func (d *dialogue) askWhich() (string, error) {
	for {
		d.gap()
		next, open := d.Session.NextUnanswered(d.Session.Visited())
		prompt := fmt.Sprintf("Which question? Type next, a number from 1 to %d, an id, or list:", len(d.Session.Pack.Principles))
		if open {
			d.sayf("The next unanswered question is %s.", next)
		} else {
			d.say("Every question is answered. You can still change answers.")
		}
		r, err := d.ask(prompt, answerHelp, "next", "list")
		switch {
		case err != nil:
			return "", err
		case r.word == "list":
			d.sayPrinciples()
		case r.empty() && !open:
			return "", errBack
		case (r.empty() || r.word == "next") && open:
			return next, nil
		case r.word == "next":
			d.say("Every question is answered.")
		default:
			return r.text, nil
		}
	}
}

// principle finds a principle by its number, its id or its title.
func (d *dialogue) principle(text string) (*questions.Principle, bool) {
	number, _ := strconv.Atoi(text)
	for i := range d.Session.Pack.Principles {
		p := &d.Session.Pack.Principles[i]
		if p.Number == number || strings.EqualFold(p.ID, text) || strings.EqualFold(p.Title, text) {
			return p, true
		}
	}
	return nil, false
}

// questionID finds a question by its id, however it is spelt.
func (d *dialogue) questionID(text string) (string, bool) {
	for _, q := range d.Session.Score().Questions {
		if strings.EqualFold(q.ID, text) {
			return q.ID, true
		}
	}
	return "", false
}

// sayPrinciples tells how each principle stands.
func (d *dialogue) sayPrinciples() {
	for i := range d.Session.Pack.Principles {
		p := &d.Session.Pack.Principles[i]
		d.sayf("%d. %s: %s.", p.Number, p.Title, d.principleWords(p))
	}
}

func (d *dialogue) principleWords(p *questions.Principle) string {
	asked, open := 0, 0
	for i := range p.Questions {
		if score := d.Session.QuestionScore(p.Questions[i].ID); score.Applies {
			asked++
			if score.State == assessment.ScoredUnanswered {
				open++
			}
		}
	}
	score := d.Session.PrincipleScore(p.ID)
	if open == asked && asked > 0 {
		return fmt.Sprintf("not started, %s", plural(asked, "question", "questions"))
	}
	return fmt.Sprintf("%s, %d of %s dealt with%s", score.Band.Words(), asked-open, plural(asked, "question", "questions"), numbersWords(score.Numbers))
}

// numbersWords tells a score with its range.
func numbersWords(n assessment.Numbers) string {
	switch {
	case n.Score == nil:
		return ""
	case *n.Low != *n.High:
		return fmt.Sprintf(", score between %d and %d out of 100", *n.Low, *n.High)
	}
	return fmt.Sprintf(", score %d out of 100", *n.Score)
}

const principleHelp = "Type the id of a question, such as BEN-1, or an empty line for the first unanswered one of this principle; guidance to hear what the principle means; action to plan something about the whole principle; again to hear its questions again."

// principleQuestions tells a principle and its questions, and lets one be chosen.
func (d *dialogue) principleQuestions(p *questions.Principle) error {
	first := d.sayPrinciple(p)
	for {
		r, err := d.ask("Type an id, guidance, action, again, or an empty line for the first unanswered one:", principleHelp, "guidance", "action", "again")
		switch {
		case err != nil:
			return err
		case r.word == "guidance":
			d.say(plainMarkdown(p.Guidance))
			continue
		case r.word == "again":
			d.sayPrinciple(p)
			continue
		case r.word == "action":
			if err := d.actions(p.ID); err != nil {
				return err
			}
			continue
		case r.empty() && first == "":
			d.say("Every question of this principle is answered.")
			return errBack
		case r.empty():
			return d.answerFrom(first)
		}
		if id, ok := d.questionID(r.text); ok {
			return d.answerFrom(id)
		}
		d.sayf("There is no question “%s”. %s", r.text, principleHelp)
	}
}

// sayPrinciple tells a principle and how each of its questions stands. It gives
// the first that is unanswered, or "".
func (d *dialogue) sayPrinciple(p *questions.Principle) (first string) {
	d.gap()
	d.sayStatement(p)
	for i := range p.Questions {
		q, score := &p.Questions[i], d.Session.QuestionScore(p.Questions[i].ID)
		if first == "" && score.State == assessment.ScoredUnanswered {
			first = q.ID
		}
		d.sayf("%s, %s: %s", q.ID, shortState(score), q.Text)
	}
	return first
}

// sayStatement tells a principle, with whose words it is told in.
func (d *dialogue) sayStatement(p *questions.Principle) {
	about := p.Statement
	if !strings.HasPrefix(about, p.Title) {
		about = p.Title + ". " + about
	}
	d.sayf("Principle %d, %s", p.Number, about)
	d.say(d.wordingWords(p))
}

// wordingWords say whose words a principle is given in, with the credit it needs.
func (d *dialogue) wordingWords(p *questions.Principle) string {
	pack := d.Session.Pack
	words := wording.Wording(p.Wording, pack.Name())
	if p.Wording == questions.WordingParaphrase {
		link := p.Link
		if link == "" {
			link = pack.Source
		}
		return words + " The " + questions.Genitive(pack.Name()) + " own text is at " + link
	}
	return words + " " + sentence(pack.Credit) + " " + pack.Licence
}

// shortState tells in a few words how a question stands.
func shortState(q assessment.QuestionScore) string {
	words := wording.State(q.State)
	switch {
	case q.Lowered():
		words = fmt.Sprintf("level %d, counts %d", *q.Claimed, *q.Counted)
	case q.State == assessment.ScoredLevel:
		words = fmt.Sprintf("level %d", *q.Claimed)
	case q.State == assessment.ScoredNotAsked:
		return "does not apply"
	}
	if q.Essential {
		words += ", essential"
	}
	return words
}
