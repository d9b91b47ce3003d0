package report

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// addAttention lists what a reader should look at before believing the result.
func (l *layout) addAttention() {
	l.doc.Add(document.Section("What needs attention", "attention"))
	before := len(l.doc.Blocks)
	l.addEssentials()
	l.addPoints()
	l.addDisagreements()
	l.addLowered()
	l.addUnsure()
	l.addNotApplicable()
	l.addDepartures()
	l.addFlagged()
	l.addPlaceholders()
	if len(l.doc.Blocks) == before {
		l.doc.Add(document.ParagraphOf("Nothing."))
	}
}

// named starts an item with a question's id and text. What a team typed is a part of its own.
func (r *Report) named(item Item, rest string, typed ...string) []document.Span {
	return append([]document.Span{r.boldLink(item.Question.ID), document.Text(" " + item.Question.Text + rest)}, document.Spans(typed...)...)
}

func (l *layout) addEssentials() {
	list := document.List{}
	for _, item := range l.selected(Item.EssentialNotMet) {
		result := fmt.Sprintf(" Counts %d.", *item.Score.Counted)
		if item.Score.State != assessment.ScoredLevel {
			result = " " + wording.Sentence(wording.State(item.Score.State))
		}
		list.Items = append(list.Items, l.named(item, result))
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Essential questions not yet met"),
			document.ParagraphOf("These are essential at the project's stage and count less than 2."), list)
	}
}

func (l *layout) addPoints() {
	if len(l.Score.Points) == 0 {
		return
	}
	table := document.Table{
		Caption: "Points that need a plan, and the action that answers each",
		Columns: []document.Column{{Title: "For"}, {Title: "Why", Running: true}, {Title: "Plan", Running: true}},
	}
	for _, point := range l.Score.Points {
		table.Rows = append(table.Rows, []document.Cell{{l.link(point.For)}, document.Spans(point.Reason), document.Spans(l.planText(point.Action))})
	}
	l.doc.Add(document.Part("What needs a plan"), table)
}

// planText tells what the action with an id is, for a point it answers.
func (r *Report) planText(id string) string {
	if id == "" {
		return "none yet"
	}
	for _, action := range r.Actions {
		if action.ID == id {
			return action.Text
		}
	}
	return id
}

func (l *layout) addLowered() {
	table := document.Table{
		Caption: "Answers that count less than the team claims",
		Columns: []document.Column{{Title: "Question"}, {Title: "Claimed", Right: true}, {Title: "Counted", Right: true}, {Title: "Why", Running: true}},
	}
	for _, item := range l.selected(Item.Lowered) {
		table.Rows = append(table.Rows, []document.Cell{
			{l.link(item.Question.ID)}, document.Spans(wording.Number(item.Score.Claimed)), document.Spans(wording.Number(item.Score.Counted)), document.Spans(item.Score.Reason),
		})
	}
	if len(table.Rows) > 0 {
		l.doc.Add(document.Part("Counted lower than claimed"), table)
	}
}

func (l *layout) addUnsure() {
	list := document.List{}
	for _, item := range l.selected(Item.Unsure) {
		list.Items = append(list.Items, l.named(item, ""))
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Answered with don't know"), list)
	}
}

func (l *layout) addNotApplicable() {
	list := document.List{}
	for _, item := range l.selected(Item.NotApplicable) {
		list.Items = append(list.Items, l.named(item, " Reason: ", item.Answer.Reason))
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Set to not applicable by the team, and why"), list)
	}
}

func (l *layout) addDepartures() {
	list := document.List{}
	for _, item := range l.selected(Item.Departs) {
		departure := item.Answer.Departure
		list.Items = append(list.Items, append([]document.Span{
			l.boldLink(item.Question.ID), document.Text(" " + wording.Sentence(l.clauseName(departure.Clause)) + " Reason: "),
		}, departureSpans(departure)...))
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Departures from the "+l.Pack.Name()+" that the team declares"), list)
	}
}

func departureSpans(departure *assessment.Departure) []document.Span {
	spans := document.Spans(departure.Reason)
	if strings.TrimSpace(departure.Reason) == "" {
		spans = document.Spans("none given.")
	}
	if !departure.Until.IsZero() {
		spans = append(spans, document.Text(" Until "+departure.Until.Words()+"."))
	}
	return spans
}

// clauseName names a clause of the Charter: "clause 6a, always let people opt out".
func (r *Report) clauseName(id string) string {
	if strings.TrimSpace(id) == "" {
		return "clause not stated"
	}
	for _, clause := range r.Pack.Clauses {
		if clause.ID == id {
			return "clause " + id + ", " + clause.Text
		}
	}
	return "clause " + id
}

func (l *layout) addFlagged() {
	list := document.List{}
	for _, item := range l.selected(Item.Flagged) {
		list.Items = append(list.Items, l.named(item, ""))
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Marked to come back to"), list)
	}
}

func (l *layout) addPlaceholders() {
	fields := document.Fields{}
	for _, p := range l.Placeholders {
		fields.Items = append(fields.Items, document.Field{Label: wording.FieldAt(p.Field), Text: p.Text})
	}
	if len(fields.Items) > 0 {
		l.doc.Add(document.Part("Text that looks as if it is still to be filled in"), fields)
	}
}

func (l *layout) addActions() {
	l.doc.Add(document.Section("Actions", "actions"))
	if len(l.Actions) == 0 {
		l.doc.Add(document.ParagraphOf("No actions are recorded."))
		return
	}
	table := document.Table{
		Caption: "What the team will do, for what, by whom and when",
		Columns: []document.Column{{Title: "For"}, {Title: "State"}, {Title: "Due"}, {Title: "Owner", Running: true}, {Title: "Action", Running: true}},
	}
	for _, action := range l.Actions {
		state := wording.ActionStatus(action.Status)
		if action.Overdue {
			state += ", overdue"
		}
		table.Rows = append(table.Rows, []document.Cell{
			{l.link(action.For)}, document.Spans(state), document.Spans(action.Due.Words()), document.Spans(action.Owner), document.Spans(action.Text),
		})
	}
	l.doc.Add(table)
}
