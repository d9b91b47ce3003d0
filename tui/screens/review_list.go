package screens

import (
	"cmp"
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/screen"
)

// sections makes the list of the review, in the order of what to deal with.
func (s *Review) sections() []section {
	sections := []section{s.blocking()}
	for _, made := range []section{
		s.plans(), s.lowered(), s.unsure(), s.setAside(), s.departures(), s.disputed(), s.flagged(), s.fillers(),
	} {
		if len(made.rows) > 0 {
			sections = append(sections, made)
		}
	}
	return append(sections, s.chart(), s.overall())
}

// questionRow leads to a question.
func questionRow(item exports.Item) row {
	return row{label: item.Question.ID, text: item.Question.Text, to: screen.Route{Kind: screen.KindQuestion, ID: item.Question.ID}, plan: item.Question.ID}
}

// item finds a question of the report.
func (s *Review) item(id string) exports.Item {
	found := s.report.Select(func(i exports.Item) bool { return i.Question.ID == id })
	if len(found) == 0 {
		return exports.Item{Principle: &exports.Principle{}, Question: &exports.Question{ID: id}, Score: &assessment.QuestionScore{ID: id}}
	}
	return found[0]
}

// blocking lists what keeps the verdict from being ready, but for points
// without a plan, which stand below with those that have one.
func (s *Review) blocking() section {
	t := s.Theme
	made := section{title: "What blocks"}
	open := map[string]int{} // unanswered questions of a principle; one row tells of them all
	for _, b := range s.report.Summary.Blockers {
		switch item := s.item(b.For); {
		case b.Kind == exports.BlockedByField:
			made.rows = append(made.rows, fieldRow(b.For, wording.Field(b.For)+" is blank"))
		case b.Kind != exports.BlockedByUnanswered:
		case item.Score.Reason != "":
			r := questionRow(item)
			r.more = wording.Sentence(b.Reason)
			made.rows = append(made.rows, r)
		default:
			open[item.Principle.ID]++
			if open[item.Principle.ID] == 1 {
				r := questionRow(item)
				r.right, r.rightStyle = "unanswered", t.Dim
				made.rows = append(made.rows, r)
			}
		}
	}
	for i, r := range made.rows {
		_, p, _ := s.Session.Pack.Question(r.label)
		if p != nil && open[p.ID] > 1 && r.more == "" {
			made.rows[i].text = fmt.Sprintf("and %d more of %d %s", open[p.ID]-1, p.Number, p.Title)
		}
	}
	made.rows = append(made.rows, s.notMet()...)
	if len(made.rows) == 0 {
		made.text = []string{"Nothing blocks."}
		if len(s.plans().rows) > 0 {
			made.text = []string{"No question or field blocks. See below what needs a plan."}
		}
	}
	return made
}

// notMet lists the principles that are not met, each with the questions that
// make it so, and essential questions at 0 of principles that are incomplete.
func (s *Review) notMet() []row {
	t := s.Theme
	blocked := map[string]exports.BlockerKind{}
	for _, b := range s.report.Summary.Blockers {
		if b.Kind == exports.BlockedByEssential || b.Kind == exports.BlockedByPrinciple {
			blocked[b.For] = b.Kind
		}
	}
	var rows []row
	for i := range s.report.Principles {
		p, score := &s.report.Principles[i], s.report.Score.Principles[i]
		items := s.report.Select(func(item exports.Item) bool {
			at0 := item.Score.Counted != nil && *item.Score.Counted == 0 && !item.Unanswered()
			return item.Principle == p && (blocked[item.Question.ID] != "" || at0 && blocked[p.ID] != "")
		})
		if len(items) == 0 && blocked[p.ID] == "" {
			continue
		}
		rows = append(rows, row{
			label: fmt.Sprint(p.Number), text: p.Title + " is " + score.Band.Words(), style: t.Strong,
			to: screen.Route{Kind: screen.KindPrinciple, ID: p.ID}, plan: p.ID,
		})
		for _, item := range items {
			r := questionRow(item)
			r.right, r.rightStyle, r.inset = "counts 0", t.Bad, 2
			if item.Score.Essential {
				r.right = "essential, counts 0"
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// fieldRow leads to a field of the project or to the facts.
func fieldRow(key, text string) row {
	if strings.HasPrefix(key, "facts.") {
		return row{label: "Facts", text: text, to: screen.Route{Kind: screen.KindFacts, ID: key}}
	}
	return row{label: "Project", text: text, to: screen.Route{Kind: screen.KindProject, ID: key}}
}

// plans lists the points that need a plan, with the action that is one.
func (s *Review) plans() section {
	t := s.Theme
	made := section{title: "Needs a plan", right: s.planColumns("plan", "owner", "due")}
	for _, point := range s.report.Score.Points {
		r := row{label: point.For, text: wording.Capital(point.Reason), plan: point.For, to: screen.Route{Kind: screen.KindQuestion, ID: point.For}}
		if p, ok := s.Session.Pack.Principle(point.For); ok {
			r.label, r.to = fmt.Sprintf("%d %s", p.Number, p.Title), screen.Route{Kind: screen.KindPrinciple, ID: point.For}
			if weak := s.weakest(p.ID); weak != "" {
				r.text += ", weakest " + weak
			}
		}
		r.right, r.rightStyle = s.planColumns("none", "press a", ""), t.Warn
		for _, action := range s.report.Actions {
			if action.ID == point.Action && point.Action != "" {
				r.right, r.rightStyle = s.planColumns(action.ID, action.Owner, s.dueWords(action)), t.Text
			}
		}
		made.rows = append(made.rows, r)
	}
	return made
}

// planColumns puts an action, its owner and its day in columns.
func (s *Review) planColumns(action, owner, due string) string {
	mark, wide := s.Theme.Glyph.Ellipsis, 10
	switch {
	case s.Width >= 96:
		wide = 20
	case s.Width < 70: // no room for the owner, who stands in the list of actions
		return cells.Fit(action, 4, mark) + " " + cells.Fit(cmp.Or(due, owner), 9, mark)
	}
	return cells.Fit(action, 4, mark) + " " + cells.Fit(oneLine(owner), wide, mark) + " " + cells.Fit(due, 9, "")
}

// dueWords says when an action is due, in little room.
func (s *Review) dueWords(action exports.Action) string {
	switch {
	case action.Status == assessment.ActionDone:
		return "done"
	case action.Overdue:
		return "overdue"
	}
	return shortDay(action.Due)
}

// weakest names the question of a principle that counts least, an essential
// one before others.
func (s *Review) weakest(principle string) string {
	weak, least := "", 0
	for _, item := range s.report.Items() {
		counted := item.Score.Counted
		if item.Principle.ID != principle || counted == nil {
			continue
		}
		rank := 2 * *counted
		if !item.Score.Essential {
			rank++
		}
		if weak == "" || rank < least {
			weak, least = item.Question.ID, rank
		}
	}
	return weak
}

func (s *Review) lowered() section {
	items := s.report.Select(exports.Item.Lowered)
	made := section{title: "Counted lower than claimed", right: fmt.Sprintf("%d of %d", len(items), s.report.Score.Counts.Answered)}
	for _, item := range items {
		r := questionRow(item)
		r.text = fmt.Sprintf("claimed %d, counted %d: %s", *item.Score.Claimed, *item.Score.Counted, item.Score.Reason)
		made.rows = append(made.rows, r)
	}
	return made
}

func (s *Review) unsure() section {
	items := s.report.Select(exports.Item.Unsure)
	made := section{title: "Don't know", right: fmt.Sprint(len(items))}
	for _, item := range items {
		made.rows = append(made.rows, questionRow(item))
	}
	return made
}

func (s *Review) setAside() section {
	items := s.report.Select(exports.Item.NotApplicable)
	made := section{title: "Not applicable, with the team's reasons", right: fmt.Sprint(len(items))}
	for _, item := range items {
		r := questionRow(item)
		r.more = oneLine(item.Answer.Reason)
		made.rows = append(made.rows, r)
	}
	return made
}

func (s *Review) departures() section {
	made := section{title: "Departures from the Charter"}
	for _, item := range s.report.Select(exports.Item.Departs) {
		r := questionRow(item)
		departure := item.Answer.Departure
		r.text = "No clause chosen"
		if clause, ok := s.Session.Pack.Clause(departure.Clause); ok {
			r.text = clause.ID + ": " + clause.Text
		}
		r.more = oneLine(departure.Reason)
		if r.more == "" {
			r.more = "No reason is given, so it is not a departure yet."
		}
		if !departure.Until.IsZero() {
			r.more += " Until " + departure.Until.Words() + "."
		}
		made.rows = append(made.rows, r)
	}
	made.right = fmt.Sprint(len(made.rows))
	return made
}

// disputed lists the questions on which the last vote still spans levels far apart.
func (s *Review) disputed() section {
	made := section{title: "Assessors still disagree"}
	for _, item := range s.report.Items() {
		answer := s.Session.Answer(item.Question.ID)
		round, held := answer.LastRound()
		if !held || !item.Score.Applies || !round.Disputed() {
			continue
		}
		r := questionRow(item)
		r.text = roundWords(s.Theme.Glyph, round)
		r.more = oneLine(answer.Dissent)
		made.rows = append(made.rows, r)
	}
	made.right = fmt.Sprint(len(made.rows))
	return made
}

func (s *Review) flagged() section {
	made := section{title: "Flagged to come back to"}
	for _, item := range s.report.Select(exports.Item.Flagged) {
		made.rows = append(made.rows, questionRow(item))
	}
	made.right = fmt.Sprint(len(made.rows))
	return made
}

// fillers lists texts that look as if they were still to be filled in.
func (s *Review) fillers() section {
	made := section{title: "Looks still to be filled in"}
	for _, p := range s.report.Placeholders {
		part, rest, _ := strings.Cut(p.Field, ".")
		name, _, _ := strings.Cut(rest, ".")
		text := oneLine(p.Text)
		switch part {
		case "answers":
			r := questionRow(s.item(name))
			r.text = text
			made.rows = append(made.rows, r)
		case "actions":
			made.rows = append(made.rows, row{label: "Actions", text: text, to: screen.Route{Kind: screen.KindActions, ID: ""}})
		default:
			made.rows = append(made.rows, fieldRow(rest, wording.Field(rest)+": "+text))
		}
	}
	made.right = fmt.Sprint(len(made.rows))
	return made
}
