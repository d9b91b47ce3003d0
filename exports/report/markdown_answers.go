package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
	"charter/questions"
)

// addAnswers tells every question that was asked, with what was said to it.
func (l *layout) addAnswers() {
	l.doc.Add(document.Section("Answers", "answers"),
		document.ParagraphOf("The level that counts stands first. Evidence is cited by the team, and was not looked at for this report. Where somebody checked an answer, that is told with it."))
	items := l.items
	for i := range l.Principles {
		l.addPrinciple(i)
		asked := false
		for _, item := range items {
			if item.Principle == &l.Principles[i] && !item.NotAsked() {
				asked = true
				l.addAnswer(item)
			}
		}
		if !asked {
			l.doc.Add(document.ParagraphOf("No question of this principle is asked of this project."))
		}
	}
}

func (l *layout) addPrinciple(i int) {
	p := &l.Principles[i]
	l.doc.Add(document.Heading{Level: 3, Text: fmt.Sprintf("Principle %d: %s", p.Number, p.Title), ID: "principle-" + p.ID}, document.Said{Text: p.Statement})
	source := []document.Span{document.Text(wording.Wording(p.Wording, l.Pack.Name()))}
	if p.Link != "" {
		source = append(source, document.Text(" "), document.Link("Read the published text", p.Link), document.Text("."))
	}
	l.doc.Add(document.Paragraph{Spans: source})
	if i >= len(l.Score.Principles) {
		return
	}
	score := l.Score.Principles[i]
	spans := []document.Span{document.Bold(wording.Capital(score.Band.Words()) + "."), document.Text(" " + score.Band.Sentence())}
	if score.Score != nil {
		text := fmt.Sprintf(" %d of 100", *score.Score)
		if *score.High > *score.Low {
			text += ", could be " + wording.Range(score.Numbers)
		}
		if *score.Claimed != *score.Score {
			text += fmt.Sprintf("; the team claims %d", *score.Claimed)
		}
		spans = append(spans, document.Text(text+"."))
	}
	l.doc.Add(document.Paragraph{Spans: spans})
}

func (l *layout) addAnswer(item Item) {
	heading := document.Heading{Level: 4, Text: item.Question.ID + " " + item.Question.Text, ID: "question-" + item.Question.ID}
	if item.Answer == nil {
		l.doc.Add(heading, document.Paragraph{Spans: append(l.resultSpans(item), document.Text(" "+l.askedText(item)))})
		return
	}
	blocks := []document.Block{document.ParagraphOf(l.askedText(item))}
	if strings.TrimSpace(item.Answer.Note) != "" {
		blocks = append(blocks, document.Said{Text: item.Answer.Note})
	}
	if fields := l.answerFields(item); len(fields) > 0 {
		blocks = append(blocks, document.Fields{Items: fields})
	}
	if l.isSettled(item) {
		l.doc.Add(document.Folded{Heading: heading, Sum: l.resultSpans(item), Blocks: blocks})
		return
	}
	l.doc.Add(heading, document.Paragraph{Spans: l.resultSpans(item)})
	l.doc.Add(blocks...)
}

// isSettled reports whether an answer is met, and nothing about it needs a reader's attention.
func (l *layout) isSettled(item Item) bool {
	answer := item.Answer
	return item.Score.State == assessment.ScoredLevel && *item.Score.Counted >= 2 && !item.Lowered() && !item.Departs() && !item.Flagged() &&
		strings.TrimSpace(answer.Dissent) == "" &&
		!slices.ContainsFunc(l.Summary.Disagreements, func(d Disagreement) bool { return d.Question == item.Question.ID }) &&
		!slices.ContainsFunc(l.Actions, func(x Action) bool { return x.Status == assessment.ActionOpen && x.isFor(item.Question.ID) })
}

// resultSpans tells what an answer counts, what that level means and why it is
// lower than claimed.
func (r *Report) resultSpans(item Item) []document.Span {
	if item.Score.State != assessment.ScoredLevel {
		spans := []document.Span{document.Bold(wording.Sentence(wording.State(item.Score.State)))}
		if item.Score.Reason != "" {
			spans = append(spans, document.Text(" "+wording.Sentence(item.Score.Reason)))
		}
		if item.NotApplicable() {
			spans = append(spans, document.Text(" "+item.Answer.Reason))
		}
		return spans
	}
	counted, claimed := *item.Score.Counted, *item.Score.Claimed
	spans := []document.Span{
		document.Bold(fmt.Sprintf("%d, %s.", counted, strings.ToLower(r.Pack.Levels[counted]))),
		document.Text(" " + levelText(item.Question, counted)),
	}
	if counted < claimed {
		spans = append(spans, document.Text(fmt.Sprintf(" (Claimed %d, counted %d: %s.)", claimed, counted, item.Score.Reason)))
	}
	return spans
}

// levelText tells what a level means. One that builds on a lower level ("As level
// 2, and …") is followed by what that one means.
func levelText(q *Question, level int) string {
	text := q.Levels[level]
	for lower := range level {
		if strings.HasPrefix(text, fmt.Sprintf("As level %d", lower)) {
			return fmt.Sprintf("%s Level %d: %s", text, lower, q.Levels[lower])
		}
	}
	return text
}

// askedText tells whether the question is essential and which promise of the
// questionnaire it comes from.
func (r *Report) askedText(item Item) string {
	var parts []string
	if item.Score.Essential {
		parts = append(parts, "Essential at this stage.")
	} else if from := item.Question.EssentialFrom; from != questions.StageUnknown {
		only := ""
		if len(item.Question.EssentialIf) > 0 {
			only = ", for " + questions.Condition{All: item.Question.EssentialIf}.Words()
		}
		parts = append(parts, "Essential from the "+wording.Stage(from)+" stage on"+only+".")
	}
	for _, id := range item.Question.Clauses {
		parts = append(parts, wording.Sentence(wording.Capital(r.Pack.Name())+" "+r.clauseName(id)))
	}
	return strings.Join(parts, " ")
}

func (r *Report) answerFields(item Item) []document.Field {
	answer := item.Answer
	var fields []document.Field
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			fields = append(fields, document.Field{Label: label, Text: text})
		}
	}
	spans := func(label string, told []document.Span) {
		if len(told) > 0 {
			fields = append(fields, document.Field{Label: label, Spans: told})
		}
	}
	if !item.NotApplicable() {
		add("Reason given for not applicable", answer.Reason)
	}
	add("Private note", answer.PrivateNote)
	for i := range answer.Evidence {
		spans("Evidence cited", evidenceSpans(&answer.Evidence[i]))
	}
	spans("Check by someone else", checkSpans(answer.Check))
	if answer.Departure != nil {
		spans("Departure from "+r.clauseName(answer.Departure.Clause), departureSpans(answer.Departure))
	}
	add("Agreement", r.agreementText(answer))
	add("Reasons given with the votes", reasonsText(answer))
	spans("Level recorded", document.Spans(r.agreedParts(answer)...))
	add("Dissent", answer.Dissent)
	for _, action := range r.Actions {
		if action.isFor(item.Question.ID) {
			spans("Action", document.Spans(wording.LabelledParts(action.Text, "owner", action.Owner, "due", action.Due.Words(), "state", wording.ActionStatus(action.Status))...))
		}
	}
	add("Answered by", answer.By)
	return fields
}

func evidenceSpans(item *Evidence) []document.Span {
	title := item.Title
	if strings.TrimSpace(title) == "" {
		title = "No title"
	}
	spans, text := document.Spans(wording.LabelledParts(title, "part", item.Part, "owner", item.Owner)...), ""
	if item.Date.IsZero() {
		text += "; no date"
	} else {
		text += "; " + item.Date.Words()
		switch {
		case item.AgeMonths == nil:
			text += ", after the assessment date"
		case item.Stale:
			text += fmt.Sprintf(", %s old, over %d: it counts one grade less", wording.Count(*item.AgeMonths, "month"), assessment.StaleAfterMonths)
		case *item.AgeMonths > 0:
			text += fmt.Sprintf(", %s old", wording.Count(*item.AgeMonths, "month"))
		}
	}
	spans = append(spans, document.Text(text))
	switch {
	case assessment.IsWithheld(item.Location):
		spans = append(spans, document.Text("; where it is: withheld"))
	case strings.TrimSpace(item.Location) != "":
		spans = append(spans, document.Text("; "), document.Address(item.Location))
	}
	return spans
}

func checkSpans(check *assessment.Check) []document.Span {
	if check == nil {
		return nil
	}
	by, day := check.By, check.Date.Words()
	if strings.TrimSpace(by) == "" {
		by = "nobody named"
	}
	if day == "" {
		day = "no date"
	}
	return document.Spans(by, ", "+day)
}

// addNotAsked lists the questions that do not apply, and to which projects they do.
func (l *layout) addNotAsked() {
	table := document.Table{
		Caption: "Questions that are not asked of this project",
		Columns: []document.Column{{Title: "Question"}, {Title: "Asked of", Running: true}},
	}
	for _, item := range l.selected(Item.NotAsked) {
		table.Rows = append(table.Rows, []document.Cell{
			document.Spans(item.Question.ID), document.Spans(item.Question.Applies.Words()),
		})
	}
	if len(table.Rows) > 0 {
		l.doc.Add(document.Section("Questions not asked of this project", "not-asked"),
			document.ParagraphOf("The facts above rule these out. They do not count in any score."), table)
	}
	l.addRetired()
}

// addRetired tells the answers that were put aside when the questionnaire changed: their
// questions are gone, or are asked in other words or together with others.
func (l *layout) addRetired() {
	if len(l.Retired) == 0 {
		return
	}
	l.doc.Add(document.Section("Answers given before the questions changed", "retired"),
		document.ParagraphOf("They answer an earlier version of the questionnaire. They do not count in any score."))
	for _, id := range slices.Sorted(maps.Keys(l.Retired)) {
		answer := l.Retired[id]
		state := wording.State(string(answer.State))
		if answer.State == assessment.StateLevel {
			state = "level " + wording.Number(answer.Level)
		}
		l.doc.Add(document.Part(id), document.Paragraph{Spans: []document.Span{document.Bold(wording.Sentence(state))}})
		if strings.TrimSpace(answer.Note) != "" {
			l.doc.Add(document.Said{Text: answer.Note})
		}
		if fields := l.answerFields(Item{Question: &Question{ID: id}, Score: &assessment.QuestionScore{}, Answer: &answer}); len(fields) > 0 {
			l.doc.Add(document.Fields{Items: fields})
		}
	}
}
