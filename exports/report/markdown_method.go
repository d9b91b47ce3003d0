package report

import (
	"fmt"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
	"charter/questions"
)

func (l *layout) addFreshness() {
	l.doc.Add(document.Section("How long to rely on this", "freshness"), document.ParagraphOf(l.Freshness.Sentence))
	if len(l.Freshness.Expiring) == 0 {
		return
	}
	table := document.Table{
		Caption: "Answers that count less from a day on, unless newer evidence is cited",
		Columns: []document.Column{{Title: "From"}, {Title: "Question"}, {Title: "Counts", Right: true}, {Title: "Then", Right: true}, {Title: "Evidence that goes stale", Running: true}},
	}
	for _, e := range l.Freshness.Expiring {
		table.Rows = append(table.Rows, []document.Cell{
			document.Spans(e.On.Words()), {l.link(e.Question)}, document.Spans(strconv.Itoa(e.From)), document.Spans(strconv.Itoa(e.To)), document.Spans(e.Evidence),
		})
	}
	l.doc.Add(document.ParagraphOf(fmt.Sprintf("Evidence over two years (%d months) old counts one grade less. Unless newer evidence is cited, these answers count less from the day given.", assessment.StaleAfterMonths)), table)
}

// addMethod tells how the result was worked out: the rule, the levels, the bands.
func (l *layout) addMethod() {
	l.doc.Add(document.Section("How this was worked out", "method"))
	titleOnly, check := "Without evidence an answer counts 1 at most; with evidence that has only a title, 2;", "A 3 needs a dated check by a named someone; without one it counts 2."
	if l.Score.Rule != assessment.Rule1().Name {
		titleOnly = "Without evidence an answer counts 1 at most; with evidence that has only a title, 2, or 1 where the question is essential;"
		check = "A 3 needs a dated check by a named someone outside the project who does not own all the evidence; without one it counts 2."
	}
	l.doc.Add(document.ParagraphOf("A project team rates itself from 0 to 3 on each question that applies to it. What counts can be lower than what the team claims:"))
	l.doc.Add(document.List{Items: [][]document.Span{
		document.Spans(titleOnly + " with a title, a place and a date, 3."),
		document.Spans(fmt.Sprintf("Evidence over two years (%d months) old on the assessment date counts one grade less. Evidence dated later than that date does not count.", assessment.StaleAfterMonths)),
		document.Spans(check),
		document.Spans(fmt.Sprintf("An answer that declares a departure from the %s counts %d at most.", l.Pack.Name(), assessment.DepartureCap)),
		document.Spans("“Don't know” and unanswered count 0 and show as the range that they leave open."),
		document.Spans(fmt.Sprintf("“Not applicable” needs a reason of at least %d characters and cannot be said of an essential question. It leaves the sum and what it is divided by.", assessment.MinReasonLength)),
	}})
	l.doc.Add(document.ParagraphOf("A principle's score is what its answers count, as a share of what they could count, from 0 to 100. " +
		"The overall score is the mean of the principles, each weighing the same. The bands matter more than the numbers."))
	l.addVoting()
	l.doc.Add(document.Part("Levels"), levelKey(l.Report), document.Part("Bands"), bandKey())
	rule := "Scored by rule " + l.Score.Rule + " with questionnaire " + l.Pack.ID + " version " + l.Pack.Version
	if !l.Assessment.AsOf.IsZero() {
		rule += ", as of " + l.Assessment.AsOf.Words()
	}
	rule += ". Report made on " + l.Made.Words()
	if l.Tool != "" {
		rule += " by " + l.Tool
	}
	l.doc.Add(document.ParagraphOf(rule + "."))
}

func levelKey(r *Report) document.Table {
	table := document.Table{
		Caption: "What the levels mean",
		Columns: []document.Column{{Title: "Level"}, {Title: "Meaning", Running: true}},
	}
	for level, words := range r.Pack.Levels {
		table.Rows = append(table.Rows, []document.Cell{document.Spans(strconv.Itoa(level)), document.Spans(words)})
	}
	return table
}

func bandKey() document.Table {
	table := document.Table{
		Caption: "What the bands mean",
		Columns: []document.Column{{Title: "Band"}, {Title: "Meaning", Running: true}},
	}
	for _, band := range wording.Bands() {
		table.Rows = append(table.Rows, []document.Cell{document.Spans(band.Words()), document.Spans(band.Sentence())})
	}
	return table
}

// addWithheld lists what a public report leaves out, one line a reason.
func (l *layout) addWithheld() {
	if l.Audience != Public {
		return
	}
	l.doc.Add(document.Section("What this public version withholds", "withheld"))
	if len(l.Withheld) == 0 {
		l.doc.Add(document.ParagraphOf("Nothing."))
		return
	}
	fields := document.Fields{}
	for _, group := range l.WithheldGroups() {
		fields.Items = append(fields.Items, document.Field{Label: wording.Capital(group.Reason), Text: strings.Join(group.What, "\n")})
	}
	l.doc.Add(fields)
}

// addSource gives the source, licence and credit of the questionnaire, what the
// report is not, and the digest that seals it.
func (l *layout) addSource() {
	l.doc.Add(document.Section("Source, licence and notices", "source"))
	list := document.List{}
	for _, notice := range l.Notices {
		list.Items = append(list.Items, document.Spans(notice))
	}
	l.doc.Add(list)
	if l.Pack.Credit != "" {
		l.doc.Add(document.ParagraphOf(l.Pack.Credit))
	}
	text := "Licence of the " + questions.Genitive(l.Pack.Name()) + " text: "
	licence := []document.Span{document.Text(text + l.Pack.Licence + ". Published at "), document.Address(l.Pack.Source), document.Text(".")}
	if name, address, ok := strings.Cut(l.Pack.Licence, ", http"); ok {
		licence = []document.Span{
			document.Text(text), document.Link(name, "http"+address),
			document.Text(". Published at "), document.Address(l.Pack.Source), document.Text("."),
		}
	}
	l.doc.Add(document.Paragraph{Spans: licence})
	if ours := paraphrased(l.Report); ours != "" {
		l.doc.Add(document.ParagraphOf(ours))
	}
	l.doc.Add(document.Section("Seal", "seal"), document.Paragraph{Spans: []document.Span{
		document.Text("Digest of this report: "), document.Verbatim(l.Digest), document.Text("."),
	}})
	l.doc.Add(document.ParagraphOf("To check that this document and its JSON belong together and follow from the rule, run charter verify on both. " +
		"The digest shows that nothing was changed by accident. It does not prove who made the report."))
}

// paraphrased says which principles are in our own words.
func paraphrased(r *Report) string {
	var names []string
	for i := range r.Principles {
		if r.Principles[i].Wording == questions.WordingParaphrase {
			names = append(names, r.Principles[i].Label())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "In our own words, not the " + questions.Genitive(r.Pack.Name()) + ": " + wording.List(names) + "."
}
