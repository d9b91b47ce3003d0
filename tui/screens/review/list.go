package review

import (
	"cmp"
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/widget"
)

// sections makes the list of the review, in the order of what to deal with.
func (s *Review) sections() []widget.Section {
	sections := []widget.Section{s.blocking()}
	for _, made := range []widget.Section{
		s.plans(), s.lowered(), s.unsure(), s.setAside(), s.departures(), s.disputed(), s.flagged(), s.placeholders(),
	} {
		if len(made.Rows) > 0 {
			sections = append(sections, made)
		}
	}
	return append(sections, s.chart(), s.overall())
}

// questionRow leads to a question.
func questionRow(item report.Item) widget.Row {
	return widget.Row{Label: item.Question.ID, Text: item.Question.Text, To: screen.Route{Kind: screen.KindQuestion, ID: item.Question.ID}, ActionFor: item.Question.ID}
}

// item finds a question of the report.
func (s *Review) item(id string) report.Item {
	found := s.report.Select(func(i report.Item) bool { return i.Question.ID == id })
	if len(found) == 0 {
		return report.Item{Principle: &report.Principle{}, Question: &report.Question{ID: id}, Score: &assessment.QuestionScore{ID: id}}
	}
	return found[0]
}

// blocking lists what keeps the verdict from being ready, but for points
// without a plan, which stand below with those that have one.
func (s *Review) blocking() widget.Section {
	t := s.Theme
	made := widget.Section{Title: "What blocks"}
	open := map[string]int{} // unanswered questions of a principle; one row tells of them all
	for _, b := range s.report.Summary.Blockers {
		switch item := s.item(b.For); {
		case b.Kind == report.BlockedByField:
			made.Rows = append(made.Rows, fieldRow(b.For, wording.Field(b.For)+" is blank"))
		case b.Kind != report.BlockedByUnanswered:
		case item.Score.Reason != "":
			r := questionRow(item)
			r.More = wording.Sentence(b.Reason)
			made.Rows = append(made.Rows, r)
		default:
			open[item.Principle.ID]++
			if open[item.Principle.ID] == 1 {
				r := questionRow(item)
				r.Right, r.RightStyle = "unanswered", t.Dim
				made.Rows = append(made.Rows, r)
			}
		}
	}
	for i, r := range made.Rows {
		_, p, _ := s.Session.Pack.Question(r.Label)
		if p != nil && open[p.ID] > 1 && r.More == "" {
			made.Rows[i].Text = fmt.Sprintf("and %d more of %d %s", open[p.ID]-1, p.Number, p.Title)
		}
	}
	made.Rows = append(made.Rows, s.notMet()...)
	if len(made.Rows) == 0 {
		made.Text = []string{"Nothing blocks."}
		if len(s.plans().Rows) > 0 {
			made.Text = []string{"No question or field blocks. See below what needs a plan."}
		}
	}
	return made
}

// notMet lists the principles that are not met, each with the questions that
// make it so, and essential questions at 0 of principles that are incomplete.
func (s *Review) notMet() []widget.Row {
	t := s.Theme
	blocked := map[string]report.BlockerKind{}
	for _, b := range s.report.Summary.Blockers {
		if b.Kind == report.BlockedByEssential || b.Kind == report.BlockedByPrinciple {
			blocked[b.For] = b.Kind
		}
	}
	var rows []widget.Row
	for i := range s.report.Principles {
		p, score := &s.report.Principles[i], s.report.Score.Principles[i]
		items := s.report.Select(func(item report.Item) bool {
			at0 := item.Score.Counted != nil && *item.Score.Counted == 0 && !item.Unanswered()
			return item.Principle == p && (blocked[item.Question.ID] != "" || at0 && blocked[p.ID] != "")
		})
		if len(items) == 0 && blocked[p.ID] == "" {
			continue
		}
		rows = append(rows, widget.Row{
			Label: fmt.Sprint(p.Number), Text: p.Title + " is " + score.Band.Words(), Style: t.Strong,
			To: screen.Route{Kind: screen.KindPrinciple, ID: p.ID}, ActionFor: p.ID,
		})
		for _, item := range items {
			r := questionRow(item)
			r.Right, r.RightStyle, r.Inset = "counts 0", t.Bad, 2
			if item.Score.Essential {
				r.Right = "essential, counts 0"
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// fieldRow leads to a field of the project or to the facts.
func fieldRow(key, text string) widget.Row {
	if strings.HasPrefix(key, "facts.") {
		return widget.Row{Label: "Facts", Text: text, To: screen.Route{Kind: screen.KindFacts, ID: key}}
	}
	return widget.Row{Label: "Project", Text: text, To: screen.Route{Kind: screen.KindProject, ID: key}}
}

// plans lists the points that need a plan, with the action that is one.
func (s *Review) plans() widget.Section {
	t := s.Theme
	made := widget.Section{Title: "Needs a plan", Right: s.planColumns("plan", "owner", "due")}
	for _, point := range s.report.Score.Points {
		r := widget.Row{Label: point.For, Text: wording.Capital(point.Reason), ActionFor: point.For, To: screen.Route{Kind: screen.KindQuestion, ID: point.For}}
		if p, ok := s.Session.Pack.Principle(point.For); ok {
			r.Label, r.To = fmt.Sprintf("%d %s", p.Number, p.Title), screen.Route{Kind: screen.KindPrinciple, ID: point.For}
			if weak := s.weakest(p.ID); weak != "" {
				r.Text += ", weakest " + weak
			}
		}
		r.Right, r.RightStyle = s.planColumns("none", "press a", ""), t.Warn
		for _, action := range s.report.Actions {
			if action.ID == point.Action && point.Action != "" {
				r.Right, r.RightStyle = s.planColumns(action.ID, action.Owner, s.dueWords(action)), t.Text
			}
		}
		made.Rows = append(made.Rows, r)
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
	return cells.Fit(action, 4, mark) + " " + cells.Fit(widget.OneLine(owner), wide, mark) + " " + cells.Fit(due, 9, "")
}

// dueWords says when an action is due, in little room.
func (s *Review) dueWords(action report.Action) string {
	switch {
	case action.Status == assessment.ActionDone:
		return "done"
	case action.Overdue:
		return "overdue"
	}
	return widget.ShortDay(action.Due)
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

func (s *Review) lowered() widget.Section {
	items := s.report.Select(report.Item.Lowered)
	made := widget.Section{Title: "Counted lower than claimed", Right: fmt.Sprintf("%d of %d", len(items), s.report.Score.Counts.Answered)}
	for _, item := range items {
		r := questionRow(item)
		r.Text = fmt.Sprintf("claimed %d, counted %d: %s", *item.Score.Claimed, *item.Score.Counted, item.Score.Reason)
		made.Rows = append(made.Rows, r)
	}
	return made
}

func (s *Review) unsure() widget.Section {
	items := s.report.Select(report.Item.Unsure)
	made := widget.Section{Title: "Don't know", Right: fmt.Sprint(len(items))}
	for _, item := range items {
		made.Rows = append(made.Rows, questionRow(item))
	}
	return made
}

func (s *Review) setAside() widget.Section {
	items := s.report.Select(report.Item.NotApplicable)
	made := widget.Section{Title: "Not applicable, with the team's reasons", Right: fmt.Sprint(len(items))}
	for _, item := range items {
		r := questionRow(item)
		r.More = widget.OneLine(item.Answer.Reason)
		made.Rows = append(made.Rows, r)
	}
	return made
}

func (s *Review) departures() widget.Section {
	made := widget.Section{Title: "Departures from the Charter"}
	for _, item := range s.report.Select(report.Item.Departs) {
		r := questionRow(item)
		departure := item.Answer.Departure
		r.Text = "No clause chosen"
		if clause, ok := s.Session.Pack.Clause(departure.Clause); ok {
			r.Text = clause.ID + ": " + clause.Text
		}
		r.More = widget.OneLine(departure.Reason)
		if r.More == "" {
			r.More = "No reason is given, so it is not a departure yet."
		}
		if !departure.Until.IsZero() {
			r.More += " Until " + departure.Until.Words() + "."
		}
		made.Rows = append(made.Rows, r)
	}
	made.Right = fmt.Sprint(len(made.Rows))
	return made
}

// disputed lists the questions on which the last vote still spans levels far apart.
func (s *Review) disputed() widget.Section {
	made := widget.Section{Title: "Assessors still disagree"}
	for _, item := range s.report.Items() {
		answer := s.Session.Answer(item.Question.ID)
		round, held := answer.LastRound()
		if !held || !item.Score.Applies || !round.Disputed() {
			continue
		}
		r := questionRow(item)
		r.Text = widget.RoundWords(s.Theme.Glyph, round)
		r.More = widget.OneLine(answer.Dissent)
		made.Rows = append(made.Rows, r)
	}
	made.Right = fmt.Sprint(len(made.Rows))
	return made
}

func (s *Review) flagged() widget.Section {
	made := widget.Section{Title: "Flagged to come back to"}
	for _, item := range s.report.Select(report.Item.Flagged) {
		made.Rows = append(made.Rows, questionRow(item))
	}
	made.Right = fmt.Sprint(len(made.Rows))
	return made
}

// placeholders lists texts that look as if they were still to be filled in.
func (s *Review) placeholders() widget.Section {
	made := widget.Section{Title: "Looks still to be filled in"}
	for _, p := range s.report.Placeholders {
		part, rest, _ := strings.Cut(p.Field, ".")
		name, _, _ := strings.Cut(rest, ".")
		text := widget.OneLine(p.Text)
		switch part {
		case "answers":
			r := questionRow(s.item(name))
			r.Text = text
			made.Rows = append(made.Rows, r)
		case "actions":
			made.Rows = append(made.Rows, widget.Row{Label: "Actions", Text: text, To: screen.Route{Kind: screen.KindActions, ID: ""}})
		default:
			made.Rows = append(made.Rows, fieldRow(rest, wording.Field(rest)+": "+text))
		}
	}
	made.Right = fmt.Sprint(len(made.Rows))
	return made
}
