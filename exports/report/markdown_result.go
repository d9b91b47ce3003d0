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

// addGlance tells the numbers, the overall one last, and all that stands in the way where the
// first page has room for a part of it only.
func (l *layout) addGlance() {
	l.doc.Add(document.Section("At a glance", "at-a-glance"), document.Fields{Items: glance(l.Report)})
	if all := l.blockerItems(); len(all) > onFront {
		l.doc.Add(document.Section(allInTheWay, "blockers"), document.List{Items: all})
	}
}

// allInTheWay is the heading of the whole list of what stands in the way.
const allInTheWay = "All that stands in the way"

func glance(r *Report) []document.Field {
	var items []document.Field
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			items = append(items, document.Field{Label: label, Text: text})
		}
	}
	add("Questions", questionCounts(r.Score.Counts))
	add("Principles", bandCounts(r.Score.Principles))
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
	if *all.High > *all.Low {
		text += fmt.Sprintf(" (%s, with %s)", wording.Range(all), openWords(score.Counts))
	}
	if *all.Claimed != *all.Score {
		text += fmt.Sprintf("; the team claims %d", *all.Claimed)
	}
	return text + ". It is a mean of the principles: read their bands first."
}

// openWords tells how many questions are open: not answered, or answered with don't know.
func openWords(c assessment.Counts) string {
	text := wording.Count(c.Unanswered+c.Unsure, "question") + " open"
	if c.Unanswered > 0 && c.Unsure > 0 {
		text += fmt.Sprintf(": %d unanswered, %d don't know", c.Unanswered, c.Unsure)
	}
	return text
}

// blockerItems tells what stands in the way, in the order to deal with it.
func (l *layout) blockerItems() [][]document.Span {
	var items [][]document.Span
	if fields := blockedBy(l.Report, BlockedByField); len(fields) > 0 {
		var labels []string
		for _, b := range fields {
			labels = append(labels, wording.Field(b.For))
		}
		items = append(items, []document.Span{
			document.Bold("Blank in the register entry:"), document.Text(" " + strings.Join(labels, "; ") + "."),
		})
	}
	items = append(items, l.unansweredByPrinciple()...)
	for _, b := range l.Summary.Blockers {
		if b.Kind == BlockedByField || b.Kind == BlockedByUnanswered && !strings.Contains(b.Reason, ":") {
			continue
		}
		if l.Name(b.For) == "" { // it is about the assessment as a whole
			items = append(items, document.Spans(b.Reason))
			continue
		}
		between := " "
		question := l.questionText(b.For)
		if question == "" {
			between = ": "
		}
		items = append(items, []document.Span{l.boldLink(b.For), document.Text(between + question + b.Reason)})
	}
	return items
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
			lines = append(lines, append([]document.Span{
				document.Bold(l.Principles[i].Label() + ":"), document.Text(fmt.Sprintf(" %d unanswered: ", len(ids))),
			}, l.links(ids, ".")...))
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
		Caption: "The principles with their bands and scores from 0 to 100, a range where questions are open",
		Columns: []document.Column{
			{Title: "Principle"}, {Title: "Band"}, {Title: "Score", Right: true},
			{Title: "Claimed", Right: true}, {Title: "In score", Right: true}, {Title: "Open", Right: true}, {Title: "Set aside", Right: true},
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
			{l.link(p.ID)}, {document.Text(wording.BandSign(p.Band) + " "), document.Bold(p.Band.Words())}, document.Spans(cmp.Or(wording.Range(p.Numbers), "–")),
			document.Spans(wording.Number(p.Claimed)), document.Spans(strconv.Itoa(p.N)), document.Spans(strconv.Itoa(p.Unknown)), document.Spans(strconv.Itoa(p.NotApplicableByHand)),
		})
	}
	l.doc.Add(document.Section("How each principle stands", "principles"), table, chart)
}
