package register

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/encoding"
	"charter/exports/report"
	"charter/exports/wording"
)

// JSON writes a register entry as lcr-register-entry/1.
func JSON(e *Entry) ([]byte, error) { return encoding.JSON(e) }

// Markdown writes a register entry as one page. A field that the entry
// needs and that is blank keeps its heading and says "Not stated".
func Markdown(e *Entry) []byte {
	d := &document.Document{Title: "Register entry", Subject: cmp.Or(strings.TrimSpace(e.Title), wording.Untitled)}
	if e.Example {
		d.Add(document.Banner{Kind: "example", Spans: []document.Span{document.Bold(wording.ExampleNotice)}})
	}
	d.Add(document.Paragraph{Spans: []document.Span{
		document.Text("Made from a self-assessment against “" + e.Charter.Title + "”. " + assessment.Notice),
	}})
	d.Add(document.ParagraphOf(e.reference()))
	if len(e.Warnings) > 0 {
		warnings := document.List{}
		for _, warning := range e.Warnings {
			warnings.Items = append(warnings.Items, document.Spans(warning))
		}
		d.Add(document.Section("Put right before publishing", "warnings"), warnings)
	}
	d.Add(document.Section("The project", "project"))
	for _, field := range entryFields(e, assessment.Date.Words) {
		addField(d, e, field)
	}
	addExplanations(d, e)
	addResult(d, e)
	addLists(d, e)
	addATRS(d, e)
	d.Add(document.Section("Source and notices", "source"))
	notices := document.List{}
	for _, notice := range e.Notices {
		notices.Items = append(notices.Items, document.Spans(notice))
	}
	d.Add(notices, document.Paragraph{Spans: []document.Span{
		document.Text("Made from the report with the digest "), document.Verbatim(e.ReportDigest), document.Text("."),
	}})
	return d.Markdown()
}

// reference tells which entry it is, which version of it, and on which terms others may use it.
func (e *Entry) reference() string {
	text := "Entry " + orNotStated(e.Entry) + ". "
	if e.Version > 0 {
		text += fmt.Sprintf("Version %d, published on %s. ", e.Version, orNotStated(e.Dates.Published.Words()))
	} else {
		text += "Not published yet. "
	}
	switch {
	case e.Licence.ID == "":
		return text + "No licence is chosen."
	case e.Licence.Title == e.Licence.ID:
		return text + "Licence: " + e.Licence.ID + "."
	}
	return text + "Licence: " + e.Licence.Title + " (" + e.Licence.ID + ")."
}

func addField(d *document.Document, e *Entry, field entryField) {
	needed := slices.Contains(e.NotStated, field.key)
	if field.blank() && !needed {
		return
	}
	d.Add(document.Part(wording.Field(field.key)))
	if field.blank() {
		d.Add(document.ParagraphOf(wording.NotStated))
		return
	}
	if len(field.parts) == 1 {
		d.Add(field.parts[0].Block())
		return
	}
	fields := document.Fields{}
	for _, p := range field.parts {
		text := p.Worded()
		if strings.TrimSpace(text) == "" {
			if !slices.Contains(e.NotStated, p.Key) {
				continue
			}
			text = wording.NotStated
		}
		fields.Items = append(fields.Items, p.Labelled(text))
	}
	d.Add(fields)
}

// addResult tells the result of the self-assessment, bands first.
func addResult(d *document.Document, e *Entry) {
	d.Add(document.Section(wording.Capital(e.Charter.Name())+" self-assessment", "charter"), document.Banner{
		Kind: string(e.Charter.Verdict), Spans: []document.Span{document.Bold(wording.Verdict(e.Charter.Verdict.Words(), e.Charter.Meaning))},
	})
	table := document.Table{
		Caption: "The principles with their bands and scores from 0 to 100",
		Columns: []document.Column{
			{Title: "Principle"}, {Title: "Band"}, {Title: "Score", Right: true}, {Title: "In score", Right: true}, {Title: "Set aside", Right: true},
		},
	}
	for _, p := range e.Charter.Principles {
		table.Rows = append(table.Rows, []document.Cell{
			document.Spans(strconv.Itoa(p.ID) + " " + p.Title), document.Spans(p.Band.Words()), document.Spans(wording.Number(p.Score)), document.Spans(strconv.Itoa(p.N)), document.Spans(strconv.Itoa(p.NA)),
		})
	}
	d.Add(table)
	d.Add(document.ParagraphOf(e.Charter.Method()))
	if e.Charter.RestsOn != "" {
		d.Add(document.ParagraphOf(e.Charter.RestsOn))
	}
	signals := document.List{}
	for _, signal := range e.Charter.Signals {
		signals.Items = append(signals.Items, document.Spans(signal.Text))
	}
	if len(signals.Items) > 0 {
		d.Add(document.Part("What to know besides"), signals)
	}
	addHeldBack(d, e)
	addSignOff(d, e)
}

// Method tells in sentences how the result came about, and the overall score.
func (c *Result) Method() string {
	text := fmt.Sprintf("Assessed by the team itself on %s (%s), with question set %s by rule %s.",
		orNotStated(c.Date.Words()), assessorsText(c), c.QuestionSet, c.Rule)
	overall := c.Overall
	if overall.Score == nil {
		return text
	}
	text += fmt.Sprintf(" Overall %d of 100", *overall.Score)
	if overall.Low != nil && overall.High != nil && *overall.High > *overall.Low {
		text += " (" + wording.Range(overall) + ")"
	}
	return text + ", a mean of the principles: read the bands first."
}

// addHeldBack tells why principles are not met.
func addHeldBack(d *document.Document, e *Entry) {
	told := document.Fields{}
	for _, p := range e.Charter.Principles {
		if len(p.HeldBack) == 0 {
			continue
		}
		told.Items = append(told.Items, document.Field{
			Label: fmt.Sprintf("%d %s: %s", p.ID, p.Title, p.Band.Words()), Text: wording.Lines(p.HeldBack, HeldBack.Words),
		})
	}
	if len(told.Items) > 0 {
		d.Add(document.Part("Why principles are not met"), told)
	}
}

// addExplanations tells both sides of each fact that something speaks against.
func addExplanations(d *document.Document, e *Entry) {
	if len(e.Explanations) == 0 {
		return
	}
	fields := document.Fields{}
	for _, explained := range e.Explanations {
		fields.Items = append(fields.Items, document.Field{Label: wording.Capital(explained.About), Text: explained.Text})
	}
	d.Add(document.Part("Facts that something speaks against, and how the team explains it"), fields)
}

// assessorsText tells how many rated, and where more than one did, who they were.
func assessorsText(c *Result) string {
	text := wording.Count(c.Assessors, "assessor")
	if c.Assessors > 1 {
		text += ": " + report.Shares(c.Independent, c.Residents)
	}
	if c.Disagreed > 0 {
		text += "; " + wording.Count(c.Disagreed, "open disagreement")
	}
	return text
}

func orNotStated(text string) string {
	if text == "" {
		return wording.NotStated
	}
	return text
}

func addLists(d *document.Document, e *Entry) {
	d.Add(document.Part(wording.Field("declared_departures")))
	if len(e.Departures) == 0 {
		d.Add(document.ParagraphOf("None."))
	} else {
		list := document.List{}
		for _, x := range e.Departures {
			list.Items = append(list.Items, document.Spans(wording.LabelledParts("Clause "+orNotStated(x.Clause), "promise", x.Promise, "reason", x.Reason, "until", x.Until.Words())...))
		}
		d.Add(list)
	}
	addActions(d, e)
	d.Add(document.Part("What the answers rest on"), counted(e.EvidenceCounts))
	if len(e.Evidence) > 0 {
		list := document.List{}
		for _, x := range e.Evidence {
			spans := document.Spans(wording.LabelledParts(x.Question, "cites", x.Title, "date", x.Date.Words())...)
			if x.Location != "" {
				spans = append(spans, document.Text("; "), document.Address(x.Location))
			}
			list.Items = append(list.Items, spans)
		}
		d.Add(document.Part("Evidence that the team has made public"), list)
	}
	d.Add(document.Part(wording.Field("withheld")))
	if len(e.Withheld) == 0 {
		d.Add(document.ParagraphOf("Nothing."))
		return
	}
	list := document.List{}
	for _, x := range e.Withheld {
		list.Items = append(list.Items, document.Spans(wording.Field(x.Field)+": "+x.Reason+"."))
	}
	d.Add(list)
}

// addActions lists what the team has promised and not done yet.
func addActions(d *document.Document, e *Entry) {
	d.Add(document.Part("Open actions"))
	if len(e.Actions) == 0 {
		d.Add(document.ParagraphOf("None."))
		return
	}
	list := document.List{}
	for _, x := range e.Actions {
		overdue := ""
		if x.Overdue {
			overdue = " (overdue)"
		}
		list.Items = append(list.Items, document.Spans(wording.LabelledParts(x.Text, "for", wording.List(x.For), "owner", x.Owner, "due", x.Due.Words()+overdue)...))
	}
	d.Add(list)
}

// counted tells in numbers what the answers rest on.
func counted(c report.EvidenceCounts) document.Fields {
	told := document.Fields{}
	for _, count := range []struct {
		label string
		n     int
	}{
		{"Questions answered with a level", c.Answered}, {"Of these, with evidence that counts", c.Cite}, {"With evidence that has a place and a date", c.Located},
		{"Checked from outside the project", c.Checked}, {"Documents cited, told apart by their place", c.Documents},
		{"Of these, public", c.Public}, {"Documents older than " + wording.StaleAge, c.Stale},
	} {
		told.Items = append(told.Items, document.Field{Label: count.label, Text: strconv.Itoa(count.n)})
	}
	return told
}
