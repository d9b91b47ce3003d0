package plain

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
)

const reviewHelp = "Type the id of a question or the number of a principle to go there, actions to plan, export to write a report, again to hear the review as it is now. An empty line goes back."

// review tells the result and what stands in the way, and goes where the user
// wants to mend something. All of it comes from the report that an export would
// write for the team itself.
func (d *dialogue) review() error {
	d.sayReview()
	for {
		r, err := d.ask("Review. Type an id, a number, actions, export, again, or an empty line to go back:", reviewHelp, "actions", "export", "again")
		if err != nil || r.empty() {
			return stepBack(err)
		}
		switch r.word {
		case "again":
			d.sayReview()
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

func (d *dialogue) sayReview() {
	d.gap()
	r := report.Build(d.Session.Assessment(), d.Session.Pack, report.Options{Audience: report.Internal, Now: d.Session.Now(), Tool: d.Tool})
	d.say(d.reviewText(r)...)
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

// reviewText tells the report in the order of what to deal with.
func (d *dialogue) reviewText(r *report.Report) []string {
	text := []string{"Review. " + sentence(r.Summary.Title), r.Summary.Sentence}
	text = append(text, d.blockers(r)...)
	text = append(text, d.points(r)...)
	part := func(title string, items []report.Item, words func(report.Item) string) {
		if len(items) == 0 {
			return
		}
		text = append(text, fmt.Sprintf("%s: %d.", title, len(items)))
		for _, item := range items {
			text = append(text, item.Question.ID+": "+words(item))
		}
	}
	question := func(item report.Item) string { return item.Question.Text }
	part("Counted lower than claimed", r.Select(report.Item.Lowered), func(item report.Item) string {
		return fmt.Sprintf("claimed %d, counts %d: %s.", *item.Score.Claimed, *item.Score.Counted, item.Score.Reason)
	})
	part("Nobody knows", r.Select(report.Item.Unsure), question)
	part("Not applicable, with your reasons", r.Select(report.Item.NotApplicable), func(item report.Item) string {
		return sentence(oneLine(item.Answer.Reason))
	})
	part("Departures from the Charter", r.Select(report.Item.Departs), d.departureWords)
	part("Assessors still disagree", r.Select(d.disputed), func(item report.Item) string {
		round, _ := d.Session.Answer(item.Question.ID).LastRound()
		return sentence(roundWords(round))
	})
	part("Flagged to come back to", r.Select(report.Item.Flagged), question)
	if n := len(r.Placeholders); n > 0 {
		text = append(text, fmt.Sprintf("Looks still to be filled in: %d.", n))
		for _, p := range r.Placeholders {
			text = append(text, fmt.Sprintf("%s: %s", wording.Field(p.Field), sentence(oneLine(p.Text))))
		}
	}
	return append(text, d.results(r)...)
}

// blockers tell what keeps the verdict from being ready. Points without a plan
// come after them, with those that have one.
func (d *dialogue) blockers(r *report.Report) []string {
	var text []string
	open := map[string][]string{} // unanswered questions of each principle, told together
	for _, b := range r.Summary.Blockers {
		_, p, _ := d.Session.Pack.Question(b.For)
		switch {
		case b.Kind == report.BlockedByNoPlan:
		case b.Kind == report.BlockedByField:
			text = append(text, wording.Field(b.For)+" is blank.")
		case b.Kind == report.BlockedByUnanswered && p != nil && d.Session.QuestionScore(b.For).Reason == "":
			open[p.ID] = append(open[p.ID], b.For)
		default:
			text = append(text, r.Name(b.For)+": "+b.Reason)
		}
	}
	for i := range d.Session.Pack.Principles {
		p := &d.Session.Pack.Principles[i]
		if ids := open[p.ID]; len(ids) > 0 {
			text = append(text, fmt.Sprintf("Unanswered in principle %d, %s: %s.", p.Number, p.Title, strings.Join(ids, ", ")))
		}
	}
	if len(text) == 0 {
		return []string{"No question and no field stands in the way."}
	}
	return append([]string{"What stands in the way:"}, text...)
}

// points tell what needs a plan, and whether it has one.
func (d *dialogue) points(r *report.Report) []string {
	if len(r.Score.Points) == 0 {
		return nil
	}
	text := []string{fmt.Sprintf("Needs a plan: %d.", len(r.Score.Points))}
	for _, point := range r.Score.Points {
		text = append(text, fmt.Sprintf("%s: %s. %s", r.Name(point.For), point.Reason, d.planWords(point.Action)))
	}
	return text
}

func (d *dialogue) departureWords(item report.Item) string {
	departure := item.Answer.Departure
	words := "no promise chosen."
	if clause, ok := d.Session.Pack.Clause(departure.Clause); ok {
		words = fmt.Sprintf("%s, %s.", clause.ID, clause.Text)
	}
	if oneLine(departure.Reason) == "" {
		return words + " No reason is given, so it is not a departure yet."
	}
	words += " " + sentence(oneLine(departure.Reason))
	if !departure.Until.IsZero() {
		words += " Until " + departure.Until.Words() + "."
	}
	return words
}

// disputed holds for a question on which the last vote still spans levels far apart.
func (d *dialogue) disputed(item report.Item) bool {
	round, held := d.Session.Answer(item.Question.ID).LastRound()
	return held && item.Score.Applies && round.Disputed()
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
