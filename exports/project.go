package exports

import (
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// fieldText is a register field and what the project says in it, each item of a
// list on a line of its own.
type fieldText struct {
	key  string // as in the register entry, e.g. "benefit.statement"
	text string // "" when blank
}

// projectTexts gives the fields of a project in the order of the register entry,
// with days written by day.
func projectTexts(p *assessment.Project, day func(assessment.Date) string) []fieldText {
	return []fieldText{
		{"id", p.ID},
		{"title", p.Title},
		{"summary", p.Summary},
		{"description", p.Description},
		{"programme_area", p.ProgrammeArea},
		{"organisation", p.Organisation},
		{"organisation_type", p.OrganisationType},
		{"partners", each(p.Partners, func(x assessment.Partner) string { return told(x.Name, "role", x.Role) })},
		{"suppliers", each(p.Suppliers, func(x assessment.Supplier) string {
			return told(x.Name, "company number", x.CompanyNumber, "role", x.Role, "procurement", x.Procurement, "access to data", x.DataAccess)
		})},
		{"responsible_role", p.ResponsibleRole},
		{"team", p.Team},
		{"contact_email", p.ContactEmail},
		{"url", p.URL},
		{"dates.live_since", day(p.Dates.LiveSince)},
		{"dates.ends", day(p.Dates.Ends)},
		{"area", strings.Join(p.Area, "\n")},
		{"domain", strings.Join(p.Domain, "\n")},
		{"capability", strings.Join(p.Capability, "\n")},
		{"benefit.statement", p.Benefit.Statement},
		{"benefit.who_benefits", p.Benefit.WhoBenefits},
		{"benefit.measure", p.Benefit.Measure},
		{"benefit.baseline", p.Benefit.Baseline},
		{"who_may_lose_out", p.WhoMayLoseOut},
		{"previous_process", p.PreviousProcess},
		{"alternatives", p.Alternatives},
		{"human_review", p.HumanReview},
		{"scale", p.Scale},
		{"staff_training", p.StaffTraining},
		{"challenge.contact", p.Challenge.Contact},
		{"challenge.how", p.Challenge.How},
		{"challenge.response_time", p.Challenge.ResponseTime},
		{"challenge.url", p.Challenge.URL},
		{"algorithm_owners.bias", p.AlgorithmOwners.Bias},
		{"algorithm_owners.correction", p.AlgorithmOwners.Correction},
		{"algorithm_owners.monitoring", p.AlgorithmOwners.Monitoring},
		{"algorithm_owners.training", p.AlgorithmOwners.Training},
		{"data", dataText(p)},
		{"opt_out.data_sharing", optOutText(p.OptOut.DataSharing)},
		{"opt_out.ai_use", optOutText(p.OptOut.AIUse)},
		{"engagement", each(p.Engagement, func(x assessment.Engagement) string {
			return told(x.When, "who", x.Who, "what changed", x.WhatChanged)
		})},
		{"assessments", each(p.Assessments, func(x assessment.OtherAssessment) string {
			return told(x.Kind, "date", day(x.Date), "status", x.Status, "link", x.URL)
		})},
		{"risks", each(p.Risks, func(x assessment.Risk) string {
			return told(x.Risk, "what is done about it", x.Mitigation, "status", x.Status)
		})},
		{"performance", each(p.Performance, func(x assessment.Performance) string {
			return told(x.Measure, "value", x.Value, "date", day(x.Date), "by group", x.ByGroup)
		})},
		{"outcomes", each(p.Outcomes, func(x assessment.Outcome) string {
			return told(x.Text, "date", day(x.Date), "good or bad", x.GoodOrBad)
		})},
		{"environment.estimate", strings.TrimSpace(p.Environment.Estimate + " " + p.Environment.Unit)},
		{"environment.steps", p.Environment.Steps},
		{"workforce", p.Workforce},
		{"review.last", day(p.Review.Last)},
		{"review.next", day(p.Review.Next)},
		{"review.reviewer", p.Review.Reviewer},
		{"review.residents", yesOr(p.Review.Residents)},
	}
}

func dataText(p *assessment.Project) string {
	text := each(p.Data, func(x assessment.DataItem) string {
		return told(x.Name, "about", x.About, "source", x.Source, "the team describes it as", x.Personal, "sensitive", yesOr(x.Sensitive),
			"collected", x.CollectedHow, "shared with", x.SharedWith, "kept for", x.KeptFor, "stored", x.StoredWhere, "used", assessment.ChoiceAt("project.data.use").Label(x.Use))
	})
	if text == "" && p.NoData {
		return "The team says that the project uses no data about people."
	}
	return text
}

func optOutText(o assessment.OptOut) string {
	return told(assessment.ChoiceAt("project.opt_out.ai_use.available").Label(o.Available), "how", o.How, "reason if not", o.ReasonIfNot)
}

// yesOr writes a yes; a no that was never said is left blank.
func yesOr(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// each tells every item of a list on a line of its own.
func each[T any](items []T, tell func(T) string) string {
	var lines []string
	for _, item := range items {
		if line := strings.Join(strings.Fields(tell(item)), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// told writes a name and, after it, the labels that have a text:
// "Northern Rail; role: runs the trains".
func told(name string, labelled ...string) string {
	parts := []string{}
	if name = strings.TrimSpace(name); name != "" {
		parts = append(parts, name)
	}
	for i := 0; i+1 < len(labelled); i += 2 {
		if text := strings.TrimSpace(labelled[i+1]); text != "" {
			parts = append(parts, labelled[i]+": "+text)
		}
	}
	for i := range len(parts) - 1 {
		parts[i] = strings.TrimSuffix(parts[i], ".")
	}
	return strings.Join(parts, "; ")
}

// worded gives what a field says as a document shows it: values of a fixed list
// in plain words, short lists on one line.
func (f fieldText) worded() string {
	switch f.key {
	case "organisation_type", "domain", "capability":
		choice := assessment.ChoiceAt("project." + f.key)
		values := strings.Split(f.text, "\n")
		for i := range values {
			values[i] = choice.Label(values[i])
		}
		return strings.Join(values, "; ")
	case "area":
		return strings.ReplaceAll(f.text, "\n", ", ")
	}
	return f.text
}

// addProject tells what the project is and the facts that decide what is asked.
func (l *layout) addProject() {
	missing := map[string]bool{}
	for _, key := range l.Score.MissingFields {
		missing[key] = true
	}
	fields := document.Fields{}
	for _, field := range projectTexts(&l.Project, assessment.Date.Words) {
		text := strings.TrimSpace(field.worded())
		if text == "" && missing[field.key] {
			text = wording.NotStated + " (the register needs it)"
		}
		if text == "" {
			continue
		}
		item := document.Field{Label: wording.Field(field.key), Text: text}
		switch field.key {
		case "url", "challenge.url":
			item = document.Field{Label: item.Label, Spans: []document.Span{document.Address(text)}}
		case "contact_email":
			item = document.Field{Label: item.Label, Spans: []document.Span{document.Mail(text)}}
		}
		fields.Items = append(fields.Items, item)
	}
	l.doc.Add(section("The project", "project"), fields, part("Facts that decide what is asked"))
	table := document.Table{
		Caption: "Facts about the project",
		Columns: []document.Column{{Title: "Fact", Running: true}, {Title: "Answer", Running: true}},
	}
	for _, fact := range wording.Facts(l.Facts) {
		table.Rows = append(table.Rows, []document.Cell{cell(fact.Label), cell(fact.Value)})
	}
	l.doc.Add(table)
}
