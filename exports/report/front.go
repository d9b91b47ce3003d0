package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// addFront puts in the first page, which stands alone: the verdict, what it rests on, what
// stands in the way, the bands of the principles, what comes next, who signed it off, and
// which document it is.
func (l *layout) addFront() {
	l.doc.Add(document.Front{
		Lead:     l.lead(),
		Sections: [][]document.Block{l.restsOn(), l.inTheWay(), l.bands(), l.nextDates()},
		Closing:  [][]document.Block{l.signedOff(), l.aboutThis()},
	})
}

// lead tells the verdict, and of what.
func (l *layout) lead() []document.Block {
	var blocks []document.Block
	if l.Example {
		blocks = append(blocks, document.Banner{Kind: "example", Spans: []document.Span{document.Bold(wording.ExampleNotice)}})
	}
	if l.Audience == Internal {
		blocks = append(blocks, document.Banner{Kind: "warning", Spans: []document.Span{
			document.Bold("Internal version."), document.Text(" It holds names and private notes. Do not publish it."),
		}})
	}
	blocks = append(blocks,
		document.Banner{Kind: string(l.Summary.Verdict), Spans: []document.Span{document.Bold(wording.Verdict(l.Summary.Title, l.Summary.Sentence))}},
		document.ParagraphOf(assessment.Notice))
	about := document.Fields{Items: filled(
		document.Field{Label: "Project", Text: shortened(l.Project.Summary, 220)},
		document.Field{Label: "Organisation", Text: shortened(l.Project.Organisation, 160)},
		document.Field{Label: "Stage and assessment date", Text: strings.Join(slices.DeleteFunc([]string{wording.Stage(l.Facts.Stage), l.Assessment.AsOf.Words()}, isBlank), ", ")},
	)}
	if len(about.Items) > 0 {
		blocks = append(blocks, about)
	}
	return blocks
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// filled leaves out the fields in which nothing stands.
func filled(fields ...document.Field) []document.Field {
	return slices.DeleteFunc(fields, func(f document.Field) bool { return isBlank(f.Text) && f.Spans == nil })
}

// restsOn tells what the verdict rests on, who rated, and what a reader should know besides.
func (l *layout) restsOn() []document.Block {
	blocks := []document.Block{document.Section("What it rests on", "rests-on")}
	for _, text := range []string{l.Summary.RestsOn, l.Summary.People.Sentence} {
		if text != "" {
			blocks = append(blocks, document.ParagraphOf(text))
		}
	}
	list := document.List{}
	for _, signal := range l.Summary.Signals {
		list.Items = append(list.Items, l.signalSpans(signal))
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	return blocks
}

// signalSpans tells a signal, and leads to the questions that it counts.
func (l *layout) signalSpans(signal assessment.Signal) []document.Span {
	switch signal.Code {
	case assessment.SetAsideSignal, assessment.EssentialAt1Signal, assessment.UnresolvedSignal:
		spans := []document.Span{document.Text(strings.TrimSuffix(signal.Text, ".") + ": ")}
		rest := len(signal.For) - linksOnFront
		if rest <= 1 {
			return append(spans, l.links(signal.For, ".")...)
		}
		spans = append(spans, l.links(signal.For[:linksOnFront], fmt.Sprintf("; for %d more see ", rest))...)
		return append(spans, document.Text("What needs attention").To("attention"), document.Text("."))
	case assessment.ExplainedSignal:
		return []document.Span{document.Text(signal.Text).To(explainedID)}
	}
	return document.Spans(signal.Text)
}

// onFront and its like are how much of one kind stands on the first page at most.
const (
	onFront        = 5
	linksOnFront   = 8 // in one line
	actionsOnFront = 3
	actionOnFront  = 80 // characters of its text
)

// inTheWay tells what stands in the way: the first of it, where there is much.
func (l *layout) inTheWay() []document.Block {
	heading := document.Section("What stands in the way", "in-the-way")
	all := l.blockerItems()
	if len(all) == 0 {
		return []document.Block{heading, document.ParagraphOf("Nothing.")}
	}
	shown := document.List{Items: all}
	if len(all) > onFront {
		rest := len(all) - onFront
		shown.Items = append(slices.Clone(all[:onFront]), []document.Span{document.Text(fmt.Sprintf("And %d more: see ", rest)), document.Text(allInTheWay).To("blockers"), document.Text(".")})
	}
	return []document.Block{heading, shown}
}

// bands tells what each principle came to.
func (l *layout) bands() []document.Block {
	marks := document.Marks{Thing: "Principle", Result: "Band"}
	for i, p := range l.Score.Principles {
		marks.Items = append(marks.Items, document.Mark{
			Label: l.Principles[i].Label(), To: "principle-" + p.ID, Sign: wording.BandSign(p.Band), Tint: bandTint(p.Band), Words: p.Band.Words(),
		})
	}
	return []document.Block{document.Section("The principles and their bands", "bands"), marks}
}

func bandTint(b assessment.Band) document.Tint {
	switch b {
	case assessment.BandStrong, assessment.BandMet:
		return document.TintGood
	case assessment.BandPartlyMet:
		return document.TintFair
	case assessment.BandNotMet:
		return document.TintPoor
	}
	return document.TintNone
}

// nextDates tells what comes next: actions by when they are due, reviews, and from when on
// answers count less.
func (l *layout) nextDates() []document.Block {
	blocks := []document.Block{document.Section("Next dates", "dates")}
	actions := l.actionDates()
	shown, list := slices.Clone(actions[:min(len(actions), actionsOnFront)]), document.List{}
	for _, d := range sorted(append(shown, l.reviewDates()...)) {
		list.Items = append(list.Items, append([]document.Span{document.Bold(d.on.Words()), document.Text(": ")}, d.what...))
	}
	if rest := len(actions) - actionsOnFront; rest > 0 {
		list.Items = append(list.Items, []document.Span{document.Text("And " + wording.Count(rest, "more action") + ": see "), document.Text("Actions").To("actions"), document.Text(".")})
	}
	if len(list.Items) == 0 {
		return append(blocks, document.ParagraphOf("No date is set: no action is open with a due day, and no review."))
	}
	return append(blocks, list)
}

// date is a day on which something is due.
type date struct {
	on   assessment.Date
	what []document.Span
}

// actionDates lists the open actions that have a due day, soonest first.
func (l *layout) actionDates() []date {
	var all []date
	for i := range l.Actions {
		action := &l.Actions[i]
		if action.Status != assessment.ActionOpen || action.Due.IsZero() {
			continue
		}
		words := "action for "
		if action.Overdue {
			words = "overdue: action for "
		}
		all = append(all, date{action.Due, []document.Span{document.Text(words), l.link(action.For), document.Text(": "), document.Text(shortened(action.Text, actionOnFront))}})
	}
	return sorted(all)
}

// reviewDates lists the days on which the assessment is to be looked at again.
func (l *layout) reviewDates() []date {
	var all []date
	if next := l.Project.Review.Next; !next.IsZero() {
		all = append(all, date{next, document.Spans("next review")})
	}
	if by := l.Freshness.LookAgainBy; !by.IsZero() && by != l.Project.Review.Next {
		all = append(all, date{by, []document.Span{document.Text("look at it again, see "), document.Text("How long to rely on this").To("freshness")}})
	}
	return all
}

// sorted sorts dates, soonest first.
func sorted(dates []date) []date {
	slices.SortStableFunc(dates, func(a, b date) int { return a.on.Time().Compare(b.on.Time()) })
	return dates
}

// shortened gives the beginning, of so many characters at most, of a text that stands whole
// elsewhere.
func shortened(text string, most int) string {
	words := strings.Fields(text)
	short := ""
	for i, word := range words {
		switch room := most - utf8.RuneCountInString(short) - utf8.RuneCountInString(word); {
		case room < 0 && i == 0:
			return string([]rune(word)[:most]) + "…"
		case room < 0:
			return short + " …"
		case i > 0:
			short += " "
		}
		short += word
	}
	return short
}

// aboutThis tells which document it is.
func (l *layout) aboutThis() []document.Block {
	text := []string{l.Audience.Words(), "made on " + l.Made.Words()}
	if reference := l.Assessment.Reference(); reference != "" {
		text = append([]string{reference}, text...)
	}
	if l.Tool != "" {
		text = append(text, "by "+l.Tool)
	}
	return []document.Block{document.Section("This document", "this"), document.Fields{Items: []document.Field{
		{Label: "Reference", Text: strings.Join(text, ", ")}, {Label: "Digest", Spans: []document.Span{document.Verbatim(l.Digest)}},
	}}}
}

// links gives the questions and principles with the ids, each as a link to where it is told,
// and ends with a mark.
func (r *Report) links(ids []string, end string) []document.Span {
	var spans []document.Span
	for i, id := range ids {
		switch {
		case i == 0:
		case i == len(ids)-1:
			spans = append(spans, document.Text(" and "))
		default:
			spans = append(spans, document.Text(", "))
		}
		spans = append(spans, r.link(id))
	}
	return append(spans, document.Text(end))
}

// link names a question or principle as a reader knows it, and leads to where it is told.
func (r *Report) link(about string) document.Span {
	for i := range r.Principles {
		if r.Principles[i].ID == about {
			return document.Text(r.Principles[i].Label()).To("principle-" + about)
		}
	}
	return document.Text(about).To("question-" + about)
}

// boldLink is the same, standing out.
func (r *Report) boldLink(about string) document.Span {
	span := r.link(about)
	span.Style = document.Strong
	return span
}
