package report

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// addResult tells the verdict, what blocks, and the numbers, the overall one last.
func (l *layout) addResult() {
	if l.Example {
		l.doc.Add(document.Banner{Kind: "example", Spans: []document.Span{document.Bold(wording.ExampleNotice)}})
	}
	if l.Audience == Internal {
		l.doc.Add(document.Banner{Kind: "warning", Spans: []document.Span{
			document.Bold("Internal version."), document.Text(" It holds names and private notes. Do not publish it."),
		}})
	}
	l.doc.Add(
		document.Banner{Kind: string(l.Summary.Verdict), Spans: []document.Span{document.Bold(wording.Verdict(l.Summary.Title, l.Summary.Sentence))}},
		document.ParagraphOf(assessment.Notice),
		document.Section("At a glance", "at-a-glance"),
		document.Fields{Items: glance(l.Report)},
	)
	l.addSignals()
	l.doc.Add(document.Section("What stands in the way", "blockers"))
	l.addBlockers()
}

func glance(r *Report) []document.Field {
	var items []document.Field
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			items = append(items, document.Field{Label: label, Text: text})
		}
	}
	add("Project", r.Project.Summary)
	add("Organisation", r.Project.Organisation)
	add("Stage", wording.Stage(r.Facts.Stage))
	add("Assessment date", r.Assessment.AsOf.Words())
	add("Questions", questionCounts(r.Score.Counts))
	add("Principles", bandCounts(r.Score.Principles))
	add("Rests on", r.Summary.RestsOn)
	add("Who rated", r.Summary.People.Sentence)
	add("Open disagreements", disagreementCount(&r.Summary))
	add("Actions", actionCounts(r.Actions))
	add("Review again", r.Freshness.Sentence)
	add("Overall", Overall(&r.Score))
	return items
}

func questionCounts(c assessment.Counts) string {
	parts := []string{strconv.Itoa(c.Answered) + " answered"}
	for _, more := range []struct {
		count int
		words string
	}{
		{c.Unanswered, "unanswered"}, {c.Unsure, "don't know"}, {c.NotApplicableByHand, "not applicable"},
	} {
		if more.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", more.count, more.words))
		}
	}
	text := fmt.Sprintf("%d asked, %d of them essential: %s.", c.Applicable, c.Essential, wording.List(parts))
	if c.Lowered > 0 {
		text += fmt.Sprintf(" %s counted lower than claimed.", wording.Count(c.Lowered, "answer"))
	}
	return text
}

func bandCounts(principles []assessment.PrincipleScore) string {
	var parts []string
	bands := wording.Bands()
	for i := len(bands) - 1; i >= 0; i-- {
		count := 0
		for _, p := range principles {
			if p.Band == bands[i] {
				count++
			}
		}
		if count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count, bands[i].Words()))
		}
	}
	return wording.List(parts) + "."
}

func actionCounts(actions []Action) string {
	counts := CountActions(actions)
	if counts.Overdue > 0 {
		return fmt.Sprintf("%d open (%d overdue), %d done.", counts.Open, counts.Overdue, counts.Done)
	}
	return fmt.Sprintf("%d open, %d done.", counts.Open, counts.Done)
}

// Overall tells the overall score with its range, and how to read it.
func Overall(score *assessment.Score) string {
	all := score.Overall
	if all.Score == nil {
		return "No score: no question applies."
	}
	text := fmt.Sprintf("%d of 100", *all.Score)
	if open := score.Counts.Unsure + score.Counts.Unanswered; *all.High > *all.Low {
		text += fmt.Sprintf(" (%s, with %s open)", wording.Range(all), wording.Count(open, "question"))
	}
	if *all.Claimed != *all.Score {
		text += fmt.Sprintf("; the team claims %d", *all.Claimed)
	}
	return text + ". It is a mean of the principles: read their bands first."
}

func (l *layout) addBlockers() {
	if len(l.Summary.Blockers) == 0 {
		l.doc.Add(document.ParagraphOf("Nothing."))
		return
	}
	list := document.List{}
	if fields := blockedBy(l.Report, BlockedByField); len(fields) > 0 {
		var labels []string
		for _, b := range fields {
			labels = append(labels, wording.Field(b.For))
		}
		list.Items = append(list.Items, []document.Span{
			document.Bold("Blank in the register entry:"), document.Text(" " + strings.Join(labels, "; ") + "."),
		})
	}
	list.Items = append(list.Items, l.unansweredByPrinciple()...)
	for _, b := range l.Summary.Blockers {
		if b.Kind == BlockedByField || b.Kind == BlockedByUnanswered && !strings.Contains(b.Reason, ":") {
			continue
		}
		name, question := l.Name(b.For), l.questionText(b.For)
		switch {
		case name == "": // it is about the assessment as a whole
			list.Items = append(list.Items, []document.Span{document.Text(b.Reason)})
			continue
		case question == "":
			name += ":"
		}
		list.Items = append(list.Items, []document.Span{document.Bold(name), document.Text(" " + question + b.Reason)})
	}
	l.doc.Add(list)
}

func blockedBy(r *Report, kind BlockerKind) []Blocker {
	var found []Blocker
	for _, b := range r.Summary.Blockers {
		if b.Kind == kind {
			found = append(found, b)
		}
	}
	return found
}

// unansweredByPrinciple lists the unanswered questions in one line a principle.
func (l *layout) unansweredByPrinciple() [][]document.Span {
	var lines [][]document.Span
	for i := range l.Principles {
		var ids []string
		for _, item := range l.items {
			if item.Principle == &l.Principles[i] && item.Unanswered() && item.Score.Reason == "" {
				ids = append(ids, item.Question.ID)
			}
		}
		if len(ids) > 0 {
			lines = append(lines, []document.Span{
				document.Bold(l.Principles[i].Label() + ":"), document.Text(fmt.Sprintf(" %d unanswered: %s.", len(ids), strings.Join(ids, ", "))),
			})
		}
	}
	return lines
}

// questionText gives a question's text with a space after it, or "" for what is no question.
func (r *Report) questionText(id string) string {
	for i := range r.Principles {
		for j := range r.Principles[i].Questions {
			if q := &r.Principles[i].Questions[j]; q.ID == id {
				return q.Text + " "
			}
		}
	}
	return ""
}

// addStanding shows the band and the numbers of every principle.
func (l *layout) addStanding() {
	table := document.Table{
		Caption: "The principles with their bands and scores from 0 to 100",
		Columns: []document.Column{
			{Title: "Principle"}, {Title: "Band"}, {Title: "Score", Right: true}, {Title: "Range", Right: true},
			{Title: "Claimed", Right: true}, {Title: "Questions", Right: true}, {Title: "Open", Right: true}, {Title: "Not applicable", Right: true},
		},
	}
	chart := document.Chart{Title: "Score of each principle from 0 to 100. The shaded part is what open questions could still add."}
	for i, p := range l.Score.Principles {
		bar := document.Bar{Label: l.Principles[i].Label(), Empty: p.Score == nil, Number: wording.Range(p.Numbers), Words: p.Band.Words()}
		if p.Score != nil {
			bar.Low, bar.High = *p.Low, *p.High
		}
		chart.Bars = append(chart.Bars, bar)
		table.Rows = append(table.Rows, []document.Cell{
			{document.Text(l.Principles[i].Label())}, {document.Bold(p.Band.Words())}, document.Spans(wording.Number(p.Score)), document.Spans(cmp.Or(wording.Range(p.Numbers), "–")),
			document.Spans(wording.Number(p.Claimed)), document.Spans(strconv.Itoa(p.N)), document.Spans(strconv.Itoa(p.Unknown)), document.Spans(strconv.Itoa(p.NotApplicableByHand)),
		})
	}
	l.doc.Add(document.Section("How each principle stands", "principles"), table, chart)
}
