package register

import (
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
	title := e.Title
	if strings.TrimSpace(title) == "" {
		title = "untitled project"
	}
	d := &document.Document{Title: "Register entry: " + title}
	if e.Example {
		d.Add(document.Banner{Kind: "example", Spans: []document.Span{document.Bold(wording.ExampleNotice)}})
	}
	d.Add(document.Paragraph{Spans: []document.Span{
		document.Text("Made from a self-assessment against “" + e.Charter.Title + "”. " + assessment.Notice),
	}})
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
			{Title: "Principle"}, {Title: "Band"}, {Title: "Score", Right: true}, {Title: "Questions", Right: true}, {Title: "Not applicable", Right: true},
		},
	}
	for _, p := range e.Charter.Principles {
		table.Rows = append(table.Rows, []document.Cell{
			document.Spans(strconv.Itoa(p.ID) + " " + p.Title), document.Spans(p.Band.Words()), document.Spans(wording.Number(p.Score)), document.Spans(strconv.Itoa(p.N)), document.Spans(strconv.Itoa(p.NA)),
		})
	}
	facts := fmt.Sprintf("Assessed by the team itself on %s (%s), with question set %s by rule %s.",
		orNotStated(e.Charter.Date.Words()), assessorsText(&e.Charter), e.Charter.QuestionSet, e.Charter.Rule)
	if e.Charter.Overall.Score != nil {
		facts += fmt.Sprintf(" Overall %d of 100", *e.Charter.Overall.Score)
		if *e.Charter.Overall.High > *e.Charter.Overall.Low {
			facts += " (" + wording.Range(e.Charter.Overall) + ")"
		}
		facts += ", a mean of the principles: read the bands first."
	}
	d.Add(table, document.ParagraphOf(facts))
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
}

// addExplanations tells both sides of each fact that something speaks against.
func addExplanations(d *document.Document, e *Entry) {
	if len(e.Explanations) == 0 {
		return
	}
	fields := document.Fields{}
	for _, explained := range e.Explanations {
		fields.Items = append(fields.Items, document.Field{Label: wording.Sentence(explained.About), Text: explained.Text})
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
			list.Items = append(list.Items, document.Spans(wording.Labelled("Clause "+orNotStated(x.Clause), "reason", x.Reason, "until", x.Until.Words())))
		}
		d.Add(list)
	}
	if len(e.Evidence) > 0 {
		list := document.List{}
		for _, x := range e.Evidence {
			spans := document.Spans(wording.Labelled(x.Question, "cites", x.Title, "date", x.Date.Words()))
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

// addATRS shows which ATRS fields the entry could fill, and which it leaves empty.
func addATRS(d *document.Document, e *Entry) {
	d.Add(document.Section("Mapping to the Algorithmic Transparency Recording Standard (ATRS)", "atrs"), document.ParagraphOf(e.ATRS.Notice+". "+e.ATRS.Scope))
	d.Add(document.ParagraphOf("Names marked * are reconstructed from earlier versions and published records; the form may word them otherwise."))
	filled := document.Table{
		Caption: "ATRS fields that this entry has a text for",
		Columns: []document.Column{{Title: "ATRS field", Running: true}, {Title: "Taken from", Running: true}},
	}
	for _, field := range e.ATRS.Fields {
		var from []string
		for _, key := range strings.Fields(field.From) {
			from = append(from, wording.Field(key))
		}
		filled.Rows = append(filled.Rows, []document.Cell{document.Spans(field.label()), document.Spans(strings.Join(from, "; "))})
	}
	if len(filled.Rows) > 0 {
		d.Add(document.Part("ATRS fields this entry has a text for"), document.ParagraphOf("The texts are in the JSON form of this entry."), filled)
	}
	empty := document.List{}
	for _, field := range e.ATRS.LeftEmpty {
		empty.Items = append(empty.Items, document.Spans(field.label()))
	}
	if len(empty.Items) > 0 {
		d.Add(document.Part("ATRS fields left empty"), empty)
	}
}

func (f ATRSField) label() string {
	if f.Reconstructed {
		return f.Ref + " " + f.Name + "*"
	}
	return f.Ref + " " + f.Name
}
